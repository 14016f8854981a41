// SPDX-License-Identifier: MIT
#include "engine/remote/chunk_plan.h"

namespace loquat::remote {

ChunkPlan::ChunkPlan(qint64 bytes)
    : bytes_(bytes), state_((bytes + kChunk - 1) / kChunk, kMissing), missing_(int(state_.size())) {}

void ChunkPlan::setDone(int chunk) {
    if (isDone(chunk)) return;
    state_[chunk] = kDone;
    --missing_;
    done_bytes_ += end(chunk) - start(chunk);
}

void ChunkPlan::drop(int chunk) {
    if (!isDone(chunk)) return;
    state_[chunk] = kMissing;
    ++missing_;
    done_bytes_ -= end(chunk) - start(chunk);
}

void ChunkPlan::release(Span span) {
    for (int chunk = span.first; chunk < span.end; ++chunk)
        if (state_[chunk] == kTaken) state_[chunk] = kMissing;
}

std::optional<ChunkPlan::Span> ChunkPlan::take(int most) {
    const qsizetype found = state_.indexOf(char(kMissing));
    if (found < 0 || most < 1) return {};
    Span span{int(found), int(found)};
    while (span.end < count() && span.count() < most && state_[span.end] == kMissing) state_[span.end++] = kTaken;
    return span;
}

std::optional<ChunkPlan::Span> ChunkPlan::laterHalf(Span rest) {
    if (rest.count() < 1) return {};
    return Span{rest.first + rest.count() / 2, rest.end};
}

}  // namespace loquat::remote
