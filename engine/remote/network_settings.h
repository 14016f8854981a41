// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QSslKey>

#include "engine/remote/provider_config.h"

namespace loquat::remote {

/// What sets connections of one provider apart from another's: proxy and certificates. Equal keys may share a pool.
QString connectionKey(const ProviderConfig& provider);

/// The provider's proxy, or the system's; none for this computer itself.
void applyProxy(QNetworkAccessManager& manager, const ProviderConfig& provider);

/// TLS 1.2 or later with the system's authorities and the provider's own.
QSslConfiguration tlsSettings(const ProviderConfig& provider);

/// The client's private key, RSA or elliptic; null when the file or the passphrase is wrong.
QSslKey readClientKey(const QString& file, const QString& passphrase);

}  // namespace loquat::remote
