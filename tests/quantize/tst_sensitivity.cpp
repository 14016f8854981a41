// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "engine/gguf/writer.h"
#include "engine/quantize/budget.h"
#include "engine/quantize/quality.h"
#include "engine/quantize/quantizer.h"
#include "engine/quantize/texts.h"
#include "engine/tensor/codec.h"

using namespace loquat;

namespace {

const std::string kModel = LOQUAT_TEST_DATA "/models/qwen2-tiny-F16.gguf";

const Sensitivity& measured() {
    static const Result<Sensitivity> sensitivity = measure_sensitivity(kModel, held_out_text(), nullptr);
    if (!sensitivity) qFatal("%s", sensitivity.error().to_string().c_str());
    return *sensitivity;
}

using Choice = Sensitivity::Choice;

/// Of a tensor's choices the one of this type, or else the smallest at least as large as so many bits per weight.
const Choice& choose(const std::vector<Choice>& choices, DType type) {
    const auto found = std::ranges::find(choices, type, &Choice::type);
    return found != choices.end() ? *found : choices.back();
}

std::vector<std::byte> quantized(const TensorView& t, DType type) {
    const auto n = std::size_t(t.shape.row_length());
    std::vector<std::byte> out(row_bytes(type, std::size_t(t.shape.n_elements())));
    std::vector<float> row(n);
    for (std::size_t r = 0; r < std::size_t(t.shape.n_rows()); ++r) {
        decode_row(t.type, t.data + r * row_bytes(t.type, n), row.data(), n);
        quantize_row(type, row, {}, out.data() + r * row_bytes(type, n));
    }
    return out;
}

/// The model with tensors of the given types.
void write_as(const std::vector<DType>& types, const std::string& path) {
    const auto file = GgufFile::open(kModel);
    GgufWriter writer;
    std::vector<std::vector<std::byte>> data;
    data.reserve(types.size());
    for (const MetaEntry& entry : file->metadata()) writer.copy(entry);
    for (std::size_t i = 0; i < types.size(); ++i) {
        const TensorView& t = file->tensors()[i];
        const bool same = types[i] == t.type;
        data.push_back(same ? std::vector<std::byte>(t.data, t.data + t.size_bytes) : quantized(t, types[i]));
        writer.add_tensor(std::string(t.name), types[i], t.shape, data.back());
    }
    if (!writer.write(path)) qFatal("cannot write");
}

std::vector<DType> source_types() {
    const auto file = GgufFile::open(kModel);
    std::vector<DType> types;
    for (const TensorView& t : file->tensors()) types.push_back(t.type);
    return types;
}

double measured_kl(const std::vector<DType>& types) {
    QTemporaryDir folder;
    const std::string path = folder.filePath("candidate.gguf").toStdString();
    write_as(types, path);
    const QualityOptions options{.n_ctx = 128, .max_passages = 6};
    const auto reference = Reference::measure(kModel, held_out_text(), options);
    const auto quality = measure_quality(**reference, path, options);
    if (!quality) qFatal("%s", quality.error().to_string().c_str());
    return quality->mean_kl;
}

}  // namespace

class TestSensitivity : public QObject {
    Q_OBJECT
private slots:
    void every_matrix_has_choices_and_nothing_else_has() {
        const auto file = GgufFile::open(kModel);
        QCOMPARE(measured().tensors.size(), file->tensors().size());
        for (std::size_t i = 0; i < file->tensors().size(); ++i) {
            const TensorView& t = file->tensors()[i];
            const std::vector<Choice>& choices = measured().tensors[i];
            QCOMPARE(choices.empty(), t.shape.n_rows() == 1);
            if (choices.empty()) continue;
            QCOMPARE(choices.front().type, t.type);
            QCOMPARE(choices.front().kl, 0.0);
            for (const Choice& c : choices) {
                QVERIFY(std::isfinite(c.kl) && c.kl >= 0);
                QCOMPARE(c.bytes, std::uint64_t(row_bytes(c.type, std::size_t(t.shape.n_elements()))));
            }
            QVERIFY(choose(choices, DType::kQ8_0).kl < 0.1 * choices.back().kl);
        }
    }

    void the_sum_tells_what_a_whole_recipe_will_cost_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("Q8_0") << int(DType::kQ8_0);
        QTest::newRow("Q5_K") << int(DType::kQ5_K);
        QTest::newRow("Q4_K") << int(DType::kQ4_K);
    }

    void the_sum_tells_what_a_whole_recipe_will_cost() {
        QFETCH(int, type);
        std::vector<DType> types = source_types();
        double expected = 0;
        for (std::size_t i = 0; i < types.size(); ++i) {
            if (measured().tensors[i].empty()) continue;
            const Choice& choice = choose(measured().tensors[i], DType(type));
            types[i] = choice.type;
            expected += choice.kl;
        }
        const double really = measured_kl(types);
        qInfo("expected %.5f measured %.5f", expected, really);
        QVERIFY(expected < 2 * really && really < 2 * expected);
    }

    void the_tensor_said_to_be_most_delicate_loses_more_than_the_least() {
        std::vector<std::pair<double, std::size_t>> by_kl;
        for (std::size_t i = 0; i < measured().tensors.size(); ++i) {
            if (!measured().tensors[i].empty()) by_kl.emplace_back(measured().tensors[i].back().kl, i);
        }
        std::ranges::sort(by_kl);
        const auto alone = [](std::size_t i) {
            std::vector<DType> types = source_types();
            types[i] = measured().tensors[i].back().type;
            return measured_kl(types);
        };
        QVERIFY(alone(by_kl.back().second) > alone(by_kl.front().second));
    }

    void it_stops_when_asked_and_tells_how_far_it_is() {
        std::stop_source source;
        std::uint64_t last = 0;
        const auto tell = [&](const WorkProgress& progress) {
            QVERIFY(progress.done >= last && progress.done <= progress.total);
            last = progress.done;
            if (!progress.part.empty()) source.request_stop();
        };
        const auto stopped = measure_sensitivity(kModel, held_out_text(), nullptr, 0, tell, source.get_token());
        QVERIFY(!stopped);
        QVERIFY(stopped.error().kind == ErrorKind::kCancelled);
    }
};

QTEST_APPLESS_MAIN(TestSensitivity)
#include "tst_sensitivity.moc"
