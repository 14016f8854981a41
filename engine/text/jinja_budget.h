// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <utility>

#include "engine/text/jinja_failure.h"

namespace loquat::jinja {

/// What one rendering may still use: steps, bytes alive at a time, nesting. Going over throws kLimit.
class Budget {
public:
    Budget(std::size_t max_steps, std::size_t max_bytes) : steps_left_(max_steps), max_bytes_(max_bytes) {}

    void spend(std::size_t steps = 1) {
        if (steps > steps_left_) fail_limit("The chat template takes too many steps");
        steps_left_ -= steps;
    }

    /// Work that is linear in some bytes: cheap per byte, yet not free.
    void spend_bytes(std::size_t bytes) { spend(1 + bytes / kBytesPerStep); }

    /// One value may have max_bytes; all that live together twice that, so that a finished text can be
    /// copied.
    void hold(std::size_t bytes, std::size_t size_of_value) {
        if (size_of_value > max_bytes_ || live_ + bytes > 2 * max_bytes_ + kFreeBytes)
            fail_limit("The chat template makes too much text");
        spend_bytes(bytes);
        live_ += bytes;
    }
    void release(std::size_t bytes) { live_ -= bytes; }

    /// Before building something of this many bytes at once.
    void check_size(std::size_t bytes) const {
        if (bytes > max_bytes_) fail_limit("The chat template makes too much text");
    }

    void enter() {
        if (++depth_ > kMaxDepth) fail_limit("The chat template nests too deeply");
    }
    void leave() { --depth_; }

private:
    static constexpr std::size_t kBytesPerStep = 32;
    static constexpr std::size_t kFreeBytes = 1 << 16;  ///< what tiny values weigh even under a tiny limit
    static constexpr int kMaxDepth = 800;               ///< frames of the evaluator: under 1 MB of stack
    std::size_t steps_left_;
    std::size_t max_bytes_;
    std::size_t live_ = 0;
    int depth_ = 0;
};

/// Bytes that one value holds of the budget; gives them back when it goes. Without a budget it counts
/// nothing.
class Charge {
public:
    Charge() = default;
    explicit Charge(Budget* budget) : budget_(budget) {}
    Charge(Charge&& other) noexcept
        : budget_(std::exchange(other.budget_, nullptr)), bytes_(std::exchange(other.bytes_, 0)) {}
    Charge& operator=(Charge&&) = delete;
    ~Charge() {
        if (budget_) budget_->release(bytes_);
    }

    void add(std::size_t bytes) {
        if (!budget_) return;
        budget_->hold(bytes, bytes_ + bytes);
        bytes_ += bytes;
    }

private:
    Budget* budget_ = nullptr;
    std::size_t bytes_ = 0;
};

/// Counts one level of nesting while it lives.
class Nesting {
public:
    explicit Nesting(Budget& budget) : budget_(budget) { budget_.enter(); }
    ~Nesting() { budget_.leave(); }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

private:
    Budget& budget_;
};

}  // namespace loquat::jinja
