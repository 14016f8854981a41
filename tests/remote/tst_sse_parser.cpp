// SPDX-License-Identifier: MIT
#include <QTest>
#include <ctime>

#include "engine/remote/sse_parser.h"

using namespace loquat::remote;

namespace {

QList<QByteArray> dataOf(const QList<SseEvent>& events) {
    QList<QByteArray> data;
    for (const SseEvent& event : events) data << event.data;
    return data;
}

QList<QByteArray> parse(const QByteArray& bytes) {
    SseParser parser;
    return dataOf(parser.feed(bytes));
}

qint64 nsToParse(qsizetype lineBytes, qsizetype piece) {
    const QByteArray bytes = "data: " + QByteArray(lineBytes, 'x') + "\n\n";
    SseParser parser;
    const std::clock_t start = std::clock();  // of this process alone: the machine may be busy with others
    qsizetype events = 0;
    for (qsizetype at = 0; at < bytes.size(); at += piece) events += parser.feed(bytes.mid(at, piece)).size();
    return events == 1 ? qint64(double(std::clock() - start) * 1e9 / CLOCKS_PER_SEC) : -1;
}

}  // namespace

class TestSseParser : public QObject {
    Q_OBJECT
private slots:
    void every_line_ending_ends_a_line_data() {
        QTest::addColumn<QByteArray>("ending");
        QTest::newRow("LF") << QByteArray("\n");
        QTest::newRow("CR") << QByteArray("\r");
        QTest::newRow("CRLF") << QByteArray("\r\n");
    }
    void every_line_ending_ends_a_line() {
        QFETCH(QByteArray, ending);
        const QByteArray stream = QByteArray("data: one\n\ndata: two\ndata: lines\n\n").replace("\n", ending);
        QCOMPARE(parse(stream), (QList<QByteArray>{"one", "two\nlines"}));
    }

    void any_split_gives_the_same_events() {
        const QByteArray stream =
            "\xEF\xBB\xBF"
            "data: {\"text\":\"天気 \xF0\x9F\x8C\xA7\"}\r\n\r\n: keep-alive\r\n\r\nevent: error\r\ndata: a\r\ndata: b\r\n\r\n"
            "data: [DONE]\r\r";
        const auto whole = parse(stream);
        QCOMPARE(whole, (QList<QByteArray>{"{\"text\":\"天気 \xF0\x9F\x8C\xA7\"}", "a\nb", "[DONE]"}));
        for (qsizetype size = 1; size < stream.size(); ++size) {
            SseParser parser;
            QList<QByteArray> events;
            for (qsizetype at = 0; at < stream.size(); at += size) events += dataOf(parser.feed(stream.mid(at, size)));
            QCOMPARE(events, whole);
            QCOMPARE(parser.bytesSeen(), stream.size());
        }
    }

    void an_event_comes_as_soon_as_its_empty_line_does() {
        SseParser parser;
        QVERIFY(parser.feed("data: x\r\n").isEmpty());
        QCOMPARE(parser.feed("\r").size(), 1);  // the rest of this line ending is not waited for
        QVERIFY(parser.feed("\n").isEmpty());
        QCOMPARE(dataOf(parser.feed("data: y\n\n")), QList<QByteArray>{"y"});
    }

    void comments_and_keep_alives_are_dropped() {
        QVERIFY(parse(":\n\n: keep-alive\n\n:data: no\n\n\n\n").isEmpty());
        QCOMPARE(parse(": one\ndata: x\n: two\ndata: y\n\n"), QList<QByteArray>{"x\ny"});
    }

    void fields_follow_the_standard() {
        QCOMPARE(parse("data:tight\n\n"), QList<QByteArray>{"tight"});
        QCOMPARE(parse("data:  loose\n\n"), QList<QByteArray>{" loose"});
        QCOMPARE(parse("data\n\n"), QList<QByteArray>{""});
        QCOMPARE(parse("data\ndata\n\n"), QList<QByteArray>{"\n"});
        QVERIFY(parse("event: lonely\n\n").isEmpty());
        QVERIFY(parse(" data: indented\nDATA: shouted\nid: 7\n\n").isEmpty());
        QVERIFY(parse("data: no empty line behind\n").isEmpty());
        QCOMPARE(parse("data: no empty line behind\n\n\n"), QList<QByteArray>{"no empty line behind"});

        SseParser parser;
        const auto events = parser.feed("event: error\nretry: 1500\ndata: x\n\nretry: soon\ndata: y\n\n");
        QCOMPARE(events.size(), 2);
        QCOMPARE(events[0].event, QByteArray("error"));
        QCOMPARE(events[0].retryMs, 1500);
        QCOMPARE(events[1].event, QByteArray());
        QCOMPARE(events[1].retryMs, -1);
    }

    void a_byte_order_mark_is_dropped_only_at_the_start() {
        QCOMPARE(parse("\xEF\xBB\xBF"
                       "data: x\n\n"),
                 QList<QByteArray>{"x"});
        QVERIFY(parse("\n\xEF\xBB\xBF"
                      "data: x\n\n")
                    .isEmpty());
    }

    void done_is_left_to_the_caller() { QCOMPARE(parse("data: [DONE]\n\n"), QList<QByteArray>{"[DONE]"}); }

    void time_is_linear_in_a_long_line() {
        constexpr qsizetype kMiB = 1 << 20;
        for (const qsizetype piece : {qsizetype{1000}, 10 * kMiB + 100}) {
            const auto best = [&](qsizetype bytes) {
                return std::min({nsToParse(bytes, piece), nsToParse(bytes, piece), nsToParse(bytes, piece)});
            };
            best(kMiB);
            const qint64 small = best(2 * kMiB);
            const qint64 large = best(10 * kMiB);
            QVERIFY(small > 0 && large > 0);
            QVERIFY2(large < 20 * small, qPrintable(QString("%1 ns, then %2 ns").arg(small).arg(large)));
        }
    }

    void a_line_that_is_too_long_is_a_failure() {
        SseParser fits(16);
        QCOMPARE(dataOf(fits.feed("data: 0123456789\n\n")), QList<QByteArray>{"0123456789"});
        SseParser parser(16);
        for (int i = 0; i < 16; ++i) parser.feed(":");
        QVERIFY(!parser.failed());
        parser.feed(":");
        QVERIFY(parser.failed());
        QVERIFY(parser.feed("\n\ndata: x\n\n").isEmpty());
    }

    void an_event_that_is_too_long_is_a_failure() {
        SseParser parser(1000);
        for (int i = 0; i < 1000 && !parser.failed(); ++i) parser.feed("data: 0123456789\n");
        QVERIFY(parser.failed());
        QVERIFY(parser.feed("\n").isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSseParser)
#include "tst_sse_parser.moc"
