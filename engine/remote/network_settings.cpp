// SPDX-License-Identifier: MIT
#include "engine/remote/network_settings.h"

#include <QFile>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslCertificate>

namespace loquat::remote {

namespace {

bool isThisComputer(const QString& host) { return host == "localhost" || QHostAddress(host).isLoopback(); }

QNetworkProxy proxyFrom(const QUrl& url) {
    const bool socks = url.scheme().startsWith("socks5");
    QNetworkProxy proxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                        quint16(url.port(socks ? 1080 : 8080)), url.userName(), url.password());
    return proxy;
}

/// No proxy, said in a way that makes Qt 6.4 give a plain connection a buffer. Without one it reads on in a loop for as
/// long as anything comes, and nothing reaches it there, neither a limit nor that the request is given up.
QNetworkProxy noProxy() {
    [[maybe_unused]] static const bool known = [] {
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);  // what the default is, then
        return true;
    }();
    return QNetworkProxy(QNetworkProxy::DefaultProxy);
}

/// The system's proxy is asked anew for each request: it changes when a computer moves.
class ProxyChoice : public QNetworkProxyFactory {
public:
    explicit ProxyChoice(const QString& proxy) : own_(proxy) {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override {
        if (isThisComputer(query.peerHostName())) return {noProxy()};
        if (own_.isValid() && !own_.host().isEmpty()) return {proxyFrom(own_)};
        QList<QNetworkProxy> proxies = systemProxyForQuery(query);
        for (QNetworkProxy& proxy : proxies)
            if (proxy.type() == QNetworkProxy::NoProxy) proxy = noProxy();
        return proxies;
    }

private:
    QUrl own_;
};

}  // namespace

QString connectionKey(const ProviderConfig& provider) {
    return QStringList{provider.proxy, provider.proxyUser, provider.caFile, provider.clientCertificateFile, provider.clientKeyFile}.join('\n');
}

void applyProxy(QNetworkAccessManager& manager, const ProviderConfig& provider) {
    manager.setProxyFactory(new ProxyChoice(provider.proxy));  // the manager owns it
}

QSslConfiguration tlsSettings(const ProviderConfig& provider) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!provider.caFile.isEmpty())
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + QSslCertificate::fromPath(provider.caFile));
    if (!provider.clientCertificateFile.isEmpty())
        tls.setLocalCertificateChain(QSslCertificate::fromPath(provider.clientCertificateFile));
    return tls;
}

QSslKey readClientKey(const QString& path, const QString& passphrase) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray pem = file.readAll();
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase.toUtf8());
        if (!key.isNull()) return key;
    }
    return {};
}

}  // namespace loquat::remote
