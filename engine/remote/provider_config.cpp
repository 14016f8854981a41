// SPDX-License-Identifier: MIT
#include "engine/remote/provider_config.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHostAddress>
#include <QJsonArray>
#include <QRegularExpression>

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Providers)
};

Error problem(const QString& message) {
    return Error{ErrorKind::kBadInput, message.toStdString(), {}};
}

const QMap<AuthKind, QString> kAuthNames{{AuthKind::None, QStringLiteral("none")},
                                         {AuthKind::ApiKey, QStringLiteral("key")},
                                         {AuthKind::ClientCredentials, QStringLiteral("client-credentials")},
                                         {AuthKind::Command, QStringLiteral("command")}};

bool isLoopback(const QUrl& url) {
    return url.host() == "localhost" || QHostAddress(url.host()).isLoopback();
}

Result<void> validateAddress(const ProviderConfig& config, const QUrl& url) {
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "https" && url.scheme() != "http"))
        return problem(Sentence::tr("The address must begin with https:// and name a host."));
    if (!url.userInfo().isEmpty())
        return problem(
            Sentence::tr("The address must not hold a name or password; put the key in its own field."));
    if (url.scheme() == "http" && !isLoopback(url) && !config.allowPlainHttp)
        return problem(
            Sentence::tr("Plain http would send your key and your words readable to everyone on the way. "
                         "Use https, or allow it for this provider."));
    return {};
}

Result<void> validateBase(const ProviderConfig& config) {
    if (auto valid = validateAddress(config, config.baseUrl); !valid) return valid;
    if (config.baseUrl.hasQuery() || config.baseUrl.hasFragment())
        return problem(Sentence::tr("The address must end before any ? or #; put the key in its own field."));
    if (!config.chatPath.startsWith('/')) return problem(Sentence::tr("The path must begin with a slash."));
    return {};
}

bool looksSecret(const QString& header, const QString& value) {
    static const QRegularExpression names(
        "authorization|cookie|secret|token|password|api-?key|access-?key|subscription-?key",
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression values("^(bearer|basic|token)\\s|^(sk|gsk|key)[-_]\\S{16}|^eyJ\\S{20}",
                                           QRegularExpression::CaseInsensitiveOption);
    return names.match(header).hasMatch() || values.match(value).hasMatch();
}

/// RFC 9110, 5.1.
bool isHeaderName(const QString& name) {
    static const QRegularExpression token("^[-!#$%&'*+.^_`|~0-9A-Za-z]+\\z");
    return token.match(name).hasMatch();
}

/// RFC 9110, 5.5.
Result<void> validateHeader(const QString& name, const QString& value) {
    static const QRegularExpression control("[\\x00-\\x08\\x0a-\\x1f\\x7f]");
    if (looksSecret(name, value))
        return problem(
            Sentence::tr("The header %1 holds a secret; put it in the key field, which goes to the keychain.")
                .arg(name));
    if (!isHeaderName(name) || control.match(value).hasMatch())
        return problem(Sentence::tr("A header needs a name without spaces and must stand on one line."));
    return {};
}

Result<void> validateProxy(const QString& proxy) {
    if (proxy.isEmpty()) return {};
    const QUrl url(proxy, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.port() < 1 ||
        (url.scheme() != "http" && url.scheme() != "socks5"))
        return problem(Sentence::tr("A proxy is written http://host:port or socks5://host:port."));
    if (!url.userInfo().isEmpty())
        return problem(
            Sentence::tr("The proxy's address must not hold a name or password: they have fields of their own."));
    return {};
}

Result<void> validateAuthentication(const ProviderConfig& config) {
    if (!config.keyHeader.isEmpty() && !isHeaderName(config.keyHeader))
        return problem(Sentence::tr("The header for the key needs a name without spaces."));
    if (config.auth == AuthKind::ClientCredentials) {
        if (auto valid = validateAddress(config, config.tokenUrl); !valid) return valid;
        if (config.clientId.isEmpty()) return problem(Sentence::tr("OAuth needs a client ID."));
    }
    if (config.auth == AuthKind::Command && config.tokenCommand.trimmed().isEmpty())
        return problem(Sentence::tr("Name the command that prints the token."));
    return {};
}

Result<void> validateFile(const QString& path, const QString& what) {
    if (path.isEmpty() || QFileInfo(path).isReadable()) return {};
    return problem(Sentence::tr("%1 cannot be read: %2").arg(what, path));
}

QString withoutPassword(const QUrl& url) {
    return url.toString(QUrl::RemoveUserInfo);
}

int bounded(const QJsonObject& json, const char* key, int fallback, int low, int high) {
    return qBound(low, json.value(QLatin1String(key)).toInt(fallback), high);
}

}  // namespace

Result<void> validate(const ProviderConfig& config) {
    if (config.name.trimmed().isEmpty()) return problem(Sentence::tr("Give the provider a name."));
    if (auto valid = validateBase(config); !valid) return valid;
    for (auto it = config.headers.begin(); it != config.headers.end(); ++it)
        if (auto valid = validateHeader(it.key(), it.value()); !valid) return valid;
    if (auto valid = validateProxy(config.proxy); !valid) return valid;
    if (auto valid = validateAuthentication(config); !valid) return valid;
    if (auto valid = validateFile(config.caFile, Sentence::tr("The certificate authority file")); !valid)
        return valid;
    if (auto valid = validateFile(config.clientCertificateFile, Sentence::tr("The client certificate"));
        !valid)
        return valid;
    return validateFile(config.clientKeyFile, Sentence::tr("The client key"));
}

