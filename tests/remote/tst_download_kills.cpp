// SPDX-License-Identifier: MIT
// Killed a hundred times at random moments, a download is whole in the end, and nothing half-made ever has its name.
#include <QFileInfo>
#include <signal.h>

#include "engine/remote/download_json.h"
#include "hub_bench.h"

using namespace loquat::remote;

namespace {

constexpr int kKills = 100;
constexpr qint64 kBytes = (6 << 20) + 777;
const QStringList kNames{"q-q4_k_m-00001-of-00002.gguf", "q-q4_k_m-00002-of-00002.gguf"};

}  // namespace

class TestDownloadKills : public QObject {
    Q_OBJECT

private slots:
    void a_download_outlives_a_hundred_kills() {
        HubServer server;
        QList<QByteArray> contents;
        QList<DownloadFile> files;
        for (int i = 0; i < 2; ++i) {
            contents << noiseFile(kBytes, quint32(i + 1));
            server.addFile("Qwen/Q-GGUF/" + kNames[i], contents[i]);
        }
        QVERIFY(server.start());
        for (int i = 0; i < 2; ++i)
            files << DownloadFile{kNames[i], kBytes, sha256Of(contents[i]), {{server.file("Qwen/Q-GGUF/" + kNames[i], "rate=2000000&drop=700000"), true}}};

        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        int kills = 0, rounds = 0;
        while (kills < kKills) {
            ++rounds;
            QTemporaryDir folder, state;
            DownloadStatus status;
            status.request = {"one", "Test model", "Q4_K_M", folder.path(), files, {}};
            QFile saved(state.filePath("one.json"));
            QVERIFY(saved.open(QIODevice::WriteOnly));
            saved.write(toJson(status).toUtf8());
            saved.close();
            for (bool whole = false; !whole;) {
                QProcess helper;
                helper.start(DOWNLOAD_HELPER, {state.path()});
                QVERIFY(helper.waitForStarted());
                const bool kill = kills < kKills;
                if (kill && !helper.waitForFinished(random.bounded(20, 600))) {
                    ::kill(pid_t(helper.processId()), SIGKILL);
                    ++kills;
                }
                QVERIFY(helper.state() == QProcess::NotRunning || helper.waitForFinished(180'000));
                const QByteArray said = helper.readAll();
                QVERIFY2(!said.contains("failed"), said.constData());
                for (int i = 0; i < 2; ++i)
                    if (QFile::exists(folder.filePath(kNames[i]))) QCOMPARE(bytesOf(folder.filePath(kNames[i])), contents[i]);
                whole = helper.exitStatus() == QProcess::NormalExit;
            }
            for (int i = 0; i < 2; ++i) QCOMPARE(bytesOf(folder.filePath(kNames[i])), contents[i]);
            QVERIFY(!QFile::exists(state.filePath("one.json")));
        }
        qInfo() << kills << "kills," << rounds << "whole downloads";
    }
};

QTEST_GUILESS_MAIN(TestDownloadKills)
#include "tst_download_kills.moc"
