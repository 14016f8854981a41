// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstring>
#include <QTest>
#include <random>
#include <vector>

#include "engine/backend/cpu/isa.h"
#include "engine/backend/cpu/matmul_step.h"
#include "engine/tensor/blocks.h"
#include "engine/tensor/codec.h"

using namespace loquat;
using namespace loquat::cpu;

Q_DECLARE_METATYPE(const loquat::cpu::KernelTable*)
Q_DECLARE_METATYPE(loquat::DType)

namespace {

constexpr DType kTypes[] = {DType::kF32,  DType::kF16,  DType::kBF16, DType::kQ8_0,   DType::kQ4_0,
                            DType::kQ4_1, DType::kQ5_0, DType::kQ5_1, DType::kQ2_K,   DType::kQ3_K,
                            DType::kQ4_K, DType::kQ5_K, DType::kQ6_K, DType::kIQ4_NL, DType::kIQ4_XS,
                            DType::kMXFP4};

std::mt19937& random_source() {
    static std::mt19937 source(20240607);
    return source;
}

float random_float(float lowest, float highest) {
    return std::uniform_real_distribution<float>(lowest, highest)(random_source());
}

std::vector<float> random_floats(std::size_t n, float size = 1.0f) {
    std::vector<float> v(n);
    for (float& e : v) e = std::normal_distribution<float>(0.0f, size)(random_source());
    return v;
}

/// Where the half-precision numbers of a block lie: any other bytes may be anything.
std::vector<std::size_t> half_offsets(DType type) {
    switch (type) {
        case DType::kQ4_1:
            return {offsetof(BlockQ4_1, d), offsetof(BlockQ4_1, m)};
        case DType::kQ5_1:
            return {offsetof(BlockQ5_1, d), offsetof(BlockQ5_1, m)};
        case DType::kQ2_K:
            return {offsetof(BlockQ2_K, d), offsetof(BlockQ2_K, dmin)};
        case DType::kQ3_K:
            return {offsetof(BlockQ3_K, d)};
        case DType::kQ4_K:
            return {offsetof(BlockQ4_K, d), offsetof(BlockQ4_K, dmin)};
        case DType::kQ5_K:
            return {offsetof(BlockQ5_K, d), offsetof(BlockQ5_K, dmin)};
        case DType::kQ6_K:
            return {offsetof(BlockQ6_K, d)};
        default:
            return {0};
    }
}

/// n_rows rows of n random weights.
std::vector<std::byte> random_weights(DType type, std::size_t n_rows, std::size_t n) {
    std::vector<std::byte> bytes(n_rows * row_bytes(type, n));
    if (dtype_info(type).block_size == 1) {
        encode_row(type, random_floats(n_rows * n).data(), bytes.data(), n_rows * n);
        return bytes;
    }
    for (std::byte& b : bytes) b = static_cast<std::byte>(random_source()());
    for (std::size_t block = 0; block < bytes.size(); block += dtype_info(type).block_bytes) {
        if (type == DType::kMXFP4) {  // an exponent, no half
            bytes[block] = static_cast<std::byte>(116 + random_source()() % 8);
            continue;
        }
        for (const std::size_t offset : half_offsets(type)) {
            const std::uint16_t half = f32_to_f16(random_float(-0.01f, 0.01f));
            std::memcpy(bytes.data() + block + offset, &half, sizeof half);
        }
    }
    return bytes;
}

struct QuantizedActivations {
    std::vector<float> x;
    std::vector<std::int8_t> quants;
    std::vector<float> scales, sums32, sums16;
    Activations view;
};

/// Quantized ones hold in x what the quants stand for.
QuantizedActivations random_activations(const KernelTable& table, ThreadPool& pool, int n_rows, int n,
                                        bool quantized) {
    QuantizedActivations a;
    a.x = random_floats(std::size_t(n_rows * n));
    a.view = {n, n_rows, 1, a.x.data()};
    if (!quantized) return a;
    const auto room = std::size_t(quantized_rows(table, n_rows) * n);
    a.quants.resize(room);
    a.scales.resize(room / 32);
    a.sums32.resize(room / 32);
    a.sums16.resize(room / 16);
    a.view = quantize_rows(table, pool, a.x.data(), n, n_rows,
                           {a.quants.data(), a.scales.data(), a.sums32.data(), a.sums16.data()});
    const int panel = a.view.panel;
    for (int r = 0; r < n_rows; ++r) {
        for (int i = 0; i < n; ++i) {
            const int first = r / panel * panel * n;
            const int quant = a.quants[std::size_t(first + (i / 4 * panel + r % panel) * 4 + i % 4)];
            a.x[std::size_t(r * n + i)] =
                float(quant) * a.scales[std::size_t(first / 32 + i / 32 * panel + r % panel)];
        }
    }
    return a;
}

/// The largest |out - exact| in units of the sum of |terms|.
double worst_error(DType type, const std::vector<std::byte>& weights, const Activations& a, std::size_t n_out,
                   const std::vector<float>& out) {
    const auto n = static_cast<std::size_t>(a.n);
    double worst = 0;
    std::vector<float> w(n);
    for (std::size_t o = 0; o < n_out; ++o) {
        decode_row(type, weights.data() + o * row_bytes(type, n), w.data(), n);
        for (std::size_t r = 0; r < static_cast<std::size_t>(a.n_rows); ++r) {
            double exact = 0, size = 1e-30;
            for (std::size_t i = 0; i < n; ++i) {
                exact += double(w[i]) * double(a.x[r * n + i]);
                size += std::abs(double(w[i]) * double(a.x[r * n + i]));
            }
            const double error = std::abs(double(out[r * n_out + o]) - exact) / size;
            worst = std::isnan(error) ? INFINITY : std::max(worst, error);
        }
    }
    return worst;
}

QByteArray row_name(const KernelTable& table, const QByteArray& rest) {
    return QByteArray(table.key.data(), qsizetype(table.key.size())) + " " + rest;
}

}  // namespace

