// SPDX-License-Identifier: MIT
#include <utility>

#include "engine/quantize/judge.h"
#include "engine/quantize/quality.h"
#include "engine/quantize/reference_state.h"

namespace loquat {

std::uint64_t vocabulary_hash(const GgufFile& file) {
    std::uint64_t hash = 14695981039346656037u;  // FNV-1a
    const auto tokens = file.array("tokenizer.ggml.tokens");
    if (!tokens) return hash;
    for (const std::byte b : tokens->bytes)
        hash = (hash ^ std::to_integer<std::uint64_t>(b)) * 1099511628211u;
    return hash;
}

Result<Perplexity> measure_perplexity(const std::filesystem::path& path, std::string_view text,
                                      const QualityOptions& options, const TellProgress& tell,
                                      std::stop_token stop) {
    auto model = PassageModel::open(path, options.n_ctx, options.n_threads);
    if (!model) return model.error();
    const auto passages = Passages::cut(model->tokenizer(), text, model->n_ctx(), options.max_passages);
    if (!passages) return passages.error();
    std::vector<float> surprises(std::size_t(passages->size()) * std::size_t(passages->n_judged()));
    const Judge judge = [&](std::size_t index, std::span<const float> logits, TokenId next) {
        surprises[index] = float(log_sum_exp(logits) - logits[std::size_t(next)]);
    };
    const auto seconds = judge_passages(*model, *passages, options.n_threads, judge, tell, stop);
    if (!seconds) return seconds.error();
    return perplexity_of(surprises, *seconds);
}

Reference::Reference(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reference::~Reference() = default;

const Perplexity& Reference::perplexity() const {
    return state_->perplexity;
}
int Reference::n_passages() const {
    return state_->passages.size();
}
std::size_t Reference::size_bytes() const {
    return state_->kept.size_bytes();
}

Result<std::shared_ptr<const Reference>> Reference::measure(const std::filesystem::path& source,
                                                            std::string_view text,
                                                            const QualityOptions& options,
                                                            const TellProgress& tell, std::stop_token stop) {
    auto model = PassageModel::open(source, options.n_ctx, options.n_threads);
    if (!model) return model.error();
    auto passages = Passages::cut(model->tokenizer(), text, model->n_ctx(), options.max_passages);
    if (!passages) return passages.error();
    const std::size_t n_positions = std::size_t(passages->size()) * std::size_t(passages->n_judged());
    auto state = std::make_unique<State>();
    state->n_vocab = model->n_vocab();
    state->vocabulary = vocabulary_hash(model->file());
    state->kept =
        KeptLogits(n_positions, std::size_t(model->n_vocab()), std::size_t(std::max(options.top_k, 0)));
    std::vector<float> surprises(n_positions);
    const Judge judge = [&](std::size_t index, std::span<const float> logits, TokenId next) {
        const double log_sum = log_sum_exp(logits);
        surprises[index] = float(log_sum - logits[std::size_t(next)]);
        state->kept.keep(index, logits, log_sum);
    };
    const auto seconds = judge_passages(*model, *passages, options.n_threads, judge, tell, stop);
    if (!seconds) return seconds.error();
    state->perplexity = perplexity_of(surprises, *seconds);
    state->passages = std::move(*passages);
    return std::shared_ptr<const Reference>(new Reference(std::move(state)));
}

}  // namespace loquat
