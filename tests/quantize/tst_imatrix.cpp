// SPDX-License-Identifier: MIT
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>

#include "engine/backend/backend.h"
#include "engine/model/model.h"
#include "engine/quantize/imatrix.h"
#include "engine/quantize/texts.h"

using namespace loquat;

namespace {

const std::string kModel = LOQUAT_TEST_DATA "/models/qwen2-tiny-F16.gguf";
const QString kSeeds = QStringLiteral(LOQUAT_SOURCE_DIR "/tests/fuzz/corpus/fuzz_imatrix/");

QByteArray seed(const char* name) {
    QFile file(kSeeds + name);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no seed %s", name);
    return file.readAll();
}

Result<Imatrix> parse(const QByteArray& bytes) {
    return parse_imatrix({reinterpret_cast<const std::byte*>(bytes.constData()), std::size_t(bytes.size())});
}

using Seen = std::map<std::string, std::vector<float>>;

/// What the matrices are given while a backend reads six tokens.
Seen observed_by(const char* backend) {
    const auto file = GgufFile::open(kModel);
    auto model = read_model(*file);
    Seen seen;
    ExecutorOptions options{.max_rows = 8, .n_kv_pages = 1};
    options.observe = [&](const TensorView& weight, std::span<const float> x) {
        seen[std::string(weight.name)].assign(x.begin(), x.end());
    };
    const int n_vocab = model->program.n_vocab;
    auto executor = (*make_backend(backend))->prepare(std::move(model->program), options);
    const std::vector<Batch::Row> rows{{5, 0, 0}, {9, 1, 0}, {1, 2, 0}, {77, 3, 0}, {200, 4, 0}, {3, 5, 0}};
    const std::vector<std::int32_t> pages{0};
    const std::span<const std::int32_t> table = pages;
    const std::vector<std::int32_t> outputs{2, 5};
    std::vector<float> logits(2 * std::size_t(n_vocab));
    if (!(*executor)->run({rows, {&table, 1}, outputs}, logits, {})) qFatal("not run");
    return seen;
}

Imatrix collect(const ImatrixOptions& options) {
    auto imatrix = collect_imatrix(kModel, calibration_text(), options);
    if (!imatrix) qFatal("%s", imatrix.error().to_string().c_str());
    return std::move(*imatrix);
}

}  // namespace

class TestImatrix : public QObject {
    Q_OBJECT
private slots:
    void both_backends_show_what_their_matrices_are_given() {
        const Seen plain = observed_by("reference");
        const Seen fast = observed_by("cpu");
        QCOMPARE(fast.size(), plain.size());
        for (const auto& [name, x] : plain) {
            const std::vector<float>& y = fast.at(name);
            QCOMPARE(y.size(), x.size());
            double error = 0, square = 0;
            for (std::size_t i = 0; i < x.size(); ++i) {
                error += (x[i] - y[i]) * (x[i] - y[i]);
                square += x[i] * x[i];
            }
            QVERIFY2(error < 1e-4 * square, name.c_str());
        }
    }

    void every_matrix_gets_the_mean_square_of_its_inputs() {
        const Imatrix imatrix = collect({.n_ctx = 64, .max_passages = 2});
        QCOMPARE(imatrix.n_tokens, 128u);
        const auto file = GgufFile::open(kModel);
        for (const TensorView& tensor : file->tensors()) {
            if (tensor.shape.n_rows() == 1) continue;
            const std::span<const float> values = imatrix.find(tensor.name);
            QCOMPARE(std::int64_t(values.size()), tensor.shape.row_length());
            for (const float value : values) QVERIFY(std::isfinite(value) && value >= 0);
        }
        QVERIFY(imatrix.find("no such tensor").empty());
    }

    void what_is_written_is_read_again() {
        Imatrix written = collect({.n_ctx = 64, .max_passages = 2});
        written.text_name = "bundled";
        QTemporaryDir folder;
        const std::string path = folder.filePath("imatrix.gguf").toStdString();
        QVERIFY(write_imatrix(written, path));
        const auto read = read_imatrix(path);
        QVERIFY(read);
        QCOMPARE(read->n_tokens, written.n_tokens);
        QCOMPARE(read->text_name, written.text_name);
        QCOMPARE(read->mean_squares.size(), written.mean_squares.size());
        for (const auto& [name, values] : written.mean_squares) {
            const std::span<const float> again = read->find(name);
            QCOMPARE(again.size(), values.size());
            for (std::size_t i = 0; i < values.size(); ++i)
                QVERIFY(std::abs(again[i] - values[i]) <= 1e-6f * values[i]);
        }
    }

    void sums_are_divided_by_counts() {
        const auto imatrix = parse(seed("plain.gguf"));
        QVERIFY(imatrix);
        QCOMPARE(imatrix->text_name, std::string("text.txt"));
        QCOMPARE(imatrix->n_tokens, 1024u);
        const auto values = imatrix->find("blk.0.attn_q.weight");
        QCOMPARE(std::vector<float>(values.begin(), values.end()), (std::vector<float>{0.5f, 1, 1.5f, 2}));
    }

    void an_expert_that_was_never_asked_weighs_all_inputs_alike() {
        const auto imatrix = parse(seed("experts.gguf"));
        QVERIFY(imatrix);
        const auto values = imatrix->find("blk.0.ffn_up_exps.weight");
        QCOMPARE(std::vector<float>(values.begin(), values.end()), (std::vector<float>{1, 2, 1, 1, 3, 1}));
    }

    void the_older_form_is_read() {
        const auto imatrix = parse(seed("legacy.dat"));
        QVERIFY(imatrix);
        QCOMPARE(imatrix->text_name, std::string("text.txt"));
        const auto values = imatrix->find("blk.0.ffn_down.weight");
        QCOMPARE(std::vector<float>(values.begin(), values.end()), (std::vector<float>{0.125f, 0.0625f, 1}));
    }

    void cut_files_are_refused_or_lose_only_their_end() {
        for (const char* name : {"legacy.dat", "plain.gguf", "experts.gguf"}) {
            const QByteArray whole = seed(name);
            for (qsizetype n = 0; n < whole.size(); ++n) {
                const auto imatrix = parse(whole.left(n));
                if (!imatrix) QVERIFY(!imatrix.error().message.empty());
            }
        }
    }

    void values_that_are_no_squares_are_refused() {
        for (const float bad : {NAN, INFINITY, -1.0f}) {
            QByteArray bytes = seed("legacy.dat");
            std::memcpy(bytes.data() + 4 + 4 + 19 + 8, &bad, sizeof bad);
            QVERIFY(!parse(bytes));
        }
    }

    void other_files_are_named_as_such() {
        const auto read = read_imatrix(kModel);
        QVERIFY(!read);
        QVERIFY(read.error().message.find("no importance matrix") != std::string::npos);
        QVERIFY(!read_imatrix("/no/such/file"));
    }

    void it_stops_when_asked() {
        std::stop_source source;
        const auto tell = [&](const WorkProgress&) { source.request_stop(); };
        const auto stopped =
            collect_imatrix(kModel, calibration_text(), {.n_ctx = 64}, tell, source.get_token());
        QVERIFY(!stopped);
        QVERIFY(stopped.error().kind == ErrorKind::kCancelled);
    }
};

QTEST_APPLESS_MAIN(TestImatrix)
#include "tst_imatrix.moc"
