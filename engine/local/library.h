// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <memory>
#include <stop_token>

#include "engine/base/result.h"
#include "engine/local/adopt.h"
#include "engine/local/file_hash.h"
#include "engine/local/leftovers.h"
#include "engine/local/machine.h"
#include "engine/local/volumes.h"

namespace loquat {

/// Keeps hashes over restarts; the composition root connects it with the storage.
class HashSink {
public:
    virtual ~HashSink() = default;
    virtual void saveHash(const KnownHash& hash) = 0;
};

/// Files with one content.
struct DuplicateSet {
    QString sha256;
    quint64 sizeBytes = 0;
    QStringList paths;  ///< two or more that do not share their place on the disk
};

/// The files of the model library: finds, hashes, verifies and removes them, off its owner's thread. Knows nothing of the
/// list on the page: the owner keeps that. Call from one thread; signals come there.
class Library : public QObject {
    Q_OBJECT
public:
    explicit Library(HashSink& sink, QObject* parent = nullptr);
    ~Library() override;  ///< stops what runs and waits for it

    /// Hashes kept from before, or just made by a download; those of changed files are not used.
    void setKnownHashes(const QList<KnownHash>& hashes);

    /// Reads one source, or every store of another program that is here. Tells scanProgress().
    QFuture<ScanResult> scan(const ModelSource& source);
    QFuture<QList<ScanResult>> scanKnownSources();

    /// SHA-256 of a file, hexadecimal: the kept one when size and time are the same. Tells hashProgress().
    QFuture<Result<QString>> hash(const QString& path);
    /// Reads the file in any case and holds it against a hash; an error says what is wrong.
    QFuture<Result<void>> verify(const QString& path, const QString& sha256);
    /// Which of these files have the same content. Only those of equal size are read.
    QFuture<QList<DuplicateSet>> findDuplicates(const QStringList& paths);

    /// Moves the files to the desktop's trash; all or, as far as it can be undone, none. An error names the first that
    /// would not go.
    QFuture<Result<void>> moveToTrash(const QStringList& paths);

    /// As leftovers.h says.
    QFuture<QList<Leftover>> findLeftovers(const QString& folder, const QSet<QString>& wanted);
    QFuture<int> removeLeftovers(const QList<Leftover>& leftovers);

    QFuture<Whereabouts> find(const QString& path, const Volume& volume);
    /// With graphics processors; bandwidth as kept, measured anew when it is not current.
    QFuture<Machine> machine(const Bandwidth& kept);

    /// Stops scans and hashing that run or wait; their futures end with what there is, hashes with kCancelled.
    void stop();

signals:
    void scanProgress(const QString& sourcePath, int filesSeen);
    void hashProgress(const QString& path, qint64 done, qint64 total);
    void volumesChanged();  ///< a drive came or went: find() may answer otherwise

private:
    struct State;
    Result<QString> hashNow(const QString& path, bool again, const std::stop_token& stop);
    ScanResult scanNow(const ModelSource& source, const std::stop_token& stop);
    std::stop_token token() const;

    HashSink& sink_;
    std::unique_ptr<State> state_;
    VolumeWatcher volumes_;
    QThreadPool files_;  // one thread: a disk is read by one at a time
    QThreadPool facts_;  // one thread: short questions do not wait for files
};

}  // namespace loquat
