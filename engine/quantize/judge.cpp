// SPDX-License-Identifier: MIT
#include "engine/quantize/judge.h"

#include <chrono>
#include <cmath>

#include "engine/base/thread_pool.h"

namespace loquat {

Result<double> judge_passages(PassageModel& model, const Passages& passages, int n_threads,
                              const Judge& judge, const TellProgress& tell, std::stop_token stop) {
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    ThreadPool pool(n_threads);
    const auto n_vocab = std::size_t(model.n_vocab());
    const std::uint64_t total = std::uint64_t(passages.size()) * std::uint64_t(passages.length() - 1);
    std::uint64_t n_read = 0;
    for (int p = 0; p < passages.size(); ++p) {
        const std::vector<TokenId> tokens = passages.tokens(p);
        const std::size_t first_index = std::size_t(p) * std::size_t(passages.n_judged());
        const auto each = [&](int position, std::span<const float> logits) {
            pool.parallel_for(logits.size() / n_vocab, 1, [&](std::size_t begin, std::size_t end) {
                for (std::size_t row = begin; row < end; ++row) {
                    const std::size_t at = std::size_t(position) + row;
                    judge(first_index + at - std::size_t(passages.first_judged()),
                          logits.subspan(row * n_vocab, n_vocab), tokens[at + 1]);
                }
            });
        };
        const auto done = [&](int n) {
            n_read += std::uint64_t(n);
            if (tell) tell({passages.heading(p, 0), n_read, total});
        };
        const std::span<const TokenId> but_last = std::span(tokens).first(tokens.size() - 1);
        const Result<void> read = model.read(but_last, passages.first_judged(), each, done, stop);
        if (!read) return read.error();
    }
    return std::chrono::duration<double>(Clock::now() - start).count();
}

Mean mean_of(std::span<const float> values) {
    const double n = double(values.size());
    double sum = 0;
    for (const float value : values) sum += value;
    const double mean = sum / n;
    double squares = 0;
    for (const float value : values) squares += (value - mean) * (value - mean);
    return {mean, n > 1 ? std::sqrt(squares / (n - 1) / n) : 0};
}

Perplexity perplexity_of(std::span<const float> surprises, double seconds) {
    const Mean mean = mean_of(surprises);
    const double value = std::exp(mean.value);
    return {value, value * mean.standard_error, surprises.size(), seconds};
}

}  // namespace loquat
