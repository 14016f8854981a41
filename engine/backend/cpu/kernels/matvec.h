// SPDX-License-Identifier: MIT
#pragma once

#include "engine/backend/cpu/kernels.h"
#include "engine/backend/cpu/kernels/blocks256.h"

// A few weight rows times one row of activations. Bound by memory: each row is streamed once, four rows at a
// time so that their sums do not wait for one another. The rows that come next are prefetched: with four
// short streams at once the machine's own prefetcher does not see them coming (half the speed without).
namespace loquat::cpu::LOQUAT_ISA {

struct QuantizedRow {
    const std::int8_t* quants;
    const float* scales;
    const float* sums32;
    const float* sums16;
};

LOQUAT_INLINE QuantizedRow row_of(const Activations& a, int row) {
    const std::size_t first = static_cast<std::size_t>(row) * a.n;
    return {a.quants + first, a.scales + first / 32, a.sums32 + first / 32, a.sums16 + first / 16};
}

/// What the dot product of a group starts from: minus kCentre times the activations. Shared by all weight
/// rows.
template <class B>
LOQUAT_INLINE Ints8 group_start(Ints8 values) {
    if constexpr (B::kCentre == 0) {
        return Ints8{};
    } else {
        return -dot<false>(Ints8{}, reinterpret_cast<Ints8>(Bytes{} + std::uint8_t{B::kCentre}), values);
    }
}

template <class B>
LOQUAT_INLINE Floats8 group_dot(const Byte* block, int g, Ints8 start, Ints8 values) {
    return to_floats8(dot<B::kWide>(start, reinterpret_cast<Ints8>(B::quants(block, g)), values));
}

/// Formats of 32 per block.
template <class B, int kRows>
LOQUAT_INLINE void dot_small_blocks(const Byte* w, std::size_t row_bytes, int n, const QuantizedRow& a,
                                    float* out) {
    Floats8 total[kRows] = {};
    Floats8 offset[kRows] = {};  // all lanes the same: cheaper than working with single floats
    for (int g = 0; g < n / 32; ++g) {
        const auto values = load<Ints8>(a.quants + 32 * g);
        const Ints8 start = group_start<B>(values);
#pragma GCC unroll 4
        for (int r = 0; r < kRows; ++r) {
            const Byte* block = w + r * row_bytes + g * B::kBytes;
            __builtin_prefetch(block + kRows * row_bytes);
            total[r] += group_dot<B>(block, 0, start, values) * (B::splat_scale(block) * a.scales[g]);
            if constexpr (B::kAffine) offset[r] += splat_half(B::minimum(block)) * a.sums32[g];
        }
    }
    for (int r = 0; r < kRows; ++r) out[r] = sum(total[r]) + offset[r][0];
}

/// The activation scales of half a block's 16 parts, or of all its 8 groups.
template <int kSplit>
LOQUAT_INLINE Floats8 part_scales(const float* scales, int half) {
    if constexpr (kSplit == 1) {
        return load<Floats8>(scales);
    } else {
        const auto s = load<Vector<float, 4>>(scales + 4 * half);
        return __builtin_shufflevector(s, s, 0, 0, 1, 1, 2, 2, 3, 3);
    }
}

/// The scales of weights times those of activations, part by part; adds up the minimums.
template <class B>
LOQUAT_INLINE void combine_factors(const Byte* block, int b, const QuantizedRow& a, float* scales,
                                   Floats8& offset) {
    constexpr int kSplit = B::kSplit;
    const float* sums = kSplit == 1 ? a.sums32 : a.sums16;
    const auto f = B::factors(block);
    for (int i = 0; i < kSplit; ++i) {
        store(scales + 8 * i, f.scale[i] * part_scales<kSplit>(a.scales + 8 * b, i));
        if constexpr (B::kAffine) offset += f.minimum[i] * load<Floats8>(sums + 8 * (kSplit * b + i));
    }
}

/// Formats of 256 per block.
template <class B, int kRows>
LOQUAT_INLINE void dot_super_blocks(const Byte* w, std::size_t row_bytes, int n, const QuantizedRow& a,
                                    float* out) {
    Floats8 total[kRows] = {};
    Floats8 offset[kRows] = {};
    for (int b = 0; b < n / 256; ++b) {
        float scales[kRows][8 * B::kSplit];
#pragma GCC unroll 4
        for (int r = 0; r < kRows; ++r) {
            const Byte* block = w + r * row_bytes + b * B::kBytes;
            combine_factors<B>(block, b, a, scales[r], offset[r]);
            for (std::size_t i = 0; i < B::kBytes; i += 64) __builtin_prefetch(block + kRows * row_bytes + i);
        }
#pragma GCC unroll 8
        for (int g = 0; g < 8; ++g) {
            const auto values = load<Ints8>(a.quants + 256 * b + 32 * g);
            const Ints8 start = group_start<B>(values);
#pragma GCC unroll 4
            for (int r = 0; r < kRows; ++r) {
                const Floats8 products = group_dot<B>(w + r * row_bytes + b * B::kBytes, g, start, values);
                if constexpr (B::kSplit == 1) {
                    total[r] += products * scales[r][g];
                } else {
                    total[r] += products * splat_pair(scales[r] + 2 * g);
                }
            }
        }
    }
    for (int r = 0; r < kRows; ++r) out[r] = sum(total[r] + offset[r]);
}

template <class B, int kRows>
LOQUAT_INLINE void dot_rows(const Byte* w, std::size_t row_bytes, int n, const QuantizedRow& a, float* out) {
    if constexpr (B::kGroups == 1) {
        dot_small_blocks<B, kRows>(w, row_bytes, n, a, out);
    } else {
        dot_super_blocks<B, kRows>(w, row_bytes, n, a, out);
    }
}

/// MatMulKernel::multiply_rows for a quantized format.
template <class B>
void multiply_rows(const WeightRows& weights, const Activations& a, float* out, std::size_t out_stride) {
    const auto* w = reinterpret_cast<const Byte*>(weights.data);
    for (int r = 0; r < a.n_rows; ++r, out += out_stride) {
        const QuantizedRow row = row_of(a, r);
        int i = 0;
        for (; i + 4 <= weights.n_rows; i += 4) {
            dot_rows<B, 4>(w + i * weights.row_bytes, weights.row_bytes, a.n, row, out + i);
        }
        for (; i < weights.n_rows; ++i) {
            dot_rows<B, 1>(w + i * weights.row_bytes, weights.row_bytes, a.n, row, out + i);
        }
    }
}

}  // namespace loquat::cpu::LOQUAT_ISA
