// SPDX-License-Identifier: MIT
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <fstream>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "engine/base/pending_file.h"
#include "engine/gguf/writer.h"
#include "engine/quantize/journal.h"
#include "engine/quantize/plan.h"
#include "engine/quantize/quantizer.h"
#include "engine/runtime/loaded_model.h"
#include "engine/runtime/session.h"
#include "engine/tensor/codec.h"

using namespace loquat;
namespace fs = std::filesystem;

namespace {

const fs::path kSource = LOQUAT_TEST_DATA "/models/qwen2-tiny-F16.gguf";
const fs::path kGuide = LOQUAT_SOURCE_DIR "/resources/guide/guide.gguf";

QByteArray contents(const fs::path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<float> weights_of(const TensorView& t) {
    std::vector<float> out(std::size_t(t.shape.n_elements()));
    decode_row(t.type, t.data, out.data(), out.size());
    return out;
}

double rmse(const TensorView& a, const TensorView& b) {
    const auto x = weights_of(a), y = weights_of(b);
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += std::pow(double(x[i]) - double(y[i]), 2);
    return std::sqrt(sum / double(x.size()));
}

Recipe recipe_of(const fs::path& source, Mix mix) {
    return recipe_for(GgufFile::open(source).value(), mix);
}

/// Some importance for every matrix of the model, the same in every run.
Imatrix some_importance(const fs::path& source) {
    Imatrix imatrix;
    imatrix.n_tokens = 5120;
    imatrix.text_name = "a test";
    const GgufFile file = GgufFile::open(source).value();
    for (const TensorView& t : file.tensors()) {
        auto& values = imatrix.mean_squares[std::string(t.name)];
        for (std::int64_t i = 0; i < t.shape.row_length(); ++i) values.push_back(0.01f + float(i * 37 % 101));
    }
    return imatrix;
}

/// Runs quantize_file() in a process of its own that kills itself when `n` tensors are done.
void killed_after(int n, const fs::path& source, const fs::path& out, const Recipe& recipe,
                  const Imatrix* imatrix) {
    const pid_t child = fork();
    if (child == 0) {
        std::string last;
        int seen = -1;
        const auto die_in_time = [&](const WorkProgress& p) {
            if (p.part != last) ++seen;
            last = p.part;
            if (seen == n) kill(getpid(), SIGKILL);
        };
        (void)quantize_file(source, out, recipe, {imatrix, 2}, die_in_time);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    QVERIFY(WIFSIGNALED(status));
}

}  // namespace

class TestQuantizeFile : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    fs::path path(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }
    QStringList files() const { return QDir(folder_.path()).entryList(QDir::Files | QDir::Hidden); }

private slots:
    void cleanup() {
        for (const QString& name : files()) QFile::remove(folder_.filePath(name));
    }

    void every_mix_makes_a_file_that_runs_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("mix");
        for (const fs::path& source : {kSource, kGuide}) {
            for (const MixInfo& mix : all_mixes()) {
                const std::string name = source.stem().string() + " " + std::string(mix.name);
                QTest::newRow(name.c_str()) << QString::fromStdString(source.string()) << int(mix.mix);
            }
        }
    }
    void every_mix_makes_a_file_that_runs() {
        QFETCH(QString, source);
        QFETCH(int, mix);
        const GgufFile before = GgufFile::open(source.toStdString()).value();
        const Recipe recipe = recipe_for(before, Mix(mix));
        const auto report = quantize_file(source.toStdString(), path("out.gguf"), recipe, {});
        QVERIFY2(report, report ? "" : report.error().to_string().c_str());
        QCOMPARE(files(), QStringList("out.gguf"));

        const auto after = GgufFile::open(path("out.gguf"));
        QVERIFY2(after, after ? "" : after.error().to_string().c_str());
        QCOMPARE(after->size_bytes(), recipe_bytes(before, recipe));
        QCOMPARE(report->written_bytes, after->size_bytes());
        QCOMPARE(after->integer("general.file_type"), std::int64_t(recipe.file_type));
        QCOMPARE(after->integer("general.quantization_version"), 2);
        QCOMPARE(after->tensors().size(), before.tensors().size());
        for (std::size_t i = 0; i < recipe.types.size(); ++i) {
            const TensorView &a = before.tensors()[i], &b = after->tensors()[i];
            QCOMPARE(b.name, a.name);
            QVERIFY(b.shape == a.shape && b.type == recipe.types[i]);
            QVERIFY(std::fabs(report->tensors[i].rmse - rmse(a, b)) <= 1e-3 * rmse(a, b) + 1e-9);
        }
        const auto model = LoadedModel::load(path("out.gguf"), {});
        if (!model && model.error().kind == ErrorKind::kUnsupported) QSKIP(model.error().to_string().c_str());
        QVERIFY2(model, model ? "" : model.error().to_string().c_str());
        Session session(**model);
        const std::vector<TokenId> tokens{1, 2, 3};
        const auto logits = session.evaluate(tokens);
        QVERIFY(logits);
        QVERIFY(std::isfinite((*logits)[0]));
    }

