// SPDX-License-Identifier: MIT
// A conversation that stays here tries no connection: seen from below, where every socket has to pass.
#include "remote_bench.h"
#include "tests/support/connect_recorder.h"

using namespace loquat;
using namespace loquat::remote;

class TestLocalOnly : public QObject {
    Q_OBJECT
    ScriptedServer server_;

private slots:
    void initTestCase() { QVERIFY(server_.works()); }
    void init() { clearRecordedConnections(); }

    void the_recorder_sees_an_open_conversation() {
        RemoteBench bench;
        bench.use(server_.url());
        QVERIFY(!bench.ask("scripted-chat").error);
        const auto seen = recordedConnections();
        const std::string port = ':' + std::to_string(server_.port());
        QVERIFY(std::any_of(seen.begin(), seen.end(), [&](const std::string& address) { return address.ends_with(port); }));
    }

    void a_local_only_conversation_tries_no_connection() {
        RemoteBench bench;
        for (const QUrl& url : {server_.url(), QUrl("https://api.example.com/v1"), QUrl("https://192.0.2.1/v1")}) {
            bench.use(url);
            for (int turn = 0; turn < 3; ++turn) {
                ChatRequest request = bench.question("scripted-chat");
                request.policy = DataPolicy::LocalOnly;
                request.continueLast = turn == 2;
                if (turn == 2) request.messages << ChatMessage{Role::Assistant, "A loquat is", {}, {}, {}, {}};
                QCOMPARE(bench.ask(request).error->kind, ChatError::Kind::NotAllowed);
            }
            QVERIFY(!bench.provider.embed("p/e", {"x"}, DataPolicy::LocalOnly).result());
        }
        QTest::qWait(200);
        const auto seen = recordedConnections();
        QVERIFY2(seen.empty(), seen.empty() ? "" : seen.front().c_str());
    }

    void no_cloud_tries_no_connection() {
        RemoteBench bench;
        bench.use(QUrl("https://api.example.com/v1"));
        bench.gate.setPolicy({true, {}, 0, "CNY", true});
        QCOMPARE(bench.ask("scripted-chat").error->kind, ChatError::Kind::NotAllowed);
        QVERIFY(!bench.provider.models("p").result());
        QTest::qWait(200);
        QVERIFY(recordedConnections().empty());
    }
};

QTEST_GUILESS_MAIN(TestLocalOnly)
#include "tst_local_only.moc"
