// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <span>
#include <stop_token>

#include "engine/base/result.h"
#include "engine/text/tokenizer.h"

namespace loquat {

/// How a model does on this machine, really loaded and run.
struct Speed {
    double prompt_tokens_per_second = 0;
    double decode_tokens_per_second = 0;  ///< one sequence
    std::uint64_t memory_bytes = 0;       ///< weights, KV of n_ctx tokens, working space
    std::uint64_t file_bytes = 0;
};

/// Reads most of `tokens` as a prompt and decodes the rest one by one: the best of a few rounds, or of as
/// many as go into some seconds.
Result<Speed> measure_speed(const std::filesystem::path& model, std::span<const TokenId> tokens, int n_ctx,
                            int n_threads, std::stop_token stop);

}  // namespace loquat
