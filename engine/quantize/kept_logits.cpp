// SPDX-License-Identifier: MIT
#include "engine/quantize/kept_logits.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loquat {
namespace {

/// The ids of the k largest, largest first; of equals the first.
std::vector<std::int32_t> top_ids(std::span<const float> logits, std::size_t k) {
    const auto before = [&](std::int32_t a, std::int32_t b) {
        const float x = logits[std::size_t(a)];
        const float y = logits[std::size_t(b)];
        return x != y ? x > y : a < b;
    };
    std::vector<std::int32_t> heap(k);  // its front is the least of those kept
    std::iota(heap.begin(), heap.end(), 0);
    std::ranges::make_heap(heap, before);
    for (auto id = std::int32_t(k); id < std::int32_t(logits.size()); ++id) {
        if (!before(id, heap.front())) continue;
        std::ranges::pop_heap(heap, before);
        heap.back() = id;
        std::ranges::push_heap(heap, before);
    }
    std::ranges::sort_heap(heap, before);
    return heap;
}

/// Spreads the draws of different positions over the unit interval, without chance.
double offset_of(std::size_t position) {
    const double x = double(position + 1) * 0.6180339887498949;
    return x - std::floor(x);
}

}  // namespace

double log_sum_exp(std::span<const float> logits) {
    const float largest = *std::ranges::max_element(logits);
    double sum = 0;
    for (const float logit : logits) sum += double(std::exp(logit - largest));
    return double(largest) + std::log(sum);
}

KeptLogits::KeptLogits(std::size_t n_positions, std::size_t n_vocab, std::size_t top)
    : n_top_(std::min(top ? top : kDefaultTop, n_vocab)),
      n_drawn_(n_top_ < n_vocab ? kTailDraws : 0),
      ids_(n_positions * n_entries()),
      log_p_(ids_.size()),
      tail_(n_positions) {}

/// Draws at equal steps of the tail's cumulated mass: each token comes as often as its probability says, in
/// one pass.
void KeptLogits::keep(std::size_t position, std::span<const float> logits, double log_sum) {
    const std::vector<std::int32_t> top = top_ids(logits, n_top_);
    const auto log_p = [&](std::int32_t id) { return logits[std::size_t(id)] - log_sum; };
    double top_mass = 0;
    for (const std::int32_t id : top) top_mass += std::exp(log_p(id));
    const double tail = n_drawn_ ? std::max(0.0, 1.0 - top_mass) : 0.0;
    tail_[position] = float(tail);

    std::int32_t* const ids = ids_.data() + position * n_entries();
    std::ranges::copy(top, ids);
    std::int32_t last_tail = top.front();  // until there is one
    std::size_t n_drawn = 0;
    if (n_drawn_) {
        std::vector<std::int32_t> sorted = top;
        std::ranges::sort(sorted);
        auto skip = sorted.begin();
        double mass = 0;
        for (std::int32_t id = 0; id < std::int32_t(logits.size()) && n_drawn < n_drawn_; ++id) {
            if (skip != sorted.end() && *skip == id) {
                ++skip;
                continue;
            }
            last_tail = id;
            mass += double(std::exp(float(log_p(id))));
            while (n_drawn < n_drawn_ &&
                   mass > tail * (double(n_drawn) + offset_of(position)) / double(n_drawn_)) {
                ids[n_top_ + n_drawn++] = id;
            }
        }
    }
    for (; n_drawn < n_drawn_; ++n_drawn) ids[n_top_ + n_drawn] = last_tail;
    for (std::size_t i = 0; i < n_entries(); ++i) log_p_[position * n_entries() + i] = float(log_p(ids[i]));
}

/// KL = sum over the top of p log(p/q) + P log(P/Q) + P KL(p/P || q/Q) with P, Q the masses of the tails. The
/// last term is the mean over draws of -log r, r = (q/Q) / (p/P). As the mean of r is 1, r - 1 - log r has
/// the same mean and hardly any spread; but where much mass went to tokens that no draw can know, only the
/// plain form is right.
double KeptLogits::kl(std::size_t position, std::span<const float> logits, double log_sum) const {
    const std::int32_t* const ids = ids_.data() + position * n_entries();
    const float* const log_p = log_p_.data() + position * n_entries();
    const auto log_q = [&](std::size_t i) { return logits[std::size_t(ids[i])] - log_sum; };
    double kl = 0;
    double q_top_mass = 0;
    for (std::size_t i = 0; i < n_top_; ++i) {
        const double p = std::exp(double(log_p[i]));
        kl += p * (log_p[i] - log_q(i));
        q_top_mass += std::exp(log_q(i));
    }
    const double tail = tail_[position];
    if (n_drawn_ == 0 || tail < 1e-7) return std::max(0.0, kl);
    const double q_tail = std::max(1e-9, 1.0 - q_top_mass);
    const double log_ratio = std::log(q_tail / tail);
    const bool hardly_moved = q_tail < 2 * tail;
    double inside = 0;
    for (std::size_t i = n_top_; i < n_entries(); ++i) {
        const double log_r = log_q(i) - log_p[i] - log_ratio;
        inside += hardly_moved ? std::exp(log_r) - 1 - log_r : -log_r;
    }
    return std::max(0.0, kl - tail * log_ratio + tail * inside / double(n_drawn_));
}

std::size_t KeptLogits::size_bytes() const {
    return ids_.size() * sizeof(ids_[0]) + log_p_.size() * sizeof(log_p_[0]) +
           tail_.size() * sizeof(tail_[0]);
}

}  // namespace loquat
