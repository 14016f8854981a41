// SPDX-License-Identifier: MIT
#include <QFile>
#include <QtTest>

#include "engine/base/json.h"
#include "engine/text/pretokenizer.h"

using loquat::Json;
using loquat::pretokenizer_named;
using loquat::WordSplitter;

namespace {

QByteArrayList words_of(std::string_view pre, std::string_view text) {
    WordSplitter splitter(pretokenizer_named(pre)->kind);
    QByteArrayList words;
    std::size_t begin = 0;
    for (const std::size_t end : splitter.split(text)) {
        words << QByteArray(text.data() + begin, static_cast<qsizetype>(end - begin));
        begin = end;
    }
    return words;
}

}  // namespace

class TestPretokenizer : public QObject {
    Q_OBJECT

private slots:
    void random_texts_are_cut_as_by_the_published_expressions_data();
    void random_texts_are_cut_as_by_the_published_expressions();
    void words_keep_every_byte_of_invalid_text();
    void unknown_names_are_refused();
};

void TestPretokenizer::random_texts_are_cut_as_by_the_published_expressions_data() {
    QTest::addColumn<QString>("pre");
    for (const char* pre : {"default", "gpt-2", "llama-bpe", "qwen2", "deepseek-llm", "deepseek-coder",
                            "deepseek-v3", "smollm"}) {
        QTest::newRow(pre) << pre;
    }
}

void TestPretokenizer::random_texts_are_cut_as_by_the_published_expressions() {
    QFETCH(QString, pre);
    QFile file(LOQUAT_TEST_DATA "/tokenizers/words.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto cases = Json::parse(file.readAll().toStdString());
    QVERIFY(cases);
    for (const Json& one : cases->as_array()) {
        QByteArrayList expected;
        for (const Json& word : one.find("words")->find(pre.toStdString())->as_array()) {
            expected << QByteArray::fromStdString(word.as_string());
        }
        QCOMPARE(words_of(pre.toStdString(), one.find("text")->as_string()), expected);
    }
}

void TestPretokenizer::words_keep_every_byte_of_invalid_text() {
    const std::string text = "a\xFF\xE4\xBD b\xC0\x80 \xF0\x9F\x98";
    QCOMPARE(words_of("gpt-2", text).join(), QByteArray::fromStdString(text));
    QCOMPARE(words_of("gpt-2", text).first(), QByteArray("a"));
    QCOMPARE(words_of("gpt-2", ""), QByteArrayList());
}

void TestPretokenizer::unknown_names_are_refused() {
    QVERIFY(!pretokenizer_named("qwen2-of-tomorrow"));
    QVERIFY(!pretokenizer_named(""));
}

QTEST_GUILESS_MAIN(TestPretokenizer)
#include "tst_pretokenizer.moc"
