// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include "engine/remote/part_file.h"

namespace loquat::remote {

/// A PartFile on the thread for disks: call its functions there, hear its signals anywhere. Hashes between the writes.
/// After failed() it does nothing more.
class PartWriter : public QObject {
    Q_OBJECT
public:
    PartWriter(const QString& folder, const QString& name) : file_(folder, name) {}

    void open(qint64 bytes, const QString& sha256);
    void reserve(qint64 bytes);
    void noteEtag(const QString& address, const QByteArray& etag);
    void write(qint64 offset, const QByteArray& bytes, int doneChunk);  ///< doneChunk: these were its last bytes; or -1
    void drop(const QList<int>& chunks);
    void compare(const Metalink& pieces);
    void noteWhole(const QString& sha256);

signals:
    void opened(const loquat::remote::PartFile::Found& found);
    void reserved();
    void wrote(qint64 bytes);
    void spoilt(int chunk);             ///< what an earlier run left of it is damaged
    void hashed(const QString& sha256); ///< of the whole
    void compared(const QList<int>& bad);
    void noted();
    void failed(const QString& problem);

private:
    bool works(const Result<void>& result);
    void fail(const Error& error);
    void hashLater();
    void hash();

    PartFile file_;
    bool hashing_ = false;
    bool dead_ = false;
};

}  // namespace loquat::remote
