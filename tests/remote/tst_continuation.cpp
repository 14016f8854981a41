// SPDX-License-Identifier: MIT
#include <QElapsedTimer>
#include <QTest>

#include "engine/remote/continuation.h"

using loquat::remote::OverlapTrimmer;

namespace {

/// Before and the continuation joined, the continuation fed in pieces of `size`.
QString join(const QString& before, const QString& continuation, qsizetype size) {
    OverlapTrimmer trimmer(before);
    QString text = before;
    for (qsizetype at = 0; at < continuation.size(); at += size) text += trimmer.feed(continuation.mid(at, size));
    return text + trimmer.flush();
}

}  // namespace

class TestContinuation : public QObject {
    Q_OBJECT
private slots:
    void the_join_reads_as_one_text_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("continuation");
        QTest::addColumn<QString>("whole");
        const QString fruit = "A loquat is a small orange fruit. It grows on an ever";
        QTest::newRow("nothing repeated") << fruit << "green tree." << fruit + "green tree.";
        QTest::newRow("last words repeated") << fruit << "It grows on an evergreen tree." << fruit + "green tree.";
        QTest::newRow("all repeated") << fruit << fruit + "green tree." << fruit + "green tree.";
        QTest::newRow("line break first") << fruit << "\n\nIt grows on an evergreen." << fruit + "green.";
        QTest::newRow("begins alike, then differs")
            << fruit << "It grows on a hill." << fruit + "It grows on a hill.";
        QTest::newRow("one letter alike is no repetition") << "The lo" << "ok of it" << "The look of it";
        QTest::newRow("a doubled letter stays") << "I had breakfast al" << "lready" << "I had breakfast allready";
        QTest::newRow("a table's rule stays") << "a|b\n---|---|---|---" << "|---|---|---\n" << "a|b\n---|---|---|---|---|---|---\n";
        QTest::newRow("ideographs") << "枇杷是一种小型橙色水果。它生长在" << "它是水果。" << "枇杷是一种小型橙色水果。它生长在它是水果。";
        QTest::newRow("ideographs repeated")
            << "枇杷是一种小型橙色水果。它生长在" << "色水果。它生长在常绿树上。" << "枇杷是一种小型橙色水果。它生长在常绿树上。";
        QTest::newRow("nothing before") << "" << "Hello" << "Hello";
        QTest::newRow("nothing behind") << "Hello" << "" << "Hello";
        QTest::newRow("ends inside the repetition") << fruit << "It grows on" << fruit + "It grows on";
        QTest::newRow("only white space") << fruit << " \n" << fruit + " \n";
    }
    void the_join_reads_as_one_text() {
        QFETCH(QString, before);
        QFETCH(QString, continuation);
        QFETCH(QString, whole);
        for (const qsizetype size : {1, 2, 5, 1000}) QCOMPARE(join(before, continuation, size), whole);
    }

    void text_that_repeats_nothing_is_shown_at_once() {
        OverlapTrimmer trimmer("It grows on an ever");
        QCOMPARE(trimmer.feed("xyz"), QString("xyz"));
        QCOMPARE(trimmer.feed("It"), QString("It"));
    }

    void a_monotonous_text_takes_no_long_time() {
        const QString before(100'000, 'a');
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(join(before, before + "b", 7).size(), 200'001);
        QVERIFY(timer.elapsed() < 5000);
    }
};

QTEST_APPLESS_MAIN(TestContinuation)
#include "tst_continuation.moc"
