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
LOQUAT_INLINE Floats load_floats(const Half* from) {
    const Ints bits = __builtin_convertvector(load<Vector<std::uint16_t, kLanes>>(from), Ints);
    const Ints magnitude = bits & 0x7fff;
    const Floats scaled = reinterpret_cast<Floats>(magnitude << 13) * 0x1p112f;
    const Ints special = magnitude >= 0x7c00 ? Ints{} + 0x7f800000 : Ints{};
    return reinterpret_cast<Floats>(reinterpret_cast<Ints>(scaled) | special | ((bits & 0x8000) << 16));
}

LOQUAT_INLINE float half_to_float(const void* from) {
    std::uint16_t halves[kLanes] = {load<std::uint16_t>(from)};
    return load_floats(reinterpret_cast<const Half*>(halves))[0];
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
    Bytes out;
    for (int i = 0; i < 32; ++i) out[i] = (bits >> i) & 1 ? value : 0;
    return out;
}

/// Lane i: acc[i] + the products of bytes 4i..4i+3 of u (unsigned) and s (signed).
template <class V>
LOQUAT_INLINE V dot_lanes(V acc, V u, V s) {
    for (std::size_t i = 0; i < sizeof(V) / 4; ++i) {
        for (int shift = 0; shift < 32; shift += 8) {
            acc[i] += ((u[i] >> shift) & 255) * static_cast<std::int8_t>(s[i] >> shift);
        }
    }
    return acc;
}

/// kWide: u uses all eight bits. An instruction set that cannot take this (kSignedWideDot) computes with
/// u - 128 instead.
template <bool kWide, class V>
LOQUAT_INLINE V dot(V acc, V u, V s) {
    return dot_lanes(acc, u, s);
}

}  // namespace loquat::cpu::LOQUAT_ISA
