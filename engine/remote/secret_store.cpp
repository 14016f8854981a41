// SPDX-License-Identifier: MIT
#include "engine/remote/secret_store.h"

#include <qt6keychain/keychain.h>
#include <functional>
#include <memory>
#include <QCoreApplication>
#include <QPromise>
#include <QTimer>
#include <QUuid>
#include <utility>

#include "engine/chat/when_done.h"
#include "engine/remote/wipe.h"

namespace loquat::remote {

namespace {

using namespace std::chrono_literals;

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Providers)
};

struct Answer {
    QKeychain::Error error = QKeychain::OtherError;
    QString detail;
    QString text;

    bool isThere() const { return error == QKeychain::NoError; }
    bool isAbsent() const { return error == QKeychain::EntryNotFound; }
};
using Then = std::function<void(Answer)>;

/// Long enough for a person to type the password that unlocks the keychain; without a limit, a service that
/// hangs (or an event loop that knows no GLib) would leave us waiting for ever.
constexpr auto kPatience = 90s;

void ask(QKeychain::Job* job, const QString& name, QObject* context, Then then) {
    job->setInsecureFallback(false);
    job->setKey(name);
    const auto once = std::make_shared<Then>(std::move(then));
    const auto answer = [once](Answer answer) {
        if (const Then then = std::exchange(*once, {})) then(std::move(answer));
    };
    QObject::connect(job, &QKeychain::Job::finished, context, [answer](QKeychain::Job* done) {
        Answer given{done->error(), done->errorString(), {}};
        if (const auto* reading = qobject_cast<QKeychain::ReadPasswordJob*>(done);
            reading && given.isThere()) {
            QByteArray bytes = reading->binaryData();  // the job's own buffer: wiped with this
            given.text = QString::fromUtf8(bytes);
            wipe(bytes);
        }
        answer(std::move(given));
    });
    auto* limit = new QTimer(job);
    QObject::connect(limit, &QTimer::timeout, context, [answer] {
        answer({QKeychain::OtherError,
                Sentence::tr("it did not answer for %1 seconds").arg(kPatience.count()),
                {}});
    });
    limit->setSingleShot(true);
    limit->start(kPatience);
    job->start();
}

void askToWrite(const QString& service, const QString& name, const QString& secret, QObject* context,
                Then then) {
    auto* job = new QKeychain::WritePasswordJob(service);
    job->setTextData(secret);
    ask(job, name, context, std::move(then));
}

Error noKeychain(const QString& detail) {
    return {ErrorKind::kIo,
            Sentence::tr(
                "The system keychain cannot be used: no keychain service runs, or it is locked. Start or "
                "unlock it (GNOME Keyring, KWallet), or keep the key for this run only.")
                .toStdString(),
            detail.toStdString()};
}

Error noSuchSecret() {
    return {ErrorKind::kNotFound,
            Sentence::tr("No key is stored for this provider. Add one on its page.").toStdString(),
            {}};
}

/// A promise that a callback can hold.
template <class T>
std::shared_ptr<QPromise<Result<T>>> promise() {
    auto made = std::make_shared<QPromise<Result<T>>>();
    made->start();
    return made;
}

template <class T>
void keep(QPromise<Result<T>>& promise, Result<T> result) {
    promise.addResult(std::move(result));
    promise.finish();
}

}  // namespace

SecretStore::SecretStore(const QString& service, QObject* parent) : QObject(parent), service_(service) {}

SecretStore::~SecretStore() {
    for (QString& secret : this_run_) wipe(secret);
}

QFuture<Result<void>> SecretStore::probe() {
    const auto made = promise<void>();
    // A name of its own each time: two windows that probe at once must not read each other's.
    const QString name = QStringLiteral("probe/") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    askToWrite(service_, name, name, this, [=, this](const Answer& written) {
        if (!written.isThere()) return keep<void>(*made, noKeychain(written.detail));
        ask(new QKeychain::ReadPasswordJob(service_), name, this, [=, this](const Answer& read) {
            ask(new QKeychain::DeletePasswordJob(service_), name, this, [=](const Answer&) {
                keep<void>(*made, read.text == name ? Result<void>() : noKeychain(read.detail));
            });
        });
    });
    return made->future();
}

QFuture<Result<void>> SecretStore::write(const QString& name, const QString& secret, Place place) {
    const auto made = promise<void>();
    if (secret.isEmpty()) {
        keep<void>(*made, Error{ErrorKind::kBadInput, Sentence::tr("The key is empty.").toStdString(), {}});
    } else if (place == Place::ThisRun) {
        forget(name);
        this_run_.insert(name, QString(secret.constData(), secret.size()));
        keep<void>(*made, {});
    } else {
        askToWrite(service_, name, secret, this, [=, this](const Answer& written) {
            if (!written.isThere()) return keep<void>(*made, noKeychain(written.detail));
            forget(name);
            keep<void>(*made, {});
        });
    }
    return made->future();
}

QFuture<Result<QString>> SecretStore::read(const QString& name) {
    const auto made = promise<QString>();
    if (const auto found = this_run_.constFind(name); found != this_run_.constEnd()) {
        keep<QString>(*made, QString(found->constData(), found->size()));
        return made->future();
    }
    ask(new QKeychain::ReadPasswordJob(service_), name, this, [=, this](Answer read) {
        if (read.isThere()) return keep<QString>(*made, std::move(read.text));
        if (!read.isAbsent()) return keep<QString>(*made, noKeychain(read.detail));
        whenDone(probe(), this, [=](const Result<void>& usable) {
            keep<QString>(*made, usable ? noSuchSecret() : usable.error());
        });
    });
    return made->future();
}

QFuture<Result<void>> SecretStore::remove(const QString& name) {
    const auto made = promise<void>();
    const bool was_here = forget(name);
    ask(new QKeychain::DeletePasswordJob(service_), name, this, [=](const Answer& removed) {
        const bool gone = removed.isThere() || removed.isAbsent() || was_here;
        keep<void>(*made, gone ? Result<void>() : noKeychain(removed.detail));
    });
    return made->future();
}

SecretStore::Place SecretStore::placeOf(const QString& name) const {
    return this_run_.contains(name) ? Place::ThisRun : Place::Keychain;
}

bool SecretStore::forget(const QString& name) {
    const auto found = this_run_.find(name);
    if (found == this_run_.end()) return false;
    wipe(*found);
    this_run_.erase(found);
    return true;
}

QString masked(const QString& secret) {
    constexpr int kLeast = 20;  // of a shorter one, seven letters would be too much
    const QString dots(4, QChar(0x2022));
    return secret.size() < kLeast ? dots : secret.left(3) + dots + secret.right(4);
}

}  // namespace loquat::remote