class TestCpuKernels : public QObject {
    Q_OBJECT

private slots:
    void products_equal_those_of_decoded_weights_data() {
        QTest::addColumn<const KernelTable*>("table");
        QTest::addColumn<DType>("type");
        for (const KernelTable* table : usable_kernels()) {
            for (const DType type : kTypes) {
                const std::string_view name = dtype_info(type).name;
                QTest::addRow("%s", row_name(*table, {name.data(), qsizetype(name.size())}).constData())
                    << table << type;
            }
        }
    }

    void products_equal_those_of_decoded_weights() {
        QFETCH(const KernelTable*, table);
        QFETCH(DType, type);
        const MatMulKernel* kernel = find_matmul(*table, type);
        QVERIFY(kernel);
        ThreadPool pool(2);
        const int block = int(dtype_info(type).block_size);
        for (const int n_blocks : {1, 3, 10}) {
            const int n = block == 1 ? 37 * n_blocks : block * n_blocks;
            for (const int n_out : {1, 4, 19, 67}) {
                const auto weights = random_weights(type, std::size_t(n_out), std::size_t(n));
                for (const int n_rows : {1, 3, 4, 16, 23}) {
                    const auto a = random_activations(*table, pool, n_rows, n, kernel->quantized);
                    std::vector<float> out(std::size_t(n_rows * n_out), NAN);
                    const std::size_t tile_bytes = (kernel->tile_bytes(n) + 63) / 64 * 64;
                    std::vector<std::byte> tiles(2 * tile_bytes);
                    MatMulStep step;
                    step.parts.push_back(
                        {{weights.data(), row_bytes(type, std::size_t(n)), n_out}, kernel, nullptr, {}});
                    float* const outs[] = {out.data()};
                    multiply(*table, pool, step, a.view, outs, tiles.data(), tile_bytes);
                    const double error = worst_error(type, weights, a.view, std::size_t(n_out), out);
                    QVERIFY2(error < 2e-6, qPrintable(QString("n %1, n_out %2, n_rows %3: %4")
                                                          .arg(n)
                                                          .arg(n_out)
                                                          .arg(n_rows)
                                                          .arg(error)));
                }
            }
        }
    }

    void every_table_knows_every_type() {
        for (const KernelTable* table : usable_kernels()) {
            for (const DType type : kTypes) QVERIFY(find_matmul(*table, type));
            QVERIFY(!find_matmul(*table, DType::kI32));
        }
    }

