// SPDX-License-Identifier: MIT
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

const QString kModels = QStringLiteral(LOQUAT_TEST_DATA "/models/");
const QString kSource = kModels + "qwen2-tiny-F16.gguf";
const QString kCandidate = kModels + "qwen2-tiny-Q8_0.gguf";
const QStringList kBrief{"--bundled", "--ctx", "64", "--passages", "4", "--json"};

struct Ran {
    int code = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Ran run(const QStringList& arguments) {
    QProcess process;
    process.start(LOQUAT_CLI, arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

}  // namespace

class TestCliQuality : public QObject {
    Q_OBJECT
private slots:
    void perplexity_is_told_with_its_error() {
        const Ran ran = run(QStringList{"perplexity", kSource} + kBrief);
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.json()["perplexity"].toDouble() > 1);
        QVERIFY(ran.json()["standard_error"].toDouble() > 0);
        QCOMPARE(ran.json()["tokens"].toInt(), 4 * 31);
        QVERIFY(ran.err.contains(" 100 %"));
    }

    void a_text_of_ones_own_is_read() {
        QTemporaryDir folder;
        QFile text(folder.filePath("text.txt"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray("The quick brown fox jumps over the lazy dog. ").repeated(20));
        text.close();
        QCOMPARE(run({"perplexity", kSource, text.fileName(), "--ctx", "64"}).code, 0);
    }

    void compare_tells_what_was_lost() {
        const Ran ran = run(QStringList{"compare", kSource, kCandidate} + kBrief);
        QCOMPARE(ran.code, 0);
        const QJsonObject quality = ran.json();
        QVERIFY(quality["mean_kl"].toDouble() > 0);
        QVERIFY(quality["top1_agreement"].toDouble() > 0.5);
        QVERIFY(quality["decode_tokens_per_second"].toDouble() > 0);
        QVERIFY(quality["memory_bytes"].toDouble() > quality["file_bytes"].toDouble());
        QCOMPARE(quality["worst"].toArray().size(), 3);
    }

    void an_importance_matrix_is_written() {
        QTemporaryDir folder;
        const QString out = folder.filePath("imatrix.gguf");
        const Ran ran = run(QStringList{"imatrix", kSource, out} + kBrief);
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.json()["tokens"].toInt(), 256);
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.read(4), QByteArray("GGUF"));
    }

    void a_wrong_command_line_exits_with_2_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no text") << QStringList{"perplexity", kSource};
        QTest::newRow("two texts") << QStringList{"perplexity", kSource, kSource, "--bundled"};
        QTest::newRow("no candidate") << QStringList{"compare", kSource, "--bundled"};
        QTest::newRow("no place to write") << QStringList{"imatrix", kSource, "--bundled"};
        QTest::newRow("a short passage") << QStringList{"perplexity", kSource, "--bundled", "--ctx", "3"};
    }

    void a_wrong_command_line_exits_with_2() {
        QFETCH(QStringList, arguments);
        QCOMPARE(run(arguments).code, 2);
    }

    void what_cannot_be_measured_exits_with_1_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no such text") << QStringList{"perplexity", kSource, "/no/such/text"};
        QTest::newRow("no such model") << QStringList{"perplexity", "/no/such/model", "--bundled"};
        QTest::newRow("another vocabulary") << QStringList{
            "compare", kModels + "llama-spm-tiny-Q4_0.gguf", kCandidate, "--bundled", "--passages", "1"};
        QTest::newRow("nowhere") << QStringList{"imatrix",   kSource,      "/no/such/folder/x",
                                                "--bundled", "--passages", "1"};
    }

    void what_cannot_be_measured_exits_with_1() {
        QFETCH(QStringList, arguments);
        const Ran ran = run(arguments);
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.err.contains("loquat-cli: "));
    }
};

QTEST_GUILESS_MAIN(TestCliQuality)
#include "tst_cli_quality.moc"