    void metadata_is_copied_but_for_what_is_no_longer_so() {
        const Imatrix imatrix = some_importance(kSource);
        QVERIFY(quantize_file(kSource, path("out.gguf"), recipe_of(kSource, Mix::kQ4_K_M), {&imatrix, 1}));
        const GgufFile before = GgufFile::open(kSource).value(),
                       after = GgufFile::open(path("out.gguf")).value();
        for (const MetaEntry& entry : before.metadata()) QVERIFY(after.find(entry.key));
        QCOMPARE(after.string("tokenizer.ggml.model"), before.string("tokenizer.ggml.model"));
        QCOMPARE(after.string("quantize.imatrix.dataset"), std::string_view("a test"));
        QCOMPARE(after.integer("quantize.imatrix.chunks_count"), 10);
        QCOMPARE(after.integer("quantize.imatrix.entries_count"), std::int64_t(imatrix.mean_squares.size()));
        // Made anew without importance, it says so.
        QVERIFY(
            quantize_file(path("out.gguf"), path("again.gguf"), recipe_of(path("out.gguf"), Mix::kQ4_0), {}));
        QVERIFY(!GgufFile::open(path("again.gguf")).value().find("quantize.imatrix.dataset"));
    }

    void bytes_do_not_depend_on_the_number_of_threads() {
        const Imatrix imatrix = some_importance(kSource);
        const Recipe recipe = recipe_of(kSource, Mix::kQ4_K_M);
        QVERIFY(quantize_file(kSource, path("one.gguf"), recipe, {&imatrix, 1}));
        QVERIFY(quantize_file(kSource, path("three.gguf"), recipe, {&imatrix, 3}));
        QVERIFY(quantize_file(kSource, path("plain.gguf"), recipe, {nullptr, 3}));
        QCOMPARE(contents(path("one.gguf")), contents(path("three.gguf")));
        QVERIFY(contents(path("one.gguf")) != contents(path("plain.gguf")));
    }

    void cancelled_it_leaves_nothing_behind() {
        for (const int after : {0, 1, 7}) {
            std::stop_source stop;
            int told = 0;
            const auto report = quantize_file(
                kSource, path("out.gguf"), recipe_of(kSource, Mix::kQ4_K_M), {},
                [&](const WorkProgress&) {
                    if (told++ == after) stop.request_stop();
                },
                stop.get_token());
            QVERIFY(!report);
            QVERIFY(report.error().kind == ErrorKind::kCancelled);
            QCOMPARE(files(), QStringList());
        }
    }

    void progress_goes_up_to_the_whole() {
        std::uint64_t last = 0, total = 0;
        const auto report = quantize_file(kSource, path("out.gguf"), recipe_of(kSource, Mix::kQ8_0),
                                          {nullptr, 2}, [&](const WorkProgress& p) {
                                              QVERIFY(p.done >= last && p.done <= p.total && !p.part.empty());
                                              last = p.done;
                                              total = p.total;
                                          });
        QVERIFY(report);
        QCOMPARE(total, report->source_bytes);
    }

    void killed_it_goes_on_at_the_tensor_it_was_at() {
        const Imatrix imatrix = some_importance(kSource);
        const Recipe recipe = recipe_of(kSource, Mix::kQ4_K_M);
        QVERIFY(quantize_file(kSource, path("whole.gguf"), recipe, {&imatrix, 2}));
        for (const int n : {0, 1, 5, 20, int(recipe.types.size()) - 1}) {
            killed_after(n, kSource, path("out.gguf"), recipe, &imatrix);
            QVERIFY(!fs::exists(path("out.gguf")));
            QVERIFY(files().contains("out.gguf.quantizing"));
            const auto report = quantize_file(kSource, path("out.gguf"), recipe, {&imatrix, 2});
            QVERIFY(report);
            QCOMPARE(report->n_resumed, std::uint64_t(n));
            QCOMPARE(contents(path("out.gguf")), contents(path("whole.gguf")));
            QCOMPARE(report->tensors.size(), recipe.types.size());
            QCOMPARE(files(), QStringList({"out.gguf", "whole.gguf"}));
            fs::remove(path("out.gguf"));
        }
    }

