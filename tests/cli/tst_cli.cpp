// SPDX-License-Identifier: MIT
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include "tests/quantize/hugging_face_folder.h"

namespace {

const QString kModels = QStringLiteral(LOQUAT_TEST_DATA "/models/");
const QString kModel = kModels + "llama-tiny-Q4_1.gguf";

struct Ran {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Ran run(const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.start(LOQUAT_CLI, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000)) return {};
    const bool crashed = process.exitStatus() != QProcess::NormalExit;
    return {crashed ? -1 : process.exitCode(), process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QJsonObject json(const Ran& ran) {
    return QJsonDocument::fromJson(ran.out).object();
}

QJsonObject golden(const QString& name) {
    QFile file(kModels + name + ".exact.json");
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QString joined(const QJsonArray& ids, const char* between) {
    QStringList texts;
    for (const QJsonValue& id : ids) texts << QString::number(id.toInt());
    return texts.join(between);
}

}  // namespace

class TestCli : public QObject {
    Q_OBJECT

private slots:
    void help_is_there_for_every_command_data();
    void help_is_there_for_every_command();
    void a_wrong_command_line_exits_with_2_data();
    void a_wrong_command_line_exits_with_2();
    void a_file_that_is_no_model_exits_with_1();
    void info_describes_a_model();
    void tokenize_gives_the_golden_ids();
    void detokenize_gives_the_text_back();
    void template_prints_exactly_the_text();
    void logits_are_the_golden_ones();
    void the_same_seed_prints_the_same_answer();
    void a_chat_answers_every_line();
    void ctrl_c_stops_an_answer();
    void bench_reports_speed_and_limit();
    void selftest_checks_fixtures();
    void convert_makes_a_model_of_a_folder();
};

void TestCli::help_is_there_for_every_command_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("all") << QStringList{"--help"};
    for (const char* command :
         {"run", "info", "bench", "tokenize", "detokenize", "template", "logits", "selftest", "convert", "imatrix",
          "perplexity", "compare", "quality-table"}) {
        QTest::newRow(command) << QStringList{command, "--help"};
    }
}

void TestCli::help_is_there_for_every_command() {
    QFETCH(QStringList, arguments);
    const Ran ran = run(arguments);
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.startsWith("Usage: loquat-cli"));
}

void TestCli::a_wrong_command_line_exits_with_2_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("no such command") << QStringList{"dance"};
    QTest::newRow("no model") << QStringList{"info"};
    QTest::newRow("two models") << QStringList{"info", "a", "b"};
    QTest::newRow("no such option") << QStringList{"info", "a", "--loud"};
    QTest::newRow("no value") << QStringList{"run", kModel, "-p"};
    QTest::newRow("no number") << QStringList{"run", kModel, "-p", "x", "--temp", "warm"};
    QTest::newRow("out of range") << QStringList{"run", kModel, "-p", "x", "--top-p", "2"};
    QTest::newRow("no input") << QStringList{"template", kModel};
    QTest::newRow("no tokens") << QStringList{"logits", kModel, "--out", "/dev/null"};
    QTest::newRow("no such type") << QStringList{"bench", "--shape", "0.5b", "--type", "Q9"};
}

void TestCli::a_wrong_command_line_exits_with_2() {
    QFETCH(QStringList, arguments);
    const Ran ran = run(arguments);
    QCOMPARE(ran.code, 2);
    QVERIFY(!ran.err.isEmpty() || arguments.isEmpty());
}

void TestCli::a_file_that_is_no_model_exits_with_1() {
    for (const char* command : {"info", "run", "tokenize", "bench"}) {
        const Ran ran = run({command, LOQUAT_SOURCE_DIR "/CMakeLists.txt"}, "x");
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.err.startsWith("loquat-cli: "));
    }
}

void TestCli::info_describes_a_model() {
    const QJsonObject info = json(run({"info", kModel, "--json", "--tensors"}));
    QCOMPARE(info["architecture"].toString(), QString("llama"));
    QCOMPARE(info["quantization"].toString(), QString("Q4_1"));
    QCOMPARE(info["unsupported"].toString(), QString());
    QCOMPARE(info["tensors"].toArray().size(), 21);
}

