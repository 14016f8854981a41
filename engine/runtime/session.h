// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "engine/base/result.h"
#include "engine/runtime/loaded_model.h"

namespace loquat {

/// One growing sequence of tokens over a loaded model, with its part of the KV cache. What another
/// session of the model has computed already is shared; when the cache is full, the session unused for
/// longest forgets and computes again at its next call. Must not outlive its model.
class Session {
public:
    explicit Session(LoadedModel& model);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Makes the sequence exactly `tokens` (at least one), computing only what follows the longest
    /// prefix it already holds. The logits of the last token stay valid until the next call.
    /// `progress` hears how many of all tokens are done. kLimit when they do not fit n_ctx.
    Result<std::span<const float>> evaluate(std::span<const TokenId> tokens,
                                            const std::function<void(int done, int total)>& progress = {},
                                            std::stop_token stop = {});

    /// Like evaluate(), but computes every token and hands out the logits of all positions as they come:
    /// (n, n_vocab) for the positions from `first` on.
    using AllLogits = std::function<void(int first, std::span<const float> logits)>;
    Result<void> evaluate_all(std::span<const TokenId> tokens, const AllLogits& each,
                              std::stop_token stop = {});

    std::span<const TokenId> tokens() const;
    int n_reused() const;  ///< tokens the last evaluate() did not have to compute

    LoadedModel& model() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace loquat
