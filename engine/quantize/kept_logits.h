// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace loquat {

/// log of the sum of exp over all logits.
double log_sum_exp(std::span<const float> logits);

/// What is kept of a model's prediction at each of many positions, so that another model's KL divergence from
/// it can be told without the whole vocabulary: the k likeliest tokens, the mass of all others (the tail),
/// and a few tokens drawn from the tail by their probability, which stand for it. Different positions may be
/// written by different threads.
class KeptLogits {
public:
    static constexpr std::size_t kDefaultTop = 48;
    static constexpr std::size_t kTailDraws = 32;

    KeptLogits() = default;
    /// top 0: kDefaultTop.
    KeptLogits(std::size_t n_positions, std::size_t n_vocab, std::size_t top);

    void keep(std::size_t position, std::span<const float> logits, double log_sum);
    /// KL(kept || logits) in nats.
    double kl(std::size_t position, std::span<const float> logits, double log_sum) const;
    std::int32_t likeliest(std::size_t position) const { return ids_[position * n_entries()]; }
    std::size_t size_bytes() const;

private:
    std::size_t n_entries() const { return n_top_ + n_drawn_; }

    std::size_t n_top_ = 0;
    std::size_t n_drawn_ = 0;
    std::vector<std::int32_t>
        ids_;                   ///< by position: the top, the likeliest first; then those drawn from the tail
    std::vector<float> log_p_;  ///< of the same tokens
    std::vector<float> tail_;   ///< by position: mass outside the top
};

}  // namespace loquat
