// SPDX-License-Identifier: MIT
#include "engine/quantize/speed.h"

#include <algorithm>
#include <chrono>

#include "engine/runtime/session.h"

namespace loquat {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kRounds = 3;
constexpr double kEnoughSeconds = 6;
constexpr std::size_t kDecodeTokens = 32;
constexpr double kDecodeSeconds = 2;  // of a round: a large model on a busy machine is not timed for minutes

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

Result<void> time_round(LoadedModel& model, std::span<const TokenId> tokens, Speed& best,
                        std::stop_token stop) {
    const std::size_t n_decode = std::min(kDecodeTokens, tokens.size() / 2);
    const std::size_t n_prompt = tokens.size() - n_decode;
    Session session(model);
    const auto start = Clock::now();
    const auto read = session.evaluate(tokens.first(n_prompt), {}, stop);
    if (!read) return read.error();
    best.prompt_tokens_per_second =
        std::max(best.prompt_tokens_per_second, double(n_prompt) / seconds_since(start));
    const auto decode_start = Clock::now();
    std::size_t n_decoded = 0;
    while (n_decoded < n_decode && seconds_since(decode_start) < kDecodeSeconds) {
        const auto next = session.evaluate(tokens.first(n_prompt + ++n_decoded), {}, stop);
        if (!next) return next.error();
    }
    best.decode_tokens_per_second =
        std::max(best.decode_tokens_per_second, double(n_decoded) / seconds_since(decode_start));
    return {};
}

}  // namespace

Result<Speed> measure_speed(const std::filesystem::path& path, std::span<const TokenId> tokens, int n_ctx,
                            int n_threads, std::stop_token stop) {
    // Layers are left between batches: 128 rows are the most that a cancel should wait for.
    auto model = LoadedModel::load(path, {.n_threads = n_threads, .n_ctx = n_ctx, .max_rows = 128}, {}, stop);
    if (!model) return model.error();
    Speed best;
    best.memory_bytes = (*model)->memory_bytes();
    best.file_bytes = (*model)->info().size_bytes;
    const auto start = Clock::now();
    for (int round = 0; round < kRounds && seconds_since(start) < kEnoughSeconds; ++round) {
        const Result<void> timed = time_round(**model, tokens, best, stop);
        if (!timed) return timed.error();
    }
    return best;
}

}  // namespace loquat
