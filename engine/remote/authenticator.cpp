// SPDX-License-Identifier: MIT
#include "engine/remote/authenticator.h"

#include <unistd.h>
#include <csignal>
#include <QCoreApplication>
#include <QNetworkReply>
#include <QProcess>
#include <QTimer>
#include <QUrlQuery>

#include "engine/chat/when_done.h"
#include "engine/remote/audit.h"
#include "engine/remote/egress_gate.h"
#include "engine/remote/wipe.h"

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Providers)
};

constexpr qint64 kMostBytes = 64 * 1024;  // of a token service's answer or a command's output

Error problem(ErrorKind kind, const QString& message) {
    return Error{kind, message.toStdString(), {}};
}

/// Two configurations share a token only when both would have fetched the same.
QString keyOf(const ProviderConfig& provider) {
    return QStringList{provider.id, provider.tokenUrl.toString(), provider.clientId, provider.scope,
                       provider.auth == AuthKind::Command ? provider.tokenCommand : QString()}
        .join(QChar(0));
}

QByteArray bearer(const QByteArray& token) {
    return "Bearer " + token;
}

Result<QByteArray> headerOf(Result<QString> key, bool bare) {
    if (!key) return key.error();
    QByteArray bytes = key->trimmed().toUtf8();
    wipe(*key);
    if (!isToken(bytes))
        return problem(ErrorKind::kBadInput,
                       Sentence::tr("The stored key holds characters that no key has. Paste it once more."));
    if (bare) return bytes;
    const QByteArray header = bearer(bytes);
    wipe(bytes);
    return header;
}

/// RFC 6749, 2.3.1: both are form-encoded before they are put together.
QByteArray basic(const QString& id, const QString& secret) {
    QByteArray pair = QUrl::toPercentEncoding(id) + ':' + QUrl::toPercentEncoding(secret);
    const QByteArray header = "Basic " + pair.toBase64();
    wipe(pair);
    return header;
}

