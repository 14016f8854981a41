// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QHash>
#include <QObject>

#include "engine/base/result.h"
#include "engine/remote/provider_config.h"
#include "engine/remote/secret_store.h"

namespace loquat::remote {

class EgressGate;

/// The Authorization header of a provider: its key, an OAuth 2.0 token (fetched by client credentials, kept in memory,
/// renewed a minute before it expires and when refused), or what a command prints.
class Authenticator : public QObject {
    Q_OBJECT
public:
    Authenticator(EgressGate& gate, SecretStore& secrets, QObject* parent = nullptr);

    /// "Bearer …", or empty for AuthKind::None. Several requests that wait for one token share one fetch.
    QFuture<Result<QByteArray>> authorization(const ProviderConfig& provider);
    /// The service said 401: the next authorization() fetches anew. True when that may help.
    bool refused(const ProviderConfig& provider);

private:
    struct Token {
        QByteArray value;
        QDateTime expires;
    };
    EgressGate& gate_;
    SecretStore& secrets_;
    QHash<QString, Token> tokens_;
    QHash<QString, QFuture<Result<QByteArray>>> pending_;
};

}  // namespace loquat::remote