void TestCli::tokenize_gives_the_golden_ids() {
    for (const QString name : {"llama-tiny-Q4_1", "llama-spm-tiny-Q4_0", "qwen2-tiny-F16"}) {
        const QJsonArray cases = golden(name)["tokenize"].toArray();
        QVERIFY(cases.size() > 10);
        for (const QJsonValue& c : cases) {
            QStringList arguments{"tokenize", kModels + name + ".gguf"};
            if (c["add_special"].toBool()) arguments << "--special";
            const Ran ran = run(arguments, c["text"].toString().toUtf8());
            QCOMPARE(ran.code, 0);
            QCOMPARE(QString::fromUtf8(ran.out), joined(c["ids"].toArray(), " ") + "\n");
        }
    }
}

void TestCli::detokenize_gives_the_text_back() {
    const QByteArray text = "Hello, wörld! 漢字\n  and more\n";
    const Ran ids = run({"tokenize", kModel}, text);
    QCOMPARE(run({"detokenize", kModel}, ids.out).out, text);
    QCOMPARE(run({"detokenize", kModel}, "1 two 3").code, 1);
}

void TestCli::template_prints_exactly_the_text() {
    QTemporaryDir folder;
    const auto write = [&](const char* name, const QByteArray& text) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write("t.jinja", "{% for m in messages %}[{{ m.role }}] {{ m.content }}{{ x }}{% endfor %}"));
    QVERIFY(write("v.json", R"({"messages": [{"role": "user", "content": "hé"}], "x": 3})"));
    const Ran own = run({"template", folder.filePath("t.jinja"), "--input", folder.filePath("v.json")});
    QCOMPARE(own.code, 0);
    QCOMPARE(own.out, QByteArray("[user] hé3"));
    const Ran models = run({"template", kModel, "--input", folder.filePath("v.json")});
    QCOMPARE(models.out, QByteArray("<|im_start|>user\nhé<|im_end|>\n"));
    QVERIFY(write("v.json", "[]"));
    QCOMPARE(run({"template", kModel, "--input", folder.filePath("v.json")}).code, 1);
}

void TestCli::logits_are_the_golden_ones() {
    QTemporaryDir folder;
    const QJsonObject exact = golden("llama-tiny-Q4_1");
    const Ran ran = run({"logits", kModel, "--tokens", joined(exact["tokens"].toArray(), ","), "--ctx", "128",
                         "--greedy", "4", "--backend", "reference", "--out", folder.filePath("l.f32")});
    QCOMPARE(ran.code, 0);
    QJsonArray first;
    for (int i = 0; i < 4; ++i) first.append(exact["greedy"].toArray()[i]);
    QCOMPARE(QString::fromUtf8(ran.out), joined(first, " ") + "\n");

    QFile ours(folder.filePath("l.f32"));
    QFile truth(kModels + "llama-tiny-Q4_1.exact.f32");
    QVERIFY(ours.open(QIODevice::ReadOnly) && truth.open(QIODevice::ReadOnly));
    const QByteArray a = ours.readAll();
    const QByteArray b = truth.readAll();
    QCOMPARE(a.size(), b.size());
    for (qsizetype i = 0; i < a.size(); i += 4) {
        float x = 0;
        float y = 0;
        memcpy(&x, a.data() + i, 4);
        memcpy(&y, b.data() + i, 4);
        QVERIFY(std::abs(x - y) < 1e-3);
    }
}

void TestCli::the_same_seed_prints_the_same_answer() {
    const QStringList arguments{"run", kModel, "-p", "Hello", "-n", "12", "--seed", "4"};
    const Ran first = run(arguments);
    QCOMPARE(first.code, 0);
    QVERIFY(first.err.contains("12 tokens"));
    QCOMPARE(run(arguments).out, first.out);
    const QJsonObject as_json = json(run(arguments + QStringList{"--json"}));
    QCOMPARE(as_json["text"].toString().toUtf8() + "\n", first.out);
    QCOMPARE(as_json["generated_tokens"].toInt(), 12);
    const QStringList raw{"run", kModel, "--raw", "-n", "3", "--seed", "4", "--json"};
    QCOMPARE(json(run(raw, "Hello"))["prompt_tokens"].toInt(), 2);  // BOS and one
}

