// SPDX-License-Identifier: MIT
#include <cmath>
#include <numeric>
#include <QTest>
#include <random>
#include <vector>

#include "engine/backend/cpu/attention_step.h"
#include "engine/backend/cpu/isa.h"
#include "engine/backend/cpu/plan.h"
#include "engine/tensor/codec.h"

using namespace loquat;
using namespace loquat::cpu;

namespace {

constexpr int kMaxPositions = 520;
constexpr int kPagesPerSequence = (kMaxPositions + kKvPageTokens - 1) / kKvPageTokens;

std::vector<float> random_floats(std::size_t n) {
    static std::mt19937 source(7);
    std::vector<float> v(n);
    for (float& e : v) e = std::normal_distribution<float>(0.0f, 1.0f)(source);
    return v;
}

/// Two sequences' history, kept as plain matrices beside the cache under test.
class Bench {
public:
    Bench(const KernelTable& kernels, int n_threads, int group, int head_dim)
        : pool_(n_threads),
          cache_({2, kKvHeads, head_dim}, 2 * kPagesPerSequence),
          scratch_(std::size_t(pool_.size()) * thread_floats(group, head_dim)),
          step_(kernels, pool_, cache_, scratch_, thread_floats(group, head_dim)) {
        op_.layer = 1;
        op_.n_heads = kKvHeads * group;
        op_.n_kv_heads = kKvHeads;
        op_.head_dim = head_dim;
        op_.scale = 1.0f / std::sqrt(float(head_dim));
        for (int s = 0; s < 2; ++s) {
            pages_[s].resize(kPagesPerSequence);
            for (int p = 0; p < kPagesPerSequence; ++p)
                pages_[s][std::size_t(p)] = 2 * (kPagesPerSequence - 1 - p) + s;
            tables_[s] = pages_[s];
        }
    }

    /// Runs rows and returns the largest error against plain loops over everything seen so far.
    double worst_error(const std::vector<Batch::Row>& rows) {
        const auto kv_width = std::size_t(kKvHeads * op_.head_dim);
        const auto q_width = std::size_t(op_.n_heads * op_.head_dim);
        const auto q = random_floats(rows.size() * q_width);
        const auto k = random_floats(rows.size() * kv_width);
        const auto v = random_floats(rows.size() * kv_width);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t i = 0; i < kv_width; ++i) {
                keys_[rows[r].sequence].push_back(f16_to_f32(f32_to_f16(k[r * kv_width + i])));
                values_[rows[r].sequence].push_back(f16_to_f32(f32_to_f16(v[r * kv_width + i])));
            }
        }
        std::vector<float> out(rows.size() * q_width, NAN);
        step_.run({op_, {rows, tables_, {}}, q.data(), k.data(), v.data(), out.data()});
        double worst = 0;
        const std::size_t step = rows.size() < 20 ? 1 : 11;  // the plain loops are slow
        for (std::size_t r = (rows.size() - 1) % step; r < rows.size(); r += step) {
            for (int h = 0; h < op_.n_heads; ++h) {
                const std::size_t first = r * q_width + std::size_t(h * op_.head_dim);
                const auto expected = attend(q.data() + first, rows[r], h / (op_.n_heads / kKvHeads));
                for (std::size_t d = 0; d < expected.size(); ++d) {
                    const double error = std::abs(double(out[first + d]) - expected[d]);
                    worst = std::isnan(error) ? INFINITY : std::max(worst, error);
                }
            }
        }
        return worst;
    }

    void copy_page_and_use_the_copy(int sequence, int page, int to) {
        cache_.copy_page(pages_[sequence][std::size_t(page)], to);
        pages_[sequence][std::size_t(page)] = to;
    }

