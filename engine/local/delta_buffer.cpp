// SPDX-License-Identifier: MIT
#include "engine/local/delta_buffer.h"

#include <algorithm>

namespace loquat {

namespace {

using namespace std::chrono_literals;

constexpr auto kInterval = 16ms;  // a frame of the screen

}  // namespace

void DeltaBuffer::push(std::string_view text) {
    take(splitter_.push(QString::fromUtf8(text.data(), qsizetype(text.size()))));
    ++gathered_.tokens;
    if (Clock::now() - sentAt_ >= kInterval) send();
}

void DeltaBuffer::finish(int totalTokens) {
    take(splitter_.finish());
    gathered_.tokens = std::max(0, totalTokens - sentTokens_);
    send();
}

void DeltaBuffer::take(const Delta& delta) {
    gathered_.text += delta.text;
    gathered_.reasoning += delta.reasoning;
}

void DeltaBuffer::send() {
    if (gathered_.text.isEmpty() && gathered_.reasoning.isEmpty() && gathered_.tokens == 0) return;
    sink_(gathered_);
    sentTokens_ += gathered_.tokens;
    gathered_ = {};
    sentAt_ = Clock::now();
}

}  // namespace loquat
