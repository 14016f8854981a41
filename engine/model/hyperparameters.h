// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/backend/program.h"
#include "engine/base/result.h"
#include "engine/gguf/reader.h"

namespace loquat {

/// The numbers that fix a model's shape, from the metadata of its file (keys "llama.block_count", …).
/// All are checked to be sane by themselves; that the tensors have these shapes is WeightMap's part.
struct Hyperparameters {
    std::string architecture;  ///< "llama"
    int n_vocab = 0;           ///< rows of token_embd.weight
    int n_ctx_train = 0;
    int n_layers = 0;
    int n_embd = 0;
    int n_ff = 0;
    int n_heads = 0;
    int n_kv_heads = 0;  ///< divides n_heads
    int head_dim = 0;
    int n_rot = 0;  ///< even, at most head_dim
    float norm_eps = 1e-5f;
    float rope_base = 10000.0f;
    float rope_scale = 1.0f;  ///< 1 / linear scaling factor
};

/// The architectures this build can run, as files name them.
std::span<const std::string_view> known_architectures();

/// kBadInput when a key is missing or absurd; kUnsupported when the file asks for something that this
/// build cannot do (another architecture, experts, YaRN); the error names it.
Result<Hyperparameters> read_hyperparameters(const GgufFile& file);

/// Looks for what this build cannot do in the metadata alone, of which the end may be missing (GgufFile::parse_beginning)
/// and the tensors too. What it lets pass may still turn out to be unsupported.
Result<void> check_first_metadata(const GgufFile& beginning);

}  // namespace loquat
