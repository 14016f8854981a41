// SPDX-License-Identifier: MIT
#include "engine/cli/work_progress.h"

#include <unistd.h>

#include <cstdio>

namespace loquat::cli {
namespace {

constexpr const char* kClearLine = "\r\033[K";

}  // namespace

ProgressLine::ProgressLine(std::string title) : title_(std::move(title)), terminal_(isatty(STDERR_FILENO)) {}

ProgressLine::~ProgressLine() {
    if (terminal_ && shown_) std::fputs(kClearLine, stderr);
}

void ProgressLine::tell(const WorkProgress& progress) {
    const auto now = Clock::now();
    const bool whole = progress.total > 0 && progress.done >= progress.total;
    if (shown_ && !whole && now - last_ < std::chrono::seconds(1)) return;
    last_ = now;
    shown_ = true;
    std::string line = title_;
    if (progress.total) line.append(" ").append(std::to_string(100 * progress.done / progress.total)).append(" %");
    if (!progress.part.empty()) line.append(" ").append(progress.part);
    std::fprintf(stderr, terminal_ ? "%s%s" : "%s%s\n", terminal_ ? kClearLine : "", line.c_str());
}

}  // namespace loquat::cli
