// SPDX-License-Identifier: MIT
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

const QString kSource = QStringLiteral(LOQUAT_TEST_DATA "/models/qwen2-tiny-F16.gguf");

struct Ran {
    int code = -1;
    QByteArray out, err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Ran run(const QStringList& arguments) {
    QProcess process;
    process.start(LOQUAT_CLI, arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

}  // namespace

class TestCliQuantize : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString out() const { return folder_.filePath("out.gguf"); }

private slots:
    void a_type_makes_a_smaller_file_and_tells_what_it_lost() {
        const Ran ran = run({"quantize", kSource, out(), "--type", "q4_k_m", "--threads", "1", "--json"});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.err.contains("quantizing"));
        QCOMPARE(ran.json()["written_bytes"].toInteger(), QFile(out()).size());
        const QJsonArray tensors = ran.json()["tensors"].toArray();
        const auto q4 = std::find_if(tensors.begin(), tensors.end(),
                                     [](const QJsonValue& t) { return t["to"] == "Q4_K"; });
        QVERIFY(q4 != tensors.end());
        const double loss = q4->toObject()["relative_rmse"].toDouble();
        QVERIFY(loss > 0.06 && loss < 0.072);
        QCOMPARE(run({"info", out()}).code, 0);
        QVERIFY(run({"quantize", kSource, out(), "--type", "Q8_0"}).out.contains("bits per weight"));
    }

    void a_budget_is_kept() {
        const Ran ran = run({"quantize", kSource, out(), "--budget", "700 KB", "--json"});
        QVERIFY2(ran.code == 0, ran.err);
        const qint64 size = QFile(out()).size();
        QVERIFY2(size <= 700'000 && size > 630'000, qPrintable(QString::number(size)));
    }

    void importance_is_taken_from_a_file() {
        const QString imatrix = folder_.filePath("imatrix.gguf");
        QCOMPARE(run({"imatrix", kSource, imatrix, "--bundled", "--ctx", "64", "--passages", "4"}).code, 0);
        QCOMPARE(run({"quantize", kSource, out(), "--type", "IQ4_XS", "--imatrix", imatrix}).code, 0);
        QCOMPARE(run({"quantize", kSource, out(), "--type", "IQ4_XS", "--imatrix", kSource}).code, 1);
    }

    void a_wrong_wish_exits_with_2_data() {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("neither") << QStringList{};
        QTest::newRow("both") << QStringList{"--type", "Q8_0", "--budget", "1GB"};
        QTest::newRow("no such type") << QStringList{"--type", "Q9"};
        QTest::newRow("no size") << QStringList{"--budget", "much"};
        QTest::newRow("a negative size") << QStringList{"--budget", "-1GB"};
        QTest::newRow("no threads") << QStringList{"--type", "Q8_0", "--threads", "0"};
    }
    void a_wrong_wish_exits_with_2() {
        QFETCH(QStringList, options);
        QCOMPARE(run(QStringList{"quantize", kSource, out()} + options).code, 2);
    }

    void what_cannot_be_done_exits_with_1() {
        QCOMPARE(run({"quantize", kSource, kSource, "--type", "Q8_0"}).code, 1);
        QCOMPARE(run({"quantize", out() + ".none", out(), "--type", "Q8_0"}).code, 1);
        QCOMPARE(run({"quantize", LOQUAT_TEST_DATA "/models/README.md", out(), "--type", "Q8_0"}).code, 1);
    }

    void cleanup() {
        for (const QString& name : QDir(folder_.path()).entryList(QDir::Files)) {
            QVERIFY2(!name.contains("quantizing"), qPrintable(name));
            QFile::remove(folder_.filePath(name));
        }
    }
};

QTEST_APPLESS_MAIN(TestCliQuantize)
#include "tst_cli_quantize.moc"
