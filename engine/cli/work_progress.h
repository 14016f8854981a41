// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

#include "engine/quantize/progress.h"

namespace loquat::cli {

/// Tells on standard error how far a long command is, at most once a second: one line that changes at a
/// terminal, a line each time elsewhere. Destroyed, it clears its line.
class ProgressLine {
public:
    explicit ProgressLine(std::string title);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void tell(const WorkProgress& progress);
    TellProgress teller() {
        return [this](const WorkProgress& progress) { tell(progress); };
    }

private:
    using Clock = std::chrono::steady_clock;
    std::string title_;
    bool terminal_;
    bool shown_ = false;
    Clock::time_point last_;
};

}  // namespace loquat::cli
