// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>
#include <functional>

#include "engine/remote/circuit_breaker.h"
#include "engine/remote/health.h"
#include "engine/remote/provider_config.h"
#include "engine/remote/rate_limiter.h"

namespace loquat::remote {

/// What all requests to one provider share: its breaker, its rate limit with the queue before it, its health.
class ProviderState : public QObject {
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;
    explicit ProviderState(const ProviderConfig& config, QObject* parent = nullptr);

    const ProviderConfig& config() const { return config_; }
    void rename(const ProviderConfig& config) { config_ = config; }  ///< nothing but names and lists changed
    CircuitBreaker& breaker() { return breaker_; }

    /// Calls `go` when the limit lets a request of so many tokens pass, in the order of asking; at once when it does
    /// now. `waiting` says how long the first in the queue still waits. Both are dropped when `who` is deleted.
    void enter(QObject* who, int tokens, std::function<void()> go, std::function<void(std::chrono::milliseconds)> waiting);
    void leave(QObject* who);
    /// The true count of the request that was let pass at `when`.
    void correct(Clock::time_point when, int tokens);
    Clock::time_point lastPassed() const { return last_passed_; }

    void answered(qint64 latencyMs);      ///< a request went well
    void failed(const QString& problem);  ///< one did not, by the fault of the service or the line
    void refused(const QString& problem); ///< the service works but did not take the request
    Health health() const;

signals:
    void changed();

private:
    struct Guest {
        QObject* who;
        int tokens;
        std::function<void()> go;
        std::function<void(std::chrono::milliseconds)> waiting;
    };
    struct Minute {
        qint64 number = -1;
        Health::Minute count;
    };

    void pump();
    void count(bool ok);

    ProviderConfig config_;
    CircuitBreaker breaker_;
    RateLimiter limiter_;
    QList<Guest> queue_;
    QTimer timer_;
    QTimer reopening_;
    Clock::time_point last_passed_{};
    QString problem_;
    bool known_ = false;
    qint64 latency_ms_ = 0;
    QDateTime last_answer_;
    QList<Minute> minutes_ = QList<Minute>(60);
};

}  // namespace loquat::remote
