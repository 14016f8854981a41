// SPDX-License-Identifier: MIT
// Token ids made by another engine: tests/data, or the folder that LOQUAT_FIXTURES names.
#include <QDir>
#include <QtTest>

#include "engine/base/json.h"
#include "engine/gguf/reader.h"
#include "engine/text/tokenizer.h"

using loquat::EncodeOptions;
using loquat::GgufFile;
using loquat::Json;
using loquat::TokenId;
using loquat::Tokenizer;

namespace {

QDir fixtures() {
    return QDir(qEnvironmentVariable("LOQUAT_FIXTURES", LOQUAT_TEST_DATA));
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray as_text(const std::vector<TokenId>& ids) {
    QByteArrayList words;
    for (const TokenId id : ids) words << QByteArray::number(id);
    return words.join(' ');
}

std::unique_ptr<Tokenizer> tokenizer_of(const QString& path) {
    const auto file = GgufFile::open(path.toStdString());
    if (!file) return nullptr;
    auto tokenizer = Tokenizer::from_gguf(*file);
    if (!tokenizer) qWarning("%s", tokenizer.error().to_string().c_str());
    return tokenizer ? *std::move(tokenizer) : nullptr;
}

void add_rows(const QString& folder, const QString& pattern) {
    QTest::addColumn<QString>("path");
    const QDir dir(fixtures().filePath(folder));
    for (const QString& name : dir.entryList({pattern}, QDir::Files)) {
        QTest::newRow(qPrintable(name)) << dir.filePath(name);
    }
}

QStringList texts(const QString& path) {
    return QString::fromUtf8(contents(path + ".inp")).split("\n__ggml_vocab_test__\n");
}

}  // namespace

class TestTokenizerGolden : public QObject {
    Q_OBJECT

private slots:
    void vocabulary_texts_give_the_expected_ids_data() { add_rows("tokenizers", "*.gguf"); }
    void vocabulary_texts_give_the_expected_ids();
    void vocabulary_texts_come_back_data() { add_rows("tokenizers", "*.gguf"); }
    void vocabulary_texts_come_back();
    void model_texts_give_the_expected_ids_data() { add_rows("models", "*.exact.json"); }
    void model_texts_give_the_expected_ids();
};

void TestTokenizerGolden::vocabulary_texts_give_the_expected_ids() {
    QFETCH(QString, path);
    const auto tokenizer = tokenizer_of(path);
    QVERIFY(tokenizer);
    const QList<QByteArray> expected = contents(path + ".out").split('\n');
    const QStringList inputs = texts(path);
    QCOMPARE(inputs.size(), expected.size());
    for (qsizetype i = 0; i < inputs.size(); ++i) {
        QCOMPARE(as_text(tokenizer->encode(inputs[i].toStdString())), expected[i].trimmed());
    }
}

void TestTokenizerGolden::vocabulary_texts_come_back() {
    QFETCH(QString, path);
    const auto tokenizer = tokenizer_of(path);
    QVERIFY(tokenizer);
    for (const QString& text : texts(path)) {
        const auto ids = tokenizer->encode(text.toStdString(), {.add_special = true});
        QCOMPARE(QString::fromStdString(tokenizer->decode(ids)), text);
    }
}

void TestTokenizerGolden::model_texts_give_the_expected_ids() {
    QFETCH(QString, path);
    const auto tokenizer = tokenizer_of(QString(path).replace(".exact.json", ".gguf"));
    QVERIFY(tokenizer);
    const auto golden = Json::parse(contents(path).toStdString());
    QVERIFY(golden);
    const Json* cases = golden->find("tokenize");
    QVERIFY(cases);
    for (const Json& one : cases->as_array()) {
        const EncodeOptions options{.add_special = one.find("add_special")->as_bool(),
                                    .parse_special = one.find("parse_special")->as_bool()};
        std::vector<TokenId> ids;
        for (const Json& id : one.find("ids")->as_array()) ids.push_back(static_cast<TokenId>(id.as_int()));
        QCOMPARE(as_text(tokenizer->encode(one.find("text")->as_string(), options)), as_text(ids));
    }
}

QTEST_GUILESS_MAIN(TestTokenizerGolden)
#include "tst_tokenizer_golden.moc"
