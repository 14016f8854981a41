// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include "ui/viewmodels/connection_test.h"
#include "ui/viewmodels/provider_health.h"
#include "ui/viewmodels/provider_models.h"
#include "ui/viewmodels/secret_field.h"

namespace loquat::ui {

/// One provider being looked at and changed. What is written holds at once when it is valid; until then `problem`
/// says what is wrong and the last valid settings stay in use.
class ProviderEditor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(QString providerId READ providerId WRITE setProviderId NOTIFY providerChanged FINAL)
    Q_PROPERTY(QVariantMap fields READ fields NOTIFY fieldsChanged FINAL)
    Q_PROPERTY(QString headers READ headers NOTIFY fieldsChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY fieldsChanged FINAL)
    Q_PROPERTY(bool needsPlainHttp READ needsPlainHttp NOTIFY fieldsChanged FINAL)
    Q_PROPERTY(QString status READ status NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString statusText READ statusText NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString keyHint READ keyHint NOTIFY providerChanged FINAL)
    Q_PROPERTY(QString keyPage READ keyPage NOTIFY providerChanged FINAL)
    Q_PROPERTY(QStringList modelNames READ modelNames NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString modelsText READ modelsText NOTIFY statusChanged FINAL)
    Q_PROPERTY(loquat::ui::SecretField* key READ key CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::SecretField* clientSecret READ clientSecret CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::SecretField* passphrase READ passphrase CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::SecretField* proxyPassword READ proxyPassword CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::ConnectionTest* test READ test CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::ProviderHealth* health READ health CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::ProviderModels* models READ models CONSTANT FINAL)

public:
    ProviderEditor(ProviderList& providers, remote::RemoteProvider& provider, remote::SecretStore& secrets,
                   PriceTable& prices, const PrivacySettings& privacy, storage::Storage& storage, QObject* parent = nullptr);

    QString providerId() const { return draft_.id; }
    void setProviderId(const QString& id);
    QVariantMap fields() const;  ///< by the names of remote::toJson
    QString headers() const;     ///< "Name: value", one per line
    QString problem() const { return problem_; }
    bool needsPlainHttp() const;  ///< the address is plain http to another computer
    QString status() const;
    QString statusText() const;
    QString keyHint() const;
    QString keyPage() const;
    QStringList modelNames() const;
    QString modelsText() const;
    SecretField* key() { return &key_; }
    SecretField* clientSecret() { return &client_secret_; }
    SecretField* passphrase() { return &passphrase_; }
    SecretField* proxyPassword() { return &proxy_password_; }
    ConnectionTest* test() { return &test_; }
    ProviderHealth* health() { return &health_; }
    ProviderModels* models() { return &models_; }
    void retranslate();

    Q_INVOKABLE void set(const QString& field, const QVariant& value);
    Q_INVOKABLE void setHeaders(const QString& lines);
    Q_INVOKABLE void testConnection();
    Q_INVOKABLE void readModels();
    Q_INVOKABLE void refresh();  ///< the page was opened

signals:
    void providerChanged();
    void fieldsChanged();
    void statusChanged();

private:
    void accept(const remote::ProviderConfig& draft);
    void fail(const QString& problem);

    ProviderList& providers_;
    SecretField key_;
    SecretField client_secret_;
    SecretField passphrase_;
    SecretField proxy_password_;
    ConnectionTest test_;
    ProviderHealth health_;
    ProviderModels models_;
    remote::ProviderConfig draft_;
    QString problem_;
    QString models_problem_;
};

}  // namespace loquat::ui