void TestCli::a_chat_answers_every_line() {
    const Ran ran = run({"run", kModel, "--chat", "-n", "3", "--seed", "1", "--system", "Be brief."},
                        "hello\n\n/clear\nagain\n/exit\nnever\n");
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.err.count("[3 tokens"), 2);
}

void TestCli::ctrl_c_stops_an_answer() {
    QProcess process;
    process.start(LOQUAT_CLI,
                  {"run", kModels + "llama3-tiny-Q4_K_M.gguf", "-p", "x", "--temp", "2", "--top-k", "0",
                   "--min-p", "0", "--top-p", "1", "--ctx", "2000", "--backend", "reference"});
    QVERIFY(process.waitForReadyRead(60'000));
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("stopped]"));
}

void TestCli::bench_reports_speed_and_limit() {
    const QJsonObject speed = json(run({"bench", kModel, "-p", "16", "-n", "4", "--repeat", "1", "--json"}));
    for (const char* key : {"prompt_tokens_per_second", "decode_tokens_per_second",
                            "decode_limit_tokens_per_second", "read_bandwidth_bytes_per_second"}) {
        QVERIFY2(speed[key].toDouble() > 0, key);
    }
}

void TestCli::selftest_checks_fixtures() {
    QTemporaryDir folder;
    QDir().mkpath(folder.filePath("models"));
    const QString name = "llama-spm-tiny-Q4_0";
    for (const char* end : {".gguf", ".exact.f32", ".exact.json"}) {
        QVERIFY(QFile::copy(kModels + name + end, folder.filePath("models/" + name + end)));
    }
    QFile all(kModels + "index.json");
    QVERIFY(all.open(QIODevice::ReadOnly));
    const QJsonObject one{{name, QJsonDocument::fromJson(all.readAll()).object()[name]}};
    QFile index(folder.filePath("models/index.json"));
    QVERIFY(index.open(QIODevice::WriteOnly));
    index.write(QJsonDocument(one).toJson());
    index.close();
    const Ran good = run({"selftest", "--fixtures", folder.path()});
    QCOMPARE(good.code, 0);
    QVERIFY(good.out.contains("2 checks, 0 failed"));

    QFile logits(folder.filePath("models/" + name + ".exact.f32"));
    QVERIFY(logits.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && logits.open(QIODevice::ReadWrite));
    logits.write(QByteArray(4000, '\x40'));
    logits.close();
    QCOMPARE(run({"selftest", "--fixtures", folder.path()}).code, 1);
    QCOMPARE(run({"selftest", "--fixtures", "/nowhere"}).code, 1);
}

void TestCli::convert_makes_a_model_of_a_folder() {
    HuggingFaceFolder folder(kModels + "llama-tiny-Q4_1.gguf");
    folder.write();
    QTemporaryDir made;
    const QString out = made.filePath("m.gguf");
    const Ran ran = run({"convert", folder.path(), out, "--type", "f16", "--json"});
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY(ran.err.contains("Converting"));
    QCOMPARE(json(ran)["architecture"].toString(), QString("llama"));
    QCOMPARE(qint64(json(ran)["written_bytes"].toDouble()), QFileInfo(out).size());
    const QJsonObject info = json(run({"info", out, "--json"}));
    QCOMPARE(info["quantization"].toString(), QString("F16"));
    QCOMPARE(info["unsupported"].toString(), QString());
    QCOMPARE(run({"convert", folder.path(), out, "--type", "Q4_0"}).code, 2);
    QCOMPARE(run({"convert", made.path(), made.filePath("n.gguf")}).code, 1);
    QVERIFY(!QFile::exists(made.filePath("n.gguf")));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
