// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "engine/backend/cpu/plan.h"
#include "engine/base/thread_pool.h"

namespace loquat::cpu {

/// Up to so many rows the weights are streamed row by row; above, unpacking them into tiles pays.
inline constexpr int kFewRows = 3;

constexpr int panel_rows(const KernelTable& kernels, int n_rows) {
    return n_rows <= kFewRows ? 1 : kernels.panel_rows;
}

/// Where quantized activations go (see Activations).
struct QuantizedBuffers {
    std::int8_t* quants = nullptr;
    float* scales = nullptr;
    float* sums32 = nullptr;
    float* sums16 = nullptr;
};

/// Rows that the buffers must have room for: the last panel is whole.
constexpr int quantized_rows(const KernelTable& kernels, int n_rows) {
    return (n_rows + kernels.panel_rows - 1) / kernels.panel_rows * kernels.panel_rows;
}

/// The rows of x as they are and quantized into the buffers, in panels when there are more than kFewRows.
Activations quantize_rows(const KernelTable& kernels, ThreadPool& pool, const float* x, int n, int n_rows,
                          const QuantizedBuffers& to);

/// Runs all parts of a step; outs: where each part's result goes; tiles: tile_bytes for each thread.
void multiply(const KernelTable& kernels, ThreadPool& pool, const MatMulStep& step, const Activations& a,
              std::span<float* const> outs, std::byte* tiles, std::size_t tile_bytes);

}  // namespace loquat::cpu
