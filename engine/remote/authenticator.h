// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <memory>
#include <QFuture>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPromise>

#include "engine/base/result.h"
#include "engine/chat/sinks.h"
#include "engine/remote/provider_config.h"
#include "engine/remote/secret_store.h"
#include "engine/remote/token.h"

class QNetworkReply;
class QProcess;

namespace loquat::remote {

class EgressGate;

/// The header that signs a request of this provider in.
QByteArray authorizationHeader(const ProviderConfig& provider);

/// The Authorization header of a provider: its key, an OAuth 2.0 token (fetched by client credentials, kept
/// in memory, renewed a minute before it expires and when refused), or what a command prints.
///
/// Errors: kNotFound: no secret is stored; kIo: no keychain, or the token service was not reached;
/// kCancelled: the gate does not let the token request out; kLimit: it took too long; kBadInput: refused, or
/// not a token. None of them holds a secret, nor what a service or a command said.
class Authenticator : public QObject {
    Q_OBJECT
public:
    Authenticator(EgressGate& gate, SecretStore& secrets, QObject* parent = nullptr);
    ~Authenticator() override;

    /// The value of authorizationHeader(): "Bearer …", a bare key, or empty for AuthKind::None. Several requests that wait for one token share one fetch.
    QFuture<Result<QByteArray>> authorization(const ProviderConfig& provider);
    /// The service said 401 to a request with this header: the next authorization() fetches anew. True when
    /// that may help: not for a key, and not for a token fetched just now because the one before was refused.
    bool refused(const ProviderConfig& provider, const QByteArray& authorization);

    /// How long a command or a token service may take; 30 s unless set.
    void setPatience(std::chrono::milliseconds patience) { patience_ = patience; }

private:
    using Waiting = std::shared_ptr<QPromise<Result<QByteArray>>>;

    void fetch(const QString& key, const ProviderConfig& provider);
    void fetchByCredentials(const QString& key, const ProviderConfig& provider);
    /// What signs in: at the token service, with the client certificate, at the proxy.
    struct Secrets {
        QString client;
        QString passphrase;
        QString proxyPassword;
    };
    void readSecrets(const QString& key, const ProviderConfig& provider);
    void postCredentials(const QString& key, const ProviderConfig& provider, const Secrets& secrets);
    void answered(const QString& key, QNetworkReply& reply, AuditRecord record);
    void fetchByCommand(const QString& key, const ProviderConfig& provider);
    void ended(const QString& key, QProcess& process, bool in_time);
    void finish(const QString& key, Result<Token> token);

    EgressGate& gate_;
    SecretStore& secrets_;
    std::chrono::milliseconds patience_{30'000};
    QHash<QString, Token> tokens_;
    QHash<QString, QList<Waiting>> waiting_;
    QHash<QString, bool> after_refusal_;
};

}  // namespace loquat::remote
