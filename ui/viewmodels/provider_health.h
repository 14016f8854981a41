// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include "storage/storage.h"
#include "ui/viewmodels/privacy_settings.h"
#include "ui/viewmodels/provider_list.h"

namespace loquat::ui {

/// How one provider fared in the last hour, by the audit log, so that a new start does not forget; and how near it
/// is to its limits.
class ProviderHealth : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ProviderEditor")
    Q_PROPERTY(QStringList ticks READ ticks NOTIFY changed FINAL)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed FINAL)
    Q_PROPERTY(QString breaker READ breaker NOTIFY changed FINAL)
    Q_PROPERTY(QString spentText READ spentText NOTIFY changed FINAL)
    Q_PROPERTY(double spentShare READ spentShare NOTIFY changed FINAL)
    Q_PROPERTY(QString requestsText READ requestsText NOTIFY changed FINAL)
    Q_PROPERTY(double requestsShare READ requestsShare NOTIFY changed FINAL)
    Q_PROPERTY(QString queueText READ queueText NOTIFY changed FINAL)

public:
    static constexpr int kTicks = 36;

    ProviderHealth(remote::RemoteProvider& provider, const ProviderList& providers, const PrivacySettings& privacy,
                   storage::Storage& storage, QObject* parent = nullptr);

    void setProvider(const QString& id);
    void refresh();

    /// 36 spans of 100 s, oldest first: "", "ok", "mixed", "failed".
    QStringList ticks() const { return ticks_; }
    QString sentence() const;
    QString breaker() const;  ///< "sending", "paused", "trying"
    QString spentText() const;
    double spentShare() const;     ///< of the monthly budget; -1: no budget
    QString requestsText() const;
    double requestsShare() const;  ///< of the limit; -1: no limit
    QString queueText() const;

    static QStringList ticksOf(const QList<storage::AuditRow>& rows, const QDateTime& now);

signals:
    void changed();

private:
    void read();

    remote::RemoteProvider& provider_;
    const ProviderList& providers_;
    const PrivacySettings& privacy_;
    storage::Storage& storage_;
    QString id_;
    QStringList ticks_;
    int requests_ = 0;
    int failed_ = 0;
    double spent_ = 0;  // this month, in the budget's currency
    QTimer soon_;       // gathers what happens in quick succession
    QTimer clock_;
};

}  // namespace loquat::ui
