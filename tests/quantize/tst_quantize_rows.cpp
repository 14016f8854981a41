// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <QFile>
#include <QTest>
#include <random>

#include "engine/quantize/kernels.h"
#include "engine/quantize/quantizer.h"
#include "engine/tensor/codec.h"

using namespace loquat;

// data/tensor holds eight rows of 256 weights: source.f16, and TYPE.blocks as llama.cpp (c392e509) made them.
namespace {

constexpr std::size_t kRow = 256;
constexpr std::size_t kRows = 8;
constexpr DType kQuantized[] = {DType::kQ8_0,   DType::kQ4_0,   DType::kQ4_1, DType::kQ5_0, DType::kQ5_1,
                                DType::kQ2_K,   DType::kQ3_K,   DType::kQ4_K, DType::kQ5_K, DType::kQ6_K,
                                DType::kIQ4_NL, DType::kIQ4_XS, DType::kMXFP4};

QByteArray data_file(const QString& name) {
    QFile file(LOQUAT_TEST_DATA "/tensor/" + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<float> source() {
    const QByteArray halves = data_file("source.f16");
    std::vector<float> out(kRow * kRows);
    decode_row(DType::kF16, halves.constData(), out.data(), out.size());
    return out;
}

std::vector<float> random_row(std::size_t n, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, 0.02f);
    std::vector<float> out(n);
    for (float& x : out) x = normal(random);
    return out;
}

std::vector<float> random_importance(std::size_t n, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, 1.5f);
    std::vector<float> out(n);
    for (float& x : out) x = std::exp(normal(random));
    return out;
}

std::vector<std::uint8_t> encoded(DType type, std::span<const float> row,
                                  std::span<const float> importance = {}) {
    std::vector<std::uint8_t> out(row_bytes(type, row.size()));
    quantize_row(type, row, importance, out.data());
    return out;
}

std::vector<float> decoded(DType type, const void* bytes, std::size_t n) {
    std::vector<float> out(n);
    decode_row(type, bytes, out.data(), n);
    return out;
}

double squared_error(std::span<const float> a, std::span<const float> b, std::span<const float> weight = {}) {
    double error = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        error += (weight.empty() ? 1.0 : double(weight[i])) * std::pow(double(a[i]) - double(b[i]), 2);
    }
    return error;
}

const char* name_of(DType type) {
    return dtype_info(type).name.data();
}

void add_types() {
    QTest::addColumn<int>("number");
    for (const DType type : kQuantized) QTest::newRow(name_of(type)) << int(type);
}

}  // namespace

