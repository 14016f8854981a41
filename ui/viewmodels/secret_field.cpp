// SPDX-License-Identifier: MIT
#include "ui/viewmodels/secret_field.h"

#include <utility>

#include "engine/chat/when_done.h"

namespace loquat::ui {

using remote::SecretStore;

SecretField::SecretField(SecretStore& secrets, QObject* parent) : QObject(parent), secrets_(secrets) {}

void SecretField::setName(const QString& name, bool ask) {
    refused_.clear();
    name_ = name;
    ++request_;
    if (name.isEmpty() || !ask)
        set(QStringLiteral("missing"));
    else
        this->ask();
}

void SecretField::ask() {
    set(QStringLiteral("asking"));
    whenDone(secrets_.read(name_), this, [this, name = name_, request = ++request_](const Result<QString>& secret) {
        if (!isLatest(request)) return;
        if (secret)
            set(secrets_.placeOf(name) == SecretStore::Place::ThisRun ? QStringLiteral("run") : QStringLiteral("keychain"),
                remote::masked(*secret));
        else if (secret.error().kind == ErrorKind::kNotFound)
            set(QStringLiteral("missing"));
        else
            set(QStringLiteral("failed"), {}, QString::fromStdString(secret.error().message));
    });
}

void SecretField::store(const QString& secret) {
    const QString trimmed = secret.trimmed();
    if (trimmed.isEmpty()) return;
    refused_.clear();
    set(QStringLiteral("asking"));
    whenDone(secrets_.write(name_, trimmed), this, [this, trimmed, request = ++request_](const Result<void>& written) {
        if (!isLatest(request)) return;
        if (written) {
            set(QStringLiteral("keychain"), remote::masked(trimmed));
            emit stored();
            return;
        }
        refused_ = trimmed;
        set(QStringLiteral("failed"), {}, QString::fromStdString(written.error().message));
    });
}

void SecretField::keepForThisRun() {
    const QString secret = std::exchange(refused_, {});
    if (secret.isEmpty()) return;
    whenDone(secrets_.write(name_, secret, SecretStore::Place::ThisRun), this, [this, secret, request = ++request_](const Result<void>&) {
        if (!isLatest(request)) return;
        set(QStringLiteral("run"), remote::masked(secret));
        emit stored();
    });
}

void SecretField::giveUp() {
    refused_.clear();
    ask();
}

void SecretField::forget() {
    refused_.clear();
    set(QStringLiteral("asking"));
    whenDone(secrets_.remove(name_), this, [this, request = ++request_](const Result<void>& removed) {
        if (!isLatest(request)) return;
        if (removed)
            set(QStringLiteral("missing"));
        else
            set(QStringLiteral("failed"), {}, QString::fromStdString(removed.error().message));
    });
}

void SecretField::set(const QString& state, const QString& masked, const QString& problem) {
    state_ = state;
    masked_ = masked;
    problem_ = problem;
    emit changed();
}

}  // namespace loquat::ui