    void killed_again_and_again_it_comes_to_an_end() {
        const Recipe recipe = recipe_of(kSource, Mix::kQ5_K_M);
        QVERIFY(quantize_file(kSource, path("whole.gguf"), recipe, {}));
        for (int i = 0; i < 8; ++i) killed_after(2, kSource, path("out.gguf"), recipe, nullptr);
        const auto report = quantize_file(kSource, path("out.gguf"), recipe, {});
        QVERIFY(report);
        QCOMPARE(report->n_resumed, 16u);
        QCOMPARE(contents(path("out.gguf")), contents(path("whole.gguf")));
    }

    void what_another_plan_left_is_not_trusted() {
        const Imatrix imatrix = some_importance(kSource);
        fs::copy_file(kSource, path("source.gguf"));
        const Recipe q4 = recipe_of(kSource, Mix::kQ4_K_M), q8 = recipe_of(kSource, Mix::kQ8_0);
        QVERIFY(quantize_file(kSource, path("whole.gguf"), q8, {&imatrix, 2}));

        killed_after(9, path("source.gguf"), path("out.gguf"), q4, &imatrix);  // another recipe
        auto report = quantize_file(path("source.gguf"), path("out.gguf"), q8, {&imatrix, 2});
        QVERIFY(report);
        QCOMPARE(report->n_resumed, 0u);
        QCOMPARE(contents(path("out.gguf")), contents(path("whole.gguf")));

        killed_after(9, path("source.gguf"), path("out.gguf"), q8, nullptr);  // other importance
        report = quantize_file(path("source.gguf"), path("out.gguf"), q8, {&imatrix, 2});
        QVERIFY(report);
        QCOMPARE(report->n_resumed, 0u);

        killed_after(9, path("source.gguf"), path("out.gguf"), q8, &imatrix);  // another source
        fs::last_write_time(path("source.gguf"),
                            fs::last_write_time(path("source.gguf")) + std::chrono::seconds(1));
        report = quantize_file(path("source.gguf"), path("out.gguf"), q8, {&imatrix, 2});
        QVERIFY(report);
        QCOMPARE(report->n_resumed, 0u);
    }

