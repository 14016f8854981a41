// SPDX-License-Identifier: MIT
// Requests through a real proxy process: plain and tunnelled, with a login, and what must not go there.
#include "engine/remote/retry_policy.h"
#include "remote_bench.h"

using namespace loquat;
using namespace loquat::remote;
using Kind = ChatError::Kind;

namespace {

const QString kLogin = QStringLiteral("wang:open sesame");

/// A process of tests/support/proxy.py in front of one server.
class TestProxy {
public:
    explicit TestProxy(int target, const QString& login = {}) {
        QStringList arguments{QStringLiteral(LOQUAT_SOURCE_DIR "/tests/support/proxy.py"), "--target", QString::number(target),
                              "--log", log()};
        if (!login.isEmpty()) arguments << "--login" << login;
        process_.start(QFile::exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", arguments);
        while (!process_.canReadLine() && process_.waitForReadyRead(30'000)) {
        }
        port_ = process_.readLine().trimmed().toInt();
    }
    ~TestProxy() {
        process_.closeWriteChannel();
        if (!process_.waitForFinished(5000)) process_.kill();
        process_.waitForFinished();
    }
    QString address() const { return QString("http://127.0.0.1:%1").arg(port_); }
    QList<QJsonObject> requests() const {
        QList<QJsonObject> found;
        QFile file(log());
        if (!file.open(QIODevice::ReadOnly)) return found;
        for (const QByteArray& line : file.readAll().split('\n'))
            if (!line.isEmpty()) found << QJsonDocument::fromJson(line).object();
        return found;
    }

private:
    QString log() const { return folder_.filePath("log"); }
    QTemporaryDir folder_;
    QProcess process_;
    int port_ = 0;
};

}  // namespace

class TestProxies : public QObject {
    Q_OBJECT
    ScriptedServer server_;
    ScriptedServer tls_{{"--tls", "wrong-host"}};  // its certificate names other.example

    void useTls(RemoteBench& bench, const TestProxy& proxy) {
        bench.config.proxy = proxy.address();
        bench.config.caFile = ScriptedServer::folder() + "/ca.pem";
        bench.config.maxAttempts = 1;
        bench.use(QUrl("https://other.example/v1"));
    }

private slots:
    void initTestCase() { QVERIFY(server_.works() && tls_.works()); }

    void a_tunnel_leads_to_the_service_and_its_certificate_is_checked() {
        TestProxy proxy(tls_.port());
        RemoteBench bench;
        useTls(bench, proxy);
        const Outcome outcome = bench.ask("scripted-chat");
        QVERIFY2(!outcome.error, outcome.error ? qPrintable(outcome.error->what + outcome.error->why) : "");
        QVERIFY(!outcome.text.isEmpty());
        QCOMPARE(proxy.requests().size(), 1);
        QCOMPARE(proxy.requests()[0]["verb"].toString(), "CONNECT");
        QCOMPARE(proxy.requests()[0]["target"].toString(), "other.example:443");

        bench.use(QUrl("https://third.example/v1"));  // a proxy that leads elsewhere is found out
        QCOMPARE(bench.ask("scripted-chat").error->kind, Kind::Certificate);
    }
    void plain_http_goes_through_it_too() {
        TestProxy proxy(server_.port());
        RemoteBench bench;
        bench.config.proxy = proxy.address();
        bench.config.allowPlainHttp = true;
        bench.use(QUrl("http://models.example/v1"));
        const Outcome outcome = bench.ask("scripted-chat");
        QVERIFY2(!outcome.error, outcome.error ? qPrintable(outcome.error->what + outcome.error->why) : "");
        QVERIFY(!proxy.requests().isEmpty());
    }
    void it_is_signed_in_to_with_the_password_of_the_keychain() {
        TestProxy proxy(tls_.port(), kLogin);
        RemoteBench bench;
        bench.config.proxyUser = "wang";
        bench.secrets.write(secretName("p", Secret::ProxyPassword), "open sesame", SecretStore::Place::ThisRun);
        useTls(bench, proxy);
        const Outcome outcome = bench.ask("scripted-chat");
        QVERIFY2(!outcome.error, outcome.error ? qPrintable(outcome.error->what + outcome.error->why) : "");
        QVERIFY(proxy.requests().last()["login"].toBool());
    }
    void a_login_that_fails_is_said_and_holds_no_password_data() {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::newRow("none") << "" << "";
        QTest::newRow("no password") << "wang" << "";
        QTest::newRow("wrong") << "wang" << "evergreen-gate";
    }
    void a_login_that_fails_is_said_and_holds_no_password() {
        QFETCH(QString, user);
        QFETCH(QString, password);
        TestProxy proxy(tls_.port(), kLogin);
        RemoteBench bench;
        bench.config.proxyUser = user;
        if (!password.isEmpty())
            bench.secrets.write(secretName("p", Secret::ProxyPassword), password, SecretStore::Place::ThisRun);
        useTls(bench, proxy);
        const Outcome outcome = bench.ask("scripted-chat");
        QVERIFY(outcome.error);
        QVERIFY2(outcome.error->what.contains("proxy"), qPrintable(outcome.error->what));
        QVERIFY(!(outcome.error->what + outcome.error->why).contains("evergreen"));
    }
    void no_cloud_holds_for_the_proxy() {
        TestProxy proxy(tls_.port());
        RemoteBench bench;
        useTls(bench, proxy);
        bench.gate.setPolicy({true, {}, 0, "CNY", true});
        QCOMPARE(bench.ask("scripted-chat").error->kind, Kind::NotAllowed);
        ChatRequest local = bench.question("scripted-chat");
        local.policy = DataPolicy::LocalOnly;
        bench.gate.setPolicy({});
        QCOMPARE(bench.ask(local).error->kind, Kind::NotAllowed);
        QVERIFY(proxy.requests().isEmpty());
    }
    void a_proxy_that_is_not_there_is_said() {
        RemoteBench bench;
        bench.config.proxy = "http://127.0.0.1:9";
        bench.config.maxAttempts = 1;
        bench.use(QUrl("https://other.example/v1"));
        QCOMPARE(bench.ask("scripted-chat").error->kind, Kind::Offline);
    }
};

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxy.moc"
