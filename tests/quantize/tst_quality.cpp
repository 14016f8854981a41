// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <set>

#include "engine/gguf/writer.h"
#include "engine/quantize/kept_logits.h"
#include "engine/quantize/passages.h"
#include "engine/quantize/quality.h"
#include "engine/quantize/texts.h"
#include "engine/runtime/session.h"
#include "engine/tensor/codec.h"

using namespace loquat;

namespace {

const std::string kModels = LOQUAT_TEST_DATA "/models/";
const std::string kGuide = LOQUAT_SOURCE_DIR "/resources/guide/guide.gguf";
const QualityOptions kBrief{.n_ctx = 128, .max_passages = 8};

std::unique_ptr<LoadedModel> load(const std::string& path) {
    auto model = LoadedModel::load(path, {.n_ctx = 512});
    if (!model) qFatal("%s", model.error().to_string().c_str());
    return std::move(*model);
}

std::shared_ptr<const Reference> reference_of(const std::string& path, const QualityOptions& options = kBrief,
                                              std::string_view text = held_out_text()) {
    auto reference = Reference::measure(path, text, options);
    if (!reference) qFatal("%s", reference.error().to_string().c_str());
    return *reference;
}

Quality quality_of(const Reference& reference, const std::string& path) {
    auto quality = measure_quality(reference, path, kBrief);
    if (!quality) qFatal("%s", quality.error().to_string().c_str());
    return std::move(*quality);
}

/// log p over the whole vocabulary at every judged position, in the plainest way.
std::vector<std::vector<double>> all_log_p(LoadedModel& model, const Passages& passages) {
    std::vector<std::vector<double>> out;
    Session session(model);
    const auto n_vocab = std::size_t(model.info().n_vocab);
    for (int p = 0; p < passages.size(); ++p) {
        const auto each = [&](int first, std::span<const float> logits) {
            for (std::size_t r = 0; r < logits.size() / n_vocab; ++r) {
                const int position = first + int(r);
                if (position < passages.first_judged() || position + 1 >= passages.length()) continue;
                std::vector<double> row(logits.begin() + std::ptrdiff_t(r * n_vocab),
                                        logits.begin() + std::ptrdiff_t((r + 1) * n_vocab));
                double sum = 0;
                for (const double x : row) sum += std::exp(x);
                for (double& x : row) x -= std::log(sum);
                out.push_back(std::move(row));
            }
        };
        if (!session.evaluate_all(passages.tokens(p), each)) qFatal("not read");
    }
    return out;
}

double full_kl(const std::string& source, const std::string& candidate, const Passages& passages) {
    const auto p = all_log_p(*load(source), passages);
    const auto q = all_log_p(*load(candidate), passages);
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        for (std::size_t v = 0; v < p[i].size(); ++v) sum += std::exp(p[i][v]) * (p[i][v] - q[i][v]);
    }
    return sum / double(p.size());
}

Passages passages_of(const std::string& path) {
    const auto model = load(path);
    auto passages = Passages::cut(model->tokenizer(), held_out_text(), kBrief.n_ctx, kBrief.max_passages);
    if (!passages) qFatal("%s", passages.error().to_string().c_str());
    return std::move(*passages);
}

/// The model with its matrices rounded to another type.
void write_rounded(const std::string& source, DType type, const std::string& out) {
    const auto file = GgufFile::open(source);
    GgufWriter writer;
    std::vector<std::vector<std::byte>> kept;
    kept.reserve(file->tensors().size());
    for (const MetaEntry& entry : file->metadata()) writer.copy(entry);
    for (const TensorView& t : file->tensors()) {
        const bool matrix = t.shape.n_rows() > 1;
        const auto n = std::size_t(t.shape.n_elements());
        std::vector<float> values(n);
        decode_row(t.type, t.data, values.data(), n);
        const DType to = matrix ? type : DType::kF32;
        kept.emplace_back(row_bytes(to, n));
        encode_row(to, values.data(), kept.back().data(), n);
        writer.add_tensor(std::string(t.name), to, t.shape, kept.back());
    }
    if (!writer.write(out)) qFatal("cannot write");
}

}  // namespace

class TestQuality : public QObject {
    Q_OBJECT
private slots:
    void headings_are_names_and_no_text() {
        const auto model = load(kModels + "qwen2-tiny-F16.gguf");
        const std::string body = "One two three four five six seven eight nine ten.\n";
        const auto plain = Passages::cut(model->tokenizer(), body + body, 16, 0);
        const auto headed =
            Passages::cut(model->tokenizer(), "=== First\n" + body + "=== Second one\n" + body, 16, 0);
        QVERIFY(plain && headed);
        QCOMPARE(headed->tokens(0), plain->tokens(0));
        QCOMPARE(headed->heading(0, 0), std::string("First"));
        QCOMPARE(headed->heading(headed->size() - 1, 15), std::string("Second one"));
        QVERIFY(!Passages::cut(model->tokenizer(), "Too short.", 512, 0));
    }

    void passages_are_spread_over_the_text() {
        const auto model = load(kModels + "qwen2-tiny-F16.gguf");
        const auto few = Passages::cut(model->tokenizer(), held_out_text(), 128, 6);
        QCOMPARE(few->size(), 6);
        std::set<std::string> headings;
        for (int i = 0; i < few->size(); ++i) headings.insert(few->heading(i, 0));
        QVERIFY(headings.size() >= 4);
    }

