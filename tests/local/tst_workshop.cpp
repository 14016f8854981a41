// SPDX-License-Identifier: MIT
#include <QCryptographicHash>
#include <QDirIterator>
#include <QProcess>
#include <QSignalSpy>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

#include "engine/local/local_provider.h"
#include "engine/local/workshop.h"

using namespace loquat;

namespace {

constexpr int kPatience = 240'000;  // a bound, not a measure: sanitizers on a busy machine are slow

QString guide() { return QStringLiteral(LOQUAT_SOURCE_DIR "/resources/guide/guide.gguf"); }

QString tiny() { return QStringLiteral(LOQUAT_TEST_DATA "/models/qwen2-tiny-F16.gguf"); }

WorkshopPlan plan(const QStringList& mixes, const QString& source = tiny()) {
    WorkshopPlan plan;
    plan.source = source;
    plan.mixes = mixes;
    plan.calibration.kind = plan.heldOut.kind = WorkshopText::Kind::Bundled;
    plan.passageTokens = 128;  // sanitizers are slow
    plan.maxPassages = 2;
    return plan;
}

/// A workshop and what it told.
struct Bench {
    explicit Bench(const QString& folder) : workshop(folder) {
        QObject::connect(&workshop, &Workshop::result, [this](const WorkshopResult& r) { results.append(r); });
        QObject::connect(&workshop, &Workshop::progress, [this](const WorkshopProgress& p) { stages.insert(int(p.stage)); });
    }
    bool run(const WorkshopPlan& plan) {
        QSignalSpy finished(&workshop, &Workshop::finished), failed(&workshop, &Workshop::failed);
        workshop.start(plan);
        return QTest::qWaitFor([&] { return finished.count() + failed.count() > 0; }, kPatience) && finished.count() == 1;
    }
    const WorkshopResult* find(const QString& id) const {
        for (const WorkshopResult& r : results)
            if (r.id == id) return &r;
        return nullptr;
    }
    Workshop workshop;
    QList<WorkshopResult> results;
    QSet<int> stages;
};

QByteArray hash(const QString& path) {
    QFile file(path);
    QCryptographicHash sum(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && sum.addData(&file) ? sum.result() : QByteArray();
}

template <class T>
T wait(QFuture<T> future) {
    return QTest::qWaitFor([&] { return future.isFinished(); }, kPatience) ? future.result() : T{};
}

/// Another process of this program, which kills itself when its first candidate is finished.
int crashWhenOneIsFinished(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    Workshop workshop(qEnvironmentVariable("LOQUAT_CRASH_IN"));
    QObject::connect(&workshop, &Workshop::result, [] { raise(SIGKILL); });
    workshop.start(plan({"Q6_K", "Q4_K_M"}));
    return QCoreApplication::exec();
}

}  // namespace

class WorkshopTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        work_ = folder_->filePath("workshop");
    }

    void the_guide_is_made_smaller_and_measured() {
        const QByteArray before = hash(guide());
        Bench bench(work_);
        QVERIFY(bench.run(plan({"Q6_K", "Q3_K_M"}, guide())));
        QCOMPARE(bench.results.size(), 2);
        const WorkshopResult &six = *bench.find("Q6_K"), &three = *bench.find("Q3_K_M");
        QCOMPARE(quint64(QFileInfo(six.path).size()), six.bytes);
        QVERIFY(three.bytes < six.bytes && six.bytes < quint64(QFileInfo(guide()).size()));
        QVERIFY2(three.kl > six.kl && six.kl >= 0, qPrintable(QString("%1 %2").arg(three.kl).arg(six.kl)));
        QVERIFY(three.agreement <= six.agreement && six.agreement <= 1 && three.agreement > 0.3);
        QVERIFY(six.perplexity > 1 && six.originalPerplexity > 1);
        QVERIFY(six.tokensPerSecond > 0 && six.memoryBytes > 0 && six.bitsPerWeight > 5);
        QCOMPARE(six.passages, 2);
        QVERIFY(!three.worst.isEmpty() && three.worst[0].kl >= three.kl);
        QVERIFY(three.worst[0].original != three.worst[0].quantized);
        QCOMPARE(bench.stages.size(), 4);  // all but the sensitivity, which a mix alone needs
        QCOMPARE(hash(guide()), before);
    }

    void a_mix_stays_within_its_budget() {
        Bench bench(work_);
        const WorkshopSource source = wait(bench.workshop.look(tiny()));
        quint64 budget = 0;
        for (const WorkshopSource::Choice& c : source.choices)
            if (c.name == "Q4_K_M") budget = c.bytes;
        WorkshopPlan mixed = plan({});
        mixed.budgets << budget;
        QVERIFY(bench.run(mixed));
        QCOMPARE(bench.results.size(), 1);
        QCOMPARE(bench.results[0].budget, budget);
        QVERIFY(bench.results[0].bytes <= budget);
        QVERIFY(double(bench.results[0].bytes) > 0.9 * double(budget));
    }

    void a_budget_too_small_fails_alone() {
        Bench bench(work_);
        QSignalSpy failed(&bench.workshop, &Workshop::candidateFailed);
        WorkshopPlan both = plan({"Q4_0"});
        both.budgets << 1000;
        QVERIFY(bench.run(both));
        QCOMPARE(failed.count(), 1);
        QCOMPARE(bench.results.size(), 1);
        QVERIFY(!bench.stages.contains(int(WorkshopProgress::Stage::Sensitivity)));  // measured for nothing
    }

    void cancelling_leaves_nothing_behind() {
        Bench bench(work_);
        QSignalSpy progress(&bench.workshop, &Workshop::progress), stopped(&bench.workshop, &Workshop::stopped);
        bench.workshop.start(plan({"Q6_K", "Q4_K_M"}));
        QVERIFY(progress.wait(kPatience));
        bench.workshop.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, kPatience);
        QVERIFY(!QFileInfo::exists(work_));
        QVERIFY(!bench.workshop.leftover());
    }

    void finishing_early_keeps_what_is_finished() {
        Bench bench(work_);
        QSignalSpy result(&bench.workshop, &Workshop::result), stopped(&bench.workshop, &Workshop::stopped);
        bench.workshop.start(plan({"Q6_K", "Q5_K_M", "Q4_K_M"}));
        QVERIFY(result.wait(kPatience));
        bench.workshop.finishEarly();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, kPatience);
        QCOMPARE(QDir(work_).entryList({"*.gguf"}).filter("Q").size(), bench.results.size());
    }

    void after_a_crash_the_finished_ones_are_found_again() {
        QProcess crash;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LOQUAT_CRASH_IN", work_);
        crash.setProcessEnvironment(environment);
        crash.setProcessChannelMode(QProcess::ForwardedChannels);
        crash.start(QCoreApplication::applicationFilePath(), {});
        QVERIFY(crash.waitForFinished(kPatience));
        QCOMPARE(crash.exitStatus(), QProcess::CrashExit);

        Bench bench(work_);
        const auto leftover = bench.workshop.leftover();
        QVERIFY(leftover);
        QCOMPARE(leftover->plan.mixes, QStringList({"Q6_K", "Q4_K_M"}));
        QCOMPARE(leftover->results.size(), 1);
        const QByteArray made = hash(leftover->results[0].path);
        QVERIFY(bench.run(leftover->plan));
        QCOMPARE(bench.results.size(), 2);
        QCOMPARE(bench.results[0].kl, leftover->results[0].kl);
        QCOMPARE(hash(bench.results[0].path), made);
    }

    void another_text_is_another_job() {
        Bench bench(work_);
        QVERIFY(bench.run(plan({"Q6_K"})));
        WorkshopPlan other = plan({"Q4_0"});
        other.calibration = {};
        QVERIFY(bench.run(other));
        QVERIFY(!QFileInfo::exists(work_ + "/Q6_K.gguf"));
        QVERIFY(QFileInfo::exists(work_ + "/Q4_0.gguf"));
    }

    void conversations_are_written_nowhere() {
        Bench bench(work_);
        WorkshopPlan own = plan({"Q4_0"});
        own.calibration.kind = WorkshopText::Kind::Conversations;
        own.calibration.utf8 = QByteArray("the heron stands in the reeds and waits for a fish. ").repeated(400);
        QVERIFY(bench.run(own));
        QDirIterator files(work_, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("heron stands"), qPrintable(file.fileName()));
        }
    }

    void the_kept_one_moves_and_the_others_go() {
        Bench bench(work_);
        QVERIFY(bench.run(plan({"Q6_K", "Q4_0"})));
        const QString library = folder_->filePath("models");
        QVERIFY(QDir().mkpath(library));
        QVERIFY(QFile(library + "/a.gguf").open(QIODevice::WriteOnly));  // taken
        const QByteArray made = hash(bench.find("Q4_0")->path);
        const KeptFile kept = wait(bench.workshop.keep("Q4_0", library, "a.gguf"));
        QCOMPARE(kept.problem, QString());
        QCOMPARE(kept.path, library + "/a-2.gguf");
        QCOMPARE(hash(kept.path), made);
        QVERIFY(!QFileInfo::exists(work_));
    }

    void the_kept_one_may_go_to_another_disk() {
        QTemporaryDir elsewhere("/dev/shm/loquat-XXXXXX");
        if (!elsewhere.isValid() || QStorageInfo(elsewhere.path()).device() == QStorageInfo(folder_->path()).device()) QSKIP("needs a second disk");
        Bench bench(work_);
        QVERIFY(bench.run(plan({"Q4_0"})));
        const QByteArray made = hash(bench.find("Q4_0")->path);
        const KeptFile kept = wait(bench.workshop.keep("Q4_0", elsewhere.path(), "a.gguf"));
        QCOMPARE(kept.problem, QString());
        QCOMPARE(hash(kept.path), made);
        QCOMPARE(QDir(elsewhere.path()).entryList(QDir::Files), QStringList{"a.gguf"});
        QVERIFY(!QFileInfo::exists(work_));
    }

    void what_cannot_be_kept_stays() {
        Bench bench(work_);
        QVERIFY(bench.run(plan({"Q4_0"})));
        const KeptFile kept = wait(bench.workshop.keep("Q4_0", "/proc/models", "a.gguf"));
        QVERIFY(kept.path.isEmpty() && !kept.problem.isEmpty());
        QVERIFY(QFileInfo::exists(bench.results[0].path));
    }

    void needs_are_told_before() {
        Bench bench(work_);
        const WorkshopSource source = wait(bench.workshop.look(guide()));
        QCOMPARE(source.type, "Q8_0");
        QVERIFY(source.quantized);
        QCOMPARE(source.problem, QString());
        QCOMPARE(source.choices.size(), 20);
        const WorkshopNeeds needs = bench.workshop.needsOf(source, plan({"Q6_K", "Q4_K_M"}));
        QVERIFY(needs.fits());
        QVERIFY(needs.diskBytes > 4'000'000 && needs.memoryBytes > source.bytes);
    }

    void a_damaged_file_is_refused_with_the_reason() {
        QFile file(folder_->filePath("broken.gguf"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("GGUF and then nothing") > 0);
        file.close();
        Bench bench(work_);
        QVERIFY(!wait(bench.workshop.look(file.fileName())).problem.isEmpty());
        QSignalSpy failed(&bench.workshop, &Workshop::failed);
        WorkshopPlan broken = plan({"Q4_0"});
        broken.source = file.fileName();
        bench.workshop.start(broken);
        QVERIFY(failed.wait(kPatience));
    }

    void the_result_answers_while_the_chat_model_stays() {
        Bench bench(work_);
        QVERIFY(bench.run(plan({"Q5_K_M"}, guide())));
        LocalProvider provider;
        QString text;
        QSignalSpy finished(&provider, &ChatProvider::finished);
        connect(&provider, &ChatProvider::delta, this, [&](RequestId, const Delta& delta) { text += delta.text; });
        ChatRequest request;
        request.modelId = bench.results[0].path;
        request.messages.append({Role::User, "What is quantization?", {}});
        request.sampling.temperature = 0;
        request.sampling.maxTokens = 40;
        provider.start(request);
        QVERIFY(finished.wait(kPatience));
        QVERIFY2(text.size() > 10, qPrintable(text));
    }

    void names_of_files_are_sensible_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<quint64>("budget");
        QTest::addColumn<QString>("file");
        QTest::newRow("plain") << "Qwen2.5 1.5B Instruct" << quint64(0) << "Qwen2.5-1.5B-Instruct-Q4_K_M.gguf";
        QTest::newRow("its own type goes") << "tiny-llama-BF16" << quint64(0) << "tiny-llama-Q4_K_M.gguf";
        QTest::newRow("a file's ending goes") << "phi-Q8_0.gguf" << quint64(0) << "phi-Q4_K_M.gguf";
        QTest::newRow("no way up") << "../../etc/passwd" << quint64(0) << "etc-passwd-Q4_K_M.gguf";
        QTest::newRow("nothing left") << "///" << quint64(0) << "model-Q4_K_M.gguf";
        QTest::newRow("a mix says its size") << "phi" << quint64(1'200'000'000) << "phi-Loquat-1.06GB.gguf";
    }
    void names_of_files_are_sensible() {
        QFETCH(QString, name);
        QFETCH(quint64, budget);
        QFETCH(QString, file);
        WorkshopResult result;
        result.id = budget ? budgetId(budget) : "Q4_K_M";
        result.budget = budget;
        result.bytes = 1'060'000'000;
        const QString made = candidateFileName(name, result);
        QVERIFY(!made.startsWith('.') && !made.contains('/'));
        QCOMPARE(made, file);
    }

private:
    std::unique_ptr<QTemporaryDir> folder_;
    QString work_;
};

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsSet("LOQUAT_CRASH_IN")) return crashWhenOneIsFinished(argc, argv);
    QCoreApplication app(argc, argv);
    WorkshopTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_workshop.moc"
