// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <deque>

namespace loquat::remote {

/// Requests and tokens per minute, counted over the last 60 seconds. 0: no limit.
class RateLimiter {
public:
    using Clock = std::chrono::steady_clock;

    RateLimiter(int requestsPerMinute, int tokensPerMinute);

    /// How long a request of so many tokens has to wait; zero: it may go. One larger than the limit itself
    /// goes when the minute before it is empty.
    std::chrono::milliseconds wait(int tokens, Clock::time_point now) const;
    void sent(int tokens, Clock::time_point now);
    /// Puts the true number in place of the estimate of the request sent last at `when`.
    void correct(Clock::time_point when, int tokens);
    int requestsInLastMinute(Clock::time_point now) const;

private:
    struct Sent {
        Clock::time_point when;
        int tokens;
    };
    int requests_per_minute_;
    int tokens_per_minute_;
    std::deque<Sent> sent_;
};

}  // namespace loquat::remote
