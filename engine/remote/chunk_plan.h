// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QtGlobal>
#include <optional>

namespace loquat::remote {

/// Which chunks of a file are here, and which are to be fetched next. Arithmetic alone.
class ChunkPlan {
public:
    static constexpr qint64 kChunk = 256 * 1024;

    /// Chunks first … end-1.
    struct Span {
        int first = 0;
        int end = 0;
        int count() const { return end - first; }
    };

    explicit ChunkPlan(qint64 bytes = 0);

    qint64 bytes() const { return bytes_; }
    int count() const { return int(state_.size()); }
    qint64 start(int chunk) const { return chunk * kChunk; }
    qint64 end(int chunk) const { return qMin(bytes_, (chunk + 1) * kChunk); }

    bool isDone(int chunk) const { return state_[chunk] == kDone; }
    bool isWhole() const { return missing_ == 0; }
    int missing() const { return missing_; }
    qint64 doneBytes() const { return done_bytes_; }

    void setDone(int chunk);
    void drop(int chunk);      ///< to be fetched again
    void release(Span span);   ///< what of it is not done, somebody else may take

    /// The first run of chunks that nobody fetches, at most `most` of them.
    std::optional<Span> take(int most);
    /// The later half of what a connection has not begun, for one that has nothing to do.
    static std::optional<Span> laterHalf(Span rest);

private:
    enum State : char { kMissing, kTaken, kDone };

    qint64 bytes_;
    QByteArray state_;
    int missing_;  ///< not done
    qint64 done_bytes_ = 0;
};

}  // namespace loquat::remote