int httpStatus(const QNetworkReply& reply) {
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

Result<Token> readAnswer(const QNetworkReply& reply, const QByteArray& body) {
    const int status = httpStatus(reply);
    const QString host = reply.url().host();
    if (reply.property("late").toBool())
        return problem(ErrorKind::kLimit, Sentence::tr("The token service %1 took too long.").arg(host));
    if (status == 0)
        return problem(ErrorKind::kIo, Sentence::tr("The token service %1 cannot be reached.").arg(host));
    if (status >= 500)
        return problem(ErrorKind::kIo,
                       Sentence::tr("The token service %1 failed (%2).").arg(host).arg(status));
    Result<Token> token = tokenFromAnswer(body, QDateTime::currentDateTimeUtc());
    if (token && status != 200)
        return problem(ErrorKind::kBadInput,
                       Sentence::tr("The token service %1 answered %2.").arg(host).arg(status));
    return token;
}

template <class T>
QFuture<T> ready(T value) {
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

}  // namespace

QByteArray authorizationHeader(const ProviderConfig& provider) {
    const bool own = provider.auth == AuthKind::ApiKey && !provider.keyHeader.isEmpty();
    return own ? provider.keyHeader.toLatin1() : QByteArray("Authorization");
}

Authenticator::Authenticator(EgressGate& gate, SecretStore& secrets, QObject* parent)
    : QObject(parent), gate_(gate), secrets_(secrets) {}

Authenticator::~Authenticator() {
    for (Token& token : tokens_) wipe(token.value);
}

QFuture<Result<QByteArray>> Authenticator::authorization(const ProviderConfig& provider) {
    if (provider.auth == AuthKind::None) return ready(Result<QByteArray>(QByteArray()));
    if (provider.auth == AuthKind::ApiKey)
        return secrets_.read(secretName(provider.id, Secret::ApiKey))
            .then([bare = !provider.keyHeader.isEmpty()](const Result<QString>& secret) { return headerOf(secret, bare); });

    const QString key = keyOf(provider);
    const auto token = tokens_.constFind(key);
    if (token != tokens_.constEnd() && QDateTime::currentDateTimeUtc() < token->renewAt)
        return ready(Result<QByteArray>(bearer(token->value)));
    const auto waiting = std::make_shared<QPromise<Result<QByteArray>>>();
    waiting->start();
    waiting_[key].append(waiting);
    if (waiting_[key].size() == 1) fetch(key, provider);
    return waiting->future();
}

bool Authenticator::refused(const ProviderConfig& provider, const QByteArray& authorization) {
    if (provider.auth == AuthKind::None || provider.auth == AuthKind::ApiKey) return false;
    const QString key = keyOf(provider);
    const auto token = tokens_.find(key);
    // Another request has seen to it already.
    if (token == tokens_.end() || bearer(token->value) != authorization) return true;
    const bool just_renewed = token->renewed && token->fetched.secsTo(QDateTime::currentDateTimeUtc()) < 60;
    wipe(token->value);
    tokens_.erase(token);
    after_refusal_[key] = !just_renewed;
    return !just_renewed;
}

void Authenticator::fetch(const QString& key, const ProviderConfig& provider) {
    if (auto valid = validate(provider); !valid) return finish(key, valid.error());
    if (provider.auth == AuthKind::Command) return fetchByCommand(key, provider);
    fetchByCredentials(key, provider);
}

void Authenticator::fetchByCredentials(const QString& key, const ProviderConfig& provider) {
    if (const auto refusal = gate_.refusal(provider, DataPolicy::Open, {}))
        return finish(key, problem(ErrorKind::kCancelled, refusal->what));
    readSecrets(key, provider);
}

void Authenticator::readSecrets(const QString& key, const ProviderConfig& provider) {
    const auto read = [this, id = provider.id](Secret secret) { return secrets_.read(secretName(id, secret)); };
    whenDone(read(Secret::KeyPassphrase), this, [=, this](Result<QString> passphrase) {
        whenDone(read(Secret::ProxyPassword), this, [=, this](Result<QString> proxy) mutable {
            whenDone(read(Secret::ClientSecret), this, [=, this](Result<QString> client) mutable {
                if (!client) return finish(key, client.error());
                Secrets all{*client, passphrase ? *passphrase : QString(), proxy ? *proxy : QString()};  // those two may be absent
                postCredentials(key, provider, all);
                for (QString* secret : {&all.client, &all.passphrase, &all.proxyPassword}) wipe(*secret);
            });
        });
    });
}

void Authenticator::postCredentials(const QString& key, const ProviderConfig& provider, const Secrets& secrets) {
    QNetworkRequest request(provider.tokenUrl);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded");
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("Authorization", basic(provider.clientId, secrets.client));
    // The secret goes to the address that the user typed and to no other.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    QUrlQuery form;
    form.addQueryItem("grant_type", "client_credentials");
    if (!provider.scope.isEmpty()) form.addQueryItem("scope", QUrl::toPercentEncoding(provider.scope));
    const QByteArray body = form.toString(QUrl::FullyEncoded).toUtf8();

    QNetworkReply* reply = gate_.send({provider, request, "POST", body, DataPolicy::Open, false, secrets.passphrase,
                                       secrets.proxyPassword});
    auto* limit = new QTimer(reply);
    connect(limit, &QTimer::timeout, reply, [reply] {
        reply->setProperty("late", true);
        reply->abort();
    });
    limit->start(patience_);
    connect(reply, &QNetworkReply::readyRead, reply, [reply] {
        if (reply->bytesAvailable() > kMostBytes) reply->abort();
    });
    AuditRecord record = auditRecord(provider, QStringLiteral("token"), {}, DataPolicy::Open);
    record.host = provider.tokenUrl.host();
    record.attempts = 1;
    record.bytesSent = body.size();
    connect(reply, &QNetworkReply::finished, this, [=, this] {
        answered(key, *reply, record);
        reply->deleteLater();
    });
}

void Authenticator::answered(const QString& key, QNetworkReply& reply, AuditRecord record) {
    QByteArray body = reply.isOpen() ? reply.read(kMostBytes) : QByteArray();
    Result<Token> token = readAnswer(reply, body);
    record.durationMs = record.time.msecsTo(QDateTime::currentDateTimeUtc());
    record.bytesReceived = body.size();
    const int status = httpStatus(reply);
    record.status = token    ? QStringLiteral("ok")
                    : status ? QStringLiteral("failed: %1").arg(status)
                             : QStringLiteral("failed");
    gate_.audit().record(record);
    wipe(body);
    finish(key, std::move(token));
}

void Authenticator::fetchByCommand(const QString& key, const ProviderConfig& provider) {
    auto* process = new QProcess(this);
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());  // it may hold anything, a token too
    process->setChildProcessModifier([] { ::setpgid(0, 0); });
    auto* limit = new QTimer(process);
    limit->setSingleShot(true);
    const auto once = [=, this](bool in_time) {
        process->disconnect(this);
        limit->stop();
        ended(key, *process, in_time);
        process->deleteLater();
    };
    connect(limit, &QTimer::timeout, this, [once] { once(false); });
    connect(process, &QProcess::finished, this, [once] { once(true); });
    connect(process, &QProcess::errorOccurred, this, [once](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) once(true);
    });
    connect(process, &QProcess::readyReadStandardOutput, this, [=] {
        if (process->bytesAvailable() > kMostBytes) once(true);
    });
    limit->start(patience_);
    process->start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), provider.tokenCommand});
}

void Authenticator::ended(const QString& key, QProcess& process, bool in_time) {
    const bool stopped = process.state() == QProcess::NotRunning;
    if (!stopped) {
        ::kill(-pid_t(process.processId()), SIGKILL);
        process.waitForFinished(1000);
    }
    if (!in_time)
        return finish(key, problem(ErrorKind::kLimit,
                                   Sentence::tr("The command that prints the token took too long.")));
    if (stopped && (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0))
        return finish(key, problem(ErrorKind::kBadInput,
                                   Sentence::tr("The command that prints the token failed (exit code %1).")
                                       .arg(process.exitCode())));
    QByteArray output = process.read(kMostBytes);
    Result<Token> token = tokenFromCommand(output, QDateTime::currentDateTimeUtc());
    wipe(output);
    finish(key, std::move(token));
}

void Authenticator::finish(const QString& key, Result<Token> token) {
    const QList<Waiting> waiting = waiting_.take(key);
    if (token) {
        token->renewed = after_refusal_.take(key);
        tokens_[key] = *token;
    }
    for (const Waiting& one : waiting) {
        one->addResult(token ? Result<QByteArray>(bearer(token->value)) : Result<QByteArray>(token.error()));
        one->finish();
    }
}

}  // namespace loquat::remote
