// SPDX-License-Identifier: MIT
#include "engine/remote/provider_state.h"

#include <algorithm>
#include <utility>

namespace loquat::remote {

namespace {

using std::chrono::milliseconds;

qint64 minuteNow() { return QDateTime::currentSecsSinceEpoch() / 60; }

}  // namespace

ProviderState::ProviderState(const ProviderConfig& config, QObject* parent)
    : QObject(parent),
      config_(config),
      breaker_(config.breakerFailures, milliseconds(config.breakerPauseMs)),
      limiter_(config.requestsPerMinute, config.tokensPerMinute) {
    timer_.setSingleShot(true);
    reopening_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &ProviderState::pump);
    connect(&reopening_, &QTimer::timeout, this, &ProviderState::changed);
}

void ProviderState::enter(QObject* who, int tokens, std::function<void()> go, std::function<void(milliseconds)> waiting) {
    connect(who, &QObject::destroyed, this, &ProviderState::leave, Qt::UniqueConnection);
    queue_.append({who, tokens, std::move(go), std::move(waiting)});
    pump();
}

void ProviderState::leave(QObject* who) {
    if (queue_.removeIf([who](const Guest& guest) { return guest.who == who; }) > 0) {
        emit changed();
        pump();
    }
}

void ProviderState::pump() {
    while (!queue_.isEmpty()) {
        const auto now = Clock::now();
        const milliseconds wait = limiter_.wait(queue_.first().tokens, now);
        if (wait > milliseconds::zero()) {
            timer_.start(wait + milliseconds(1));
            const QList<Guest> guests = queue_;
            for (const Guest& guest : guests) guest.waiting(wait);
            break;
        }
        const Guest guest = queue_.takeFirst();
        limiter_.sent(guest.tokens, now);
        last_passed_ = now;
        guest.go();
    }
    emit changed();
}

void ProviderState::correct(Clock::time_point when, int tokens) { limiter_.correct(when, tokens); }

void ProviderState::answered(qint64 latencyMs) {
    breaker_.succeeded();
    problem_.clear();
    known_ = true;
    latency_ms_ = latencyMs;
    last_answer_ = QDateTime::currentDateTime();
    count(true);
}

void ProviderState::failed(const QString& problem) {
    breaker_.failed(Clock::now());
    problem_ = problem;
    known_ = true;
    if (breaker_.state(Clock::now()) == CircuitBreaker::State::Open) reopening_.start(config_.breakerPauseMs + 1);
    count(false);
}

void ProviderState::refused(const QString& problem) {
    breaker_.succeeded();
    problem_ = problem;
    known_ = true;
    count(false);
}

void ProviderState::count(bool ok) {
    const qint64 number = minuteNow();
    Minute& minute = minutes_[number % 60];
    if (std::exchange(minute.number, number) != number) minute.count = {};
    ++(ok ? minute.count.ok : minute.count.failed);
    emit changed();
}

Health ProviderState::health() const {
    const auto now = Clock::now();
    Health health;
    health.problem = problem_;
    health.lastLatencyMs = latency_ms_;
    health.lastAnswerAt = last_answer_;
    health.queued = int(queue_.size());
    health.requestsThisMinute = limiter_.requestsInLastMinute(now);
    for (qint64 number = minuteNow() - 59; number <= minuteNow(); ++number) {
        const Minute& minute = minutes_[number % 60];
        health.lastHour << (minute.number == number ? minute.count : Health::Minute{});
    }
    const auto state = breaker_.state(now);
    if (state == CircuitBreaker::State::Open) {
        health.state = Health::State::Paused;
        const auto left = std::chrono::duration_cast<milliseconds>(*breaker_.openUntil() - now);
        health.pausedUntil = QDateTime::currentDateTime().addMSecs(left.count());
    } else if (state == CircuitBreaker::State::HalfOpen) {
        health.state = Health::State::Trying;
    } else if (known_) {
        health.state = problem_.isEmpty() ? Health::State::Working : Health::State::Failing;
    }
    return health;
}

}  // namespace loquat::remote