    void data_that_is_not_what_was_written_is_made_anew() {
        const Recipe recipe = recipe_of(kSource, Mix::kQ8_0);
        QVERIFY(quantize_file(kSource, path("whole.gguf"), recipe, {}));
        const GgufFile whole = GgufFile::open(path("whole.gguf")).value();
        killed_after(9, kSource, path("out.gguf"), recipe, nullptr);
        {
            std::fstream file(path("out.gguf.quantizing"), std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(std::streamoff(quantized_file(whole, recipe, nullptr).layout().offsets[4] + 3));
            file.put('?');
        }
        const auto report = quantize_file(kSource, path("out.gguf"), recipe, {});
        QVERIFY(report);
        QCOMPARE(report->n_resumed, 8u);
        QCOMPARE(contents(path("out.gguf")), contents(path("whole.gguf")));
    }

    void a_journal_of_nonsense_does_no_harm() {
        const Recipe recipe = recipe_of(kSource, Mix::kQ8_0);
        QVERIFY(quantize_file(kSource, path("whole.gguf"), recipe, {}));
        killed_after(3, kSource, path("out.gguf"), recipe, nullptr);
        const QByteArray journal = contents(path("out.gguf.quantizing.journal"));
        for (const QByteArray& text :
             {QByteArray(), QByteArray(100'000, '\xff'), journal + "99999999999 1 1 1 .\n",
              journal.chopped(3), journal + "77 1 1 1 .\n"}) {
            killed_after(3, kSource, path("out.gguf"), recipe, nullptr);
            QFile file(folder_.filePath("out.gguf.quantizing.journal"));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
            file.close();
            QVERIFY(quantize_file(kSource, path("out.gguf"), recipe, {}));
            QCOMPARE(contents(path("out.gguf")), contents(path("whole.gguf")));
        }
    }

    void a_journal_tells_nothing_but_losses() {
        const std::string journal = path("x.journal").string();
        const auto n_taken = [&](const std::string& line) {
            std::ofstream(journal) << "loquat-quantize-1 7\n0 1 0 0 .\n" << line << '\n';
            return QuantizeJournal(journal, 7).finished().size();
        };
        QCOMPARE(n_taken("1 1 3ff0000000000000 4000000000000000 ."), 2u);
        QCOMPARE(n_taken("1 1 bff0000000000000 4000000000000000 ."), 1u);  // below zero
        QCOMPARE(n_taken("1 1 3ff0000000000000 7ff0000000000000 ."), 1u);  // infinite
        QCOMPARE(n_taken("1 1 7ff8000000000000 4000000000000000 ."), 1u);  // not a number
        QCOMPARE(n_taken("1 1 3ff0000000000000"), 1u);
        fs::resize_file(journal, std::uintmax_t{1} << 30);  // no line end in a gigabyte
        QCOMPARE(QuantizeJournal(journal, 7).finished().size(), 0u);
    }

    void two_programs_do_not_write_one_file() {
        auto other = PendingFile::open(path("out.gguf"), ".quantizing");
        QVERIFY(other);
        const auto report = quantize_file(kSource, path("out.gguf"), recipe_of(kSource, Mix::kQ8_0), {});
        QVERIFY(!report);
        QVERIFY(QByteArray(report.error().message.c_str()).contains("another program"));
        QVERIFY(files().contains("out.gguf.quantizing"));
    }

    void parts_of_a_split_model_become_one_file() {
        const GgufFile file = GgufFile::open(kSource).value();
        for (int part = 0; part < 3; ++part) {
            GgufWriter writer;
            if (part == 0) {
                for (const MetaEntry& entry : file.metadata()) writer.copy(entry);
            }
            writer.set_u32("split.no", std::uint32_t(part));
            writer.set_u32("split.count", 3);
            writer.set_u32("split.tensors.count", std::uint32_t(file.tensors().size()));
            for (std::size_t i = 0; i < file.tensors().size(); ++i) {
                const TensorView& t = file.tensors()[i];
                if (i * 3 / file.tensors().size() == std::size_t(part))
                    writer.add_tensor(std::string(t.name), t.type, t.shape, {t.data, t.size_bytes});
            }
            const QByteArray name = QString("m-0000%1-of-00003.gguf").arg(part + 1).toUtf8();
            QVERIFY(writer.write(path(name.constData())));
        }
        const Recipe recipe = recipe_of(kSource, Mix::kQ4_K_M);
        QVERIFY(quantize_file(kSource, path("whole.gguf"), recipe, {}));
        const auto report = quantize_file(path("m-00001-of-00003.gguf"), path("out.gguf"), recipe, {});
        QVERIFY2(report, report ? "" : report.error().to_string().c_str());
        const GgufFile out = GgufFile::open(path("out.gguf")).value();
        QVERIFY(!out.find("split.count"));
        QCOMPARE(contents(path("out.gguf")), contents(path("whole.gguf")));
        QVERIFY(!quantize_file(path("m-00001-of-00003.gguf"), path("m-00002-of-00003.gguf"), recipe, {}));
    }

    void what_cannot_be_done_is_said() {
        const Recipe recipe = recipe_of(kSource, Mix::kQ8_0);
        fs::copy_file(kSource, path("source.gguf"));
        const auto kind_of = [&](const fs::path& source, const fs::path& out, const Recipe& r,
                                 const Imatrix* imatrix) {
            const auto report = quantize_file(source, out, r, {imatrix, 1});
            return report ? ErrorKind::kNoMemory : report.error().kind;
        };
        QVERIFY(kind_of(path("none.gguf"), path("out.gguf"), recipe, nullptr) == ErrorKind::kNotFound);
        QVERIFY(kind_of(path("source.gguf"), path("source.gguf"), recipe, nullptr) == ErrorKind::kBadInput);
        QVERIFY(kind_of(path("source.gguf"), path("no/such/folder.gguf"), recipe, nullptr) == ErrorKind::kIo);
        QVERIFY(kind_of(path("source.gguf"), path("."), recipe, nullptr) == ErrorKind::kIo);
        QVERIFY(kind_of(path("source.gguf"), path("out.gguf"), {7, {DType::kQ8_0}}, nullptr) ==
                ErrorKind::kBadInput);
        Recipe odd = recipe;
        for (DType& type : odd.types) type = DType::kI8;
        QVERIFY(kind_of(path("source.gguf"), path("out.gguf"), odd, nullptr) == ErrorKind::kBadInput);
        for (DType& type : odd.types) type = DType::kQ4_K;
        QVERIFY(kind_of(path("source.gguf"), path("out.gguf"), odd, nullptr) == ErrorKind::kBadInput);
        Imatrix short_one = some_importance(kSource);
        for (auto& [name, values] : short_one.mean_squares) values.pop_back();
        QVERIFY(kind_of(path("source.gguf"), path("out.gguf"), recipe, &short_one) == ErrorKind::kBadInput);
        QCOMPARE(files(), QStringList("source.gguf"));
    }
};

QTEST_APPLESS_MAIN(TestQuantizeFile)
#include "tst_quantize_file.moc"
