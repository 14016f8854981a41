// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/text/tokenizer.h"

namespace loquat {

/// Applied in this order: penalties, top-k, typical, top-p, min-p, temperature, draw.
/// A value that switches a step off is its neutral one (in brackets).
struct SamplerParams {
    float temperature = 0.7f;         ///< 0: always the likeliest token
    int top_k = 40;                   ///< [0]
    float top_p = 0.9f;               ///< [1]  arXiv:1904.09751
    float min_p = 0.05f;              ///< [0]  arXiv:2407.01082
    float typical_p = 1.0f;           ///< [1]  arXiv:2202.00666
    float repetition_penalty = 1.0f;  ///< [1]  arXiv:1909.05858: divides positive logits, multiplies negative
    float frequency_penalty = 0.0f;   ///< [0]  subtracted once per occurrence
    float presence_penalty = 0.0f;    ///< [0]  subtracted once
    int penalty_window = 64;          ///< how many last tokens the penalties look at; -1: all
    std::uint64_t seed = 0;           ///< the same seed gives the same text
};

/// Chooses tokens from logits. Deterministic for a seed, on every machine. Values outside their range
/// count as the nearest one inside. One thread at a time.
class Sampler {
public:
    explicit Sampler(const SamplerParams& params);

    /// Chooses from raw logits, at least one; NaN counts as -inf. Ties go to the lower id. Does not
    /// remember the choice: see accept().
    TokenId sample(std::span<const float> logits);
    /// Tells the penalties about a token of the prompt or the answer.
    void accept(TokenId token);

private:
    struct Candidate {
        TokenId id;
        float logit;
    };
    bool has_penalties() const;
    void collect(std::span<const float> logits);
    void penalize(Candidate& candidate, int count) const;
    void keep_top_k();
    void keep_typical();
    void keep_top_p();
    void keep_min_p();
    template <class Before>
    void keep_mass(double mass, const Before& before);
    TokenId draw();

    SamplerParams params_;
    std::mt19937_64 random_;
    std::vector<TokenId> history_;
    std::unordered_map<TokenId, int> counts_;  ///< of the tokens inside the penalty window
    std::vector<Candidate> candidates_;
};

}  // namespace loquat
