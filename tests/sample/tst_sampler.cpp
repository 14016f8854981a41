// SPDX-License-Identifier: MIT
#include <QtTest>

#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "engine/sample/sampler.h"

using namespace loquat;

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

/// Every step off.
SamplerParams plain(std::uint64_t seed = 1) {
    SamplerParams p;
    p.temperature = 1.0f;
    p.top_k = 0;
    p.top_p = 1.0f;
    p.min_p = 0.0f;
    p.seed = seed;
    return p;
}

std::vector<float> logits_of(std::initializer_list<double> probabilities) {
    std::vector<float> out;
    for (const double p : probabilities) out.push_back(float(std::log(p)));
    return out;
}

/// How often each token came out of `n` draws.
std::map<TokenId, int> draw(const SamplerParams& params, const std::vector<float>& logits, int n = 4000) {
    Sampler sampler(params);
    std::map<TokenId, int> counts;
    for (int i = 0; i < n; ++i) ++counts[sampler.sample(logits)];
    return counts;
}

std::vector<TokenId> tokens_of(const std::map<TokenId, int>& counts) {
    std::vector<TokenId> out;
    for (const auto& [token, count] : counts) out.push_back(token);
    return out;
}

std::vector<float> noise(std::size_t n, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<float> out(n);
    for (float& x : out) x = float(random() >> 40) * 0x1p-21f;  // 0..8
    return out;
}

}  // namespace

class TestSampler : public QObject {
    Q_OBJECT

private slots:
    void temperature_zero_takes_the_likeliest_and_the_lower_id_of_two();
    void draws_follow_the_probabilities();
    void the_first_draws_of_a_seed_are_fixed();
    void the_same_seed_gives_the_same_tokens_and_another_gives_others();
    void top_k_keeps_the_k_likeliest();
    void top_p_keeps_the_fewest_that_reach_the_mass();
    void top_p_agrees_with_sorting_everything();
    void min_p_keeps_what_is_likely_beside_the_likeliest();
    void typical_leaves_out_the_too_likely_and_the_too_unlikely();
    void a_high_temperature_flattens();
    void penalties_follow_their_formulas();
    void penalties_forget_what_leaves_the_window();
    void broken_logits_do_no_harm();
    void absurd_parameters_do_no_harm();
};

void TestSampler::temperature_zero_takes_the_likeliest_and_the_lower_id_of_two() {
    SamplerParams p = plain();
    p.temperature = 0;
    const std::vector<float> logits{1, 3, 2, 3};
    QCOMPARE(Sampler(p).sample(logits), 1);
}

void TestSampler::draws_follow_the_probabilities() {
    const auto counts = draw(plain(), logits_of({0.5, 0.3, 0.15, 0.05}), 20000);
    const double expected[] = {0.5, 0.3, 0.15, 0.05};
    for (const auto& [token, count] : counts) {
        QVERIFY2(std::abs(count / 20000.0 - expected[token]) < 0.015, qPrintable(QString::number(token)));
    }
}

void TestSampler::the_first_draws_of_a_seed_are_fixed() {
    // mt19937_64 with seed 5489 starts with 14514284786278117030, 4620546740167642908 (C++ standard's
    // generator).
    SamplerParams p = plain(5489);
    Sampler sampler(p);
    const std::vector<float> even(10, 0.0f);
    QCOMPARE(sampler.sample(even), TokenId(14514284786278117030.0 / 18446744073709551616.0 * 10));
    QCOMPARE(sampler.sample(even), TokenId(4620546740167642908.0 / 18446744073709551616.0 * 10));
}

void TestSampler::the_same_seed_gives_the_same_tokens_and_another_gives_others() {
    const std::vector<float> logits = noise(500, 3);
    const auto run = [&](std::uint64_t seed) {
        SamplerParams p;
        p.seed = seed;
        p.temperature = 1.5f;
        Sampler sampler(p);
        std::vector<TokenId> out;
        for (int i = 0; i < 50; ++i) out.push_back(sampler.sample(logits));
        return out;
    };
    QCOMPARE(run(7), run(7));
    QVERIFY(run(7) != run(8));
}

void TestSampler::top_k_keeps_the_k_likeliest() {
    SamplerParams p = plain();
    p.top_k = 2;
    QCOMPARE(tokens_of(draw(p, logits_of({0.1, 0.4, 0.2, 0.3}))), (std::vector<TokenId>{1, 3}));
}

void TestSampler::top_p_keeps_the_fewest_that_reach_the_mass() {
    SamplerParams p = plain();
    p.top_p = 0.6f;
    QCOMPARE(tokens_of(draw(p, logits_of({0.1, 0.4, 0.2, 0.3}))), (std::vector<TokenId>{1, 3}));
    p.top_p = 0.0f;
    QCOMPARE(tokens_of(draw(p, logits_of({0.1, 0.4, 0.2, 0.3}))), (std::vector<TokenId>{1}));
}

