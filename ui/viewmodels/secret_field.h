// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include "engine/remote/secret_store.h"

namespace loquat::ui {

/// One secret as a page shows it: whether there is one, where it is, and its last signs. Never the secret itself.
class SecretField : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ProviderEditor")
    Q_PROPERTY(QString state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString masked READ masked NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(bool canKeepForThisRun READ canKeepForThisRun NOTIFY changed FINAL)

public:
    SecretField(remote::SecretStore& secrets, QObject* parent = nullptr);

    /// Of the secret in the store; asks for it, unless none was ever kept there: a locked keychain wants a password.
    void setName(const QString& name, bool ask = true);
    /// "asking", "missing", "keychain", "run" (kept until Loquat is closed), "failed" (the keychain cannot be asked)
    QString state() const { return state_; }
    QString masked() const { return masked_; }
    QString problem() const { return problem_; }
    bool canKeepForThisRun() const { return !refused_.isEmpty(); }

    Q_INVOKABLE void store(const QString& secret);
    Q_INVOKABLE void keepForThisRun();  ///< the secret that the keychain did not take
    Q_INVOKABLE void giveUp();          ///< forgets the secret that the keychain did not take
    Q_INVOKABLE void forget();

signals:
    void changed();
    void stored();

private:
    void ask();
    /// Whether what was asked for still counts: nothing was asked for since, and the same secret is looked at.
    bool isLatest(int request) const { return request == request_; }
    void set(const QString& state, const QString& masked = {}, const QString& problem = {});

    remote::SecretStore& secrets_;
    QString name_;
    QString state_ = QStringLiteral("missing");
    QString masked_;
    QString problem_;
    int request_ = 0;
    QString refused_;  // waits for a decision, in memory alone
};

}  // namespace loquat::ui
