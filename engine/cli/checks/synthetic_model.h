// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/tensor/dtype.h"

namespace loquat {

/// The shape of a model made of random numbers, to measure and to check with.
struct SyntheticShape {
    int n_layers = 2;
    int n_embd = 64;
    int n_ff = 96;
    int n_heads = 4;
    int n_kv_heads = 2;
    int n_vocab = 300;  ///< at least 256
    bool tied = true;   ///< the output matrix is the embedding's
    int n_ctx = 2048;
};

/// Qwen2.5-0.5B.
SyntheticShape half_billion_shape();
/// Qwen2.5-1.5B.
SyntheticShape one_and_a_half_billion_shape();

/// The types that llama-quantize would give to matrices: one base type, more bits for some, and another
/// type where a row is no multiple of the block (0.5B models: Q4_K becomes Q5_0, Q6_K becomes Q8_0).
struct TypeMix {
    DType base = DType::kQ8_0;
    DType better = DType::kQ8_0;  ///< embeddings, output, attn_v and ffn_down of some layers
};
/// "Q4_K_M", or the name of one type for all.
Result<TypeMix> parse_type_mix(std::string_view name);

/// A qwen2 file with random weights and a byte-level vocabulary without merges.
std::vector<std::byte> synthetic_model(const SyntheticShape& shape, const TypeMix& types);
Result<void> write_synthetic_model(const SyntheticShape& shape, const TypeMix& types,
                                   const std::filesystem::path& path);

}  // namespace loquat
