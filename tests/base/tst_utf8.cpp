// SPDX-License-Identifier: MIT
#include <QTest>

#include "engine/base/utf8.h"

using namespace loquat;

class TestUtf8 : public QObject {
    Q_OBJECT

private slots:
    void every_character_is_read_back() {
        for (char32_t c = 0; c <= 0x10FFFF; ++c) {
            if (c >= 0xD800 && c <= 0xDFFF) continue;
            std::string text;
            append_utf8(text, c);
            const Utf8Step step = next_utf8(text);
            if (!step.valid || step.code_point != c || step.length != text.size())
                QFAIL("a character changed");
        }
    }

    void surrogates_and_too_large_numbers_are_replaced() {
        for (const char32_t c : {0xD800, 0xDFFF, 0x110000}) {
            std::string text;
            append_utf8(text, c);
            QCOMPARE(text, std::string("\uFFFD"));
        }
    }

    // The examples of "U+FFFD Substitution of Maximal Subparts", Unicode standard, chapter 3.
    void invalid_bytes_are_replaced_as_unicode_recommends_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("overlong") << QByteArray("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41")
                                  << QByteArray(
                                         "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
                                         "A");
        QTest::newRow("surrogates") << QByteArray("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41")
                                    << QByteArray(
                                           "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
                                           "A");
        QTest::newRow("too large") << QByteArray("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42")
                                   << QByteArray(
                                          "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
                                          "A\uFFFD\uFFFD"
                                          "B");
        QTest::newRow("cut off") << QByteArray("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41")
                                 << QByteArray(
                                        "\uFFFD\uFFFD\uFFFD\uFFFD"
                                        "A");
        QTest::newRow("at the end") << QByteArray("a\xF0\x9F\x98") << QByteArray("a\uFFFD");
    }
    void invalid_bytes_are_replaced_as_unicode_recommends() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(to_valid_utf8(text.toStdString())), expected);
    }

    void the_end_is_a_step_of_no_length() { QCOMPARE(next_utf8("").length, std::size_t{0}); }
};

QTEST_APPLESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
