// SPDX-License-Identifier: MIT
// Services that send faster than we read: whenever it begins, however it is sent, and though nobody reads at all.
#include "remote_bench.h"

using namespace loquat;
using namespace loquat::remote;

using Kind = ChatError::Kind;
using Phase = Progress::Phase;

namespace {

constexpr qint64 kMostMemory = 64 << 20;

qint64 memoryInUse() {
    QFile statm("/proc/self/statm");
    return statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1).toLongLong() * 4096 : 0;
}

}  // namespace

class TestRemoteFlood : public QObject {
    Q_OBJECT
    ScriptedServer plain_;
    ScriptedServer tls_{{"--tls", "good"}};
    ScriptedServer tls2_{{"--tls", "good", "--http2"}};

private slots:
    void initTestCase() { QVERIFY(plain_.works() && tls_.works() && tls2_.works() && memoryInUse() > 0); }

    void a_service_faster_than_we_read_waits_for_us_data() {
        QTest::addColumn<ScriptedServer*>("server");
        QTest::addColumn<QString>("script");
        QTest::addColumn<bool>("early");
        const std::pair<const char*, ScriptedServer*> servers[] = {{"plain", &plain_}, {"TLS", &tls_}};
        for (const auto& [name, server] : servers) {
            QTest::addRow("%s, many chunks, after words", name) << server << "delay=100&flood=3" << false;
            QTest::addRow("%s, one chunk, after words", name) << server << "delay=100&endless=3" << false;
            QTest::addRow("%s, many chunks, at once", name) << server << "flood=0" << true;
            QTest::addRow("%s, one chunk, at once", name) << server << "endless=0" << true;
        }
    }
    void a_service_faster_than_we_read_waits_for_us() {
        QFETCH(ScriptedServer*, server);
        QFETCH(QString, script);
        QFETCH(bool, early);
        const qint64 more = standStillIn(*server, script, early);
        QVERIFY2(more >= 0 && more < kMostMemory, qPrintable(QString("%1 MiB more").arg(more >> 20)));
        QVERIFY(outcome_.error);
        QCOMPARE(outcome_.error->kind, Kind::BadAnswer);
    }

    // There it cannot be made to wait. What has come meanwhile is seen when we go on.
    void a_service_far_ahead_over_http2_is_given_up() {
        const qint64 more = standStillIn(tls2_, "delay=100&endless=3", false);
        QVERIFY(more >= 0);
        QVERIFY(outcome_.error);
        QCOMPARE(outcome_.error->kind, Kind::BadAnswer);
        if (more > 48 << 20) QVERIFY2(outcome_.error->why.contains("faster"), qPrintable(outcome_.error->why));
    }

private:
    /// How much memory is taken while nobody reads: from when the request is out (`early`), or from the first word on.
    qint64 standStillIn(const ScriptedServer& server, const QString& script, bool early) {
        RemoteBench bench;
        bench.config.caFile = ScriptedServer::folder() + "/ca.pem";
        bench.use(server.url());
        bench.config.firstTokenTimeoutMs = bench.config.silenceTimeoutMs = 300'000;  // a sanitizer build reads slowly
        bench.apply();
        qint64 more = -1;
        const auto stand = [&] {
            if (more >= 0) return;
            const qint64 before = memoryInUse();
            QThread::msleep(1500);
            more = memoryInUse() - before;
        };
        connect(&bench.provider, &RemoteProvider::progress, &bench.provider, [&](RequestId, const Progress& progress) {
            if (early && progress.phase == Phase::Waiting) stand();
        });
        outcome_ = bench.ask(bench.question("scripted-chat?" + script), [&](RequestId) { stand(); });
        return more;
    }

    Outcome outcome_;
};

QTEST_GUILESS_MAIN(TestRemoteFlood)
#include "tst_remote_flood.moc"