QJsonObject toJson(const ProviderConfig& config) {
    QJsonObject headers;
    for (auto it = config.headers.begin(); it != config.headers.end(); ++it)
        if (!looksSecret(it.key(), it.value())) headers[it.key()] = it.value();
    return {{"id", config.id},
            {"name", config.name},
            {"preset", config.preset},
            {"baseUrl", withoutPassword(config.baseUrl)},
            {"chatPath", config.chatPath},
            {"headers", headers},
            {"auth", kAuthNames[config.auth]},
            {"keyHeader", config.keyHeader},
            {"tokenUrl", withoutPassword(config.tokenUrl)},
            {"clientId", config.clientId},
            {"scope", config.scope},
            {"tokenCommand", config.tokenCommand},
            {"proxy", withoutPassword(QUrl(config.proxy))},
            {"proxyUser", config.proxyUser},
            {"caFile", config.caFile},
            {"clientCertificateFile", config.clientCertificateFile},
            {"clientKeyFile", config.clientKeyFile},
            {"allowPlainHttp", config.allowPlainHttp},
            {"inAuto", config.inAuto},
            {"requestsPerMinute", config.requestsPerMinute},
            {"tokensPerMinute", config.tokensPerMinute},
            {"connectTimeoutMs", config.connectTimeoutMs},
            {"firstTokenTimeoutMs", config.firstTokenTimeoutMs},
            {"silenceTimeoutMs", config.silenceTimeoutMs},
            {"maxAttempts", config.maxAttempts},
            {"breakerFailures", config.breakerFailures},
            {"breakerPauseMs", config.breakerPauseMs},
            {"pinnedModels", QJsonArray::fromStringList(config.pinnedModels)}};
}

ProviderConfig providerFromJson(const QJsonObject& json) {
    ProviderConfig config;
    config.id = json["id"].toString();
    config.name = json["name"].toString();
    config.preset = json["preset"].toString("custom");
    config.baseUrl = QUrl(json["baseUrl"].toString());
    config.chatPath = json["chatPath"].toString(config.chatPath);
    const QJsonObject headers = json["headers"].toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        config.headers[it.key()] = it.value().toString();
    config.auth = kAuthNames.key(json["auth"].toString(), AuthKind::ApiKey);
    config.keyHeader = json["keyHeader"].toString();
    config.tokenUrl = QUrl(json["tokenUrl"].toString());
    config.clientId = json["clientId"].toString();
    config.scope = json["scope"].toString();
    config.tokenCommand = json["tokenCommand"].toString();
    config.proxy = json["proxy"].toString();
    config.proxyUser = json["proxyUser"].toString();
    config.caFile = json["caFile"].toString();
    config.clientCertificateFile = json["clientCertificateFile"].toString();
    config.clientKeyFile = json["clientKeyFile"].toString();
    config.allowPlainHttp = json["allowPlainHttp"].toBool();
    config.inAuto = json["inAuto"].toBool(true);
    constexpr int kDay = 86'400'000;
    config.requestsPerMinute = bounded(json, "requestsPerMinute", 0, 0, 1'000'000);
    config.tokensPerMinute = bounded(json, "tokensPerMinute", 0, 0, 1'000'000'000);
    config.connectTimeoutMs = bounded(json, "connectTimeoutMs", config.connectTimeoutMs, 100, kDay);
    config.firstTokenTimeoutMs = bounded(json, "firstTokenTimeoutMs", config.firstTokenTimeoutMs, 100, kDay);
    config.silenceTimeoutMs = bounded(json, "silenceTimeoutMs", config.silenceTimeoutMs, 100, kDay);
    config.maxAttempts = bounded(json, "maxAttempts", config.maxAttempts, 1, 20);
    config.breakerFailures = bounded(json, "breakerFailures", config.breakerFailures, 1, 1000);
    config.breakerPauseMs = bounded(json, "breakerPauseMs", config.breakerPauseMs, 100, kDay);
    for (const auto& model : json["pinnedModels"].toArray()) config.pinnedModels << model.toString();
    return config;
}

QString secretName(const QString& providerId, Secret secret) {
    static const QMap<Secret, QString> kinds{{Secret::ApiKey, QStringLiteral("key")},
                                             {Secret::ClientSecret, QStringLiteral("client-secret")},
                                             {Secret::KeyPassphrase, QStringLiteral("passphrase")},
                                             {Secret::ProxyPassword, QStringLiteral("proxy-password")}};
    return QStringLiteral("provider/%1/%2").arg(providerId, kinds[secret]);
}

QString remoteModelId(const QString& providerId, const QString& model) {
    return providerId + '/' + model;
}

RemoteModelId parseRemoteModelId(const QString& id) {
    const qsizetype slash = id.indexOf('/');
    if (slash <= 0 || slash == id.size() - 1) return {};  // a file's path begins with a slash
    return {id.left(slash), id.mid(slash + 1)};
}

}  // namespace loquat::remote
