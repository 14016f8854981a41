// SPDX-License-Identifier: MIT
#include <functional>
#include <QTest>
#include <random>

#include "engine/gguf/writer.h"
#include "engine/quantize/budget.h"
#include "engine/quantize/plan.h"

using namespace loquat;

namespace {

constexpr DType kTypes[] = {DType::kQ2_K, DType::kQ3_K, DType::kQ4_K,
                            DType::kQ5_K, DType::kQ6_K, DType::kQ8_0};

/// Matrices of 256 columns with these numbers of rows.
std::vector<std::byte> model_of(const std::vector<int>& rows) {
    GgufWriter writer;
    writer.set_string("general.architecture", "llama");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Shape shape;
        shape.ne = {256, rows[i], 1, 1};
        writer.declare_tensor("blk." + std::to_string(i) + ".ffn_up.weight", DType::kF16, shape);
    }
    auto layout = writer.layout();
    layout.header.resize(layout.size_bytes);
    return layout.header;
}

/// Each matrix loses as many times more as it is more sensitive, and about four times less with each bit.
Sensitivity sensitivity_of(const GgufFile& file, std::mt19937& random) {
    std::uniform_real_distribution<double> noise(0.7, 1.3), power(-4, 0);
    Sensitivity out;
    for (const TensorView& t : file.tensors()) {
        const double scale = std::pow(10.0, power(random));
        auto& choices = out.tensors.emplace_back();
        double kl = scale;
        for (const DType type : kTypes) {
            choices.push_back(
                {type, row_bytes(type, 256) * std::uint64_t(t.shape.n_rows()), kl * noise(random)});
            kl /= 4;
        }
        choices.push_back({DType::kF16, t.size_bytes, 0});
    }
    return out;
}

double expected_kl(const Sensitivity& s, const Recipe& recipe) {
    double sum = 0;
    for (std::size_t i = 0; i < recipe.types.size(); ++i) {
        for (const auto& c : s.tensors[i]) {
            if (c.type == recipe.types[i]) sum += c.kl;
        }
    }
    return sum;
}

/// The least KL of all recipes that fit.
double least_kl(const GgufFile& file, const Sensitivity& s, std::uint64_t budget) {
    Recipe recipe{0, std::vector<DType>(s.tensors.size(), DType::kF16)};
    double best = 1e300;
    const std::function<void(std::size_t)> choose = [&](std::size_t i) {
        if (i == s.tensors.size()) {
            if (recipe_bytes(file, recipe) + 512 <= budget) best = std::min(best, expected_kl(s, recipe));
            return;
        }
        for (const auto& c : s.tensors[i]) {
            recipe.types[i] = c.type;
            choose(i + 1);
        }
    };
    choose(0);
    return best;
}

/// What even steps of any size could not undercut, by Lagrange: max over prices of the least kl + price
/// bytes.
double bound(const Sensitivity& s, std::uint64_t budget) {
    double best = 0;
    for (double price = 1e-16; price < 1; price *= 1.02) {
        double sum = -price * double(budget);
        for (std::size_t i = 0; i < s.tensors.size(); ++i) {
            double least = 1e300;
            for (const auto& c : s.tensors[i]) least = std::min(least, c.kl + price * double(c.bytes));
            sum += least;
        }
        best = std::max(best, sum);
    }
    return best;
}

}  // namespace

class TestBudget : public QObject {
    Q_OBJECT
private slots:
    void it_is_the_best_of_all_that_fit() {
        std::mt19937 random(1);
        for (int round = 0; round < 60; ++round) {
            std::vector<int> rows(4);
            for (int& r : rows) r = 1 + int(random() % 12);
            const auto bytes = model_of(rows);
            const GgufFile file = GgufFile::parse(bytes).value();
            const Sensitivity s = sensitivity_of(file, random);
            const std::uint64_t least = recipe_bytes(file, {0, std::vector<DType>(4, DType::kQ2_K)}) + 512;
            const std::uint64_t budget = least + random() % (bytes.size() - least + 600);
            const auto recipe = recipe_within(file, s, budget);
            QVERIFY(recipe);
            QVERIFY(recipe_bytes(file, *recipe) <= budget);
            const double best = least_kl(file, s, budget), ours = expected_kl(s, *recipe);
            QVERIFY(ours >= best - 1e-12);
            QVERIFY2(ours <= best * (1 + 1e-9), qPrintable(QString("%1 against %2").arg(ours).arg(best)));
        }
    }

    void more_room_never_makes_it_worse_and_all_room_makes_it_perfect() {
        std::mt19937 random(2);
        std::vector<int> rows(40);
        for (int& r : rows) r = 1 + int(random() % 200);
        const auto bytes = model_of(rows);
        const GgufFile file = GgufFile::parse(bytes).value();
        const Sensitivity s = sensitivity_of(file, random);
        const std::uint64_t least = recipe_bytes(file, {0, std::vector<DType>(40, DType::kQ2_K)}) + 512;
        double last = 1e300;
        for (int part = 0; part <= 10; ++part) {
            const auto recipe =
                recipe_within(file, s, least + (bytes.size() + 1000 - least) * std::uint64_t(part) / 10);
            QVERIFY(recipe);
            QVERIFY(expected_kl(s, *recipe) <= last * 1.001);
            last = expected_kl(s, *recipe);
        }
        QCOMPARE(last, 0.0);
    }

    void too_little_room_is_told_with_the_least_possible_size() {
        std::mt19937 random(3);
        const auto bytes = model_of({100, 100});
        const GgufFile file = GgufFile::parse(bytes).value();
        const Sensitivity s = sensitivity_of(file, random);
        const auto recipe = recipe_within(file, s, 1000);
        QVERIFY(!recipe);
        QVERIFY(recipe.error().kind == ErrorKind::kLimit);
        QVERIFY(QByteArray(recipe.error().message.c_str()).contains("MB"));
        QVERIFY(!recipe_within(file, {}, 1'000'000'000));
    }

    void what_was_not_measured_stays_and_what_does_not_fit_is_not_chosen() {
        std::mt19937 random(4);
        const auto bytes = model_of({30, 30, 30});
        const GgufFile file = GgufFile::parse(bytes).value();
        Sensitivity s = sensitivity_of(file, random);
        s.tensors[1].clear();
        const auto recipe = recipe_within(file, s, bytes.size() * 6 / 10);
        QVERIFY(recipe);
        QVERIFY(recipe->types[1] == DType::kF16);
        QVERIFY(recipe->types[0] != DType::kF16);
    }

    void a_large_model_comes_near_the_bound() {
        std::mt19937 random(5);
        std::vector<int> rows(600);
        for (int& r : rows) r = 1 + int(random() % 5000);
        GgufWriter writer;
        writer.set_string("general.architecture", "llama");
        const auto bytes = model_of(rows);
        const GgufFile file = GgufFile::parse(bytes).value();
        const Sensitivity s = sensitivity_of(file, random);
        const auto recipe = recipe_within(file, s, bytes.size() * 3 / 10);
        QVERIFY(recipe);
        // No recipe of any kind gains more than the line between the best steps: that bound, and one step.
        QVERIFY2(expected_kl(s, *recipe) < bound(s, bytes.size() * 3 / 10) * 1.01, "far from the bound");
    }
};

QTEST_APPLESS_MAIN(TestBudget)
#include "tst_budget.moc"
