// SPDX-License-Identifier: MIT
#include "engine/quantize/quality.h"

#include <algorithm>

#include "engine/base/utf8.h"
#include "engine/quantize/judge.h"
#include "engine/quantize/reference_state.h"
#include "engine/quantize/speed.h"

namespace loquat {
namespace {

constexpr std::size_t kWorst = 3;
constexpr std::size_t kBytesBefore = 160;

/// What was seen at each judged position.
struct Findings {
    explicit Findings(std::size_t n) : surprises(n), kls(n), likeliest(n) {}
    std::vector<float> surprises;
    std::vector<float> kls;
    std::vector<std::int32_t> likeliest;
};

Error other_vocabulary(const std::filesystem::path& path) {
    return {ErrorKind::kBadInput,
            "The two models have different vocabularies, so their answers cannot be compared.",
            path.string()};
}

Result<void> check_comparable(const Reference::State& reference, const PassageModel& candidate,
                              const std::filesystem::path& path) {
    if (candidate.n_vocab() != reference.n_vocab ||
        vocabulary_hash(candidate.file()) != reference.vocabulary) {
        return other_vocabulary(path);
    }
    if (candidate.n_ctx() < reference.passages.length()) {
        return Error{ErrorKind::kBadInput,
                     "This model's context is shorter than the passages it should read.", path.string()};
    }
    return {};
}

float value_at(std::vector<float> values, double share) {
    const auto at = values.begin() + std::ptrdiff_t(double(values.size() - 1) * share);
    std::ranges::nth_element(values, at);
    return *at;
}

/// The end of the text before, whole characters only.
std::string text_before(const Tokenizer& tokenizer, std::span<const TokenId> tokens) {
    std::string text = tokenizer.decode(tokens);
    std::size_t begin = text.size() > kBytesBefore ? text.size() - kBytesBefore : 0;
    while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
    return to_valid_utf8(std::string_view(text).substr(begin));
}

WorstPassage describe(const Reference::State& reference, const Findings& findings, const Tokenizer& tokenizer,
                      std::size_t index) {
    const Passages& passages = reference.passages;
    WorstPassage out;
    out.passage = int(index) / passages.n_judged();
    const int position = passages.first_judged() + int(index) % passages.n_judged();
    const std::vector<TokenId> tokens = passages.tokens(out.passage);
    out.heading = passages.heading(out.passage, position);
    out.before = text_before(tokenizer, std::span(tokens).first(std::size_t(position) + 1));
    out.expected = to_valid_utf8(tokenizer.bytes_of(reference.kept.likeliest(index), true));
    out.got = to_valid_utf8(tokenizer.bytes_of(findings.likeliest[index], true));
    out.kl = findings.kls[index];
    return out;
}

std::vector<WorstPassage> worst_passages(const Reference::State& reference, const Findings& findings,
                                         const Tokenizer& tokenizer) {
    // A person sees two words: where they are the same, a great loss would look like none.
    const auto badness = [&](std::size_t i) {
        return std::pair(findings.likeliest[i] != reference.kept.likeliest(i), findings.kls[i]);
    };
    std::vector<std::size_t> worst;  // position of each passage
    const auto n_judged = std::size_t(reference.passages.n_judged());
    for (std::size_t p = 0; p < std::size_t(reference.passages.size()); ++p) {
        std::size_t worst_here = p * n_judged;
        for (std::size_t i = worst_here + 1; i < (p + 1) * n_judged; ++i) {
            if (badness(worst_here) < badness(i)) worst_here = i;
        }
        worst.push_back(worst_here);
    }
    std::ranges::sort(worst, std::ranges::greater{}, badness);
    std::vector<WorstPassage> out;
    for (std::size_t i = 0; i < std::min(kWorst, worst.size()); ++i) {
        out.push_back(describe(reference, findings, tokenizer, worst[i]));
    }
    return out;
}

double agreement(const KeptLogits& kept, std::span<const std::int32_t> likeliest) {
    std::size_t n_same = 0;
    for (std::size_t i = 0; i < likeliest.size(); ++i) n_same += likeliest[i] == kept.likeliest(i);
    return double(n_same) / double(likeliest.size());
}

}  // namespace

Result<Quality> measure_quality(const Reference& reference, const std::filesystem::path& candidate,
                                const QualityOptions& options, const TellProgress& tell,
                                std::stop_token stop) {
    const Reference::State& source = reference.state();
    auto model = PassageModel::open(candidate, source.passages.length(), options.n_threads);
    if (!model) return model.error();
    const Result<void> comparable = check_comparable(source, *model, candidate);
    if (!comparable) return comparable.error();
    Findings findings(std::size_t(source.passages.size()) * std::size_t(source.passages.n_judged()));
    const Judge judge = [&](std::size_t index, std::span<const float> logits, TokenId next) {
        const double log_sum = log_sum_exp(logits);
        findings.surprises[index] = float(log_sum - logits[std::size_t(next)]);
        findings.kls[index] = float(source.kept.kl(index, logits, log_sum));
        findings.likeliest[index] = std::int32_t(std::ranges::max_element(logits) - logits.begin());
    };
    const auto seconds = judge_passages(*model, source.passages, options.n_threads, judge, tell, stop);
    if (!seconds) return seconds.error();

    Quality out;
    out.perplexity = perplexity_of(findings.surprises, *seconds);
    const Mean kl = mean_of(findings.kls);
    out.mean_kl = kl.value;
    out.kl_standard_error = kl.standard_error;
    out.median_kl = value_at(findings.kls, 0.5);
    out.p99_kl = value_at(findings.kls, 0.99);
    out.top1_agreement = agreement(source.kept, findings.likeliest);
    out.worst = worst_passages(source, findings, model->tokenizer());
    const auto speed = measure_speed(candidate, source.passages.tokens(0), source.passages.length(),
                                     options.n_threads, stop);
    if (!speed) return speed.error();
    out.file_bytes = speed->file_bytes;
    out.memory_bytes = speed->memory_bytes;
    out.decode_tokens_per_second = speed->decode_tokens_per_second;
    out.prompt_tokens_per_second = speed->prompt_tokens_per_second;
    return out;
}

}  // namespace loquat
