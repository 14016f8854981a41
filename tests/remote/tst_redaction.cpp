// SPDX-License-Identifier: MIT
#include <QElapsedTimer>
#include <QtTest>

#include "engine/remote/redaction.h"

using namespace loquat::remote;

#ifdef __SANITIZE_ADDRESS__
constexpr qsizetype kHostileSize = 1 << 17;  // ten times as slow
#else
constexpr qsizetype kHostileSize = 1 << 20;
#endif

/// Placeholders and their way back, the user's words, and the time it takes.
class RedactionTest : public QObject {
    Q_OBJECT

private slots:
    void placeholders_stay_the_same_over_the_messages_of_a_conversation() {
        Redactor redactor;
        QCOMPARE(redactor.redact("电话13800138000").text, "电话⟦PHONE_1⟧");
        QCOMPARE(redactor.redact("13900139000 or 13800138000?").text, "⟦PHONE_2⟧ or ⟦PHONE_1⟧?");
        QCOMPARE(redactor.redact("a@example.com").text, "⟦EMAIL_1⟧");
        QCOMPARE(redactor.redact("身份证 11010519491231002X").text, "身份证 ⟦ID_CARD_1⟧");
        QCOMPARE(redactor.originals().value("⟦PHONE_2⟧"), "13900139000");
        QCOMPARE(redactor.countByKind(), (QMap<QString, int>{{"phone", 2}, {"email", 1}, {"id-card", 1}}));
    }

    void findings_tell_place_kind_text_and_placeholder() {
        Redactor redactor;
        const auto redacted = redactor.redact("Mail a@example.com, call 13800138000");
        QCOMPARE(redacted.findings.size(), 2);
        QCOMPARE(redacted.findings[1].start, 25);
        QCOMPARE(redacted.findings[1].length, 11);
        QCOMPARE(redacted.findings[1].kind, "phone");
        QCOMPARE(redacted.findings[1].text, "13800138000");
        QCOMPARE(redacted.findings[1].placeholder, "⟦PHONE_1⟧");
    }

    void what_the_user_lets_pass_is_sent_and_what_he_hides_is_not() {
        Redactor redactor;
        redactor.keep("13800138000");
        redactor.hide("Falcon");
        QCOMPARE(redactor.redact("Falcon: 13800138000").text, "⟦WORD_1⟧: 13800138000");
        redactor.hide("13800138000");
        redactor.keep("Falcon");
        QCOMPARE(redactor.redact("Falcon: 13800138000").text, "Falcon: ⟦PHONE_1⟧");
    }

    void an_answer_gets_its_originals_back_however_it_is_cut() {
        Redactor redactor;
        redactor.redact("13800138000 a@example.com");
        const QString answer = "Call **⟦PHONE_1⟧**, or write to ⟦EMAIL_1⟧. [1] a[0] ⟦ and ⟦PHONE_9⟧ stay ⟦PHONE_1";
        const QString expected = "Call **13800138000**, or write to a@example.com. [1] a[0] ⟦ and ⟦PHONE_9⟧ stay ⟦PHONE_1";
        QCOMPARE(redactor.restore(answer), expected);
        for (int first = 0; first <= answer.size(); ++first) {
            for (const int step : {1, 2, 3, 7}) {
                Restorer restorer(redactor);
                QString restored = restorer.feed(answer.left(first));
                for (int at = first; at < answer.size(); at += step) restored += restorer.feed(answer.mid(at, step));
                QCOMPARE(restored + restorer.flush(), expected);
            }
        }
    }

    void text_that_cannot_become_a_placeholder_is_not_held_back() {
        Redactor redactor;
        redactor.redact("13800138000");
        Restorer restorer(redactor);
        QCOMPARE(restorer.feed("see [link"), "see [link");
        QCOMPARE(restorer.feed(" ["), " ");
        QCOMPARE(restorer.feed("PHO"), "");
        QCOMPARE(restorer.feed("TO]"), "[PHOTO]");
        QCOMPARE(restorer.feed("⟦PHONE_1111111"), "⟦PHONE_1111111");
        QCOMPARE(restorer.feed("⟦          "), "⟦          ");
    }

