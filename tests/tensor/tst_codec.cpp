// SPDX-License-Identifier: MIT
#include <cmath>
#include <cstring>
#include <limits>
#include <QFile>
#include <QTest>
#include <random>

#include "engine/tensor/blocks.h"
#include "engine/tensor/codec.h"

using namespace loquat;

// data/tensor holds eight rows of 256 weights of a random model: source.f16, and TYPE.blocks as llama.cpp
// (c392e509) quantized them. `error` is the relative RMS error of that, as measured on the whole model.
namespace {

constexpr std::size_t kCount = 8 * 256;

QByteArray data_file(const QString& name) {
    QFile file(LOQUAT_TEST_DATA "/tensor/" + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<float> decoded(DType type, const QByteArray& bytes) {
    std::vector<float> values(kCount);
    decode_row(type, bytes.constData(), values.data(), kCount);
    return values;
}

double relative_rms(const std::vector<float>& a, const std::vector<float>& reference) {
    double error = 0, scale = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        error += std::pow(double(a[i]) - double(reference[i]), 2);
        scale += std::pow(double(reference[i]), 2);
    }
    return std::sqrt(error / scale);
}

DType type_named(const QString& name) {
    for (const DTypeInfo& info : all_dtypes()) {
        if (info.name == name.toStdString()) return info.type;
    }
    return DType::kF32;
}

template <class Block>
std::vector<float> decoded_block(DType type, const Block& block) {
    std::vector<float> values(Block::kSize);
    decode_row(type, &block, values.data(), values.size());
    return values;
}

constexpr std::uint16_t kOne = 0x3C00;  // 1 in half precision
constexpr std::uint16_t kTwo = 0x4000;

}  // namespace

class TestCodec : public QObject {
    Q_OBJECT

private slots:
    void blocks_of_the_peer_decode_to_the_weights_they_were_made_of_data() {
        QTest::addColumn<double>("error");
        QTest::newRow("Q8_0") << 0.00534;
        QTest::newRow("Q4_0") << 0.08571;
        QTest::newRow("Q4_1") << 0.07815;
        QTest::newRow("Q5_0") << 0.04252;
        QTest::newRow("Q5_1") << 0.03776;
        QTest::newRow("Q2_K") << 0.29600;
        QTest::newRow("Q3_K") << 0.15044;
        QTest::newRow("Q4_K") << 0.07114;
        QTest::newRow("Q5_K") << 0.03608;
        QTest::newRow("Q6_K") << 0.01773;
        QTest::newRow("IQ4_NL") << 0.07592;
        QTest::newRow("IQ4_XS") << 0.07650;
    }
    void blocks_of_the_peer_decode_to_the_weights_they_were_made_of() {
        QFETCH(double, error);
        const QString name = QTest::currentDataTag();
        const QByteArray blocks = data_file(name + ".blocks");
        QCOMPARE(static_cast<std::size_t>(blocks.size()), row_bytes(type_named(name), kCount));
        const double measured =
            relative_rms(decoded(type_named(name), blocks), decoded(DType::kF16, data_file("source.f16")));
        QVERIFY2(std::fabs(measured / error - 1) < 0.03, qPrintable(QString::number(measured)));
    }

    void encoding_gives_the_bytes_of_the_peer_data() {
        QTest::addColumn<int>("unused");
        for (const char* name : {"Q8_0", "Q4_0", "Q4_1", "Q5_0", "Q5_1"}) QTest::newRow(name) << 0;
    }
    void encoding_gives_the_bytes_of_the_peer() {
        const QString name = QTest::currentDataTag();
        const std::vector<float> source = decoded(DType::kF16, data_file("source.f16"));
        const QByteArray expected = data_file(name + ".blocks");
        QByteArray encoded(expected.size(), '\0');
        encode_row(type_named(name), source.data(), encoded.data(), kCount);
        QCOMPARE(encoded, expected);
    }

    void mxfp4_has_the_values_of_the_specification() {
        BlockMXFP4 block{127, {}};  // scale 2^0
        for (std::size_t i = 0; i < 16; ++i) block.qs[i] = static_cast<std::uint8_t>(i | ((15 - i) << 4));
        const float e2m1[16] = {0, 0.5, 1, 1.5, 2, 3, 4, 6, -0.0, -0.5, -1, -1.5, -2, -3, -4, -6};
        const auto values = decoded_block(DType::kMXFP4, block);
        for (std::size_t i = 0; i < 16; ++i) {
            QCOMPARE(values[i], e2m1[i]);
            QCOMPARE(values[16 + i], e2m1[15 - i]);
        }
        block.e = 130;
        QCOMPARE(decoded_block(DType::kMXFP4, block)[7], 48.0f);
        block.e = 0;
        QCOMPARE(decoded_block(DType::kMXFP4, block)[1], std::ldexp(0.5f, -127));
    }

