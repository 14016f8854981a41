// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <chrono>

namespace loquat::remote {

/// A token bucket over all downloads together; it holds a quarter of a second.
class SpeedLimit {
public:
    SpeedLimit() { since_.start(); }
    void set(qint64 bytesPerSecond);  ///< 0: no limit
    bool isLimited() const { return rate_ > 0; }
    qint64 take(qint64 wanted);       ///< how many bytes may be read now

private:
    qint64 rate_ = 0;
    double tokens_ = 0;
    QElapsedTimer since_;
};

/// Bytes per second over the last five seconds.
class SpeedMeter {
public:
    SpeedMeter() { clock_.start(); }
    void add(qint64 bytes) { total_ += bytes; }
    double tick();  ///< call it now and then
    void reset() { marks_.clear(); }

private:
    struct Mark {
        qint64 ms;
        qint64 total;
    };
    QElapsedTimer clock_;
    QList<Mark> marks_;
    qint64 total_ = 0;
};

}  // namespace loquat::remote
