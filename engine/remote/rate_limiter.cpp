// SPDX-License-Identifier: MIT
#include "engine/remote/rate_limiter.h"

#include <algorithm>
#include <cstdint>

namespace loquat::remote {

namespace {

constexpr std::chrono::seconds kWindow{60};

}  // namespace

RateLimiter::RateLimiter(int requestsPerMinute, int tokensPerMinute)
    : requests_per_minute_(std::max(0, requestsPerMinute)),
      tokens_per_minute_(std::max(0, tokensPerMinute)) {}

std::chrono::milliseconds RateLimiter::wait(int tokens, Clock::time_point now) const {
    std::int64_t used_tokens = 0;
    std::int64_t used_requests = 0;
    for (const Sent& sent : sent_) {
        if (sent.when + kWindow <= now) continue;
        used_tokens += sent.tokens;
        ++used_requests;
    }
    const auto fits = [&] {
        if (used_requests == 0) return true;
        if (requests_per_minute_ > 0 && used_requests >= requests_per_minute_) return false;
        return tokens_per_minute_ == 0 || used_tokens + std::max(0, tokens) <= tokens_per_minute_;
    };
    Clock::time_point when = now;
    for (auto sent = sent_.begin(); sent != sent_.end() && !fits(); ++sent) {
        if (sent->when + kWindow <= now) continue;
        when = sent->when + kWindow;
        used_tokens -= sent->tokens;
        --used_requests;
    }
    return std::chrono::ceil<std::chrono::milliseconds>(when - now);
}

void RateLimiter::sent(int tokens, Clock::time_point now) {
    while (!sent_.empty() && sent_.front().when + kWindow <= now) sent_.pop_front();
    sent_.push_back({now, std::max(0, tokens)});
}

void RateLimiter::correct(Clock::time_point when, int tokens) {
    const auto found =
        std::find_if(sent_.rbegin(), sent_.rend(), [&](const Sent& sent) { return sent.when == when; });
    if (found != sent_.rend()) found->tokens = std::max(0, tokens);
}

int RateLimiter::requestsInLastMinute(Clock::time_point now) const {
    return static_cast<int>(std::count_if(sent_.begin(), sent_.end(),
                                          [&](const Sent& sent) { return sent.when + kWindow > now; }));
}

}  // namespace loquat::remote
