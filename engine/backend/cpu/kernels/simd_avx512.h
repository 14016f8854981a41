// SPDX-License-Identifier: MIT
#pragma once

#include <immintrin.h>

namespace loquat::cpu::LOQUAT_ISA {
inline constexpr int kLanes = 16;
}

#include "engine/backend/cpu/kernels/simd.h"

namespace loquat::cpu::LOQUAT_ISA {

inline constexpr int kTileRows = 8;
inline constexpr bool kSignedWideDot = false;

LOQUAT_INLINE Floats load_floats(const Half* from) {
    return _mm512_cvtph_ps(load<__m256i>(from));
}
LOQUAT_INLINE float half_to_float(const void* from) {
    return _cvtsh_ss(load<std::uint16_t>(from));
}
/// The half at from, in every lane.
LOQUAT_INLINE Floats8 splat_half(const void* from) {
    return _mm256_cvtph_ps(_mm_set1_epi16(load<std::int16_t>(from)));
}
LOQUAT_INLINE Vector<float, 4> load_four_halves(const void* from) {
    return _mm_cvtph_ps(_mm_loadu_si64(from));
}
LOQUAT_INLINE void store_halves(Half* to, Floats v) {
    store(to, _mm512_cvtps_ph(v, _MM_FROUND_TO_NEAREST_INT));
}

/// Nibbles: byte i holds quants i and i + 16.
LOQUAT_INLINE Bytes unpack_nibbles(const void* from) {
    const __m256i both = _mm256_broadcastsi128_si256(load<__m128i>(from));
    const __m256i shifted = _mm256_srlv_epi64(both, _mm256_setr_epi64x(0, 0, 4, 4));
    return reinterpret_cast<Bytes>(_mm256_and_si256(shifted, _mm256_set1_epi8(15)));
}

LOQUAT_INLINE Bytes look_up(const std::uint8_t (&table)[16], Bytes indices) {
    const __m256i both = _mm256_broadcastsi128_si256(load<__m128i>(table));
    return reinterpret_cast<Bytes>(_mm256_shuffle_epi8(both, reinterpret_cast<__m256i>(indices)));
}

LOQUAT_INLINE Bytes spread_bits(std::uint32_t bits, std::uint8_t value) {
    return reinterpret_cast<Bytes>(_mm256_maskz_set1_epi8(bits, static_cast<char>(value)));
}

template <bool kWide>
LOQUAT_INLINE Ints dot(Ints acc, Ints u, Ints s) {
    return reinterpret_cast<Ints>(_mm512_dpbusd_epi32(
        reinterpret_cast<__m512i>(acc), reinterpret_cast<__m512i>(u), reinterpret_cast<__m512i>(s)));
}

template <bool kWide>
LOQUAT_INLINE Ints8 dot(Ints8 acc, Ints8 u, Ints8 s) {
    return reinterpret_cast<Ints8>(_mm256_dpbusd_epi32(
        reinterpret_cast<__m256i>(acc), reinterpret_cast<__m256i>(u), reinterpret_cast<__m256i>(s)));
}

}  // namespace loquat::cpu::LOQUAT_ISA
