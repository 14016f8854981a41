// SPDX-License-Identifier: MIT
#include "engine/local/file_hash.h"

#include <sys/stat.h>
#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include "engine/chat/sha256.h"

namespace loquat {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

constexpr qint64 kChunk = 1 << 20;
constexpr qint64 kTellEveryMs = 100;

Error error(ErrorKind kind, const QString& message, const QString& path) {
    return Error{kind, message.toStdString(), path.toStdString()};
}

KnownHash stampOf(const QString& path) {
    const QFileInfo info(path);
    return {path, quint64(info.size()), info.lastModified().toMSecsSinceEpoch(), {}};
}

bool sameStamp(const KnownHash& a, const KnownHash& b) {
    return a.sizeBytes == b.sizeBytes && a.modifiedMs == b.modifiedMs;
}

}  // namespace

Result<KnownHash> hashFile(const QString& path, const std::function<void(qint64, qint64)>& tell,
                           const std::stop_token& stop) {
    QFile file(path);
    if (!QFileInfo(path).isFile()) return error(ErrorKind::kNotFound, Words::tr("The file is not there."), path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return error(ErrorKind::kIo, Words::tr("The file cannot be read: %1.").arg(file.errorString()), path);
    KnownHash stamp = stampOf(path);
    Sha256 hash;
    QByteArray chunk(kChunk, Qt::Uninitialized);
    QElapsedTimer told;
    told.start();
    qint64 done = 0;
    for (;;) {
        if (stop.stop_requested()) return error(ErrorKind::kCancelled, Words::tr("Stopped."), path);
        const qint64 n = file.read(chunk.data(), kChunk);
        if (n < 0) return error(ErrorKind::kIo, Words::tr("The file cannot be read: %1.").arg(file.errorString()), path);
        if (n == 0) break;
        hash.add(QByteArrayView(chunk.constData(), n));
        done += n;
        if (tell && told.elapsed() >= kTellEveryMs) {
            tell(done, qint64(stamp.sizeBytes));
            told.restart();
        }
    }
    if (!sameStamp(stamp, stampOf(path)) || quint64(done) != stamp.sizeBytes)
        return error(ErrorKind::kIo, Words::tr("The file changed while it was read. Try again when nothing writes to it."), path);
    if (tell) tell(done, done);
    stamp.sha256 = hash.hex();
    return stamp;
}

bool isUnchanged(const KnownHash& hash) { return QFileInfo(hash.path).isFile() && sameStamp(hash, stampOf(hash.path)); }

QString placeOnDisk(const QString& path) {
    struct stat info = {};
    if (stat(QFile::encodeName(path).constData(), &info) != 0) return {};
    return QStringLiteral("%1:%2").arg(quint64(info.st_dev)).arg(quint64(info.st_ino));
}

}  // namespace loquat