    void quantized_activations_are_within_half_a_step_data() { tables(); }
    void quantized_activations_are_within_half_a_step() {
        QFETCH(const KernelTable*, table);
        std::vector<float> x = random_floats(96, 3.0f);
        std::fill_n(x.begin() + 32, 32, 0.0f);
        x[95] = 1e30f;
        std::vector<std::int8_t> q(96);
        std::vector<float> scales(3), sums32(3), sums16(6);
        table->quantize(x.data(), 96, 1, q.data(), scales.data(), sums32.data(), sums16.data());
        for (std::size_t i = 0; i < 96; ++i) {
            QVERIFY(std::abs(scales[i / 32] * q[i] - x[i]) <= scales[i / 32] * 0.50001f);
        }
        for (std::size_t part = 0; part < 6; ++part) {
            int sum = 0;
            for (std::size_t i = 0; i < 16; ++i) sum += q[part * 16 + i];
            QCOMPARE(sums16[part], scales[part / 2] * float(sum));
        }
        QCOMPARE(scales[1], 0.0f);
    }

    void row_operations_equal_plain_loops_data() { tables(); }
    void row_operations_equal_plain_loops() {
        QFETCH(const KernelTable*, table);
        for (const int n : {1, 7, 16, 33, 896}) {
            const auto a = random_floats(std::size_t(n), 4.0f);
            const auto b = random_floats(std::size_t(n));
            std::vector<float> norm(a.size()), sum(a.size()), gated(a.size());
            table->rms_norm(a.data(), b.data(), n, 1e-5f, norm.data());
            table->add(a.data(), b.data(), n, sum.data());
            table->swiglu(a.data(), b.data(), n, gated.data());
            double squares = 0;
            for (const float e : a) squares += double(e) * double(e);
            for (std::size_t i = 0; i < a.size(); ++i) {
                const double expected = double(a[i]) * double(b[i]) / std::sqrt(squares / n + 1e-5);
                QVERIFY(std::abs(double(norm[i]) - expected) <= 1e-6 * std::abs(expected));
                QCOMPARE(sum[i], a[i] + b[i]);
                const double silu = double(a[i]) / (1 + std::exp(-double(a[i]))) * double(b[i]);
                QVERIFY(std::abs(double(gated[i]) - silu) <= 2e-6 * std::abs(silu));
            }
        }
    }

    void swiglu_holds_at_the_extremes_data() { tables(); }
    void swiglu_holds_at_the_extremes() {
        QFETCH(const KernelTable*, table);
        const std::vector<float> gate{-1e30f, -200.0f, -87.0f, 0.0f, 87.0f, 200.0f, 1e30f};
        const std::vector<float> up(gate.size(), 1.0f);
        std::vector<float> out(gate.size());
        table->swiglu(gate.data(), up.data(), int(gate.size()), out.data());
        for (std::size_t i = 0; i < gate.size(); ++i) {
            const double expected = double(gate[i]) / (1 + std::exp(-double(gate[i])));
            QVERIFY2(std::abs(double(out[i]) - expected) <= 1e-6 * std::abs(double(gate[i])),
                     qPrintable(QString::number(double(out[i]))));
        }
    }

    void halves_are_rounded_to_nearest_even_data() { tables(); }
    void halves_are_rounded_to_nearest_even() {
        QFETCH(const KernelTable*, table);
        std::vector<float> x{0.0f,     -0.0f,   1.0f,       -2.5f,      65504.0f,       65519.9f,
                             65520.0f, 1e10f,   -1e10f,     INFINITY,   6e-8f,          2.9e-8f,
                             3e-8f,    6.1e-5f, 6.0975e-5f, 6.1035e-5f, 1.00048828125f, 1.00146484375f};
        for (int i = 0; i < 4000; ++i) x.push_back(std::ldexp(random_float(-1.0f, 1.0f), int(i % 40) - 26));
        std::vector<std::uint16_t> halves(x.size());
        table->to_halves(x.data(), int(x.size()), halves.data());
        for (std::size_t i = 0; i < x.size(); ++i) QCOMPARE(halves[i], f32_to_f16(x[i]));
    }

private:
    static void tables() {
        QTest::addColumn<const KernelTable*>("table");
        for (const KernelTable* table : usable_kernels()) QTest::addRow("%s", table->key.data()) << table;
    }
};

QTEST_APPLESS_MAIN(TestCpuKernels)
#include "tst_cpu_kernels.moc"
