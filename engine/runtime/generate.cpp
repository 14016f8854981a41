// SPDX-License-Identifier: MIT
#include "engine/runtime/generate.h"

#include <chrono>

#include "engine/runtime/stop_strings.h"
#include "engine/text/detokenizer.h"

namespace loquat {
namespace {

class Stopwatch {
public:
    double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point start_ = Clock::now();
};

/// From tokens to the text that may be shown.
class TextStream {
public:
    TextStream(const Tokenizer& tokenizer, const GenerateRequest& request, const GenerateEvents& events)
        : detokenizer_(tokenizer), stops_(request.stop), events_(events) {}

    /// False when a stop string ended the answer.
    bool push(TokenId token) {
        const std::string text = stops_.push(detokenizer_.push(token));
        if (events_.text) events_.text(text);
        return !stops_.found();
    }

    /// Hands out what still waits.
    void finish() {
        const std::string text = stops_.push(detokenizer_.finish()) + stops_.finish();
        if (events_.text && !text.empty()) events_.text(text);
    }

private:
    Detokenizer detokenizer_;
    StopStrings stops_;
    const GenerateEvents& events_;
};

/// One answer in the making.
struct Generation {
    Session& session;
    const GenerateRequest& request;
    const GenerateEvents& events;
    std::stop_token stop;
    Stopwatch watch = {};
    std::vector<TokenId> tokens = request.prompt;
    Sampler sampler{request.sampling};
    TextStream text{session.model().tokenizer(), request, events};
    GenerateStats stats = {};

    Result<void> run();
    Result<bool> step();
    bool ended(EndReason reason) { return stats.reason = reason, false; }
};

/// Chooses one token; false when the answer is complete.
Result<bool> Generation::step() {
    const bool first = stats.n_generated == 0;
    if (request.max_tokens >= 0 && stats.n_generated >= request.max_tokens)
        return ended(EndReason::kMaxTokens);
    if (!first && tokens.size() >= std::size_t(session.model().n_ctx()))
        return ended(EndReason::kContextFull);
    const auto logits = session.evaluate(tokens, first ? events.prompt_progress : nullptr, stop);
    if (!logits && logits.error().kind == ErrorKind::kCancelled) return ended(EndReason::kCancelled);
    if (!logits) return logits.error();
    if (first) {
        stats.n_reused = session.n_reused();
        stats.prompt_seconds = watch.seconds();
    }
    const TokenId token = sampler.sample(*logits);
    if (first) stats.first_token_seconds = watch.seconds();
    if (session.model().tokenizer().ends_generation(token)) return ended(EndReason::kEnd);
    sampler.accept(token);
    tokens.push_back(token);
    ++stats.n_generated;
    stats.decode_seconds = watch.seconds() - stats.first_token_seconds;
    if (!text.push(token)) return ended(EndReason::kStopString);
    return true;
}

Result<void> Generation::run() {
    stats.n_prompt = int(tokens.size());
    for (const TokenId token : tokens) sampler.accept(token);
    for (;;) {
        const Result<bool> more = step();
        if (!more) return more.error();
        if (!*more) break;
    }
    text.finish();
    return {};
}

}  // namespace

Result<GenerateStats> generate(Session& session, const GenerateRequest& request, const GenerateEvents& events,
                               std::stop_token stop) {
    Generation generation{session, request, events, stop};
    const Result<void> done = generation.run();
    if (!done) return done.error();
    return generation.stats;
}

}  // namespace loquat
