// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

// The vocabulary of the kernels: vectors as GCC and clang know them, so that nearly everything is written
// once. This file and all that include it are compiled once per instruction set, each time inside the
// namespace LOQUAT_ISA. They must not call inline functions of the standard library or of other rooms: the
// linker keeps one copy of such a function, and it could be the one made of instructions this machine lacks.
#define LOQUAT_ALWAYS __attribute__((always_inline))
#define LOQUAT_INLINE inline LOQUAT_ALWAYS

namespace loquat::cpu::LOQUAT_ISA {

using Byte = unsigned char;
enum class Half : std::uint16_t {};
enum class BFloat : std::uint16_t {};

template <class T, int kCount>
struct VectorOf {
    typedef T Type __attribute__((vector_size(sizeof(T) * kCount)));
};
template <class T, int kCount>
using Vector = typename VectorOf<T, kCount>::Type;

using Floats = Vector<float, kLanes>;  ///< as wide as the registers
using Ints = Vector<std::int32_t, kLanes>;
using Floats8 = Vector<float, 8>;
using Ints8 = Vector<std::int32_t, 8>;
using Bytes = Vector<std::uint8_t, 32>;  ///< the quants of one group of 32 weights
using Bytes16 = Vector<std::uint8_t, 16>;

template <class V>
LOQUAT_INLINE V load(const void* from) {
    V v;
    __builtin_memcpy(&v, from, sizeof v);
    return v;
}

template <class V>
LOQUAT_INLINE void store(void* to, V v) {
    __builtin_memcpy(to, &v, sizeof v);
}

template <class V>
LOQUAT_INLINE V splat(float x) {
    return x - V{};
}

LOQUAT_INLINE Floats to_floats(Ints v) {
    return __builtin_convertvector(v, Floats);
}
LOQUAT_INLINE Floats8 to_floats8(Ints8 v) {
    return __builtin_convertvector(v, Floats8);
}

/// {s[0] four times, s[1] four times}
LOQUAT_INLINE Floats8 splat_pair(const float* s) {
    const double both = load<double>(s);
    const Floats8 v = reinterpret_cast<Floats8>(Vector<double, 4>{both, both, both, both});
    return __builtin_shufflevector(v, v, 0, 0, 0, 0, 5, 5, 5, 5);
}

LOQUAT_INLINE float sum(Vector<float, 4> v) {
    v += __builtin_shufflevector(v, v, 2, 3, 0, 1);
    return v[0] + v[1];
}
LOQUAT_INLINE float sum(Floats8 v) {
    return sum(__builtin_shufflevector(v, v, 0, 1, 2, 3) + __builtin_shufflevector(v, v, 4, 5, 6, 7));
}
LOQUAT_INLINE float sum(Vector<float, 16> v) {
    return sum(__builtin_shufflevector(v, v, 0, 1, 2, 3, 4, 5, 6, 7) +
               __builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15));
}

/// (v >> shift) & mask, byte by byte; mask must leave out the bits that come from the next byte.
LOQUAT_INLINE Bytes shift_right(Bytes v, int shift, std::uint8_t mask) {
    return reinterpret_cast<Bytes>(reinterpret_cast<Vector<std::uint16_t, 16>>(v) >>
                                   static_cast<std::uint16_t>(shift)) &
           mask;
}
LOQUAT_INLINE Bytes shift_left(Bytes v, int shift, std::uint8_t mask) {
    return reinterpret_cast<Bytes>(reinterpret_cast<Vector<std::uint16_t, 16>>(v)
                                   << static_cast<std::uint16_t>(shift)) &
           mask;
}

LOQUAT_INLINE float larger(float a, float b) {
    return a > b ? a : b;
}
LOQUAT_INLINE Floats larger(Floats a, Floats b) {
    return a > b ? a : b;
}

LOQUAT_INLINE float largest(Floats v) {
    float x = v[0];
    for (int i = 1; i < kLanes; ++i) x = larger(x, v[i]);
    return x;
}

/// Nearest integer, for |v| < 2^22: adding 1.5 * 2^23 pushes the fraction out.
LOQUAT_INLINE Floats round_to_integer(Floats v) {
    constexpr float kMagic = 12582912.0f;
    return (v + kMagic) - kMagic;
}

/// 2^v; relative error below 3e-7 for v in [-126, 126], clamped outside.
LOQUAT_INLINE Floats exp2(Floats v) {
    v = v < -126.0f ? splat<Floats>(-126.0f) : v;
    v = v > 126.0f ? splat<Floats>(126.0f) : v;
    const Floats whole = round_to_integer(v);
    const Floats f = (v - whole) * 0.693147181f;  // |f| < 0.35: the series of e^f to the 6th power suffices
    Floats p = f * 1.3888889e-3f + 8.3333333e-3f;
    p = p * f + 4.1666667e-2f;
    p = p * f + 1.6666667e-1f;
    p = p * f + 0.5f;
    p = p * f + 1.0f;
    p = p * f + 1.0f;
    const Ints exponent = (__builtin_convertvector(whole, Ints) + 127) << 23;
    return p * reinterpret_cast<Floats>(exponent);
}

/// kLanes floats from memory of any stored type; each instruction set adds load_floats(const Half*).
LOQUAT_INLINE Floats load_floats(const float* from) {
    return load<Floats>(from);
}
LOQUAT_INLINE Floats load_floats(const BFloat* from) {
    const auto bits = load<Vector<std::uint16_t, kLanes>>(from);
    return reinterpret_cast<Floats>(__builtin_convertvector(bits, Ints) << 16);
}

}  // namespace loquat::cpu::LOQUAT_ISA
