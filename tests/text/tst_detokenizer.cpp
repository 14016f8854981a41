// SPDX-License-Identifier: MIT
#include <QtTest>

#include <random>

#include "engine/base/utf8.h"
#include "engine/text/detokenizer.h"
#include "small_vocabulary.h"

using loquat::Detokenizer;
using loquat::TokenId;
using loquat::Tokenizer;

namespace {

std::unique_ptr<Tokenizer> bytes_only() {
    auto tokenizer = loquat::make_tokenizer(small_bpe().spec());
    return tokenizer ? *std::move(tokenizer) : nullptr;
}

QStringList pushed(Detokenizer& detokenizer, std::string_view bytes) {
    QStringList pieces;
    for (const char c : bytes) {
        pieces << QString::fromStdString(detokenizer.push(static_cast<unsigned char>(c)));
    }
    return pieces << QString::fromStdString(detokenizer.finish());
}

}  // namespace

class TestDetokenizer : public QObject {
    Q_OBJECT

private slots:
    void split_characters_wait_for_their_last_byte();
    void impossible_bytes_become_replacement_characters();
    void an_unfinished_character_is_given_up_at_the_end();
    void any_stream_is_valid_and_loses_nothing();
    void control_tokens_show_only_on_request();
    void the_first_space_is_dropped_at_the_start_only();
};

void TestDetokenizer::split_characters_wait_for_their_last_byte() {
    const auto tokenizer = bytes_only();
    Detokenizer detokenizer(*tokenizer);
    QCOMPARE(pushed(detokenizer, "a\u4E2D"), QStringList({"a", "", "", "\u4E2D", ""}));
    QCOMPARE(pushed(detokenizer, "\U0001F600b"), QStringList({"", "", "", "\U0001F600", "b", ""}));
    QCOMPARE(pushed(detokenizer, "\u00e9"), QStringList({"", "\u00e9", ""}));
}

void TestDetokenizer::impossible_bytes_become_replacement_characters() {
    const auto tokenizer = bytes_only();
    Detokenizer detokenizer(*tokenizer);
    QCOMPARE(pushed(detokenizer, "\x80"), QStringList({"\uFFFD", ""}));
    QCOMPARE(pushed(detokenizer,
                    "\xFF"
                    "a"),
             QStringList({"\uFFFD", "a", ""}));
    QCOMPARE(pushed(detokenizer,
                    "\xE4\xBD"
                    "a"),
             QStringList({"", "", "\uFFFDa", ""}));
    QCOMPARE(pushed(detokenizer, "\xE4\xE4\xBD\xA0"), QStringList({"", "\uFFFD", "", "\u4F60", ""}));
    QCOMPARE(pushed(detokenizer, "\xED\xA0\x80"), QStringList({"", "\uFFFD\uFFFD", "\uFFFD", ""}));
    QCOMPARE(pushed(detokenizer, "\xC0\x80"), QStringList({"\uFFFD", "\uFFFD", ""}));
}

void TestDetokenizer::an_unfinished_character_is_given_up_at_the_end() {
    const auto tokenizer = bytes_only();
    Detokenizer detokenizer(*tokenizer);
    QCOMPARE(pushed(detokenizer, "\xF0\x9F\x98"), QStringList({"", "", "", "\uFFFD"}));
    QCOMPARE(pushed(detokenizer, "ok"), QStringList({"o", "k", ""}));
}

void TestDetokenizer::any_stream_is_valid_and_loses_nothing() {
    const auto tokenizer = bytes_only();
    std::mt19937 random(3);
    const std::string_view likely = "\xE4\xBD\xA0\xF0\x9F\x98\x80\xC3\xA9\xED\xA0\xF4\x8F\x90zz";
    for (int round = 0; round < 500; ++round) {
        Detokenizer detokenizer(*tokenizer);
        std::string bytes, text;
        for (int i = 0; i < 40; ++i) {
            bytes.push_back(likely[random() % likely.size()]);
            const std::string piece = detokenizer.push(static_cast<unsigned char>(bytes.back()));
            QCOMPARE(piece, loquat::to_valid_utf8(piece));
            text += piece;
        }
        text += detokenizer.finish();
        QCOMPARE(text, loquat::to_valid_utf8(bytes));
    }
}

void TestDetokenizer::control_tokens_show_only_on_request() {
    const auto tokenizer = bytes_only();
    const TokenId end = *tokenizer->find("<|end|>");
    QCOMPARE(Detokenizer(*tokenizer).push(end), std::string());
    QCOMPARE(Detokenizer(*tokenizer, true).push(end), std::string("<|end|>"));
    QCOMPARE(Detokenizer(*tokenizer, true).push(-5), std::string());
}

void TestDetokenizer::the_first_space_is_dropped_at_the_start_only() {
    const auto made = loquat::make_tokenizer(small_spm().spec());
    QVERIFY(made);
    const Tokenizer& tokenizer = **made;
    const TokenId word = *tokenizer.find(" ab"), bos = *tokenizer.bos();
    Detokenizer start(tokenizer, true, true);
    QCOMPARE(start.push(bos), std::string("<s>"));
    QCOMPARE(start.push(word), std::string("ab"));
    QCOMPARE(start.push(word), std::string(" ab"));
    Detokenizer middle(tokenizer);
    QCOMPARE(middle.push(word), std::string(" ab"));
}

QTEST_GUILESS_MAIN(TestDetokenizer)
#include "tst_detokenizer.moc"
