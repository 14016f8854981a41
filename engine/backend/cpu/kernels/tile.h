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
        *scales = B::scale(block);
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

/// One panel of activations, `total` row by row.
template <class B>
LOQUAT_INLINE void multiply_panel(const QuantTile<const Byte, const float>& tile, const QuantizedRow& panel,
                                  int n, Floats (&total)[kTileRows]) {
    constexpr int kSteps = 8 / B::kSplit;
    const float* sums = B::kSplit == 1 ? panel.sums32 : panel.sums16;
    const Byte* quants = tile.quants;
    const std::int8_t* values = panel.quants;
    for (int part = 0; part < n / 32 * B::kSplit; ++part) {
        Ints products[kTileRows] = {};
#pragma GCC unroll 8
        for (int step = 0; step < kSteps; ++step, quants += 4 * kLanes, values += 4 * kTileRows) {
            const auto weights = load<Ints>(quants);
#pragma GCC unroll 16
            for (int r = 0; r < kTileRows; ++r) {
                products[r] = dot<B::kWide>(products[r], weights, splat_four(values + 4 * r));
            }
        }
        const auto scale = load<Floats>(tile.scales + part * kLanes);
        const auto minimum = load<Floats>(tile.minimums + part * kLanes);
#pragma GCC unroll 16
        for (int r = 0; r < kTileRows; ++r) {
            const float value_scale = panel.scales[part / B::kSplit * kTileRows + r];
            total[r] += to_floats(products[r]) * (scale * value_scale);
            if constexpr (B::kAffine || B::kCentre != 0) total[r] += minimum * sums[part * kTileRows + r];
        }
    }
}

/// MatMulKernel::multiply_tile for a quantized format.
template <class B>
void multiply_tile(const std::byte* bytes, const Activations& a, int n_out, float* out,
                   std::size_t out_stride) {
    const auto tile = tile_at<B::kSplit, const Byte, const float>(reinterpret_cast<const Byte*>(bytes), a.n);
    for (int row = 0; row < a.n_rows; row += kTileRows) {
        Floats total[kTileRows] = {};
        multiply_panel<B>(tile, row_of(a, row), a.n, total);
#pragma GCC unroll 16
        for (int r = 0; r < kTileRows; ++r) {
            if (row + r < a.n_rows) store_first(out + (row + r) * out_stride, total[r], n_out);
        }
    }
}

}  // namespace loquat::cpu::LOQUAT_ISA
