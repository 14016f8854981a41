// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/cli/interrupt.h"
#include "engine/runtime/generate.h"

namespace loquat::cli {

struct Answer {
    std::string text;
    GenerateStats stats;
};

/// Generates, writing the text to standard output as it comes when `print`.
Result<Answer> answer(Session& session, const GenerateRequest& request, Interrupt& interrupt, bool print);

/// One line for people, on standard error.
void print_stats(const GenerateStats& stats, std::uint64_t seed);

std::string_view reason_name(EndReason reason);

}  // namespace loquat::cli
