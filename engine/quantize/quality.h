// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/quantize/progress.h"

namespace loquat {

struct QualityOptions {
    int n_ctx = 512;  ///< tokens of a passage; its second half is judged, where the model knows the context
    int max_passages = 0;  ///< 0: all of the text
    int n_threads = 0;
    int top_k = 0;  ///< logits kept of each position of the reference; 0: 48
};

struct Perplexity {
    double value = 0;
    double standard_error = 0;
    std::uint64_t n_tokens = 0;  ///< judged
    double seconds = 0;
};

/// exp of the mean negative log-likelihood of the second half of each passage.
Result<Perplexity> measure_perplexity(const std::filesystem::path& model, std::string_view text,
                                      const QualityOptions& options, const TellProgress& tell = {},
                                      std::stop_token stop = {});

/// What the source model says of a held-out text: for each judged position its top-k logits, the mass of the
/// rest and a few tokens drawn from it (kept_logits.h), so that it takes about 100 MB where all logits would
/// take tens of GB. Immutable; may be shared by threads.
class Reference {
public:
    static Result<std::shared_ptr<const Reference>> measure(const std::filesystem::path& source,
                                                            std::string_view text,
                                                            const QualityOptions& options,
                                                            const TellProgress& tell = {},
                                                            std::stop_token stop = {});
    ~Reference();

    const Perplexity& perplexity() const;
    int n_passages() const;
    std::size_t size_bytes() const;  ///< in memory

    struct State;
    const State& state() const { return *state_; }

private:
    explicit Reference(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Where a candidate went wrong.
struct WorstPassage {
    int passage = 0;       ///< from 0
    std::string heading;   ///< of the section it is in (a line "=== Arithmetic" in the text); may be empty
    std::string before;    ///< the text just before the token
    std::string expected;  ///< the source model's likeliest next token
    std::string got;       ///< the candidate's
    double kl = 0;         ///< at that position, in nats
};

/// A candidate against its source, on this machine.
struct Quality {
    Perplexity perplexity;
    double mean_kl = 0;  ///< KL(source || candidate), in nats per token
    double kl_standard_error = 0;
    double median_kl = 0;
    double p99_kl = 0;
    double top1_agreement = 0;  ///< share of positions where both like the same token best
    std::uint64_t file_bytes = 0;
    std::uint64_t memory_bytes = 0;       ///< weights, KV of n_ctx tokens, working space
    double decode_tokens_per_second = 0;  ///< measured here, one sequence
    double prompt_tokens_per_second = 0;
    std::vector<WorstPassage> worst;  ///< three, from different passages; where another word comes first, then by kl
};

/// kBadInput when the candidate has another vocabulary than the reference.
Result<Quality> measure_quality(const Reference& reference, const std::filesystem::path& candidate,
                                const QualityOptions& options, const TellProgress& tell = {},
                                std::stop_token stop = {});

}  // namespace loquat
