// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/runtime/session.h"
#include "engine/sample/sampler.h"

namespace loquat {

struct GenerateRequest {
    std::vector<TokenId> prompt;  ///< the whole sequence so far
    SamplerParams sampling;
    int max_tokens = -1;            ///< -1: until the model ends or the context is full
    std::vector<std::string> stop;  ///< the answer ends before the first of these
};

enum class EndReason { kEnd, kStopString, kMaxTokens, kContextFull, kCancelled };

struct GenerateStats {
    EndReason reason = EndReason::kEnd;
    int n_prompt = 0;  ///< tokens of the prompt
    int n_reused = 0;  ///< of them, not computed again
    int n_generated = 0;
    double prompt_seconds = 0;
    double first_token_seconds = 0;  ///< from the call to the first token
    double decode_seconds = 0;       ///< after the first token
    double tokens_per_second() const {
        return n_generated > 1 && decode_seconds > 0 ? (n_generated - 1) / decode_seconds : 0;
    }
};

struct GenerateEvents {
    std::function<void(int done, int total)> prompt_progress;
    /// Called once per token with what became certain (maybe ""), and at the end if something still waited:
    /// valid UTF-8, never part of a stop string.
    std::function<void(std::string_view text)> text;
};

/// Continues the prompt, streaming text. Cancel takes effect within one token and is a normal end
/// (EndReason::kCancelled); what was written stays written.
Result<GenerateStats> generate(Session& session, const GenerateRequest& request, const GenerateEvents& events,
                               std::stop_token stop = {});

}  // namespace loquat
