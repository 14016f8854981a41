// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>

namespace loquat::remote {

/// Stops asking a service that keeps failing (M. Nygard, "Release It!"): closed → open after `failures` in a row →
/// half-open after `pause`: one request may probe; its success closes, its failure opens again.
/// Time is handed in, so that tests need no waiting.
class CircuitBreaker {
public:
    using Clock = std::chrono::steady_clock;
    enum class State { Closed, Open, HalfOpen };

    CircuitBreaker(int failures, std::chrono::milliseconds pause);

    State state(Clock::time_point now) const;
    /// Whether a request may go; in HalfOpen this takes the one probe.
    bool tryPass(Clock::time_point now);
    void succeeded();
    void failed(Clock::time_point now);
    void abandoned();  ///< the request ended without telling anything: gives the probe back
    std::optional<Clock::time_point> openUntil() const;

private:
    int limit_;
    std::chrono::milliseconds pause_;
    int failures_ = 0;
    std::optional<Clock::time_point> open_until_;
    bool probing_ = false;
};

}  // namespace loquat::remote
