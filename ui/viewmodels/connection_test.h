// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>
#include <optional>

#include "ui/viewmodels/provider_list.h"

namespace loquat::ui {

/// "Test connection": what came of it in one sentence, and the particulars.
class ConnectionTest : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ProviderEditor")
    Q_PROPERTY(bool running READ isRunning NOTIFY changed FINAL)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed FINAL)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed FINAL)
    Q_PROPERTY(QString whenText READ whenText NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList details READ details NOTIFY changed FINAL)

public:
    ConnectionTest(remote::RemoteProvider& provider, ProviderList& providers, QObject* parent = nullptr);

    void reset();
    void run(const remote::ProviderConfig& config);

    bool isRunning() const { return running_; }
    QString outcome() const;  ///< "", "good", "bad"
    QString sentence() const;
    QString whenText() const;
    QVariantList details() const;  ///< {name, value}

signals:
    void changed();

private:
    remote::RemoteProvider& provider_;
    ProviderList& providers_;
    bool running_ = false;
    int number_ = 0;  // of the run that counts
    std::optional<remote::ConnectionReport> report_;
    QDateTime at_;
};

}  // namespace loquat::ui
