// SPDX-License-Identifier: MIT
#include "engine/remote/transfer_speed.h"

namespace loquat::remote {

void SpeedLimit::set(qint64 bytesPerSecond) {
    rate_ = qMax<qint64>(0, bytesPerSecond);
    tokens_ = qMin(tokens_, rate_ / 4.0);
}

qint64 SpeedLimit::take(qint64 wanted) {
    if (rate_ == 0) return wanted;
    tokens_ = qMin(rate_ / 4.0, tokens_ + double(since_.nsecsElapsed()) * 1e-9 * double(rate_));
    since_.start();
    const qint64 given = qMin(wanted, qint64(tokens_));
    tokens_ -= double(given);
    return given;
}

double SpeedMeter::tick() {
    constexpr qint64 kWindowMs = 5000;
    const qint64 now = clock_.elapsed();
    marks_.append({now, total_});
    while (marks_.size() > 2 && marks_[1].ms <= now - kWindowMs) marks_.removeFirst();
    const qint64 ms = now - marks_.first().ms;
    return ms > 0 ? double(total_ - marks_.first().total) * 1000 / double(ms) : 0;
}

}  // namespace loquat::remote