private:
    static constexpr int kKvHeads = 2;

    static std::size_t thread_floats(int group, int head_dim) {
        const int queries = attention_rows(group) * group;
        return attention_scratch(queries, head_dim) + std::size_t(queries * (padded_head_dim(head_dim) + 2));
    }

    std::vector<double> attend(const float* q, const Batch::Row& row, int kv_head) const {
        const auto n = std::size_t(row.position + 1);
        const auto head_dim = std::size_t(op_.head_dim);
        const auto at = [&](std::size_t p) { return (p * kKvHeads + std::size_t(kv_head)) * head_dim; };
        std::vector<double> weights(n);
        double total = 0;
        for (std::size_t p = 0; p < n; ++p) {
            double dot = 0;
            for (std::size_t d = 0; d < head_dim; ++d)
                dot += double(q[d]) * double(keys_[row.sequence][at(p) + d]);
            total += weights[p] = std::exp(dot * double(op_.scale));
        }
        std::vector<double> out(head_dim, 0.0);
        for (std::size_t p = 0; p < n; ++p) {
            for (std::size_t d = 0; d < head_dim; ++d) {
                out[d] += weights[p] / total * double(values_[row.sequence][at(p) + d]);
            }
        }
        return out;
    }

    ThreadPool pool_;
    KvCache cache_;
    std::vector<float> scratch_;
    AttentionStep step_;
    AttentionOp op_;
    std::vector<std::int32_t> pages_[2];
    std::span<const std::int32_t> tables_[2];
    std::vector<float> keys_[2];  // (positions, kv heads, head_dim)
    std::vector<float> values_[2];
};

std::vector<Batch::Row> rows_of(int sequence, int first, int n) {
    std::vector<Batch::Row> rows;
    for (int i = 0; i < n; ++i) rows.push_back({0, first + i, sequence});
    return rows;
}

}  // namespace

class TestCpuAttention : public QObject {
    Q_OBJECT

private slots:
    void it_equals_plain_loops_data() {
        QTest::addColumn<int>("table");
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("group");
        QTest::addColumn<int>("head_dim");
        const auto tables = usable_kernels();
        for (int t = 0; t < int(tables.size()); ++t) {
            for (const int group : {1, 7}) {
                for (const int head_dim : {40, 64}) {
                    for (const int threads : {1, 5}) {
                        QTest::addRow("%s, %d threads, group %d, head_dim %d",
                                      tables[std::size_t(t)]->key.data(), threads, group, head_dim)
                            << t << threads << group << head_dim;
                    }
                }
            }
        }
    }

    void it_equals_plain_loops() {
        QFETCH(int, table);
        QFETCH(int, threads);
        QFETCH(int, group);
        QFETCH(int, head_dim);
        Bench bench(*usable_kernels()[std::size_t(table)], threads, group, head_dim);
        const double limit = 2e-5;
        QVERIFY(bench.worst_error(rows_of(0, 0, 1)) < limit);
        QVERIFY(bench.worst_error(rows_of(0, 1, 100)) < limit);
        QVERIFY(bench.worst_error(rows_of(1, 0, 63)) < limit);
        // One batch with rows of both.
        auto mixed = rows_of(0, 101, 3);
        const auto others = rows_of(1, 63, 2);
        mixed.insert(mixed.end(), others.begin(), others.end());
        QVERIFY(bench.worst_error(mixed) < limit);
        QVERIFY(bench.worst_error(rows_of(1, 65, 450)) < limit);
        QVERIFY(bench.worst_error(rows_of(1, 515, 1)) < limit);  // shared out by ranges of pages
    }

    void a_copied_page_holds_the_same() {
        Bench bench(choose_kernels(), 1, 2, 64);
        QVERIFY(bench.worst_error(rows_of(0, 0, 130)) < 2e-5);
        bench.copy_page_and_use_the_copy(0, 1, 1);
        QVERIFY(bench.worst_error(rows_of(0, 130, 2)) < 2e-5);
    }
};

QTEST_APPLESS_MAIN(TestCpuAttention)
#include "tst_cpu_attention.moc"
