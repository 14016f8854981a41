// SPDX-License-Identifier: MIT
#include <QSignalSpy>
#include <QtTest>

#include "ui/pages/fuzzy_filter.h"

using loquat::ui::FuzzyFilter;

class TstFuzzyFilter : public QObject {
    Q_OBJECT

private slots:
    void an_empty_query_keeps_every_name_in_order();
    void letters_match_in_order_and_whatever_their_case();
    void beginnings_of_words_come_first();
    void an_empty_name_is_never_listed();
    void chinese_names_match();
};

void TstFuzzyFilter::an_empty_query_keeps_every_name_in_order() {
    FuzzyFilter filter;
    QSignalSpy changed(&filter, &FuzzyFilter::matchesChanged);
    filter.setNames({"New conversation", "Search"});
    QCOMPARE(filter.matches(), (QList<int>{0, 1}));
    QCOMPARE(changed.count(), 1);
}

void TstFuzzyFilter::letters_match_in_order_and_whatever_their_case() {
    QVERIFY(FuzzyFilter::cost("New conversation", "nEwCo") >= 0);
    QVERIFY(FuzzyFilter::cost("New conversation", "new con") >= 0);
    QCOMPARE(FuzzyFilter::cost("New conversation", "xyz"), -1);
    QCOMPARE(FuzzyFilter::cost("abc", "cb"), -1);
}

void TstFuzzyFilter::beginnings_of_words_come_first() {
    FuzzyFilter filter;
    filter.setNames({"Answer again", "Go to Settings", "Dark theme"});
    filter.setQuery("gs");
    QCOMPARE(filter.matches(), (QList<int>{1}));
    filter.setQuery("a");
    QCOMPARE(filter.matches().first(), 0);
}

void TstFuzzyFilter::an_empty_name_is_never_listed() {
    FuzzyFilter filter;
    filter.setNames({"", "Quit"});
    QCOMPARE(filter.matches(), (QList<int>{1}));
}

void TstFuzzyFilter::chinese_names_match() {
    QVERIFY(FuzzyFilter::cost("新建对话", "新对") >= 0);
}

QTEST_GUILESS_MAIN(TstFuzzyFilter)
#include "tst_fuzzy_filter.moc"
