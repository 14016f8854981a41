// SPDX-License-Identifier: MIT
#include "engine/remote/part_writer.h"

namespace loquat::remote {

void PartWriter::open(qint64 bytes, const QString& sha256) {
    const auto found = file_.open(bytes, sha256);
    if (!found) return fail(found.error());
    emit opened(*found);
    if (!found->inPlace && found->bytes >= 0) hashLater();
}

void PartWriter::reserve(qint64 bytes) {
    if (dead_ || !works(file_.reserve(bytes))) return;
    emit reserved();
    hashLater();
}

void PartWriter::noteEtag(const QString& address, const QByteArray& etag) {
    if (!dead_) works(file_.noteEtag(address, etag));
}

void PartWriter::write(qint64 offset, const QByteArray& bytes, int doneChunk) {
    emit wrote(bytes.size());
    if (dead_ || !works(file_.write(offset, bytes)) || doneChunk < 0) return;
    if (works(file_.chunkDone(doneChunk))) hashLater();
}

void PartWriter::drop(const QList<int>& chunks) {
    if (!dead_) works(file_.dropChunks(chunks));
}

void PartWriter::compare(const Metalink& pieces) {
    if (dead_) return;
    const auto bad = file_.compare(pieces);
    if (!bad) return fail(bad.error());
    emit compared(*bad);
}

void PartWriter::noteWhole(const QString& sha256) {
    if (!dead_ && works(file_.noteWhole(sha256))) emit noted();
}

bool PartWriter::works(const Result<void>& result) {
    if (!result) fail(result.error());
    return result.has_value();
}

void PartWriter::fail(const Error& error) {
    dead_ = true;
    emit failed(QString::fromStdString(error.message));
}

void PartWriter::hashLater() {
    if (std::exchange(hashing_, true)) return;
    QMetaObject::invokeMethod(this, &PartWriter::hash, Qt::QueuedConnection);
}

void PartWriter::hash() {
    hashing_ = false;
    if (dead_) return;
    const auto step = file_.hashSome();
    if (!step) return fail(step.error());
    if (step->spoilt >= 0) emit spoilt(step->spoilt);
    if (!step->sha256.isEmpty()) emit hashed(step->sha256);
    if (step->more) hashLater();
}

}  // namespace loquat::remote
