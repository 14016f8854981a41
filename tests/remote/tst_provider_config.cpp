// SPDX-License-Identifier: MIT
#include <functional>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTest>
#include <random>

#include "engine/remote/provider_config.h"

using namespace loquat;
using namespace loquat::remote;

namespace {

ProviderConfig good() {
    ProviderConfig config;
    config.id = "0b7f";
    config.name = "A gateway";
    config.preset = "custom";
    config.baseUrl = QUrl("https://gateway.example/v1");
    return config;
}

/// Every field away from its default.
ProviderConfig full() {
    ProviderConfig config = good();
    config.chatPath = "/chat";
    config.headers = {{"X-Team", "loquat"}, {"X-枇杷", "é"}};
    config.auth = AuthKind::ClientCredentials;
    config.tokenUrl = QUrl("https://login.example/oauth/token?tenant=a%20b");
    config.clientId = "client";
    config.scope = "a b";
    config.tokenCommand = "print-token --for 'me'";
    config.proxy = "socks5://127.0.0.1:1080";
    config.caFile = "/ca.pem";
    config.clientCertificateFile = "/client.pem";
    config.clientKeyFile = "/client.key";
    config.allowPlainHttp = true;
    config.inAuto = false;
    config.requestsPerMinute = 3;
    config.tokensPerMinute = 4000;
    config.connectTimeoutMs = 1000;
    config.firstTokenTimeoutMs = 2000;
    config.silenceTimeoutMs = 3000;
    config.maxAttempts = 2;
    config.breakerFailures = 7;
    config.breakerPauseMs = 4000;
    config.pinnedModels = {"a", "b/c"};
    return config;
}

using Change = std::function<void(ProviderConfig&)>;

}  // namespace