class TestQuantizeRows : public QObject {
    Q_OBJECT
private slots:
    void plain_types_make_the_bytes_of_the_peer_data() {
        QTest::addColumn<int>("number");
        for (const DType type : {DType::kQ8_0, DType::kQ4_0, DType::kQ4_1, DType::kQ5_0, DType::kQ5_1})
            QTest::newRow(name_of(type)) << int(type);
    }
    void plain_types_make_the_bytes_of_the_peer() {
        QFETCH(int, number);
        const QByteArray peer = data_file(QString(name_of(DType(number))) + ".blocks");
        const auto bytes = encoded(DType(number), source());
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())), peer);
    }

    void no_type_loses_more_than_the_peer_data() { add_types(); }
    void no_type_loses_more_than_the_peer() {
        QFETCH(int, number);
        const auto type = DType(number);
        const QByteArray peer = data_file(QString(name_of(type)) + ".blocks");
        if (peer.isEmpty()) QSKIP("the peer that made the data has no such type");
        const auto weights = source();
        const double theirs = squared_error(decoded(type, peer.constData(), weights.size()), weights);
        const double ours =
            squared_error(decoded(type, encoded(type, weights).data(), weights.size()), weights);
        QVERIFY2(ours <= theirs, qPrintable(QString("%1 against %2").arg(ours).arg(theirs)));
    }

    void importance_moves_the_error_away_from_what_matters_data() { add_types(); }
    void importance_moves_the_error_away_from_what_matters() {
        QFETCH(int, number);
        const auto type = DType(number);
        const auto row = random_row(4096, 1), importance = random_importance(4096, 2);
        const auto plain = decoded(type, encoded(type, row).data(), row.size());
        const auto weighted = decoded(type, encoded(type, row, importance).data(), row.size());
        const double ratio = squared_error(weighted, row, importance) / squared_error(plain, row, importance);
        if (type == DType::kQ8_0)
            QCOMPARE(ratio, 1.0);  // takes no notice of it
        else
            QVERIFY2(ratio < 0.99, qPrintable(QString::number(ratio)));
    }

    void every_instruction_set_makes_the_same_bytes_data() { add_types(); }
    void every_instruction_set_makes_the_same_bytes() {
        QFETCH(int, number);
        const auto type = DType(number);
        const auto row = random_row(256 * 7, 3), importance = random_importance(256 * 7, 4);
        for (const float* weights : {static_cast<const float*>(nullptr), importance.data()}) {
            std::vector<std::uint8_t> first;
            for (const QuantizeKernels* kernels : usable_quantize_kernels()) {
                std::vector<std::uint8_t> bytes(row_bytes(type, row.size()));
                kernels->quantize(type, row.data(), weights, row.size(), bytes.data());
                if (first.empty()) first = bytes;
                QVERIFY2(bytes == first, kernels->key.data());
            }
        }
    }

    void the_loss_that_is_told_is_the_loss_data() { add_types(); }
    void the_loss_that_is_told_is_the_loss() {
        QFETCH(int, number);
        const auto type = DType(number);
        const auto row = random_row(256 * 5, 5);
        std::vector<std::uint8_t> bytes(row_bytes(type, row.size()));
        const RowLoss loss =
            choose_quantize_kernels().quantize(type, row.data(), nullptr, row.size(), bytes.data());
        const double real = squared_error(decoded(type, bytes.data(), row.size()), row);
        QVERIFY(std::fabs(loss.squared_error - real) < 1e-3 * real);
        QVERIFY(std::fabs(loss.sum_of_squares / squared_error(row, std::vector<float>(row.size())) - 1) <
                1e-5);
    }

    void short_rows_and_rows_of_odd_length_are_whole_data() { add_types(); }
    void short_rows_and_rows_of_odd_length_are_whole() {
        QFETCH(int, number);
        const auto type = DType(number);
        const auto row = random_row(256 * 3, 6);
        const auto whole = encoded(type, row);
        for (std::size_t n = dtype_info(type).block_size; n <= row.size(); n += dtype_info(type).block_size) {
            std::vector<std::uint8_t> bytes(row_bytes(type, n) + 1, 0xAB);
            quantize_row(type, std::span(row).first(n), {}, bytes.data());
            QCOMPARE(bytes.back(), std::uint8_t(0xAB));
            QVERIFY(std::memcmp(bytes.data(), whole.data(), bytes.size() - 1) == 0);
        }
    }

    void strange_values_do_no_harm_data() { add_types(); }
    void strange_values_do_no_harm() {
        QFETCH(int, number);
        const auto type = DType(number);
        constexpr float kInfinity = std::numeric_limits<float>::infinity();
        const float kNan = std::numeric_limits<float>::quiet_NaN();
        for (const float odd : {0.0f, kNan, kInfinity, -kInfinity, 1e38f, 1e-38f, -1e-45f}) {
            auto row = random_row(512, 7);
            for (std::size_t i = 0; i < 256; ++i) row[i] = odd;
            row[300] = odd;
            for (const float importance : {1.0f, 0.0f, kNan, kInfinity, -1.0f, 1e-38f}) {
                const std::vector<float> weights(row.size(), importance);
                for (const float x : decoded(type, encoded(type, row, weights).data(), row.size()))
                    QVERIFY(std::isfinite(x));
            }
            const auto back = decoded(type, encoded(type, row).data(), row.size());
            if (std::isnan(odd) || odd == 0)
                QVERIFY(std::all_of(back.begin(), back.begin() + 256, [](float x) { return x == 0; }));
        }
    }

    void halves_and_floats_are_rounded_and_nothing_more() {
        auto row = random_row(77, 8);
        row[5] = std::numeric_limits<float>::quiet_NaN();
        const auto halves = encoded(DType::kF16, row), brains = encoded(DType::kBF16, row),
                   floats = encoded(DType::kF32, row);
        for (std::size_t i = 0; i < row.size(); ++i) {
            const float x = i == 5 ? 0.0f : row[i];
            QCOMPARE(reinterpret_cast<const std::uint16_t*>(halves.data())[i], f32_to_f16(x));
            QCOMPARE(reinterpret_cast<const std::uint16_t*>(brains.data())[i], f32_to_bf16(x));
            QCOMPARE(reinterpret_cast<const float*>(floats.data())[i], x);
        }
    }
};

QTEST_APPLESS_MAIN(TestQuantizeRows)
#include "tst_quantize_rows.moc"
