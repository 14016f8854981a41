// SPDX-License-Identifier: MIT
#include "engine/local/library.h"

#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QMap>
#include <QStandardPaths>
#include <algorithm>
#include <mutex>

#include "engine/local/on_pool.h"

namespace loquat {

namespace {

Error internalError() { return Error{ErrorKind::kNoMemory, "There is not enough memory.", ""}; }

/// Back to where they were; what the trash keeps about them stays behind, which does no harm.
void takeBack(const QList<QPair<QString, QString>>& moved) {
    for (const auto& [original, inTrash] : moved) QFile::rename(inTrash, original);
}

/// Paths of equal size and different places on the disk: what may be the same. One path for each place.
QList<QStringList> candidatesOf(const QStringList& paths) {
    QMap<qint64, QMap<QString, QString>> bySize;
    for (const QString& path : paths) {
        const QString place = placeOnDisk(path);
        if (!place.isEmpty() && !bySize[QFileInfo(path).size()].contains(place))
            bySize[QFileInfo(path).size()].insert(place, path);
    }
    QList<QStringList> groups;
    for (const auto& places : std::as_const(bySize))
        if (places.size() > 1) groups << places.values();
    return groups;
}

}  // namespace

/// Guarded by its mutex: the owner's thread and the pools meet here.
struct Library::State {
    std::mutex mutex;
    std::stop_source stop;
    QHash<QString, KnownHash> hashes;
    std::optional<QList<Gpu>> gpus;  // they do not change while the program runs
};

Library::Library(HashSink& sink, QObject* parent)
    : QObject(parent), sink_(sink), state_(std::make_unique<State>()) {
    files_.setMaxThreadCount(1);
    facts_.setMaxThreadCount(1);
    connect(&volumes_, &VolumeWatcher::changed, this, &Library::volumesChanged);
}

Library::~Library() {
    stop();
    files_.waitForDone();
    facts_.waitForDone();
}

void Library::stop() {
    const std::lock_guard lock(state_->mutex);
    state_->stop.request_stop();
    state_->stop = std::stop_source();
}

std::stop_token Library::token() const {
    const std::lock_guard lock(state_->mutex);
    return state_->stop.get_token();
}

void Library::setKnownHashes(const QList<KnownHash>& hashes) {
    const std::lock_guard lock(state_->mutex);
    for (const KnownHash& hash : hashes) state_->hashes.insert(hash.path, hash);
}

ScanResult Library::scanNow(const ModelSource& source, const std::stop_token& stop) {
    const auto tell = [this, &source](int files) { emit scanProgress(source.path, files); };
    return scanSource(source, tell, stop);
}

QFuture<ScanResult> Library::scan(const ModelSource& source) {
    return onPool(files_, ScanResult{source, {}, {}, 0, false},
                  [this, source, stop = token()] { return scanNow(source, stop); });
}

QFuture<QList<ScanResult>> Library::scanKnownSources() {
    return onPool(files_, QList<ScanResult>(), [this, stop = token()] {
        QList<ScanResult> results;
        const QList<ModelSource> sources = knownSources(QDir::homePath());
        for (const ModelSource& source : sources) results << scanNow(source, stop);
        return results;
    });
}

Result<QString> Library::hashNow(const QString& path, bool again, const std::stop_token& stop) {
    if (!again) {
        const std::lock_guard lock(state_->mutex);
        const auto known = state_->hashes.constFind(path);
        if (known != state_->hashes.constEnd() && isUnchanged(*known)) return known->sha256;
    }
    const auto tell = [&](qint64 done, qint64 total) { emit hashProgress(path, done, total); };
    const Result<KnownHash> hash = hashFile(path, tell, stop);
    if (!hash) return hash.error();
    {
        const std::lock_guard lock(state_->mutex);
        state_->hashes.insert(path, *hash);
    }
    QMetaObject::invokeMethod(
        this, [this, hash = *hash] { sink_.saveHash(hash); }, Qt::QueuedConnection);
    return hash->sha256;
}

QFuture<Result<QString>> Library::hash(const QString& path) {
    return onPool<Result<QString>>(files_, internalError(),
                                   [this, path, stop = token()] { return hashNow(path, false, stop); });
}

QFuture<Result<void>> Library::verify(const QString& path, const QString& sha256) {
    return onPool<Result<void>>(files_, internalError(), [this, path, sha256, stop = token()]() -> Result<void> {
        const Result<QString> found = hashNow(path, true, stop);
        if (!found) return found.error();
        if (found->compare(sha256.trimmed(), Qt::CaseInsensitive) == 0) return {};
        return Error{ErrorKind::kBadInput,
                     tr("The file is not what it should be: it was changed or damaged. Download it again.").toStdString(),
                     path.toStdString()};
    });
}

QFuture<QList<DuplicateSet>> Library::findDuplicates(const QStringList& paths) {
    return onPool(files_, QList<DuplicateSet>(), [this, paths, stop = token()] {
        QList<DuplicateSet> sets;
        const QList<QStringList> groups = candidatesOf(paths);
        for (const QStringList& group : groups) {
            QMap<QString, QStringList> byHash;
            for (const QString& path : group)
                if (const auto found = hashNow(path, false, stop)) byHash[*found] << path;
            for (auto it = byHash.cbegin(); it != byHash.cend(); ++it)
                if (it->size() > 1) sets << DuplicateSet{it.key(), quint64(QFileInfo(it->first()).size()), *it};
        }
        return sets;
    });
}

QFuture<Result<void>> Library::moveToTrash(const QStringList& paths) {
    return onPool<Result<void>>(files_, internalError(), [this, paths]() -> Result<void> {
        // Without this folder Qt 6.4 takes the current one for the trash.
        QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
        QList<QPair<QString, QString>> moved;
        for (const QString& path : paths) {
            QFile file(path);
            if (file.moveToTrash()) {
                moved << qMakePair(path, file.fileName());  // which names its place in the trash now
                continue;
            }
            takeBack(moved);
            return Error{ErrorKind::kIo,
                         tr("%1 could not be moved to the trash. Nothing was removed.").arg(QFileInfo(path).fileName()).toStdString(),
                         path.toStdString()};
        }
        const std::lock_guard lock(state_->mutex);
        for (const QString& path : paths) state_->hashes.remove(path);
        return {};
    });
}

QFuture<QList<Leftover>> Library::findLeftovers(const QString& folder, const QSet<QString>& wanted) {
    return onPool(facts_, QList<Leftover>(), [folder, wanted] { return loquat::findLeftovers(folder, wanted); });
}

QFuture<int> Library::removeLeftovers(const QList<Leftover>& leftovers) {
    return onPool(facts_, 0, [leftovers] { return loquat::removeLeftovers(leftovers); });
}

QFuture<Whereabouts> Library::find(const QString& path, const Volume& volume) {
    return onPool(facts_, Whereabouts(), [path, volume] { return findAgain(path, volume); });
}

QFuture<Machine> Library::machine(const Bandwidth& kept) {
    return onPool(facts_, Machine(), [this, kept] {
        Machine machine = readMachine();
        {
            const std::lock_guard lock(state_->mutex);
            if (!state_->gpus) state_->gpus = findGpus();
            machine.gpus = *state_->gpus;
        }
        machine.bandwidth = isCurrent(kept, machine, QDate::currentDate()) ? kept : measureBandwidth();
        return machine;
    });
}

}  // namespace loquat