class TestProviderConfig : public QObject {
    Q_OBJECT
private slots:
    void a_usable_configuration_passes_data() {
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, Change change) { QTest::newRow(name) << change; };
        row("as it is", [](ProviderConfig&) {});
        row("plain http to localhost",
            [](ProviderConfig& c) { c.baseUrl = QUrl("http://localhost:8000/v1"); });
        row("plain http to 127.0.0.2",
            [](ProviderConfig& c) { c.baseUrl = QUrl("http://127.0.0.2:8000/v1"); });
        row("plain http to ::1", [](ProviderConfig& c) { c.baseUrl = QUrl("http://[::1]:8000/v1"); });
        row("plain http allowed", [](ProviderConfig& c) {
            c.baseUrl = QUrl("http://gpu.example/v1");
            c.allowPlainHttp = true;
        });
        row("a header", [](ProviderConfig& c) { c.headers = {{"X-Team", "loquat"}}; });
        row("no authentication", [](ProviderConfig& c) { c.auth = AuthKind::None; });
        row("a command", [](ProviderConfig& c) {
            c.auth = AuthKind::Command;
            c.tokenCommand = "print-token";
        });
        row("a proxy", [](ProviderConfig& c) { c.proxy = "http://proxy.example:3128"; });
    }

    void a_usable_configuration_passes() {
        QFETCH(Change, change);
        ProviderConfig config = good();
        change(config);
        const auto valid = validate(config);
        QVERIFY2(valid, valid ? "" : valid.error().message.c_str());
    }

    void an_unusable_one_is_refused_with_a_sentence_data() {
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, Change change) { QTest::newRow(name) << change; };
        const auto url = [](const char* text) {
            return [=](ProviderConfig& c) { c.baseUrl = QUrl(QString(text)); };
        };
        row("no name", [](ProviderConfig& c) { c.name = "  "; });
        row("no address", url(""));
        row("no scheme", url("gateway.example/v1"));
        row("another scheme", url("ftp://gateway.example"));
        row("a file", url("file:///etc/passwd"));
        row("no host", url("https:///v1"));
        row("a password in the address", url("https://me:sk-secret@gateway.example/v1"));
        row("a name in the address", url("https://sk-secret@gateway.example/v1"));
        row("a key in the query", url("https://gateway.example/v1?api_key=sk-secret"));
        row("a fragment", url("https://gateway.example/v1#sk-secret"));
        row("plain http", url("http://gateway.example/v1"));
        row("plain http to a host that looks local", url("http://localhost.example/v1"));
        row("plain http to a number that is not local", url("http://128.0.0.1/v1"));
        const auto header = [](const char* name, const char* value) {
            return [=](ProviderConfig& c) { c.headers = {{name, value}}; };
        };
        row("authorization", header("Authorization", "Bearer sk-secret"));
        row("authorization, written oddly", header("AUTHORIZATION ", "Bearer sk-secret"));
        row("x-api-key", header("X-API-Key", "sk-secret"));
        row("api-key", header("api-key", "sk-secret"));
        row("cookie", header("Cookie", "session=sk-secret"));
        row("proxy-authorization", header("Proxy-Authorization", "Basic sk-secret"));
        row("a token", header("X-Auth-Token", "sk-secret"));
        row("a gateway's key", header("Ocp-Apim-Subscription-Key", "sk-secret"));
        row("a bearer under another name", header("X-Forward", "Bearer sk-secret"));
        row("a value that looks like a key", header("X-Team", "sk-0123456789abcdef0123456789"));
        row("a line break in the value", header("X-Team", "a\r\nX-Evil: 1"));
        row("a line break in the name", header("X-Team\n", "a"));
        row("a colon in the name", header("X-Team: a", "b"));
        row("a zero in the value", [](ProviderConfig& c) { c.headers = {{"X-Team", QString(QChar(0))}}; });
        row("no header name", header("", "a"));
        row("a path that leaves the host", [](ProviderConfig& c) { c.chatPath = "@evil.example/chat"; });
        row("a password in the proxy",
            [](ProviderConfig& c) { c.proxy = "http://me:sk-secret@proxy.example:3128"; });
        row("a proxy that is none", [](ProviderConfig& c) { c.proxy = "proxy.example"; });
        const auto oauth = [](const char* token_url, const char* id) {
            return [=](ProviderConfig& c) {
                c.auth = AuthKind::ClientCredentials;
                c.tokenUrl = QUrl(QString(token_url));
                c.clientId = id;
            };
        };
        row("OAuth without a token address", oauth("", "client"));
        row("OAuth by plain http", oauth("http://login.example/token", "client"));
        row("OAuth with a password in the address",
            oauth("https://me:sk-secret@login.example/token", "client"));
        row("OAuth without a client", oauth("https://login.example/token", ""));
        row("a command without words", [](ProviderConfig& c) {
            c.auth = AuthKind::Command;
            c.tokenCommand = " ";
        });
        row("a CA that is not there", [](ProviderConfig& c) { c.caFile = "/nowhere/ca.pem"; });
        row("a certificate that is not there",
            [](ProviderConfig& c) { c.clientCertificateFile = "/nowhere/c.pem"; });
        row("a key file that is not there", [](ProviderConfig& c) { c.clientKeyFile = "/nowhere/c.key"; });
    }

    void an_unusable_one_is_refused_with_a_sentence() {
        QFETCH(Change, change);
        ProviderConfig config = good();
        change(config);
        const auto valid = validate(config);
        QVERIFY(!valid);
        QVERIFY(valid.error().kind == ErrorKind::kBadInput);
        const QString message = QString::fromStdString(valid.error().to_string());
        QVERIFY(message.endsWith('.') || message.contains("cannot be read"));
        QVERIFY2(!message.contains("secret@") && !message.contains("sk-"), qPrintable(message));
    }

    void everything_survives_json() {
        QCOMPARE(providerFromJson(toJson(full())), full());
        QCOMPARE(providerFromJson(toJson(good())), good());
        const QByteArray bytes = QJsonDocument(toJson(full())).toJson();
        QCOMPARE(providerFromJson(QJsonDocument::fromJson(bytes).object()), full());
    }

    void every_kind_of_authentication_survives_json() {
        for (AuthKind auth :
             {AuthKind::None, AuthKind::ApiKey, AuthKind::ClientCredentials, AuthKind::Command}) {
            ProviderConfig config = good();
            config.auth = auth;
            QVERIFY(providerFromJson(toJson(config)).auth == auth);
        }
    }

    // What validate() refuses may still be in an editor's draft: it must not reach the database.
    void no_secret_is_written_to_json() {
        ProviderConfig config = full();
        config.baseUrl = QUrl("https://me:sk-secret@gateway.example/v1");
        config.tokenUrl = QUrl("https://me:sk-secret@login.example/token");
        config.proxy = "http://me:sk-secret@proxy.example:3128";
        config.headers = {
            {"Authorization", "Bearer sk-secret"}, {"X-Api-Key", "sk-secret"}, {"X-Team", "loquat"}};
        const QJsonObject json = toJson(config);
        QVERIFY2(!QJsonDocument(json).toJson().contains("sk-secret"), QJsonDocument(json).toJson());
        QCOMPARE(json["headers"].toObject()["X-Team"].toString(), "loquat");
        QCOMPARE(QUrl(json["baseUrl"].toString()).host(), "gateway.example");
        QVERIFY(json["proxy"].toString().contains("proxy.example:3128"));
    }

    void hostile_json_gives_bounded_values_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("wrong types") << QByteArray(
            R"({"id":1,"name":[],"baseUrl":{},"headers":"x","auth":7,"pinnedModels":{"a":1},
            "connectTimeoutMs":"x","allowPlainHttp":"yes","inAuto":0,"chatPath":null})");
        QTest::newRow("huge") << QByteArray(
            R"({"connectTimeoutMs":1e300,"firstTokenTimeoutMs":1e18,"silenceTimeoutMs":4294967296,
            "maxAttempts":2147483647,"breakerFailures":2147483647,"breakerPauseMs":2147483647,"requestsPerMinute":2147483647,
            "tokensPerMinute":2147483647})");
        QTest::newRow("negative") << QByteArray(
            R"({"connectTimeoutMs":-1,"firstTokenTimeoutMs":-1,"silenceTimeoutMs":-2147483648,
            "maxAttempts":-1,"breakerFailures":0,"breakerPauseMs":-1,"requestsPerMinute":-1,"tokensPerMinute":-1})");
        QTest::newRow("nested") << QByteArray(
            R"({"headers":{"a":{"b":[1,2,{"c":null}]}},"pinnedModels":[[],{},1,"m",null]})");
        QTest::newRow("unknown") << QByteArray(
            R"({"auth":"certificate","frobnicate":true,"key":"sk-secret"})");
    }

    void hostile_json_gives_bounded_values() {
        QFETCH(QByteArray, json);
        QJsonParseError error;
        const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        verifyBounded(providerFromJson(object));
        QVERIFY(!QJsonDocument(toJson(providerFromJson(object))).toJson().contains("sk-secret"));
    }

    void random_json_never_crashes() {
        std::mt19937 random(11);
        const QJsonObject model = toJson(full());
        const QList<QJsonValue> values{
            QJsonValue(),         true, -1, 1e308, "", "x\n\r", QString(100'000, 'x'), QJsonArray{1, "a"},
            QJsonObject{{"a", 1}}};
        for (int i = 0; i < 2000; ++i) {
            QJsonObject json = model;
            for (int n = 0; n < 4; ++n)
                json[json.keys()[int(random() % unsigned(json.size()))]] =
                    values[int(random() % unsigned(values.size()))];
            const ProviderConfig config = providerFromJson(json);
            verifyBounded(config);
            (void)validate(config);
        }
    }

    void model_ids_hold_provider_and_model() {
        QCOMPARE(remoteModelId("0b7f", "a/b/c"), "0b7f/a/b/c");
        QCOMPARE(parseRemoteModelId("0b7f/a/b/c").provider, "0b7f");
        QCOMPARE(parseRemoteModelId("0b7f/a/b/c").model, "a/b/c");
        for (const char* none : {"", "/", "/home/me/model.gguf", "0b7f/", "0b7f"}) {
            QVERIFY(parseRemoteModelId(none).provider.isEmpty());
            QVERIFY(parseRemoteModelId(none).model.isEmpty());
        }
    }

    void secrets_have_names_of_their_own() {
        QSet<QString> names;
        for (const char* id : {"a", "b"})
            for (Secret secret : {Secret::ApiKey, Secret::ClientSecret, Secret::KeyPassphrase})
                names << secretName(id, secret);
        QCOMPARE(names.size(), 6);
    }

private:
    void verifyBounded(const ProviderConfig& c) {
        for (int ms : {c.connectTimeoutMs, c.firstTokenTimeoutMs, c.silenceTimeoutMs, c.breakerPauseMs})
            QVERIFY(ms >= 100 && ms <= 86'400'000);
        QVERIFY(c.maxAttempts >= 1 && c.maxAttempts <= 20);
        QVERIFY(c.breakerFailures >= 1 && c.breakerFailures <= 1000);
        QVERIFY(c.requestsPerMinute >= 0 && c.tokensPerMinute >= 0);
    }
};

QTEST_APPLESS_MAIN(TestProviderConfig)
#include "tst_provider_config.moc"
