// SPDX-License-Identifier: MIT
#include "engine/remote/circuit_breaker.h"

#include <algorithm>
#include <utility>

namespace loquat::remote {

CircuitBreaker::CircuitBreaker(int failures, std::chrono::milliseconds pause)
    : limit_(std::max(1, failures)), pause_(pause) {}

CircuitBreaker::State CircuitBreaker::state(Clock::time_point now) const {
    if (!open_until_) return State::Closed;
    return now < *open_until_ ? State::Open : State::HalfOpen;
}

bool CircuitBreaker::tryPass(Clock::time_point now) {
    switch (state(now)) {
        case State::Closed:
            return true;
        case State::Open:
            return false;
        case State::HalfOpen:
            return !std::exchange(probing_, true);
    }
    return false;
}

void CircuitBreaker::succeeded() {
    failures_ = 0;
    open_until_.reset();
    probing_ = false;
}

void CircuitBreaker::failed(Clock::time_point now) {
    // A request sent before the circuit opened may fail while it is open: that is no news.
    if (state(now) == State::Open) return;
    if (!open_until_ && ++failures_ < limit_) return;
    open_until_ = now + pause_;
    probing_ = false;
}

void CircuitBreaker::abandoned() {
    probing_ = false;
}

std::optional<CircuitBreaker::Clock::time_point> CircuitBreaker::openUntil() const {
    return open_until_;
}

}  // namespace loquat::remote
