// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace loquat::remote {

/// How a provider fares, for its page and for the router.
struct Health {
    enum class State { Unknown, Working, Paused, Trying, Failing };
    State state = State::Unknown;
    QDateTime pausedUntil;
    QString problem;                ///< the last failure in one line; empty when working
    qint64 lastLatencyMs = 0;
    QDateTime lastAnswerAt;
    struct Minute { int ok = 0; int failed = 0; };
    QList<Minute> lastHour;         ///< 60, oldest first
    int queued = 0;                 ///< waiting for the rate limit
    int requestsThisMinute = 0;
};

}  // namespace loquat::remote
