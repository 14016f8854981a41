// SPDX-License-Identifier: MIT
#include "engine/cli/answer.h"

#include <cstdio>
#include <iostream>

namespace loquat::cli {

Result<Answer> answer(Session& session, const GenerateRequest& request, Interrupt& interrupt, bool print) {
    Answer out;
    GenerateEvents events;
    events.text = [&](std::string_view piece) {
        out.text += piece;
        if (print) std::cout << piece << std::flush;
    };
    const auto stats = generate(session, request, events, interrupt.begin());
    interrupt.end();
    if (!stats) return stats.error();
    out.stats = *stats;
    return out;
}

std::string_view reason_name(EndReason reason) {
    switch (reason) {
        case EndReason::kEnd:
            return "end";
        case EndReason::kStopString:
            return "stop string";
        case EndReason::kMaxTokens:
            return "token limit";
        case EndReason::kContextFull:
            return "context full";
        case EndReason::kCancelled:
            return "stopped";
    }
    return "";
}

void print_stats(const GenerateStats& stats, std::uint64_t seed) {
    const int n_computed = stats.n_prompt - stats.n_reused;
    const double prompt_speed = stats.prompt_seconds > 0 ? n_computed / stats.prompt_seconds : 0;
    std::fprintf(
        stderr,
        "[%d tokens at %.1f tokens/s; prompt %d tokens, %d reused, %.1f tokens/s; first token %.2f s; "
        "seed %llu; %s]\n",
        stats.n_generated, stats.tokens_per_second(), stats.n_prompt, stats.n_reused, prompt_speed,
        stats.first_token_seconds, static_cast<unsigned long long>(seed), reason_name(stats.reason).data());
}

}  // namespace loquat::cli