void TestSampler::top_p_agrees_with_sorting_everything() {
    const std::vector<float> logits = noise(400, 4);
    std::vector<TokenId> order(logits.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, [&](TokenId a, TokenId b) { return logits[a] > logits[b]; });
    double total = 0;
    for (const float x : logits) total += std::exp(double(x));
    std::vector<TokenId> expected;
    for (double sum = 0; sum < 0.5 * total; sum += std::exp(double(logits[expected.back()]))) {
        expected.push_back(order[expected.size()]);
    }
    SamplerParams p = plain();
    p.top_p = 0.5f;
    p.temperature = 100;  // so that each kept token comes up
    std::ranges::sort(expected);
    QCOMPARE(tokens_of(draw(p, logits, 5000)), expected);
}

void TestSampler::min_p_keeps_what_is_likely_beside_the_likeliest() {
    SamplerParams p = plain();
    p.min_p = 0.45f;
    QCOMPARE(tokens_of(draw(p, logits_of({0.1, 0.4, 0.2, 0.3}))), (std::vector<TokenId>{1, 2, 3}));
}

void TestSampler::typical_leaves_out_the_too_likely_and_the_too_unlikely() {
    // Surprises 0.69, 1.39, 2.08, 2.77, 2.77; entropy 1.30: the second is the most typical, then the first.
    SamplerParams p = plain();
    const auto logits = logits_of({0.5, 0.25, 0.125, 0.0625, 0.0625});
    p.typical_p = 0.2f;
    QCOMPARE(tokens_of(draw(p, logits)), (std::vector<TokenId>{1}));
    p.typical_p = 0.6f;
    QCOMPARE(tokens_of(draw(p, logits)), (std::vector<TokenId>{0, 1}));
}

void TestSampler::a_high_temperature_flattens() {
    SamplerParams p = plain();
    p.temperature = 100;
    const auto counts = draw(p, logits_of({0.9, 0.1}), 20000);
    QVERIFY(std::abs(counts.at(0) - 10000) < 500);
}

void TestSampler::penalties_follow_their_formulas() {
    SamplerParams p = plain();
    p.temperature = 0;
    p.repetition_penalty = 2.0f;
    Sampler repetition(p);
    repetition.accept(0);
    repetition.accept(1);
    QCOMPARE(repetition.sample(std::vector<float>{4.0f, -1.0f, 1.9f}), 0);  // 2, -2, 1.9
    QCOMPARE(repetition.sample(std::vector<float>{4.0f, -1.0f, 2.1f}), 2);
    QCOMPARE(repetition.sample(std::vector<float>{-9.0f, -1.0f, -1.9f}), 2);  // -2 against -1.9

    p.repetition_penalty = 1.0f;
    p.frequency_penalty = 0.5f;
    p.presence_penalty = 1.0f;
    Sampler additive(p);
    additive.accept(0);
    additive.accept(0);
    QCOMPARE(additive.sample(std::vector<float>{4.0f, 1.9f}), 0);  // 4 - 2 * 0.5 - 1 = 2
    QCOMPARE(additive.sample(std::vector<float>{4.0f, 2.1f}), 1);
}

void TestSampler::penalties_forget_what_leaves_the_window() {
    SamplerParams p = plain();
    p.temperature = 0;
    p.presence_penalty = 5.0f;
    p.penalty_window = 2;
    Sampler sampler(p);
    const std::vector<float> logits{4.0f, 2.0f, 0.0f};
    sampler.accept(0);
    QCOMPARE(sampler.sample(logits), 1);
    sampler.accept(2);
    sampler.accept(2);
    QCOMPARE(sampler.sample(logits), 0);
    sampler.accept(-5);  // no token: nothing happens
    sampler.accept(1 << 30);
    QCOMPARE(sampler.sample(logits), 0);
}

void TestSampler::broken_logits_do_no_harm() {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    SamplerParams typical = plain();
    typical.typical_p = 0.5f;
    SamplerParams all;
    all.typical_p = 0.5f;
    all.repetition_penalty = 1.3f;
    for (const SamplerParams& p : {plain(), typical, SamplerParams{}, all}) {
        Sampler sampler(p);
        sampler.accept(0);
        QCOMPARE(sampler.sample(std::vector<float>{nan, 1.0f, nan}), 1);
        QCOMPARE(sampler.sample(std::vector<float>{-kInfinity, -kInfinity, 0.0f}), 2);
        QCOMPARE(sampler.sample(std::vector<float>{0.0f, kInfinity, 1.0f}), 1);
        const TokenId of_none = sampler.sample(std::vector<float>(3, nan));
        QVERIFY(of_none >= 0 && of_none < 3);
        QCOMPARE(sampler.sample(std::vector<float>{nan}), 0);
    }
}

void TestSampler::absurd_parameters_do_no_harm() {
    SamplerParams p;
    p.temperature = std::numeric_limits<float>::quiet_NaN();
    p.top_k = -5;
    p.top_p = -1;
    p.min_p = 7;
    p.typical_p = std::numeric_limits<float>::quiet_NaN();
    p.repetition_penalty = 0;
    p.penalty_window = -1;
    Sampler sampler(p);
    for (int i = 0; i < 100; ++i) sampler.accept(i % 3);
    QVERIFY(sampler.sample(std::vector<float>{1, 2, 3}) < 3);
}

QTEST_GUILESS_MAIN(TestSampler)
#include "tst_sampler.moc"
