// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <memory>

#include "engine/base/result.h"
#include "engine/chat/sha256.h"
#include "engine/remote/chunk_plan.h"
#include "engine/remote/metalink.h"

namespace loquat::remote {

/// A file that is being fetched: NAME.part holds its bytes, each at its place; NAME.part.journal tells, line by line, which
/// chunks are whole, with a checksum of each. A crash loses what the journal does not tell; a chunk that does not match its
/// checksum is fetched again. The SHA-256 of the whole is taken in order, as the chunks from the beginning are complete.
/// Does its work where it is called: on the thread for disks. Locked against a second program.
class PartFile {
public:
    /// What an earlier run left.
    struct Found {
        qint64 bytes = -1;                 ///< size of the whole; -1: not known yet
        QList<int> chunks;                 ///< that are whole, as the journal says
        QHash<QString, QByteArray> etags;  ///< by the address they came from
        QString sha256;                    ///< of the whole, when it had been checked already
        bool inPlace = false;              ///< it has its final name already and is whole
    };

    PartFile(QString folder, QString name);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    /// `bytes`: -1 when not known; an earlier part of another size is thrown away. `sha256` may be empty.
    Result<Found> open(qint64 bytes, const QString& sha256);
    /// Takes the space for the whole on the disk, or says that it is not there.
    Result<void> reserve(qint64 bytes);
    Result<void> noteEtag(const QString& address, const QByteArray& etag);

    Result<void> write(qint64 offset, const QByteArray& bytes);
    Result<void> chunkDone(int chunk);
    Result<void> dropChunks(const QList<int>& chunks);

    struct HashStep {
        bool more = false;     ///< call again
        int spoilt = -1;       ///< this chunk does not match its checksum and was dropped
        QString sha256;        ///< once the last byte was hashed
    };
    Result<HashStep> hashSome();
    /// The chunks in which a piece does not match.
    Result<QList<int>> compare(const Metalink& pieces);
    /// The journal keeps the hash, so that it need not be taken again.
    Result<void> noteWhole(const QString& sha256);

    /// To its final name; the journal stays until forgetJournal(). Fails when another file has that name.
    static Result<void> rename(const QString& folder, const QString& name);
    static void forgetJournal(const QString& folder, const QString& name);
    /// What is left of an unfinished download, with the folders below `folder` that it leaves empty.
    static void remove(const QString& folder, const QString& name);

private:
    Result<Found> foundInPlace(qint64 bytes, const QString& sha256);
    Result<Found> readJournal(qint64 bytes);
    Result<void> rewriteJournal();
    Result<void> append(const QByteArray& line);
    Result<QByteArray> readChunk(int chunk);
    Result<void> lock();

    QString folder_, name_;
    int part_ = -1, journal_ = -1;  // descriptors
    ChunkPlan plan_;
    QHash<int, quint64> sums_;
    QHash<QString, QByteArray> etags_;
    QByteArray whole_line_;  ///< of the journal, while the file is checked and unchanged
    Sha256 hash_;
    int hashed_ = 0;  ///< chunks, from the beginning
    bool hash_told_ = false;
};

/// Bytes free for us on the disk of this folder or of its nearest parent that is there; -1: cannot be told.
qint64 freeBytes(const QString& folder);
/// Says that `needed` bytes do not fit.
Error doesNotFit(const QString& folder, qint64 needed);

}  // namespace loquat::remote
