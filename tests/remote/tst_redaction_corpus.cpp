// SPDX-License-Identifier: MIT
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "engine/remote/redaction.h"

using namespace loquat::remote;

namespace {

struct Case {
    QString set;
    QString text;
    QList<Finding> expected;
};

/// A hit has the kind and the exact place; everything else found is wrong, everything else expected is missed.
struct Score {
    int hits = 0;
    int wrong = 0;
    int missed = 0;
    double precision() const { return hits + wrong == 0 ? 1 : double(hits) / (hits + wrong); }
    double recall() const { return hits + missed == 0 ? 1 : double(hits) / (hits + missed); }
    Score& operator+=(const Score& other) {
        hits += other.hits, wrong += other.wrong, missed += other.missed;
        return *this;
    }
};
using Scores = QMap<QString, Score>;

bool isSame(const Finding& a, const Finding& b) { return a.start == b.start && a.length == b.length && a.kind == b.kind; }

bool contains(const QList<Finding>& list, const Finding& finding) {
    return std::any_of(list.begin(), list.end(), [&](const Finding& other) { return isSame(finding, other); });
}

QList<Finding> expectedOf(const QString& text, const QJsonArray& pairs) {
    QList<Finding> expected;
    qsizetype from = 0;
    for (const auto& pair : pairs) {
        const QString part = pair.toArray()[1].toString();
        const qsizetype at = text.indexOf(part, from);
        expected.append({at, part.size(), pair.toArray()[0].toString(), part, {}});
        from = at + part.size();
    }
    return expected;
}

QString shown(const QString& name, const Score& s) {
    return QString("%1 precision %2 %  recall %3 %  (%4 hits, %5 wrong, %6 missed)")
        .arg(name, -10)
        .arg(100 * s.precision(), 6, 'f', 2)
        .arg(100 * s.recall(), 6, 'f', 2)
        .arg(s.hits)
        .arg(s.wrong)
        .arg(s.missed);
}

}  // namespace

/// Precision and recall over tests/data/redaction/cases.jsonl. "tune" was looked at while the finders were made,
/// "held" was written after them and looked at once.
class RedactionCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QFile file(QStringLiteral(LOQUAT_TEST_DATA "/redaction/cases.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        while (!file.atEnd()) {
            const QJsonObject json = QJsonDocument::fromJson(file.readLine()).object();
            const QString text = json["text"].toString();
            QVERIFY(!text.isEmpty());
            cases_.append({json["set"].toString(), text, expectedOf(text, json["private"].toArray())});
            for (const Finding& finding : cases_.last().expected) QVERIFY2(finding.start >= 0, qPrintable(text));
        }
    }

    void the_corpus_is_large_and_half_of_it_is_traps() {
        const auto traps = std::count_if(cases_.begin(), cases_.end(), [](const Case& c) { return c.expected.isEmpty(); });
        qInfo("%lld cases, %lld of them traps", qint64(cases_.size()), qint64(traps));
        QVERIFY(cases_.size() >= 500);
        QVERIFY(traps * 2 >= cases_.size() * 9 / 10);
    }

    void precision_and_recall_are_98_percent_data() {
        QTest::addColumn<QString>("set");
        QTest::newRow("tune") << "tune";
        QTest::newRow("held") << "held";
        QTest::newRow("all") << "";
    }

    void precision_and_recall_are_98_percent() {
        QFETCH(QString, set);
        Scores kinds;
        Score total;
        for (const Case& c : std::as_const(cases_)) {
            if (set.isEmpty() || c.set == set) score(c, kinds);
        }
        for (const Score& score : std::as_const(kinds)) total += score;
        for (auto it = kinds.begin(); it != kinds.end(); ++it) qInfo("%s", qPrintable(shown(it.key(), it.value())));
        qInfo("%s", qPrintable(shown("total", total)));
        QVERIFY(total.hits > 0);
        QVERIFY(total.precision() >= 0.98);
        QVERIFY(total.recall() >= 0.98);
    }

    void every_case_comes_back_whole() {
        for (const Case& c : std::as_const(cases_)) {
            Redactor redactor;
            const auto redacted = redactor.redact(c.text);
            for (const Finding& finding : redacted.findings) QVERIFY(!redacted.text.contains(finding.text));
            QCOMPARE(redactor.restore(redacted.text), c.text);
        }
    }

private:
    static void score(const Case& c, Scores& kinds) {
        const QList<Finding> found = findPrivate(c.text);
        for (const Finding& finding : found) {
            const bool hit = contains(c.expected, finding);
            ++(hit ? kinds[finding.kind].hits : kinds[finding.kind].wrong);
            if (!hit) qInfo("wrong  %s \"%s\" in: %s", qPrintable(finding.kind), qPrintable(finding.text), qPrintable(c.text));
        }
        for (const Finding& finding : c.expected) {
            if (contains(found, finding)) continue;
            ++kinds[finding.kind].missed;
            qInfo("missed %s \"%s\" in: %s", qPrintable(finding.kind), qPrintable(finding.text), qPrintable(c.text));
        }
    }

    QList<Case> cases_;
};

QTEST_GUILESS_MAIN(RedactionCorpusTest)
#include "tst_redaction_corpus.moc"
