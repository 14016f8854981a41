// SPDX-License-Identifier: MIT
#include <chrono>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include "sample.h"
#include "storage/storage.h"

using namespace loquat::storage;

/// kill -9 in the middle of an answer.
class StorageKillTest : public QObject {
    Q_OBJECT

    struct Piece {
        int number;
        qint64 at;  ///< steady clock, ns
    };

private slots:
    void a_killed_answer_keeps_all_but_its_last_250_ms_data() {
        QTest::addColumn<int>("killAfterMs");
        QRandomGenerator random(20);
        for (int round = 0; round < 6; ++round) {
            const int ms = random.bounded(300, 1100);
            QTest::newRow(qPrintable(QString("round %1, %2 ms").arg(round).arg(ms))) << ms;
        }
    }

    void a_killed_answer_keeps_all_but_its_last_250_ms() {
        QFETCH(int, killAfterMs);
        QTemporaryDir folder;
        const QString path = folder.filePath("history.sqlite");
        qint64 killed = 0;
        const QList<Piece> pieces = streamAndKill(path, killAfterMs, killed);
        QVERIFY(!pieces.isEmpty());

        auto storage = Storage::open(path);
        QVERIFY2(storage, storage ? "" : storage.error().to_string().c_str());
        QCOMPARE((*storage)->conversations().result().size(), 1);
        const auto loaded = (*storage)->load("c").result();
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->messages.size(), 2);
        QCOMPARE(loaded->messages[0].text, "Count for me");
        QCOMPARE(loaded->messages[0].state, MessageState::Complete);
        const Message& answer = loaded->messages[1];
        QCOMPARE(answer.state, MessageState::Interrupted);

        const QStringList kept = answer.text.split(' ', Qt::SkipEmptyParts);
        for (int i = 0; i < kept.size(); ++i) QCOMPARE(kept[i].toInt(), i);
        double oldestLostMs = 0;
        for (const Piece& piece : pieces) {
            if (piece.number >= kept.size())
                oldestLostMs = qMax(oldestLostMs, double(killed - piece.at) / 1e6);
        }
        qInfo("%lld of %lld pieces kept; the oldest one lost was written %.0f ms before the kill",
              qint64(kept.size()), qint64(pieces.size()), oldestLostMs);
        QVERIFY2(oldestLostMs <= 250 + kSchedulingMs, qPrintable(QString::number(oldestLostMs)));
        QCOMPARE((*storage)->search(answer.text.left(6)).result().size(), 1);
    }

private:
    static constexpr int kSchedulingMs = 100;  // a loaded machine may run the helper or the kill late

    static qint64 steadyNs() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

    /// The pieces the helper said it had handed over, until it was killed `ms` after the first.
    static QList<Piece> streamAndKill(const QString& path, int ms, qint64& killed) {
        QProcess helper;
        helper.start(STORAGE_HELPER, {"stream", path});
        if (!helper.waitForReadyRead(20000)) return {};
        QElapsedTimer elapsed;
        elapsed.start();
        while (elapsed.elapsed() < ms) helper.waitForReadyRead(10);
        killed = steadyNs();
        helper.kill();
        helper.waitForFinished();
        QList<Piece> pieces;
        const QStringList lines = QString::fromUtf8(helper.readAllStandardOutput()).split('\n');
        for (const QString& line : lines) {
            const QStringList fields = line.split(' ');
            if (fields.size() == 2) pieces.append({fields[0].toInt(), fields[1].toLongLong()});
        }
        return pieces;
    }
};

QTEST_GUILESS_MAIN(StorageKillTest)
#include "tst_storage_kill.moc"
