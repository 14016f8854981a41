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
/// Use from one thread, that of the application; answers come through the event loop. A store that is deleted
/// first cancels the futures it still owes. What read() gives is a copy of the caller's own: wipe() it after
/// use.
class SecretStore : public QObject {
    Q_OBJECT
public:
    enum class Place { Keychain, ThisRun };

    explicit SecretStore(const QString& service = QStringLiteral("Loquat"), QObject* parent = nullptr);
    ~SecretStore() override;

    /// Whether the keychain takes and gives back a secret now: writes, reads and deletes one of its own (a
    /// locked keychain reads as empty, so that only a write tells). The error says what to do.
    QFuture<Result<void>> probe();

    /// A secret is in one place: writing it to the keychain forgets the one of this run. ThisRun never fails.
    QFuture<Result<void>> write(const QString& name, const QString& secret, Place place = Place::Keychain);
    /// The one of this run first. kNotFound when there is none; kIo when the keychain cannot be asked.
    QFuture<Result<QString>> read(const QString& name);
    QFuture<Result<void>> remove(const QString& name);  ///< from both places; fine when absent

    /// Where a secret known to this process is.
    Place placeOf(const QString& name) const;

private:
    bool forget(const QString& name);  ///< the one of this run; whether there was one

    QString service_;
    QHash<QString, QString> this_run_;
};

/// "sk-••••c41d": enough to recognise one's own key. Short secrets (under 20 letters) show nothing.
QString masked(const QString& secret);

}  // namespace loquat::remote