    void what_models_make_of_placeholders_is_understood_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<bool>("understood");
        for (const char* written :
             {"⟦PHONE_1⟧", "[PHONE_1]", "【PHONE_1】", "［PHONE_1］", "⟦ PHONE_1 ⟧", "⟦phone_1⟧", "⟦**PHONE_1**⟧",
              "⟦PHONE\\_1⟧", "⟦PHONE 1⟧", "⟦PHONE-1⟧", "⟦PHONE1⟧", "⟦`PHONE_1`⟧", "⟦ＰＨＯＮＥ＿１⟧", "⟦PHONE_1]"})
            QTest::newRow(written) << QString(written) << true;
        for (const char* written : {"PHONE_1", "(PHONE_1)", "⟦PHONE_2⟧", "⟦PHONE_01⟧", "⟦1_PHONE⟧", "⟦PHONES_1⟧",
                                    "⟦PHONE_1 or 2⟧", "⟦⟧", "[1]", "⟦PHONE⟧", "⟦PHONE_12⟧", "⟦TELEPHONE_1⟧"})
            QTest::newRow(written) << QString(written) << false;
    }

    void what_models_make_of_placeholders_is_understood() {
        QFETCH(QString, written);
        QFETCH(bool, understood);
        Redactor redactor;
        redactor.redact("13800138000");
        QCOMPARE(redactor.restore("<" + written + ">"), understood ? "<13800138000>" : "<" + written + ">");
    }

    void a_placeholder_that_the_user_typed_survives() {
        Redactor redactor;
        const QString text = "What does [PHONE_1] or ⟦phone 2⟧ mean? 13800138000";
        const auto redacted = redactor.redact(text);
        QCOMPARE(redacted.text, "What does ⟦TEXT_1⟧ or ⟦TEXT_2⟧ mean? ⟦PHONE_1⟧");
        QCOMPARE(redactor.restore(redacted.text), text);
        QCOMPARE(redactor.restore("⟦TEXT_1⟧ stands for ⟦PHONE_1⟧"), "[PHONE_1] stands for 13800138000");
    }

    void an_original_is_not_searched_for_placeholders() {
        Redactor redactor;
        redactor.hide("[X] [");
        redactor.redact("13800138000 [X] [");
        QCOMPARE(redactor.restore("⟦WORD_1⟧PHONE_1]"), "[X] [PHONE_1]");
    }

    void words_of_the_user_are_masked_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sent");
        const auto row = [](const char* name, const char* word, const char* text, const char* sent) {
            QTest::newRow(name) << QString(word) << QString(text) << QString(sent);
        };
        row("without regard to case", "Falcon", "falcon FALCON", "⟦WORD_1⟧ ⟦WORD_2⟧");
        row("whole words", "cat", "cat category bobcat cat's", "⟦WORD_1⟧ category bobcat ⟦WORD_1⟧'s");
        row("Chinese anywhere", "猎鹰", "我们的猎鹰计划", "我们的⟦WORD_1⟧计划");
        row("Latin beside Chinese", "Falcon", "叫Falcon的", "叫⟦WORD_1⟧的");
        row("with spaces and signs", "Project C++", "the project c++ plan", "the ⟦WORD_1⟧ plan");
        row("Cyrillic", "сокол", "Сокол и соколы", "⟦WORD_1⟧ и соколы");
        row("inside an e-mail", "falcon", "bob@falcon.example.com", "⟦EMAIL_1⟧");
        row("around an address", "host 10.1.2.3 falcon", "the host 10.1.2.3 falcon is", "the ⟦WORD_1⟧ is");
        row("across the edge of one", "5 or", "10.1.2.5 or else", "⟦WORD_1⟧ else");
        row("empty", "  ", "nothing", "nothing");
    }

    void words_of_the_user_are_masked() {
        QFETCH(QString, word);
        QFETCH(QString, text);
        QFETCH(QString, sent);
        Redactor redactor({{word}});
        const auto redacted = redactor.redact(text);
        QCOMPARE(redacted.text, sent);
        QCOMPARE(redactor.restore(redacted.text), text);
    }

    void only_masking_rules_for_outgoing_text_mask_it() {
        QList<WordRule> rules{{"warned", WordAction::Warn}, {"stopped", WordAction::Stop}, {"shown", WordAction::Mask, false, true}};
        QVERIFY(findPrivate("warned stopped shown", rules).isEmpty());
        const auto hits = findWords("Warned stopped shown", rules);
        QCOMPARE(hits.size(), 3);
        QCOMPARE(hits[1].rule, 1);
        QCOMPARE(hits[1].start, 7);
        QCOMPARE(hits[1].length, 7);
    }

    void the_longest_word_is_found() {
        const auto hits = findWords("new york city", {{"new"}, {"New York"}, {"york city"}});
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits[0].rule, 1);
    }

    void incoming_words_are_masked_however_the_answer_is_cut() {
        const QList<WordRule> rules{{"falcon", WordAction::Mask, false, true}, {"猎鹰计划", WordAction::Mask, false, true},
                                    {"eagle", WordAction::Warn, false, true},  {"outgoing only", WordAction::Mask}};
        const QString answer = "Falcon falcons, 猎鹰计划 and 猎鹰, eagle, outgoing only; falcon";
        const QString expected = "••• falcons, ••• and 猎鹰, eagle, outgoing only; •••";
        for (const int step : {1, 2, 3, 5, 100}) {
            WordWatch watch(rules);
            QString shown;
            for (int at = 0; at < answer.size(); at += step) shown += watch.feed(answer.mid(at, step));
            shown += watch.flush();
            QCOMPARE(shown, expected);
            QCOMPARE(watch.seen(), (QStringList{"falcon", "猎鹰计划", "eagle"}));
            QVERIFY(!watch.stopped());
        }
    }

    void a_stop_word_ends_what_is_shown() {
        for (const int step : {1, 4, 50}) {
            WordWatch watch({{"secret", WordAction::Stop, false, true}});
            const QString answer = "It is no secret that this goes on";
            QString shown;
            for (int at = 0; at < answer.size(); at += step) shown += watch.feed(answer.mid(at, step));
            QCOMPARE(shown + watch.flush(), "It is no ");
            QVERIFY(watch.stopped());
        }
    }

    void text_without_incoming_rules_passes_at_once() {
        WordWatch watch({{"word"}});
        QCOMPARE(watch.feed("wor"), "wor");
    }

    /// A megabyte of each; what is not linear would take hours.
    void hostile_text_takes_linear_time_data() {
        QTest::addColumn<QString>("piece");
        for (const char* piece :
             {"1", "1 ", "12-", "4111 ", "138 0013 8000 ", "13800138000 ", "+", "+1", "+1 (", "0", "010-", "a@", "@", "@a.", ".a@a",
              "a.", ".", "1.", "1.1.1.1", "255.", ":", "a:", "::", "2001:", "sk-", "sk-a1", "eyJ", "eyJaaaaaaaaaa.", "-----BEGIN ",
              "-----BEGIN PRIVATE KEY-----", "token=", "api_key: ", "=", "token ", "no no is ", "phone no ", "[", "⟦", "⟦PHONE_1", "[P",
              "GB29 ", "GB29NWBK", "A123456(", "E1234567", "护照", "电话：", "电话1", "://", "://a:", "字", "𠀀", " ", "x"})
            QTest::newRow(piece) << QString(piece);
    }

    void hostile_text_takes_linear_time() {
        QFETCH(QString, piece);
        const QString text = piece.repeated(kHostileSize / piece.size());
        QElapsedTimer timer;
        timer.start();
        Redactor redactor({{"phone no"}, {"aaaa"}});
        const auto redacted = redactor.redact(text);
        const qint64 redacting = timer.restart();
        QCOMPARE(redactor.restore(redacted.text), text);
        qInfo("%lld ms to redact, %lld ms to restore", redacting, timer.elapsed());
        QVERIFY(redacting < 60'000);
        QVERIFY(timer.elapsed() < 60'000);
    }

    void any_text_comes_back_whole() {
        quint32 state = 5;
        const QString signs = "0123456789 -.+()@:/=_[]⟦⟧aAeEGsk电话护照\n\"，X";
        for (int round = 0; round < 3000; ++round) {
            QString text;
            for (int i = 0; i < 60; ++i) {
                state = state * 1664525u + 1013904223u;
                const int at = int((state >> 8) % quint32(signs.size() + 12));
                text += at < signs.size() ? QString(signs[at]) : QStringList{"138", "0013800", "⟦PHONE_1⟧", "@example.com", "192.168.", "2001:db8::", "sk-", "IBAN GB29", "4111", "010-", "tel ", "[CARD 2]"}[at - signs.size()];
            }
            Redactor redactor({{"a"}});
            const auto redacted = redactor.redact(text);
            QVERIFY2(redactor.restore(redacted.text) == text, qPrintable(text));
            for (qsizetype i = 1; i < redacted.findings.size(); ++i)
                QVERIFY(redacted.findings[i].start >= redacted.findings[i - 1].start + redacted.findings[i - 1].length);
        }
    }
};

QTEST_GUILESS_MAIN(RedactionTest)
#include "tst_redaction.moc"
