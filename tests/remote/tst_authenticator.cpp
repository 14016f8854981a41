// SPDX-License-Identifier: MIT
#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "engine/remote/authenticator.h"
#include "engine/remote/egress_gate.h"
#include "tests/remote/token_service.h"
#include "tests/remote/waiting.h"

using namespace loquat;
using namespace loquat::remote;

namespace {

const QString kSecret = "s/e+c r:e&t=0123456789";

struct Log : AuditSink {
    void record(const AuditRecord& record) override { records << record; }
    QList<AuditRecord> records;
};

/// Answers every connection with the same bytes, or never.
class FixedServer : public QTcpServer {
public:
    explicit FixedServer(const QByteArray& answer) {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [=, this] {
            ++connections;
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [=] {
                if (answer.isEmpty() || !socket->readAll().contains("\r\n\r\n")) return;
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
    }
    QUrl url() const { return QUrl(QString("http://127.0.0.1:%1/token").arg(serverPort())); }
    int connections = 0;
};

QByteArray http(int status, const QByteArray& body, const QByteArray& headers = {}) {
    return "HTTP/1.1 " + QByteArray::number(status) +
           " X\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

ProviderConfig provider() {
    ProviderConfig config;
    config.id = "p";
    config.name = "A gateway";
    config.baseUrl = QUrl("https://gateway.example/v1");
    return config;
}

ProviderConfig oauth(const QUrl& token_url) {
    ProviderConfig config = provider();
    config.auth = AuthKind::ClientCredentials;
    config.tokenUrl = token_url;
    config.clientId = "my:client";
    config.scope = "chat models";
    return config;
}

ProviderConfig command(const QString& line) {
    ProviderConfig config = provider();
    config.auth = AuthKind::Command;
    config.tokenCommand = line;
    return config;
}

}  // namespace

class TestAuthenticator : public QObject {
    Q_OBJECT
private slots:
    void init() {
        log_ = std::make_unique<Log>();
        gate_ = std::make_unique<EgressGate>(*log_);
        secrets_ = std::make_unique<SecretStore>();
        authenticator_ = std::make_unique<Authenticator>(*gate_, *secrets_);
        keep(Secret::ClientSecret, kSecret);
    }

    void without_authentication_the_header_is_empty() {
        ProviderConfig config = provider();
        config.auth = AuthKind::None;
        QVERIFY(ask(config)->isEmpty());
        QVERIFY(!authenticator_->refused(config, ""));
    }

    void a_key_becomes_a_bearer() {
        keep(Secret::ApiKey, " sk-0123\n");
        QCOMPARE(*ask(provider()), "Bearer sk-0123");
        QVERIFY(!authenticator_->refused(provider(), "Bearer sk-0123"));
    }

    void a_key_that_would_break_the_header_is_refused_unseen() {
        for (const char* key : {"sk-1\r\nX-Evil: 1", "sk 1", "sk-é"}) {
            keep(Secret::ApiKey, key);
            const auto header = ask(provider());
            QVERIFY(!header);
            QVERIFY(!says(header, "sk"));
        }
    }

    void client_credentials_fetch_a_token_that_is_kept() {
        TokenService service({"--client", "my:client:" + kSecret});
        const ProviderConfig config = oauth(service.url("/oauth/token"));
        const auto first = ask(config);
        QVERIFY2(first, first ? "" : first.error().message.c_str());
        QCOMPARE(*first, "Bearer token-1-open");
        QCOMPARE(*ask(config), "Bearer token-1-open");
        QCOMPARE(service.requests(), 1);
        QVERIFY(service.log().contains("grant_type=client_credentials&scope=chat%20models"));
        QVERIFY(!service.log().contains(kSecret.toUtf8()));  // neither in the address nor in the body
    }

    void the_token_request_is_in_the_audit_log_without_the_token() {
        TokenService service({"--client", "my:client:" + kSecret});
        QVERIFY(ask(oauth(service.url("/oauth/token"))));
        QCOMPARE(log_->records.size(), 1);
        QCOMPARE(log_->records[0].purpose, "token");
        QCOMPARE(log_->records[0].host, "127.0.0.1");
        QCOMPARE(log_->records[0].status, "ok");
        QVERIFY(log_->records[0].outputSha256.isEmpty());
    }

    void requests_that_wait_together_share_one_fetch() {
        TokenService service({"--client", "my:client:" + kSecret});
        const ProviderConfig config = oauth(service.url("/oauth/token"));
        QList<QFuture<Result<QByteArray>>> waiting;
        for (int i = 0; i < 5; ++i) waiting << authenticator_->authorization(config);
        for (auto& one : waiting) QCOMPARE(*waitFor(one), "Bearer token-1-open");
        QCOMPARE(service.requests(), 1);
    }

    void a_token_about_to_expire_is_renewed() {
        TokenService service({"--client", "my:client:" + kSecret, "--token-seconds", "2"});
        const ProviderConfig config = oauth(service.url("/oauth/token"));
        QCOMPARE(*ask(config), "Bearer token-1-open");
        QTRY_COMPARE(*ask(config), "Bearer token-2-open");
    }

    void a_refused_token_is_fetched_anew_once() {
        TokenService service({"--client", "my:client:" + kSecret});
        const ProviderConfig config = oauth(service.url("/oauth/token"));
        const QByteArray first = *ask(config);
        QVERIFY(authenticator_->refused(config, first));
        QVERIFY(authenticator_->refused(config, first));  // by another request that carried it
        const QByteArray second = *ask(config);
        QCOMPARE(second, "Bearer token-2-open");
        QVERIFY(authenticator_->refused(config, first));  // and by a late one: the second stays
        QCOMPARE(*ask(config), second);
        QVERIFY(!authenticator_->refused(config, second));
        QCOMPARE(*ask(config), "Bearer token-3-open");
    }

    void two_providers_do_not_share_a_token() {
        TokenService service({"--client", "my:client:" + kSecret});
        const ProviderConfig config = oauth(service.url("/oauth/token"));
        ProviderConfig other = config;
        other.scope = "another";
        QVERIFY(*ask(config) != *ask(other));
    }

    void a_wrong_secret_is_said_and_not_shown() {
        TokenService service({"--client", "my:client:another"});
        const auto header = ask(oauth(service.url("/oauth/token")));
        QVERIFY(!header);
        QVERIFY(says(header, "invalid_client"));
        QVERIFY(!says(header, kSecret));
        QCOMPARE(log_->records[0].status, "failed: 401");
    }

    void a_missing_secret_is_said() {
        (void)waitFor(secrets_->remove(secretName("p", Secret::ClientSecret)));
        const auto header = ask(oauth(QUrl("http://127.0.0.1:9/token")));
        QVERIFY(!header);
        QVERIFY(header.error().kind == ErrorKind::kNotFound || header.error().kind == ErrorKind::kIo);
    }

    void a_token_service_that_fails_is_told_apart_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        const QByteArray token = R"({"access_token":"sk-leak","token_type":"Bearer"})";
        QTest::newRow("500") << http(500, "sk-leak") << int(ErrorKind::kIo);
        QTest::newRow("not JSON") << http(200, "<html>sk-leak</html>") << int(ErrorKind::kBadInput);
        QTest::newRow("a token with another status") << http(203, token) << int(ErrorKind::kBadInput);
        QTest::newRow("a closed line") << QByteArray("\r\n") << int(ErrorKind::kIo);
        QTest::newRow("an endless answer")
            << http(200, QByteArray(10'000'000, 'x')) << int(ErrorKind::kBadInput);
        QTest::newRow("silence") << QByteArray() << int(ErrorKind::kLimit);
    }

    void a_token_service_that_fails_is_told_apart() {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        FixedServer server(answer);
        authenticator_->setPatience(std::chrono::milliseconds(answer.isEmpty() ? 300 : 30'000));
        const auto header = ask(oauth(server.url()));
        QVERIFY(!header);
        QCOMPARE(int(header.error().kind), kind);
        QVERIFY(!says(header, "sk-leak"));
        QVERIFY(!says(header, kSecret));
    }

    void the_secret_does_not_follow_a_redirect() {
        FixedServer thief(http(200, R"({"access_token":"evil"})"));
        FixedServer server(http(307, "", "Location: " + thief.url().toEncoded() + "\r\n"));
        QVERIFY(!ask(oauth(server.url())));
        QCOMPARE(thief.connections, 0);
    }

    void an_unreachable_service_is_said() {
        const auto header = ask(oauth(QUrl("http://127.0.0.1:9/token")));
        QVERIFY(!header);
        QVERIFY(header.error().kind == ErrorKind::kIo);
    }

    void no_cloud_holds_for_tokens() {
        FixedServer server(http(200, R"({"access_token":"abc"})"));
        EgressPolicy policy;
        policy.noCloud = true;
        gate_->setPolicy(policy);
        const auto header = ask(oauth(server.url()));
        QVERIFY(!header);
        QVERIFY(header.error().kind == ErrorKind::kCancelled);
        QCOMPARE(server.connections, 0);
    }

    void a_command_prints_the_token() {
        QCOMPARE(*ask(command("echo abc.def; echo noise; echo more >&2")), "Bearer abc.def");
    }

    void what_a_command_printed_is_used_until_refused() {
        QTemporaryDir folder;
        const ProviderConfig config =
            command("echo x >> " + folder.filePath("runs") + "; wc -l < " + folder.filePath("runs"));
        QCOMPARE(*ask(config), "Bearer 1");
        QCOMPARE(*ask(config), "Bearer 1");
        QVERIFY(authenticator_->refused(config, "Bearer 1"));
        QCOMPARE(*ask(config), "Bearer 2");
        QVERIFY(!authenticator_->refused(config, "Bearer 2"));
    }

    void a_command_that_fails_is_said_without_its_words_data() {
        QTest::addColumn<QString>("line");
        QTest::newRow("an exit code") << "echo sk-leak; echo sk-leak >&2; exit 3";
        QTest::newRow("nothing printed") << "echo sk-leak >&2";
        QTest::newRow("not a token") << "echo error: sk-leak is wrong";
        QTest::newRow("no such program") << "/nowhere/sk-leak";
        QTest::newRow("killed") << "echo sk-leak; kill -9 $$";
        QTest::newRow("endless") << "yes 'sk-leak sk-leak'";
    }

    void a_command_that_fails_is_said_without_its_words() {
        QFETCH(QString, line);
        const auto header = ask(command(line));
        QVERIFY(!header);
        QVERIFY(!says(header, "leak"));
    }

    void a_command_that_hangs_is_stopped_with_its_children() {
        QTemporaryDir folder;
        authenticator_->setPatience(std::chrono::milliseconds(300));
        QElapsedTimer timer;
        timer.start();
        const auto header = ask(command("(sleep 3; touch " + folder.filePath("alive") + ") & sleep 60"));
        QVERIFY(!header);
        QVERIFY(header.error().kind == ErrorKind::kLimit);
        QVERIFY(timer.elapsed() < 20'000);
        QTest::qWait(4000);
        QVERIFY(!QFile::exists(folder.filePath("alive")));
    }

private:
    void keep(Secret secret, const QString& value) {
        QVERIFY(waitFor(secrets_->write(secretName("p", secret), value, SecretStore::Place::ThisRun)));
    }
    Result<QByteArray> ask(const ProviderConfig& config) {
        return waitFor(authenticator_->authorization(config));
    }
    static bool says(const Result<QByteArray>& result, const QString& words) {
        return QString::fromStdString(result.error().to_string()).contains(words);
    }

    std::unique_ptr<Log> log_;
    std::unique_ptr<EgressGate> gate_;
    std::unique_ptr<SecretStore> secrets_;
    std::unique_ptr<Authenticator> authenticator_;
};

QTEST_GUILESS_MAIN(TestAuthenticator)
#include "tst_authenticator.moc"
