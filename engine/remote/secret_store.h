// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QString>

#include "engine/base/result.h"

namespace loquat::remote {

/// Secrets: in the system keychain (QtKeychain), or, when the user chose so because there is none, in this
/// process's memory alone. Nothing else ever holds one: no file, no database, no log, no error message.
/// Use from one thread; answers come through the event loop.
class SecretStore : public QObject {
    Q_OBJECT
public:
    enum class Place { Keychain, ThisRun };

    explicit SecretStore(const QString& service = QStringLiteral("Loquat"), QObject* parent = nullptr);

    /// Whether the keychain takes and gives back a secret now: writes, reads and deletes one of its own (a locked
    /// keychain reads as empty, so that only a write tells). The error says what to do.
    QFuture<Result<void>> probe();

    QFuture<Result<void>> write(const QString& name, const QString& secret, Place place = Place::Keychain);
    /// kNotFound when there is none; kIo when the keychain cannot be asked.
    QFuture<Result<QString>> read(const QString& name);
    QFuture<Result<void>> remove(const QString& name);  ///< from both places; fine when absent

    /// Where a secret known to this process is.
    Place placeOf(const QString& name) const;

private:
    QString service_;
    QHash<QString, QString> this_run_;
};

/// "sk-••••c41d": enough to recognise one's own key. Short secrets show nothing.
QString masked(const QString& secret);

}  // namespace loquat::remote
