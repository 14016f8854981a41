// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <chrono>
#include <optional>

namespace loquat::remote {

/// A service that asks for a longer wait than this is not waited for: a person decides.
constexpr std::chrono::milliseconds kLongestWait = std::chrono::minutes(1);

/// The wait before the attempt after `failures` failed ones: exponential backoff with full jitter (M. Brooker,
/// "Exponential Backoff and Jitter"): between zero and 0.5 s × 2^(failures-1), at most 20 s. `random`: in [0,1).
std::chrono::milliseconds backoff(int failures, double random);

/// The Retry-After header (RFC 9110, 10.2.3): seconds, or a date. Nothing when it is neither.
std::optional<std::chrono::milliseconds> retryAfter(const QByteArray& header, const QDateTime& now);

}  // namespace loquat::remote