    void perplexity_is_that_of_a_plain_loop() {
        const std::string path = kModels + "qwen2-tiny-F16.gguf";
        const Passages passages = passages_of(path);
        const auto log_p = all_log_p(*load(path), passages);
        double sum = 0;
        for (std::size_t i = 0; i < log_p.size(); ++i) {
            const int passage = int(i) / passages.n_judged();
            const int position = passages.first_judged() + int(i) % passages.n_judged();
            sum -= log_p[i][std::size_t(passages.tokens(passage)[std::size_t(position) + 1])];
        }
        const auto measured = measure_perplexity(path, held_out_text(), kBrief);
        QVERIFY(measured);
        QCOMPARE(measured->n_tokens, log_p.size());
        QVERIFY(std::abs(std::log(measured->value) - sum / double(log_p.size())) < 1e-3);
        QVERIFY(measured->standard_error > 0);
    }

    void kl_of_the_kept_logits_is_the_full_one_to_a_percent_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("candidate");
        const QString models = QString::fromStdString(kModels);
        QTest::newRow("qwen2 Q8_0") << models + "qwen2-tiny-F16.gguf" << models + "qwen2-tiny-Q8_0.gguf";
        QTest::newRow("llama IQ4_NL") << models + "llama-tiny-Q5_1.gguf" << models + "llama-tiny-IQ4_NL.gguf";
        QTest::newRow("llama Q2_K") << models + "llama-tiny-Q5_1.gguf" << models + "llama-tiny-Q2_K.gguf";
        QTest::newRow("Guide Q5_0") << QString::fromStdString(kGuide) << "Q5_0";
        QTest::newRow("Guide Q4_0") << QString::fromStdString(kGuide) << "Q4_0";
    }

    void kl_of_the_kept_logits_is_the_full_one_to_a_percent() {
        QFETCH(QString, source);
        QFETCH(QString, candidate);
        QTemporaryDir folder;
        std::string other = candidate.toStdString();
        if (!candidate.endsWith(".gguf")) {
            other = folder.filePath("rounded.gguf").toStdString();
            write_rounded(source.toStdString(), candidate == "Q5_0" ? DType::kQ5_0 : DType::kQ4_0, other);
        }
        const auto reference = reference_of(source.toStdString());
        const Quality quality = quality_of(*reference, other);
        const double full = full_kl(source.toStdString(), other, passages_of(source.toStdString()));
        qInfo("full %.6f kept %.6f off by %.3f %%", full, quality.mean_kl,
              100 * (quality.mean_kl / full - 1));
        QVERIFY(std::abs(quality.mean_kl - full) < 0.01 * full);
    }

    void a_reference_is_small() {
        const auto reference = reference_of(kGuide);
        const std::size_t n = reference->perplexity().n_tokens;
        QCOMPARE(reference->n_passages(), 8);
        // 150,000 positions, as of a usual text of 300,000 tokens, are 100 MB.
        QVERIFY(reference->size_bytes() / n < 670);
    }

    void a_model_agrees_with_itself() {
        const std::string path = kModels + "qwen2-tiny-F16.gguf";
        const auto reference = reference_of(path);
        const Quality quality = quality_of(*reference, path);
        QVERIFY(quality.mean_kl < 1e-6);
        QCOMPARE(quality.top1_agreement, 1.0);
        QCOMPARE(quality.perplexity.value, reference->perplexity().value);
        QVERIFY(quality.decode_tokens_per_second > 0);
        QVERIFY(quality.prompt_tokens_per_second > 0);
        QCOMPARE(quality.file_bytes, std::filesystem::file_size(path));
    }

    void memory_is_what_a_loaded_model_says() {
        const std::string path = kModels + "qwen2-tiny-Q8_0.gguf";
        const Quality quality = quality_of(*reference_of(kModels + "qwen2-tiny-F16.gguf"), path);
        const auto model = LoadedModel::load(path, {.n_ctx = kBrief.n_ctx, .max_rows = 128});
        QCOMPARE(quality.memory_bytes, (*model)->memory_bytes());
    }

    void the_worst_passages_are_three_different_ones_with_their_text() {
        const auto reference = reference_of(kModels + "llama-tiny-Q5_1.gguf");
        const Quality quality = quality_of(*reference, kModels + "llama-tiny-Q2_K.gguf");
        QCOMPARE(quality.worst.size(), 3u);
        std::set<int> passages;
        for (const WorstPassage& worst : quality.worst) {
            passages.insert(worst.passage);
            QVERIFY(!worst.before.empty());
            QVERIFY(!worst.heading.empty());
            QVERIFY(worst.kl <= quality.worst.front().kl);
            QVERIFY(worst.kl >= quality.median_kl);
        }
        QCOMPARE(passages.size(), 3u);
        QVERIFY(quality.median_kl <= quality.p99_kl);
    }

    void another_vocabulary_is_refused() {
        const auto reference = reference_of(kGuide);
        const auto quality = measure_quality(*reference, kModels + "qwen2-tiny-F16.gguf", kBrief);
        QVERIFY(!quality);
        QVERIFY(quality.error().kind == ErrorKind::kBadInput);
    }

    void it_stops_when_asked() {
        std::stop_source source;
        const auto tell = [&](const WorkProgress&) { source.request_stop(); };
        const auto stopped = Reference::measure(kGuide, held_out_text(), kBrief, tell, source.get_token());
        QVERIFY(!stopped);
        QVERIFY(stopped.error().kind == ErrorKind::kCancelled);
    }
};

QTEST_APPLESS_MAIN(TestQuality)
#include "tst_quality.moc"
