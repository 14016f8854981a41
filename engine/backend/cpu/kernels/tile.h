// SPDX-License-Identifier: MIT
#pragma once

#include "engine/backend/cpu/kernels/matvec.h"

// Blocked matrix product for quantized weights: kLanes weight rows are unpacked into a tile once and then
// multiplied with every activation row, kTileRows of them at a time, each lane being one output.
namespace loquat::cpu::LOQUAT_ISA {

/// quants: per four consecutive weights one Ints, lane = weight row; scales, minimums: per part one Floats.
template <class Q, class F>
struct QuantTile {
    Q* quants;
    F* scales;
    F* minimums;
};

template <int kSplit, class Q, class F>
LOQUAT_INLINE QuantTile<Q, F> tile_at(Q* bytes, int n) {
    auto* scales = reinterpret_cast<F*>(bytes + static_cast<std::size_t>(n) * kLanes);
    return {bytes, scales, scales + n / 32 * kSplit * kLanes};
}

template <int kSplit>
std::size_t tile_bytes(int n) {
    return kLanes * (n + n / 32 * kSplit * 2 * sizeof(float));
}

template <class B>
LOQUAT_INLINE void pack_factors(const Byte* block, int first_part, float* scales, float* minimums) {
    scales += first_part * kLanes;
    minimums += first_part * kLanes;
    if constexpr (B::kGroups == 1) {
        *scales = half_to_float(B::scale(block));
        if constexpr (B::kAffine) {
            *minimums = half_to_float(B::minimum(block));
        } else {
            *minimums = *scales * -B::kCentre;
        }
    } else {
        const auto f = B::factors(block);
        for (int i = 0; i < 8 * B::kSplit; ++i) {
            const float scale = f.scale[i / 8][i % 8];
            scales[i * kLanes] = scale;
            minimums[i * kLanes] = B::kAffine ? f.minimum[i / 8][i % 8] : scale * -B::kCentre;
        }
    }
}

/// MatMulKernel::pack_tile. Missing rows repeat the last one.
template <class B>
void pack_tile(const WeightRows& weights, int n, std::byte* bytes) {
    const auto tile = tile_at<B::kSplit, Byte, float>(reinterpret_cast<Byte*>(bytes), n);
    for (int lane = 0; lane < kLanes; ++lane) {
        const int row = lane < weights.n_rows ? lane : weights.n_rows - 1;
        const auto* w = reinterpret_cast<const Byte*>(weights.data) + row * weights.row_bytes;
        for (int b = 0; b < n / (32 * B::kGroups); ++b, w += B::kBytes) {
            pack_factors<B>(w, b * B::kGroups * B::kSplit, tile.scales + lane, tile.minimums + lane);
            for (int g = 0; g < B::kGroups; ++g) {
                const auto four = reinterpret_cast<Ints8>(B::quants(w, g));
                Byte* to = tile.quants + ((b * B::kGroups + g) * 8 * kLanes + lane) * 4;
                for (int i = 0; i < 8; ++i) store<std::int32_t>(to + 4 * i * kLanes, four[i]);
            }
        }
    }
}

LOQUAT_INLINE Ints splat_four(const std::int8_t* values) {
    return Ints{} + load<std::int32_t>(values);
}

LOQUAT_INLINE void store_first(float* to, Floats v, int count) {
    if (count == kLanes) {
        store(to, v);
    } else {
        for (int i = 0; i < count; ++i) to[i] = v[i];
    }
}

template <class B, int kRows>
LOQUAT_INLINE void multiply_tile_rows(const QuantTile<const Byte, const float>& tile, const Activations& a,
                                      int row, int n_out, float* out, std::size_t out_stride) {
    constexpr int kParts = B::kSplit;
    constexpr int kSteps = 8 / kParts;
    const QuantizedRow first = row_of(a, row);
    const float* sums = kParts == 1 ? first.sums32 : first.sums16;
    const int n_groups = a.n / 32;
    Floats total[kRows] = {};
    for (int part = 0; part < n_groups * kParts; ++part) {
        Ints products[kRows] = {};
#pragma GCC unroll 8
        for (int step = 0; step < kSteps; ++step) {
            const int four = part * kSteps + step;
            const auto weights = load<Ints>(tile.quants + static_cast<std::size_t>(four) * 4 * kLanes);
#pragma GCC unroll 16
            for (int r = 0; r < kRows; ++r) {
                const auto* values = first.quants + static_cast<std::size_t>(r) * a.n + 4 * four;
                products[r] = dot<B::kWide>(products[r], weights, splat_four(values));
            }
        }
        const auto scale = load<Floats>(tile.scales + part * kLanes);
        const auto minimum = load<Floats>(tile.minimums + part * kLanes);
#pragma GCC unroll 16
        for (int r = 0; r < kRows; ++r) {
            total[r] += to_floats(products[r]) * (scale * first.scales[r * n_groups + part / kParts]);
            if constexpr (B::kAffine || B::kCentre != 0)
                total[r] += minimum * sums[r * n_groups * kParts + part];
        }
    }
    for (int r = 0; r < kRows; ++r) store_first(out + (row + r) * out_stride, total[r], n_out);
}

/// MatMulKernel::multiply_tile for a quantized format.
template <class B>
void multiply_tile(const std::byte* bytes, const Activations& a, int n_out, float* out,
                   std::size_t out_stride) {
    const auto tile = tile_at<B::kSplit, const Byte, const float>(reinterpret_cast<const Byte*>(bytes), a.n);
    int row = 0;
    for (; row + kTileRows <= a.n_rows; row += kTileRows) {
        multiply_tile_rows<B, kTileRows>(tile, a, row, n_out, out, out_stride);
    }
    for (; row + 2 <= a.n_rows; row += 2) multiply_tile_rows<B, 2>(tile, a, row, n_out, out, out_stride);
    for (; row < a.n_rows; ++row) multiply_tile_rows<B, 1>(tile, a, row, n_out, out, out_stride);
}

}  // namespace loquat::cpu::LOQUAT_ISA
