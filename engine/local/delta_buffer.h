// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <string_view>

#include "engine/chat/reasoning_splitter.h"

namespace loquat {

/// Gathers what is written into pieces, at most about 60 a second, thinking told from the answer.
/// One thread.
class DeltaBuffer {
public:
    using Sink = std::function<void(const Delta&)>;

    DeltaBuffer(ReasoningSplitter::Begin begin, Sink sink) : splitter_(begin), sink_(std::move(sink)) {}

    /// One token's text, valid UTF-8, maybe "".
    void push(std::string_view text);
    /// Hands out the rest. `totalTokens`: of the whole answer, so that the pieces' counts add up.
    void finish(int totalTokens);

private:
    using Clock = std::chrono::steady_clock;

    void take(const Delta& delta);
    void send();

    ReasoningSplitter splitter_;
    Sink sink_;
    Delta gathered_;
    int sentTokens_ = 0;
    Clock::time_point sentAt_ = {};
};

}  // namespace loquat
