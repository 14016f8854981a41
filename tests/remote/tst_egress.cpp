// SPDX-License-Identifier: MIT
// One way out: what the gate refuses opens no socket, and nothing else in the program can open one.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include "engine/remote/retry_policy.h"
#include "remote_bench.h"

using namespace loquat;
using namespace loquat::remote;

using Kind = ChatError::Kind;

namespace {

template <class T>
T wait(QFuture<T> future) {
    (void)QTest::qWaitFor([&] { return future.isFinished(); }, 30000);
    return future.result();
}

/// Sources that may name a class that opens connections to other computers.
const QSet<QString> kMayConnect{"engine/remote/egress_gate.cpp", "engine/remote/network_settings.h",
                                "engine/remote/network_settings.cpp"};

}  // namespace

class TestEgress : public QObject {
    Q_OBJECT
    ScriptedServer server_;
    ScriptedServer tls_{{"--tls", "good", "--http2"}};
    std::unique_ptr<RemoteBench> bench_;

    void useTls(const ScriptedServer& server, bool trusted = true) {
        bench_->config.caFile = trusted ? ScriptedServer::folder() + "/ca.pem" : QString();
        bench_->config.maxAttempts = 1;
        bench_->use(server.url());
    }

private slots:
    void initTestCase() { QVERIFY(server_.works() && tls_.works()); }
    void init() {
        bench_ = std::make_unique<RemoteBench>();
        bench_->use(server_.url());
    }

    // The gate

    void what_may_not_leave_opens_no_socket_data() {
        QTest::addColumn<QString>("why");
        for (const char* why : {"local only", "no cloud", "stop word", "over budget", "picture"}) QTest::newRow(why) << QString(why);
    }
    void what_may_not_leave_opens_no_socket() {
        QFETCH(QString, why);
        ChatRequest request = bench_->question("scripted-chat", "A secret durian");
        EgressPolicy policy;
        if (why == "local only") request.policy = DataPolicy::LocalOnly;
        if (why == "no cloud") policy.noCloud = true;
        if (why == "stop word") policy.words = {{"Durian", WordAction::Stop, true, false}};
        if (why == "picture") {
            request.policy = DataPolicy::Redacted;
            request.messages[0].images = {{"x", "image/png"}};
        }
        if (why == "over budget") {
            policy.monthlyBudget = 10;
            bench_->gate.setSpent([] { return 10.0; });
            bench_->config.baseUrl = QUrl("https://api.example.com/v1");
            bench_->apply();
        }
        bench_->gate.setPolicy(policy);
        const qsizetype before = server_.entries("accepted").size();
        const Outcome outcome = bench_->ask(request);
        QCOMPARE(outcome.error->kind, why == "over budget" ? Kind::OverBudget : Kind::NotAllowed);
        QVERIFY(!outcome.error->why.isEmpty());
        QCOMPARE(server_.entries("accepted").size(), before);
        QCOMPARE(bench_->audit.records.size(), 1);
        QCOMPARE(bench_->audit.records[0].status, QString("refused"));
        QCOMPARE(bench_->audit.records[0].attempts, 0);
        QCOMPARE(bench_->audit.records[0].bytesSent, 0);
    }

