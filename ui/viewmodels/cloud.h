// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include "engine/remote/egress_gate.h"
#include "ui/viewmodels/audit_log_model.h"
#include "ui/viewmodels/cloud_models.h"
#include "ui/viewmodels/privacy_settings.h"
#include "ui/viewmodels/provider_editor.h"
#include "ui/viewmodels/usage_model.h"

namespace loquat::ui {

/// What the remote side is made of; all of it outlives the window.
struct CloudServices {
    remote::RemoteProvider& provider;
    remote::EgressGate& gate;
    remote::SecretStore& secrets;
};

/// The remote side as the pages see it, and the wires between the user's settings, the gate and the router.
class Cloud : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(loquat::ui::ProviderList* providers READ providers CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::ProviderEditor* editor READ editor CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::UsageModel* usage READ usage CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::AuditLogModel* audit READ audit CONSTANT FINAL)
    Q_PROPERTY(QString cacheText READ cacheText NOTIFY cacheChanged FINAL)

public:
    Cloud(const CloudServices& services, PrivacySettings& privacy, storage::Storage& storage, Toast& toast,
          CloudModels& models, QObject* parent = nullptr);

    ProviderList* providers() { return &providers_; }
    ProviderEditor* editor() { return &editor_; }
    UsageModel* usage() { return &usage_; }
    AuditLogModel* audit() { return &audit_; }
    PriceTable* prices() { return &prices_; }

    QString cacheText() const;  ///< "3 answers, 12 KB"
    Q_INVOKABLE void clearCache();

    void answered();  ///< an answer was paid for: the month's sum and the pages read anew
    void retranslate();

signals:
    void cacheChanged();

private:
    void applyPolicy();
    void applyCache();
    void offerModels();

    CloudServices services_;
    PrivacySettings& privacy_;
    CloudModels& models_;
    PriceTable prices_;
    ProviderList providers_;
    ProviderEditor editor_;
    UsageModel usage_;
    AuditLogModel audit_;
};

}  // namespace loquat::ui
