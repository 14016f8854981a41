// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QUrl>

#include "engine/base/result.h"

namespace loquat::remote {

enum class AuthKind {
    None,
    ApiKey,             ///< "Authorization: Bearer KEY", or a header of its own
    ClientCredentials,  ///< OAuth 2.0 (RFC 6749, 4.4)
    Command,            ///< a program prints a token (JWT)
};

/// A remote service as the user set it up. Holds no secret: those are in the SecretStore under secretName().
struct ProviderConfig {
    QString id;               ///< a UUID, without '/'
    QString name;
    QString preset;           ///< "deepseek", … of presets.h; "custom"
    QUrl baseUrl;             ///< "https://api.deepseek.com/v1"
    QString chatPath = QStringLiteral("/chat/completions");  ///< appended to the base URL
    QMap<QString, QString> headers;  ///< besides the usual ones; no secrets (checked)
    AuthKind auth = AuthKind::ApiKey;
    QString keyHeader;        ///< ApiKey: the header that takes the bare key ("api-key"); empty: "Authorization: Bearer KEY"
    QUrl tokenUrl;            ///< ClientCredentials
    QString clientId;
    QString scope;
    QString tokenCommand;     ///< Command: run by the shell, prints the token on its first line
    QString proxy;            ///< "http://host:port", "socks5://host:port"; empty: the system's
    QString proxyUser;        ///< its password is a secret; empty: it asks for none
    QString caFile;           ///< PEM: trusted besides the system's certificates
    QString clientCertificateFile;  ///< PEM; its key's passphrase is a secret
    QString clientKeyFile;
    bool allowPlainHttp = false;    ///< beyond loopback: the user was warned
    bool inAuto = true;             ///< Auto may use it
    int requestsPerMinute = 0;      ///< 0: no limit
    int tokensPerMinute = 0;
    int connectTimeoutMs = 10'000;
    int firstTokenTimeoutMs = 120'000;
    int silenceTimeoutMs = 60'000;
    int maxAttempts = 4;
    int breakerFailures = 5;
    int breakerPauseMs = 30'000;
    QStringList pinnedModels;       ///< used when /models is not offered

    bool operator==(const ProviderConfig&) const = default;
};

/// What is wrong with it, in a sentence about the field; success when it can be used.
Result<void> validate(const ProviderConfig& config);

/// Without what validate() refuses as a secret: passwords in addresses, headers that hold keys.
QJsonObject toJson(const ProviderConfig& config);
ProviderConfig providerFromJson(const QJsonObject& json);  ///< tolerant: defaults for what is missing or wrong

/// Names in the SecretStore.
enum class Secret { ApiKey, ClientSecret, KeyPassphrase, ProxyPassword };
QString secretName(const QString& providerId, Secret secret);

/// "provider/model": what ChatRequest::modelId holds for remote models.
struct RemoteModelId {
    QString provider;
    QString model;  ///< may hold slashes
};
QString remoteModelId(const QString& providerId, const QString& model);
RemoteModelId parseRemoteModelId(const QString& id);  ///< both empty when it is none

}  // namespace loquat::remote
