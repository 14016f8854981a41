// SPDX-License-Identifier: MIT
#pragma once

#include <immintrin.h>

namespace loquat::cpu::LOQUAT_ISA {
inline constexpr int kLanes = 8;
}

#include "engine/backend/cpu/kernels/simd.h"

namespace loquat::cpu::LOQUAT_ISA {

inline constexpr int kTileRows = 4;
inline constexpr bool kSignedWideDot = true;  // maddubs saturates beyond 127 * 127 * 2

LOQUAT_INLINE Floats load_floats(const Half* from) {
    return _mm256_cvtph_ps(load<__m128i>(from));
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
    store(to, _mm256_cvtps_ph(v, _MM_FROUND_TO_NEAREST_INT));
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
    const __m256i byte = _mm256_setr_epi64x(0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303);
    const __m256i bit = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201));
    const __m256i bytes = _mm256_shuffle_epi8(_mm256_set1_epi32(static_cast<int>(bits)), byte);
    const __m256i set = _mm256_cmpeq_epi8(_mm256_and_si256(bytes, bit), bit);
    return reinterpret_cast<Bytes>(_mm256_and_si256(set, _mm256_set1_epi8(static_cast<char>(value))));
}

/// kWide: sums (u - 128) * s. |u - 128| is unsigned, so its sign moves to s.
template <bool kWide>
LOQUAT_INLINE Ints dot(Ints acc, Ints u, Ints s) {
    __m256i weights = reinterpret_cast<__m256i>(u);
    __m256i values = reinterpret_cast<__m256i>(s);
    if constexpr (kWide) {
        const __m256i centred = _mm256_xor_si256(weights, _mm256_set1_epi8(-128));
        weights = _mm256_abs_epi8(centred);
        values = _mm256_sign_epi8(values, centred);
    }
    const __m256i pairs = _mm256_maddubs_epi16(weights, values);
    return acc + reinterpret_cast<Ints>(_mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

}  // namespace loquat::cpu::LOQUAT_ISA
