// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "engine/backend/backend.h"
#include "engine/tensor/dtype.h"

namespace loquat::cpu {

/// Rows of activations: as floats, and for quantized weights as 8-bit groups of 32,
/// x[i] ~ scale[i / 32] * quants[i]. The sums (of scale * quant) serve formats that have a minimum.
///
/// `panel` rows are interleaved: a panel holds quants 0..3 of each of its rows, then 4..7 of each, and so on,
/// and likewise the first scale of each of its rows, then the second. 1 means that rows lie one after
/// another. The last panel is whole in memory; what it holds beyond n_rows is of no account.
struct Activations {
    int n = 0;  ///< length of a row; a multiple of 32 when quantized
    int n_rows = 0;
    int panel = 1;
    const float* x = nullptr;             ///< (n_rows, n), never interleaved
    const std::int8_t* quants = nullptr;  ///< n per row
    const float* scales = nullptr;        ///< n / 32 per row
    const float* sums32 = nullptr;        ///< n / 32 per row
    const float* sums16 = nullptr;        ///< n / 16 per row
};

/// Consecutive rows of a weight matrix as they lie in the file.
struct WeightRows {
    const std::byte* data = nullptr;
    std::size_t row_bytes = 0;
    int n_rows = 0;
};

/// How one element type is multiplied. out[r * out_stride + i] = row r of the activations . row i of the
/// weights.
struct MatMulKernel {
    DType type = DType::kF32;
    bool quantized = false;  ///< reads Activations::quants and what belongs to it, instead of x

    /// Streams every weight row once per activation row: for few activation rows, in panels of 1.
    void (*multiply_rows)(const WeightRows& weights, const Activations& a, float* out,
                          std::size_t out_stride);

    /// For many activation rows: at most KernelTable::tile_width weight rows are unpacked into a tile once
    /// ...
    std::size_t (*tile_bytes)(int n);
    void (*pack_tile)(const WeightRows& weights, int n, std::byte* tile);
    /// ... and multiplied with all activation rows, in panels of panel_rows. n_out: how many rows were
    /// packed.
    void (*multiply_tile)(const std::byte* tile, const Activations& a, int n_out, float* out,
                          std::size_t out_stride);
};

/// Some query rows of one sequence against one kv head's pages. A page holds keys as (head_dim,
/// kKvPageTokens) and values as (kKvPageTokens, padded_head_dim), both f16.
struct AttentionBlock {
    const float* q = nullptr;              ///< of the first row and the group's first head
    std::size_t q_stride = 0;              ///< floats from row to row
    const std::int32_t* limits = nullptr;  ///< per row: how many positions it sees
    int n_rows = 0;
    int group = 1;  ///< query heads that share this kv head
    int head_dim = 0;
    int padded_head_dim = 0;
    float scale = 1.0f;
    const std::int32_t* pages = nullptr;  ///< those to be seen here ...
    int n_pages = 0;
    int first_position = 0;               ///< ... beginning with this position
    const std::uint16_t* keys = nullptr;  ///< of page 0, this layer and kv head
    const std::uint16_t* values = nullptr;
    std::size_t page_stride = 0;  ///< elements from page to page

    // Results per query (row * group + head), not yet divided by total: sums of exp2(score - maximum) *
    // value.
    float* out = nullptr;      ///< (queries, padded_head_dim)
    float* maximum = nullptr;  ///< scores count in powers of two
    float* total = nullptr;    ///< 0 for a query that sees none of these positions
    float* scratch = nullptr;  ///< attention_scratch() floats
};

/// The kernels compiled for one instruction set.
struct KernelTable {
    std::string_view key;   ///< "portable", "avx2", "avx512"
    std::string_view name;  ///< "portable", "AVX2", "AVX-512 VNNI"
    int tile_width;         ///< weight rows per tile
    int panel_rows;         ///< activation rows per panel when tiles are used
    std::span<const MatMulKernel> matmul;

    /// One row into its place in a panel.
    void (*quantize)(const float* x, int n, int panel, std::int8_t* quants, float* scales, float* sums32,
                     float* sums16);
    void (*rms_norm)(const float* x, const float* weight, int n, float eps, float* out);
    void (*add)(const float* a, const float* b, int n, float* out);
    void (*swiglu)(const float* gate, const float* up, int n, float* out);
    void (*to_halves)(const float* from, int n, std::uint16_t* to);
    void (*attend)(const AttentionBlock& block);
};

/// Kernels for this type, or nullptr.
const MatMulKernel* find_matmul(const KernelTable& table, DType type);

/// Values of a head are padded to this many, so that a row of them is whole vectors on every machine.
inline constexpr int kHeadPadding = 16;
constexpr int padded_head_dim(int head_dim) {
    return (head_dim + kHeadPadding - 1) / kHeadPadding * kHeadPadding;
}

/// Floats of scratch that attend() needs: the scaled queries and their scores in one page.
constexpr std::size_t attention_scratch(int n_queries, int head_dim) {
    return static_cast<std::size_t>(n_queries) * static_cast<std::size_t>(head_dim + kKvPageTokens);
}

const KernelTable& portable_kernels();
#if defined(__x86_64__)
const KernelTable& avx2_kernels();
const KernelTable& avx512_kernels();
#endif

}  // namespace loquat::cpu