    // Random weights hardly use the largest six-bit scales; these blocks set every bit of them.
    void six_bit_scales_use_all_their_bits() {
        BlockQ3_K q3{};
        q3.d = kOne;
        std::memset(q3.scales, 0xFF, sizeof q3.scales);  // 63 - 32
        std::memset(q3.hmask, 0xFF, sizeof q3.hmask);
        std::memset(q3.qs, 0xFF, sizeof q3.qs);  // 7 - 4
        for (const float x : decoded_block(DType::kQ3_K, q3)) QCOMPARE(x, 93.0f);

        BlockQ4_K q4{};
        q4.d = kTwo;
        q4.dmin = kOne;
        std::memset(q4.scales, 0xFF, sizeof q4.scales);
        std::memset(q4.qs, 0xFF, sizeof q4.qs);
        for (const float x : decoded_block(DType::kQ4_K, q4)) QCOMPARE(x, 2.0f * 63 * 15 - 63);

        BlockQ5_K q5{};
        q5.d = kTwo;
        q5.dmin = kOne;
        std::memset(q5.scales, 0xFF, sizeof q5.scales);
        std::memset(q5.qs, 0xFF, sizeof q5.qs);
        std::memset(q5.qh, 0xFF, sizeof q5.qh);
        for (const float x : decoded_block(DType::kQ5_K, q5)) QCOMPARE(x, 2.0f * 63 * 31 - 63);

        BlockIQ4_XS iq4{};
        iq4.d = kOne;
        iq4.scales_h = 0xFFFF;
        std::memset(iq4.scales_l, 0xFF, sizeof iq4.scales_l);
        std::memset(iq4.qs, 0xFF, sizeof iq4.qs);
        for (const float x : decoded_block(DType::kIQ4_XS, iq4)) QCOMPARE(x, 31.0f * 113);
    }

    void scales_of_q4_k_are_unpacked_as_they_are_packed() {
        std::uint8_t packed[12]{};
        const std::uint8_t scales[8] = {1, 63, 17, 42, 33, 62, 5, 48};
        const std::uint8_t mins[8] = {9, 0, 63, 21, 55, 16, 38, 3};
        for (std::size_t g = 0; g < 4; ++g) {
            packed[g] = static_cast<std::uint8_t>(scales[g] | ((scales[g + 4] >> 4) << 6));
            packed[g + 4] = static_cast<std::uint8_t>(mins[g] | ((mins[g + 4] >> 4) << 6));
            packed[g + 8] = static_cast<std::uint8_t>((scales[g + 4] & 15) | ((mins[g + 4] & 15) << 4));
        }
        for (std::size_t g = 0; g < 8; ++g) {
            QCOMPARE(unpack_scale_min(packed, g).scale, scales[g]);
            QCOMPARE(unpack_scale_min(packed, g).min, mins[g]);
        }
    }

    void rows_need_no_alignment_data() { all_float_types(); }
    void rows_need_no_alignment() {
        const DType type = type_named(QTest::currentDataTag());
        std::mt19937 random(3);
        QByteArray shifted(static_cast<qsizetype>(row_bytes(type, 512)) + 1, '\0');
        for (char& c : shifted) c = static_cast<char>(random());
        const QByteArray straight = shifted.mid(1);
        std::vector<float> a(512), b(512);
        decode_row(type, shifted.constData() + 1, a.data(), a.size());
        decode_row(type, straight.constData(), b.data(), b.size());
        QCOMPARE(std::memcmp(a.data(), b.data(), a.size() * sizeof(float)), 0);
    }

    void zeros_stay_zeros_data() { all_encodable_types(); }
    void zeros_stay_zeros() {
        const DType type = type_named(QTest::currentDataTag());
        const std::vector<float> zeros(64, 0.0f);
        std::vector<std::byte> bytes(row_bytes(type, 64));
        std::vector<float> back(64, 1.0f);
        encode_row(type, zeros.data(), bytes.data(), 64);
        decode_row(type, bytes.data(), back.data(), 64);
        QCOMPARE(back, zeros);
    }

    void zeros_take_the_middle_level_as_the_peer_writes_them() {
        const std::vector<float> zeros(32, 0.0f);
        BlockQ4_0 block{};
        encode_row(DType::kQ4_0, zeros.data(), &block, 32);
        for (const std::uint8_t q : block.qs) QCOMPARE(q, std::uint8_t{0x88});
    }

    void of_equal_extremes_the_first_gives_the_sign() {
        for (const float first : {1.0f, -1.0f}) {
            std::vector<float> row(32, 0.0f);
            row[3] = first;
            row[20] = -first;
            BlockQ4_0 block{};
            encode_row(DType::kQ4_0, row.data(), &block, 32);
            QCOMPARE(f16_to_f32(block.d), first / -8);
        }
    }

    void wild_values_are_encoded_without_undefined_behaviour_data() { all_encodable_types(); }
    void wild_values_are_encoded_without_undefined_behaviour() {
        const DType type = type_named(QTest::currentDataTag());
        using Limits = std::numeric_limits<float>;
        const float wild[] = {Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity(),  Limits::max(),
                              Limits::lowest(),    Limits::min(),      Limits::denorm_min(), -0.0f};
        std::vector<std::byte> bytes(row_bytes(type, 32));
        std::mt19937 random(11);
        for (int round = 0; round < 200; ++round) {
            float row[32]{};
            for (float& x : row) x = random() % 4 == 0 ? wild[random() % std::size(wild)] : 1.0f;
            encode_row(type, row, bytes.data(), 32);
        }
        const std::vector<float> tiny(32, Limits::denorm_min());
        encode_row(type, tiny.data(), bytes.data(), 32);
    }

    void an_empty_row_touches_nothing() {
        decode_row(DType::kQ4_K, nullptr, nullptr, 0);
        encode_row(DType::kQ8_0, nullptr, nullptr, 0);
    }

private:
    static void rows_where(bool (*wanted)(const DTypeInfo&)) {
        QTest::addColumn<int>("unused");
        for (const DTypeInfo& info : all_dtypes()) {
            if (wanted(info)) QTest::newRow(std::string(info.name).c_str()) << 0;
        }
    }
    static void all_float_types() {
        rows_where([](const DTypeInfo& info) { return info.is_float_weight; });
    }
    static void all_encodable_types() {
        rows_where([](const DTypeInfo& info) { return can_encode(info.type); });
    }
};

QTEST_APPLESS_MAIN(TestCodec)
#include "tst_codec.moc"
