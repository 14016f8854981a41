// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

#include "engine/base/result.h"
#include "engine/quantize/passage_model.h"
#include "engine/quantize/passages.h"
#include "engine/quantize/progress.h"
#include "engine/quantize/quality.h"

namespace loquat {

/// Called once for every judged position, of several at a time on different threads; index counts them from
/// 0, passage by passage, n_judged() each. `next` is the token that really follows.
using Judge = std::function<void(std::size_t index, std::span<const float> logits, TokenId next)>;

/// Lets the model read all passages. Returns the seconds that took.
Result<double> judge_passages(PassageModel& model, const Passages& passages, int n_threads,
                              const Judge& judge, const TellProgress& tell, std::stop_token stop);

/// Surprises are negative log-likelihoods in nats, one for each judged position.
Perplexity perplexity_of(std::span<const float> surprises, double seconds);

struct Mean {
    double value = 0;
    double standard_error = 0;
};
Mean mean_of(std::span<const float> values);

}  // namespace loquat
