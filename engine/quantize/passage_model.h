// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "engine/backend/backend.h"
#include "engine/base/result.h"
#include "engine/gguf/reader.h"
#include "engine/text/tokenizer.h"

namespace loquat {

/// A model that reads passages to be measured, each from an empty memory. One thread at a time.
class PassageModel {
public:
    /// Passages may have up to n_ctx tokens, but no more than the model was trained for: see n_ctx().
    static Result<PassageModel> open(const std::filesystem::path& path, int n_ctx, int n_threads,
                                     ObserveInputs observe = {});

    const GgufFile& file() const { return *file_; }
    const Tokenizer& tokenizer() const { return *tokenizer_; }
    int n_ctx() const { return n_ctx_; }
    int n_vocab() const { return program_.n_vocab; }

    using Done = std::function<void(int n_tokens)>;  ///< so many more were read
    using Logits = std::function<void(int position, std::span<const float> logits)>;
    /// Reads the passage; `each` gets the logits, (rows, n_vocab), of all positions from `first` on, piece by
    /// piece.
    Result<void> read(std::span<const TokenId> passage, int first, const Logits& each, const Done& done,
                      std::stop_token stop);

    /// Reads on with these weights instead of the file's of the same names; none: the file's again. They must
    /// stay alive.
    Result<void> replace(std::span<const TensorView> weights);

private:
    PassageModel() = default;
    Result<void> prepare(Program program);

    std::unique_ptr<GgufFile> file_;
    std::unique_ptr<Tokenizer> tokenizer_;
    std::shared_ptr<Backend> backend_;
    Program program_;
    ObserveInputs observe_;
    std::unique_ptr<Executor> executor_;
    std::vector<std::int32_t> pages_;
    std::vector<float> logits_;
    int n_ctx_ = 0;
};

}  // namespace loquat
