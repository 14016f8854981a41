// SPDX-License-Identifier: MIT
#pragma once

#include "engine/backend/cpu/kernels.h"
#include "engine/backend/cpu/kernels/tile.h"

// Weights that are floats (F32, F16, BF16), and the small products of attention.
namespace loquat::cpu::LOQUAT_ISA {

/// The last count < kLanes elements, padded with zeros.
template <class E>
LOQUAT_INLINE Floats load_first(const E* from, int count) {
    E elements[kLanes] = {};
    __builtin_memcpy(elements, from, count * sizeof(E));
    return load_floats(elements);
}

template <class E, int kRows>
LOQUAT_INLINE void dot_float_rows(const Byte* w, std::size_t row_bytes, int n, const float* x, float* out) {
    Floats total[kRows] = {};
    int i = 0;
    for (; i + kLanes <= n; i += kLanes) {
        const Floats values = load_floats(x + i);
        for (int r = 0; r < kRows; ++r) {
            const auto* weights = reinterpret_cast<const E*>(w + r * row_bytes) + i;
            __builtin_prefetch(reinterpret_cast<const Byte*>(weights) + kRows * row_bytes);
            total[r] += load_floats(weights) * values;
        }
    }
    if (i < n) {
        const Floats values = load_first(x + i, n - i);
        for (int r = 0; r < kRows; ++r) {
            total[r] += load_first(reinterpret_cast<const E*>(w + r * row_bytes) + i, n - i) * values;
        }
    }
    for (int r = 0; r < kRows; ++r) out[r] = sum(total[r]);
}

/// MatMulKernel::multiply_rows for floats.
template <class E>
void multiply_float_rows(const WeightRows& weights, const Activations& a, float* out,
                         std::size_t out_stride) {
    const auto* w = reinterpret_cast<const Byte*>(weights.data);
    for (int r = 0; r < a.n_rows; ++r, out += out_stride) {
        const float* x = a.x + static_cast<std::size_t>(r) * a.n;
        int i = 0;
        for (; i + 4 <= weights.n_rows; i += 4) {
            dot_float_rows<E, 4>(w + i * weights.row_bytes, weights.row_bytes, a.n, x, out + i);
        }
        for (; i < weights.n_rows; ++i) {
            dot_float_rows<E, 1>(w + i * weights.row_bytes, weights.row_bytes, a.n, x, out + i);
        }
    }
}

/// total[r] += sum over i < n of x[r * x_stride + i] * b[i * b_stride ..], kColumns vectors wide.
template <class E, int kRows, int kColumns>
LOQUAT_INLINE void accumulate_product(const float* x, std::size_t x_stride, const E* b, std::size_t b_stride,
                                      int n, Floats (&total)[kRows][kColumns]) {
    for (int i = 0; i < n; ++i) {
        Floats column[kColumns];
        for (int c = 0; c < kColumns; ++c) column[c] = load_floats(b + i * b_stride + c * kLanes);
#pragma GCC unroll 16
        for (int r = 0; r < kRows; ++r) {
            for (int c = 0; c < kColumns; ++c) total[r][c] += column[c] * x[r * x_stride + i];
        }
    }
}

template <class E>
std::size_t float_tile_bytes(int n) {
    return sizeof(E) * kLanes * static_cast<std::size_t>(n);
}

/// MatMulKernel::pack_tile for floats: element i of every row, then element i + 1, ...
template <class E>
void pack_float_tile(const WeightRows& weights, int n, std::byte* tile) {
    for (int lane = 0; lane < kLanes; ++lane) {
        const int row = lane < weights.n_rows ? lane : weights.n_rows - 1;
        const std::byte* from = weights.data + row * weights.row_bytes;
        std::byte* to = tile + lane * sizeof(E);
        for (int i = 0; i < n; ++i) {
            __builtin_memcpy(to + i * sizeof(E) * kLanes, from + i * sizeof(E), sizeof(E));
        }
    }
}

template <class E, int kRows>
LOQUAT_INLINE void multiply_float_tile_rows(const E* tile, const Activations& a, int row, int n_out,
                                            float* out, std::size_t out_stride) {
    Floats total[kRows][1] = {};
    accumulate_product<E, kRows, 1>(a.x + static_cast<std::size_t>(row) * a.n, a.n, tile, kLanes, a.n, total);
    for (int r = 0; r < kRows; ++r) store_first(out + (row + r) * out_stride, total[r][0], n_out);
}

/// MatMulKernel::multiply_tile for floats.
template <class E>
void multiply_float_tile(const std::byte* bytes, const Activations& a, int n_out, float* out,
                         std::size_t out_stride) {
    const E* tile = reinterpret_cast<const E*>(bytes);
    int row = 0;
    for (; row + 8 <= a.n_rows; row += 8)
        multiply_float_tile_rows<E, 8>(tile, a, row, n_out, out, out_stride);
    for (; row < a.n_rows; ++row) multiply_float_tile_rows<E, 1>(tile, a, row, n_out, out, out_stride);
}

}  // namespace loquat::cpu::LOQUAT_ISA
