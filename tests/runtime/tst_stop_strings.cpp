// SPDX-License-Identifier: MIT
#include <QtTest>

#include <random>

#include "engine/runtime/stop_strings.h"

using namespace loquat;

class TestStopStrings : public QObject {
    Q_OBJECT

private slots:
    void text_without_a_stop_passes_whole();
    void a_stop_in_pieces_is_found_and_never_shown();
    void a_beginning_that_goes_another_way_is_shown();
    void the_first_complete_of_several_wins();
    void what_waits_at_the_end_is_shown();
    void empty_stops_mean_nothing();
    void any_cut_of_the_text_gives_the_same();
};

void TestStopStrings::text_without_a_stop_passes_whole() {
    StopStrings stops({});
    QCOMPARE(stops.push("hello"), std::string("hello"));
    QVERIFY(!stops.found());
}

void TestStopStrings::a_stop_in_pieces_is_found_and_never_shown() {
    StopStrings stops({"\nUser:"});
    QCOMPARE(stops.push("Yes.\nU"), std::string("Yes."));
    QCOMPARE(stops.push("se"), std::string(""));
    QCOMPARE(stops.push("r: more"), std::string(""));
    QVERIFY(stops.found());
    QCOMPARE(stops.push("and more"), std::string(""));
    QCOMPARE(stops.finish(), std::string(""));
}

void TestStopStrings::a_beginning_that_goes_another_way_is_shown() {
    StopStrings stops({"aab"});
    QCOMPARE(stops.push("aa"), std::string(""));
    QCOMPARE(stops.push("a"), std::string("a"));
    QCOMPARE(stops.push("c"), std::string("aac"));
}

void TestStopStrings::the_first_complete_of_several_wins() {
    StopStrings stops({"world", "lo"});
    QCOMPARE(stops.push("hello world"), std::string("hel"));
    QVERIFY(stops.found());
    StopStrings overlapping({"hello", "ell", "o"});
    QCOMPARE(overlapping.push("hello"), std::string("h"));
    StopStrings ending_together({"lo", "ello"});
    QCOMPARE(ending_together.push("hello"), std::string("h"));
}

void TestStopStrings::what_waits_at_the_end_is_shown() {
    StopStrings stops({"###"});
    QCOMPARE(stops.push("a ##"), std::string("a "));
    QCOMPARE(stops.finish(), std::string("##"));
    QCOMPARE(stops.finish(), std::string(""));
}

void TestStopStrings::empty_stops_mean_nothing() {
    StopStrings stops({"", ""});
    QCOMPARE(stops.push("x"), std::string("x"));
    QVERIFY(!stops.found());
}

void TestStopStrings::any_cut_of_the_text_gives_the_same() {
    std::mt19937_64 random(1);
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (int i = 0; i < 30; ++i) text += char('a' + random() % 2);
        const std::string stop = text.substr(random() % 24, 1 + random() % 6);
        StopStrings stops({stop, "ababab"});
        StopStrings whole({stop, "ababab"});
        std::string shown;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t n = 1 + random() % 4;
            shown += stops.push(std::string_view(text).substr(at, n));
            at += n;
        }
        shown += stops.finish();
        QVERIFY(stops.found());
        QCOMPARE(shown, whole.push(text) + whole.finish());
    }
}

QTEST_GUILESS_MAIN(TestStopStrings)
#include "tst_stop_strings.moc"
