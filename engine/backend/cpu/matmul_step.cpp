// SPDX-License-Identifier: MIT
#include "engine/backend/cpu/matmul_step.h"

#include <algorithm>
#include <vector>

#include "engine/backend/cpu/workers.h"

namespace loquat::cpu {
namespace {

// Large enough that taking a unit costs nothing beside it, small enough to share out a small matrix.
constexpr std::size_t kUnitBytes = 16384;

/// Some rows of one part: what a thread takes at a time.
struct Units {
    const MatMulStep::Part* part;
    int rows_per_unit;
    std::size_t first;  ///< number of its first unit among those of the whole step
};

int rows_per_unit(const MatMulStep::Part& part, const KernelTable& kernels, bool few) {
    if (!few) return kernels.tile_width;
    const std::size_t rows = kUnitBytes / std::max<std::size_t>(1, part.rows.row_bytes);
    return static_cast<int>(std::clamp<std::size_t>(rows / 4 * 4, 4, 64));
}

void add_bias(const float* bias, int n_rows, int n_out, float* out, std::size_t out_stride) {
    for (int r = 0; r < n_rows; ++r, out += out_stride) {
        for (int i = 0; i < n_out; ++i) out[i] += bias[i];
    }
}

void multiply_unit(const MatMulStep::Part& part, int first_row, int n_rows, const Activations& a, float* out,
                   std::byte* tile) {
    const auto out_stride = static_cast<std::size_t>(part.rows.n_rows);
    const WeightRows rows{part.rows.data + static_cast<std::size_t>(first_row) * part.rows.row_bytes,
                          part.rows.row_bytes, n_rows};
    out += first_row;
    if (a.n_rows <= kFewRows) {
        part.kernel->multiply_rows(rows, a, out, out_stride);
    } else {
        part.kernel->pack_tile(rows, a.n, tile);
        part.kernel->multiply_tile(tile, a, n_rows, out, out_stride);
    }
    if (part.bias) add_bias(part.bias + first_row, a.n_rows, n_rows, out, out_stride);
}

}  // namespace

Activations quantize_rows(const KernelTable& kernels, ThreadPool& pool, const float* x, int n, int n_rows,
                          const QuantizedBuffers& to) {
    const auto length = static_cast<std::size_t>(n);
    const int panel = panel_rows(kernels, n_rows);
    const auto rows_per_panel = static_cast<std::size_t>(panel);
    for_rows(pool, static_cast<std::size_t>(n_rows), length, [&](std::size_t r) {
        const std::size_t first = r / rows_per_panel * rows_per_panel * length;  // of the panel
        const std::size_t i = r % rows_per_panel;
        kernels.quantize(x + r * length, n, panel, to.quants + first + 4 * i, to.scales + first / 32 + i,
                         to.sums32 + first / 32 + i, to.sums16 + first / 16 + i);
    });
    return {n, n_rows, panel, x, to.quants, to.scales, to.sums32, to.sums16};
}

void multiply(const KernelTable& kernels, ThreadPool& pool, const MatMulStep& step, const Activations& a,
              std::span<float* const> outs, std::byte* tiles, std::size_t tile_bytes) {
    if (a.n_rows == 0) return;
    std::vector<Units> units;
    std::size_t n_units = 0;
    for (const MatMulStep::Part& part : step.parts) {
        const int rows = rows_per_unit(part, kernels, a.n_rows <= kFewRows);
        units.push_back({&part, rows, n_units});
        n_units += static_cast<std::size_t>((part.rows.n_rows + rows - 1) / rows);
    }
    for_units(pool, n_units, 1, [&](int thread, std::size_t unit) {
        std::size_t i = units.size() - 1;
        while (units[i].first > unit) --i;
        const int first_row = static_cast<int>(unit - units[i].first) * units[i].rows_per_unit;
        const int n_rows = std::min(units[i].rows_per_unit, units[i].part->rows.n_rows - first_row);
        multiply_unit(*units[i].part, first_row, n_rows, a, outs[i],
                      tiles + static_cast<std::size_t>(thread) * tile_bytes);
    });
}

}  // namespace loquat::cpu
