// SPDX-License-Identifier: MIT
// A program that uses a key and then crashes. What it leaves behind is searched by tst_key_leaks.
//   key_helper store NAME            keeps standard input in the keychain
//   key_helper use ID URL [OPTION…]  asks the service with the key of provider ID, says how that went, and
//   aborts
//     forbid-cores                   as Loquat does when it starts
//     holding                        aborts while the key is still in its hands
#include <unistd.h>
#include <csignal>
#include <QCoreApplication>
#include <QTimer>

#include "engine/remote/egress_gate.h"
#include "engine/remote/remote_provider.h"
#include "engine/remote/wipe.h"
#include "tests/remote/waiting.h"

using namespace loquat;
using namespace loquat::remote;

namespace {

struct NoLog : AuditSink {
    void record(const AuditRecord& record) override {
        qInfo() << "audit" << record.provider << record.host << record.purpose << record.status
                << record.inputSha256;
    }
};

int store(const QString& name) {
    char bytes[256] = {};
    const ssize_t size = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (size <= 0) return 1;
    QString secret = QString::fromLatin1(bytes, size);
    const auto written = waitFor(SecretStore().write(name, secret));
    if (!written) qWarning("%s", written.error().to_string().c_str());
    return written ? 0 : 1;
}

/// A chat, a list of models and a test of the connection; every word about their failures goes to the log.
void use(const ProviderConfig& config) {
    NoLog log;
    EgressGate gate(log);
    SecretStore secrets;
    RemoteProvider provider(gate, secrets);
    provider.setProviders({config});
    QEventLoop loop;
    QObject::connect(&provider, &ChatProvider::failed, &loop, [&](RequestId, const ChatError& error) {
        qWarning() << "chat:" << int(error.kind) << error.what << error.why;
        loop.quit();
    });
    QObject::connect(&provider, &ChatProvider::finished, &loop, [&] {
        qInfo() << "chat: answered";
        loop.quit();
    });
    ChatRequest request;
    request.modelId = remoteModelId(config.id, "scripted-chat");
    request.messages = {{.role = Role::User, .text = "Hello"}};
    request.policy = DataPolicy::Open;
    provider.start(request);
    loop.exec();
    const auto models = waitFor(provider.models(config.id));
    qWarning() << "models:" << (models ? "listed" : models.error().to_string().c_str());
    const ConnectionReport report = waitFor(provider.test(config));
    qWarning() << "test:" << report.reached << report.keyAccepted;
    if (report.error) qWarning() << report.error->what << report.error->why;
    qInfo() << "health:" << provider.health(config.id).problem;
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == "store") return store(arguments.value(2));
    if (arguments.contains("forbid-cores")) forbidCores();
    ProviderConfig config;
    config.id = arguments.value(2);
    config.name = "A gateway";
    config.baseUrl = QUrl(arguments.value(3));
    config.maxAttempts = 2;
    use(config);
    const auto held = arguments.contains("holding")
                          ? std::optional(waitFor(SecretStore().read(secretName(config.id, Secret::ApiKey))))
                          : std::nullopt;
    std::abort();
}
