// SPDX-License-Identifier: MIT
#pragma once

namespace loquat::cpu::LOQUAT_ISA {
inline constexpr int kLanes = 8;
}

#include "engine/backend/cpu/kernels/simd.h"

namespace loquat::cpu::LOQUAT_ISA {

inline constexpr int kTileRows = 4;            ///< rows of activations worked on at once in a matrix product
inline constexpr bool kSignedWideDot = false;  ///< see dot()

/// Half precision by shifting into place; the multiplication puts the exponent right, for subnormals too.
template <int kCount>
LOQUAT_INLINE Vector<float, kCount> load_halves(const void* from) {
    using F = Vector<float, kCount>;
    using I = Vector<std::int32_t, kCount>;
    const I bits = __builtin_convertvector(load<Vector<std::uint16_t, kCount>>(from), I);
    const I magnitude = bits & 0x7fff;
    const F scaled = reinterpret_cast<F>(magnitude << 13) * 0x1p112f;
    const I special = magnitude >= 0x7c00 ? I{} + 0x7f800000 : I{};
    return reinterpret_cast<F>(reinterpret_cast<I>(scaled) | special | ((bits & 0x8000) << 16));
}
LOQUAT_INLINE Floats load_floats(const Half* from) {
    return load_halves<kLanes>(from);
}
LOQUAT_INLINE Vector<float, 4> load_four_halves(const void* from) {
    return load_halves<4>(from);
}

LOQUAT_INLINE float half_to_float(const void* from) {
    const std::uint16_t halves[4] = {load<std::uint16_t>(from)};
    return load_halves<4>(halves)[0];
}
LOQUAT_INLINE Floats8 splat_half(const void* from) {
    return splat<Floats8>(half_to_float(from));
}

/// Rounds to nearest even; too large becomes infinity. NaN stays NaN.
LOQUAT_INLINE std::uint16_t to_half(float f) {
    const auto bits = load<std::uint32_t>(&f);
    const std::uint32_t magnitude = bits & 0x7fffffff;
    const std::uint32_t sign = (bits >> 16) & 0x8000;
    if (magnitude > 0x7f800000) return static_cast<std::uint16_t>(sign | 0x7e00);
    if (magnitude >= 0x477ff000) return static_cast<std::uint16_t>(sign | 0x7c00);
    if (magnitude < 0x38800000) {  // below 2^-14: adding 0.5 leaves the 2^-24 steps in the last bits
        const float shifted = load<float>(&magnitude) + 0.5f;
        return static_cast<std::uint16_t>(sign | (load<std::uint32_t>(&shifted) - 0x3f000000));
    }
    const std::uint32_t odd = (magnitude >> 13) & 1;
    return static_cast<std::uint16_t>(sign | ((magnitude - 0x38000000 + 0xfff + odd) >> 13));
}

LOQUAT_INLINE void store_halves(Half* to, Floats v) {
    for (int i = 0; i < kLanes; ++i) store(to + i, to_half(v[i]));
}

/// Element i of the result is table[indices[i]], indices below 16.
LOQUAT_INLINE Bytes look_up(const std::uint8_t (&table)[16], Bytes indices) {
    Bytes out;
    for (int i = 0; i < 32; ++i) out[i] = table[indices[i]];
    return out;
}

/// Byte i is `value` where bit i is set, else 0.
LOQUAT_INLINE Bytes spread_bits(std::uint32_t bits, std::uint8_t value) {
    constexpr std::uint64_t kEveryByte = 0x0101010101010101;
    const Vector<std::uint64_t, 4> bytes{(bits & 255) * kEveryByte, (bits >> 8 & 255) * kEveryByte,
                                         (bits >> 16 & 255) * kEveryByte, (bits >> 24) * kEveryByte};
    const Vector<std::uint64_t, 4> bit = Vector<std::uint64_t, 4>{} + 0x8040201008040201;
    return reinterpret_cast<Bytes>(reinterpret_cast<Bytes>(bytes & bit) != 0) & value;
}

/// Nibbles: byte i holds quants i and i + 16.
LOQUAT_INLINE Bytes unpack_nibbles(const void* from) {
    const auto v = load<Bytes16>(from);
    const Bytes16 halves[2] = {v & 15, v >> 4};  // by way of memory: a shuffle this wide is done byte by byte
    return load<Bytes>(halves);
}

/// Lane i: acc[i] + the products of bytes 4i..4i+3 of u (unsigned) and s (signed). kWide: u uses all eight
/// bits; an instruction set that cannot take this (kSignedWideDot) computes with u - 128 instead.
template <bool kWide>
LOQUAT_INLINE Ints dot(Ints acc, Ints u, Ints s) {
    using Words = Vector<std::int16_t, 16>;
    // The bytes of even and odd number as 16-bit words; a product of 255 * 127 still fits one.
    const Words even = (reinterpret_cast<Words>(u) & 255) * ((reinterpret_cast<Words>(s) << 8) >> 8);
    const Words odd = ((reinterpret_cast<Words>(u) >> 8) & 255) * (reinterpret_cast<Words>(s) >> 8);
    const Ints a = reinterpret_cast<Ints>(even);
    const Ints b = reinterpret_cast<Ints>(odd);
    return acc + ((a << 16) >> 16) + (a >> 16) + ((b << 16) >> 16) + (b >> 16);
}

}  // namespace loquat::cpu::LOQUAT_ISA
