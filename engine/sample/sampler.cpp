// SPDX-License-Identifier: MIT
#include "engine/sample/sampler.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace loquat {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kLargest = std::numeric_limits<float>::max();

/// NaN (a broken model) and infinities must not poison comparisons and sums.
float sane(float logit) {
    return std::isnan(logit) ? -kInfinity : std::min(logit, kLargest);
}

float clamped(float x, float low, float high, float otherwise) {
    return std::isnan(x) ? otherwise : std::clamp(x, low, high);
}

constexpr auto kLikelierFirst = [](const auto& a, const auto& b) {
    return a.logit > b.logit || (a.logit == b.logit && a.id < b.id);
};

/// Uniform in [0, 1) from the top 53 bits: std::uniform_real_distribution differs between libraries.
double uniform(std::mt19937_64& random) {
    return double(random() >> 11) * 0x1p-53;
}

}  // namespace

Sampler::Sampler(const SamplerParams& params) : params_(params), random_(params.seed) {
    SamplerParams& p = params_;
    p.temperature = clamped(p.temperature, 0.0f, 100.0f, 0.0f);
    p.top_k = std::max(p.top_k, 0);
    p.top_p = clamped(p.top_p, 0.0f, 1.0f, 1.0f);
    p.min_p = clamped(p.min_p, 0.0f, 1.0f, 0.0f);
    p.typical_p = clamped(p.typical_p, 0.0f, 1.0f, 1.0f);
    p.repetition_penalty = clamped(p.repetition_penalty, 0.01f, 100.0f, 1.0f);
    p.frequency_penalty = clamped(p.frequency_penalty, -100.0f, 100.0f, 0.0f);
    p.presence_penalty = clamped(p.presence_penalty, -100.0f, 100.0f, 0.0f);
}

bool Sampler::has_penalties() const {
    return params_.penalty_window != 0 &&
           (params_.repetition_penalty != 1.0f || params_.frequency_penalty != 0.0f ||
            params_.presence_penalty != 0.0f);
}

void Sampler::accept(TokenId token) {
    if (!has_penalties()) return;
    history_.push_back(token);
    ++counts_[token];
    const std::size_t window = std::size_t(params_.penalty_window);
    if (params_.penalty_window < 0 || history_.size() <= window) return;
    const auto leaving = counts_.find(history_[history_.size() - 1 - window]);
    if (--leaving->second == 0) counts_.erase(leaving);
}

void Sampler::penalize(Candidate& candidate, int count) const {
    float& logit = candidate.logit;
    logit = logit > 0 ? logit / params_.repetition_penalty : logit * params_.repetition_penalty;
    logit = sane(logit - float(count) * params_.frequency_penalty - params_.presence_penalty);
}

void Sampler::collect(std::span<const float> logits) {
    candidates_.resize(logits.size());
    for (std::size_t i = 0; i < logits.size(); ++i) candidates_[i] = {TokenId(i), sane(logits[i])};
    for (const auto& [token, count] : counts_) {
        if (token >= 0 && std::size_t(token) < candidates_.size())
            penalize(candidates_[std::size_t(token)], count);
    }
}

TokenId Sampler::sample(std::span<const float> logits) {
    assert(!logits.empty());
    collect(logits);
    keep_top_k();
    const Candidate likeliest = *std::ranges::min_element(candidates_, kLikelierFirst);
    if (params_.temperature == 0.0f || likeliest.logit == -kInfinity) return likeliest.id;
    keep_typical();
    keep_top_p();
    keep_min_p();
    return draw();
}

void Sampler::keep_top_k() {
    const std::size_t k = std::size_t(params_.top_k);
    if (k == 0 || k >= candidates_.size()) return;
    // A heap of k over one pass: of 150,000 logits few ever enter it.
    std::ranges::partial_sort(candidates_, candidates_.begin() + std::ptrdiff_t(k), kLikelierFirst);
    candidates_.resize(k);
}

/// Keeps the shortest run of candidates, in the order `before`, whose probabilities reach `mass`.
template <class Before>
void Sampler::keep_mass(double mass, const Before& before) {
    const float largest = std::ranges::min_element(candidates_, kLikelierFirst)->logit;
    const auto weight = [&](const Candidate& c) { return std::exp(double(c.logit) - double(largest)); };
    double total = 0;
    for (const Candidate& c : candidates_) total += weight(c);
    double sum = 0;
    std::size_t n_sorted = 0;
    for (std::size_t n = 0; n < candidates_.size(); ++n) {
        if (n == n_sorted) {  // sort only as far as needed, doubling
            n_sorted = std::min(candidates_.size(), std::max<std::size_t>(64, 2 * n));
            std::partial_sort(candidates_.begin() + std::ptrdiff_t(n),
                              candidates_.begin() + std::ptrdiff_t(n_sorted), candidates_.end(), before);
        }
        sum += weight(candidates_[n]);
        if (sum >= mass * total) return candidates_.resize(n + 1);
    }
}

void Sampler::keep_typical() {
    if (params_.typical_p >= 1.0f || candidates_.size() < 2) return;
    const double largest = double(std::ranges::min_element(candidates_, kLikelierFirst)->logit);
    double total = 0;
    double weighted = 0;
    for (const Candidate& c : candidates_) {
        const double w = std::exp(double(c.logit) - largest);
        total += w;
        if (w > 0) weighted += w * (double(c.logit) - largest);
    }
    // entropy = log(total) - weighted/total; surprise of c = log(total) - (logit - largest)
    const double mean = weighted / total;
    const auto distance = [&](const Candidate& c) { return std::abs(mean - (double(c.logit) - largest)); };
    keep_mass(params_.typical_p, [&](const Candidate& a, const Candidate& b) {
        const double da = distance(a);
        const double db = distance(b);
        return da < db || (da == db && a.id < b.id);
    });
}

void Sampler::keep_top_p() {
    if (params_.top_p < 1.0f) keep_mass(params_.top_p, kLikelierFirst);
}

void Sampler::keep_min_p() {
    if (params_.min_p <= 0.0f) return;
    const double largest = std::ranges::min_element(candidates_, kLikelierFirst)->logit;
    const double least = largest + std::log(double(params_.min_p));
    std::erase_if(candidates_, [&](const Candidate& c) { return double(c.logit) < least; });
}

TokenId Sampler::draw() {
    const double largest = std::ranges::min_element(candidates_, kLikelierFirst)->logit;
    const auto weight = [&](const Candidate& c) {
        return std::exp((double(c.logit) - largest) / params_.temperature);
    };
    double total = 0;
    for (const Candidate& c : candidates_) total += weight(c);
    double left = uniform(random_) * total;
    for (const Candidate& c : candidates_) {
        left -= weight(c);
        if (left < 0) return c.id;
    }
    return std::ranges::min_element(candidates_, kLikelierFirst)->id;  // rounding at the very end
}

}  // namespace loquat