    void a_picture_the_user_lets_go_leaves_a_redacted_conversation_and_its_bytes_are_counted() {
        ChatRequest request = bench_->question("scripted-chat", "Who is at 13800138000?");
        request.policy = DataPolicy::Redacted;
        const QByteArray picture(30'000, 'x');
        request.messages[0].images = {{picture, "image/png", "photo.png", true}};
        const Outcome outcome = bench_->ask(request);
        QVERIFY(!outcome.error);
        const QString body = server_.requests().last()["text"].toString();
        QVERIFY(!body.contains("13800138000"));
        QVERIFY(body.contains("data:image/png;base64,eHh4"));
        QVERIFY(bench_->audit.records.last().bytesSent > picture.size() * 4 / 3);
    }

    void a_key_goes_in_the_header_that_the_gateway_wants() {
        bench_->config.keyHeader = "api-key";
        bench_->apply();
        bench_->ask("scripted-chat");  // the server wants none
        const QJsonObject headers = server_.requests().last()["headers"].toObject();
        QStringList names = headers.keys();
        QCOMPARE(headers["api-key"].toString(headers["Api-Key"].toString()), RemoteBench::kKey);
        QVERIFY(!names.contains("authorization", Qt::CaseInsensitive));
        bench_->config.keyHeader.clear();
        bench_->apply();
        bench_->ask("scripted-chat");
        QVERIFY(!server_.requests().last()["headers"].toObject().contains("api-key"));
    }

    void no_cloud_holds_for_requests_without_text_too() {
        bench_->gate.setPolicy({true, {}, 0, "CNY", true});
        QVERIFY(!wait(bench_->provider.models("p")));
        QCOMPARE(wait(bench_->provider.test(bench_->config)).error->kind, Kind::NotAllowed);
        QVERIFY(!wait(bench_->provider.embed("p/e", {"x"}, DataPolicy::Open)));
    }

    void no_cloud_switched_on_while_waiting_holds_at_once() {
        QObject scope;
        connect(&bench_->provider, &RemoteProvider::progress, &scope, [&](RequestId, const Progress& progress) {
            if (progress.phase == Progress::Phase::Retrying) bench_->gate.setPolicy({true, {}, 0, "CNY", true});
        });
        const Outcome outcome = bench_->ask("scripted-chat?status=503&times=1&x=nocloud");
        QCOMPARE(outcome.error->kind, Kind::NotAllowed);
        QCOMPARE(bench_->audit.records.last().attempts, 1);
    }

    void plain_http_leaves_only_for_this_computer_or_after_a_warning() {
        ProviderConfig config = bench_->config;
        QVERIFY(!bench_->gate.refusal(config, DataPolicy::Open, {"x"}));
        config.baseUrl = QUrl("http://api.example.com/v1");
        QCOMPARE(bench_->gate.refusal(config, DataPolicy::Open, {"x"})->kind, Kind::NotAllowed);
        config.allowPlainHttp = true;
        QVERIFY(!bench_->gate.refusal(config, DataPolicy::Open, {"x"}));
    }

    void a_local_only_message_has_nothing_to_send() {
        ChatRequest request = bench_->question("m");
        request.policy = DataPolicy::LocalOnly;
        QVERIFY(bench_->gate.outgoing(request).isEmpty());
    }

    void nothing_else_in_the_program_opens_connections() {
        static const QRegularExpression opener(
            "\\b(QNetworkAccessManager|QTcpSocket|QSslSocket|QUdpSocket|QAbstractSocket|QWebSocket|XMLHttpRequest|"
            "connectToHost|connectToHostEncrypted|getaddrinfo|curl_easy_init)\\b");
        const QString root = QStringLiteral(LOQUAT_SOURCE_DIR "/");
        QStringList found;
        for (const QString top : {"engine", "storage", "ui"}) {
            QDirIterator it(root + top, {"*.h", "*.cpp", "*.qml", "*.js"}, QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString path = it.next();
                QFile file(path);
                QVERIFY(file.open(QIODevice::ReadOnly));
                if (opener.match(QString::fromUtf8(file.readAll())).hasMatch()) found << path.mid(root.size());
            }
        }
        QCOMPARE(QSet<QString>(found.begin(), found.end()), kMayConnect);
    }

    // TLS

    void a_trusted_service_is_reached_over_http2_and_tls13() {
        useTls(tls_);
        const Outcome outcome = bench_->ask("scripted-chat");
        QVERIFY2(!outcome.error, outcome.error ? qPrintable(outcome.error->what + ' ' + outcome.error->why) : "");
        QCOMPARE(outcome.text, kServerText);
        QVERIFY(outcome.has(Progress::Phase::Waiting));
        QCOMPARE(tls_.requests().last()["http"].toString(), QString("2"));
        QCOMPARE(tls_.requests().last()["tls"].toString(), QString("TLSv1.3"));
    }

    void several_requests_share_one_http2_connection() {
        useTls(tls_);
        const qsizetype before = tls_.entries("accepted").size();
        int finished = 0;
        connect(&bench_->provider, &RemoteProvider::finished, this, [&] { ++finished; });
        for (int i = 0; i < 4; ++i) bench_->provider.start(bench_->question("scripted-chat?delay=5"));
        QTRY_COMPARE_WITH_TIMEOUT(finished, 4, 20000);
        QCOMPARE(tls_.entries("accepted").size(), before + 1);
    }

    void a_cut_http2_stream_keeps_the_text() {
        useTls(tls_);
        const Outcome outcome = bench_->ask("scripted-chat?drop=5");
        QCOMPARE(outcome.error->kind, Kind::Offline);
        QCOMPARE(outcome.text, QString("A loquat is a"));
    }

    void the_test_tells_of_the_certificate() {
        useTls(tls_);
        const auto report = wait(bench_->provider.test(bench_->config));
        QVERIFY(report.reached && !report.error);
        QVERIFY2(report.tls.startsWith("TLS 1.3, TLS_"), qPrintable(report.tls));
        QCOMPARE(report.httpVersion, QString("HTTP/2"));
        QCOMPARE(report.certificateSubject, QString("localhost"));
        QCOMPARE(report.certificateIssuer, QString("Test authority"));
        QVERIFY(report.certificateExpires > QDateTime::currentDateTime());
    }

    void a_bad_certificate_is_never_accepted_data() {
        QTest::addColumn<QString>("certificate");
        for (const char* name : {"self-signed", "expired", "wrong-host", "old", "good"}) QTest::newRow(name) << QString(name);
    }
    void a_bad_certificate_is_never_accepted() {
        QFETCH(QString, certificate);
        ScriptedServer server({"--tls", certificate});
        QVERIFY(server.works());
        useTls(server, certificate != "good");  // a good one of an authority that nobody here knows
        const Outcome outcome = bench_->ask("scripted-chat");
        QVERIFY(outcome.error.has_value());
        QCOMPARE(outcome.error->kind, Kind::Certificate);
        QVERIFY(!outcome.error->why.isEmpty());
        QVERIFY(server.requests().isEmpty());
        const auto report = wait(bench_->provider.test(bench_->config));
        QCOMPARE(report.error->kind, Kind::Certificate);
    }

    void tls12_is_the_least() {
        ScriptedServer server({"--tls", "tls1.2"});
        useTls(server);
        QVERIFY(!bench_->ask("scripted-chat").error);
        QVERIFY(wait(bench_->provider.test(bench_->config)).tls.startsWith("TLS 1.2"));
    }

    void mutual_tls_shows_our_certificate() {
        ScriptedServer server({"--tls", "mutual"});
        useTls(server);
        QVERIFY(bench_->ask("scripted-chat").error.has_value());
        bench_->config.clientCertificateFile = ScriptedServer::folder() + "/client.pem";
        bench_->config.clientKeyFile = ScriptedServer::folder() + "/client.key";
        bench_->apply();
        QVERIFY(!bench_->ask("scripted-chat").error);
        bench_->config.clientKeyFile = ScriptedServer::folder() + "/client-locked.key";
        bench_->apply();
        bench_->secrets.write(secretName("p", Secret::KeyPassphrase), "wrong", SecretStore::Place::ThisRun);
        QCOMPARE(bench_->ask("scripted-chat").error->kind, Kind::Certificate);
        bench_->secrets.write(secretName("p", Secret::KeyPassphrase), "open sesame", SecretStore::Place::ThisRun);
        QVERIFY(!bench_->ask("scripted-chat").error);
    }

    // The numbers of the retry policy

    void backoff_doubles_with_full_jitter() {
        using std::chrono::milliseconds;
        QCOMPARE(backoff(1, 0.0), milliseconds(0));
        QCOMPARE(backoff(1, 0.5), milliseconds(250));
        QCOMPARE(backoff(2, 0.5), milliseconds(500));
        QCOMPARE(backoff(3, 0.5), milliseconds(1000));
        QCOMPARE(backoff(50, 0.5), milliseconds(10000));
    }

    void retry_after_is_read_in_both_forms() {
        using std::chrono::milliseconds;
        const QDateTime now(QDate(1994, 11, 6), QTime(8, 49, 7), Qt::UTC);
        QCOMPARE(retryAfter("30", now), milliseconds(30000));
        QCOMPARE(retryAfter(" 1.5 ", now), milliseconds(1500));
        QCOMPARE(retryAfter("Sun, 06 Nov 1994 08:49:37 GMT", now), milliseconds(30000));
        QCOMPARE(retryAfter("Sun, 06 Nov 1994 08:00:00 GMT", now), milliseconds(0));
        for (const char* wrong : {"", "-1", "soon", "nan", "1e300"}) QVERIFY(!retryAfter(wrong, now));
    }
};

QTEST_GUILESS_MAIN(TestEgress)
#include "tst_egress.moc"
