// SPDX-License-Identifier: MIT
#include "engine/remote/part_file.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Downloads)
};

constexpr qint64 kMostBytes = qint64{1} << 44;
constexpr qint64 kMostJournal = qint64{1} << 28;
const QByteArray kFirstLine = QByteArrayLiteral("loquat-part 1\n");

QString partPath(const QString& folder, const QString& name) { return folder + '/' + name + QStringLiteral(".part"); }
QString journalPath(const QString& folder, const QString& name) { return partPath(folder, name) + QStringLiteral(".journal"); }

Error ioError(const QString& path) {
    const int code = errno;
    const QString why = code == ENOSPC || code == EDQUOT ? Sentence::tr("The disk is full.") : QString::fromLocal8Bit(strerror(code));
    return {ErrorKind::kIo, Sentence::tr("%1 cannot be written: %2").arg(QFileInfo(path).fileName(), why).toStdString(),
            path.toStdString()};
}

/// Tells torn from whole, not false from true: FNV-1a over words of eight bytes.
quint64 checksum(const QByteArray& bytes) {
    quint64 sum = 0xcbf29ce484222325u ^ quint64(bytes.size());
    const char* at = bytes.constData();
    qsizetype left = bytes.size();
    for (; left > 0; left -= 8, at += 8) {
        quint64 word = 0;
        std::memcpy(&word, at, size_t(qMin<qsizetype>(8, left)));
        sum = (sum ^ word) * 0x100000001b3u;
        sum ^= sum >> 29;
    }
    return sum;
}

QByteArray chunkLine(int chunk, quint64 sum) {
    return "chunk " + QByteArray::number(chunk) + ' ' + QByteArray::number(sum, 16) + '\n';
}

QByteArray etagLine(const QString& address, const QByteArray& etag) {
    return "etag " + address.toUtf8().toBase64() + ' ' + etag.toBase64() + '\n';
}

QByteArray modified(const QString& path) {
    return QByteArray::number(QFileInfo(path).lastModified().toMSecsSinceEpoch());
}

bool writeAll(int descriptor, const QByteArray& bytes, qint64 offset) {
    for (qint64 done = 0; done < bytes.size();) {
        const char* from = bytes.constData() + done;
        const size_t left = size_t(bytes.size() - done);
        const ssize_t n = offset < 0 ? ::write(descriptor, from, left) : ::pwrite(descriptor, from, left, offset + done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        done += n;
    }
    return true;
}

Result<QString> hashFile(const QString& path) {
    QFile file(path);
    Sha256 hash;
    QByteArray bytes(ChunkPlan::kChunk, Qt::Uninitialized);
    qint64 n = file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? 1 : -1;
    while (n > 0 && (n = file.read(bytes.data(), bytes.size())) > 0) hash.add(QByteArrayView(bytes.constData(), n));
    if (n < 0) return Error{ErrorKind::kIo, Sentence::tr("%1 cannot be read.").arg(path).toStdString(), path.toStdString()};
    return hash.hex();
}

}  // namespace

PartFile::PartFile(QString folder, QString name) : folder_(std::move(folder)), name_(std::move(name)) {}

PartFile::~PartFile() {
    if (journal_ >= 0) ::close(journal_);
    if (part_ >= 0) ::close(part_);
}

Result<PartFile::Found> PartFile::open(qint64 bytes, const QString& sha256) {
    if (QFileInfo::exists(folder_ + '/' + name_)) return foundInPlace(bytes, sha256);
    const QString path = partPath(folder_, name_);
    if (!QDir().mkpath(QFileInfo(path).path())) {
        errno = EACCES;
        return ioError(path);
    }
    part_ = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (part_ < 0) return ioError(path);
    if (auto locked = lock(); !locked) return locked.error();
    return readJournal(bytes);
}

Result<void> PartFile::lock() {
    if (::flock(part_, LOCK_EX | LOCK_NB) == 0) return {};
    return Error{ErrorKind::kIo, Sentence::tr("%1 is being downloaded already.").arg(name_).toStdString(), {}};
}

/// A file of that name is there: it is ours when the journal says so, or right when its hash is.
Result<PartFile::Found> PartFile::foundInPlace(qint64 bytes, const QString& sha256) {
    const QString path = folder_ + '/' + name_;
    Found found;
    found.inPlace = true;
    found.bytes = QFileInfo(path).size();
    QFile journal(journalPath(folder_, name_));
    if (journal.open(QIODevice::ReadOnly) && journal.size() < kMostJournal)
        for (const QByteArray& line : journal.readAll().split('\n')) {
            const auto words = line.split(' ');
            if (words.size() == 3 && words[0] == "whole" && words[2] == modified(path)) found.sha256 = QString::fromLatin1(words[1]);
        }
    if (found.sha256.isEmpty() && !sha256.isEmpty() && (bytes < 0 || bytes == found.bytes)) {
        const auto hash = hashFile(path);
        if (!hash) return hash.error();
        found.sha256 = *hash;
    }
    if (!found.sha256.isEmpty() && (sha256.isEmpty() || sha256 == found.sha256)) return found;
    return Error{ErrorKind::kIo, Sentence::tr("Another file called %1 is in the folder already.").arg(name_).toStdString(),
                 path.toStdString()};
}

Result<PartFile::Found> PartFile::readJournal(qint64 bytes) {
    const QString path = journalPath(folder_, name_);
    Found found;
    QFile file(path);
    QByteArray text;
    if (file.open(QIODevice::ReadOnly) && file.size() < kMostJournal) text = file.readAll();
    if (text.startsWith(kFirstLine)) {
        const auto lines = text.left(text.lastIndexOf('\n')).split('\n');  // a torn last line does not count
        for (const QByteArray& line : lines) {
            const auto words = line.split(' ');
            if (words[0] == "size" && words.size() == 2 && found.bytes < 0) {
                const qint64 size = words[1].toLongLong();
                if (size < 0 || size > kMostBytes || (bytes >= 0 && size != bytes)) break;
                found.bytes = size;
                plan_ = ChunkPlan(size);
            } else if (words[0] == "etag" && words.size() == 3) {
                etags_[QString::fromUtf8(QByteArray::fromBase64(words[1]))] = QByteArray::fromBase64(words[2]);
            } else if (words[0] == "chunk" && words.size() == 3) {
                bool number = false, hex = false;
                const int chunk = words[1].toInt(&number);
                const quint64 sum = words[2].toULongLong(&hex, 16);
                if (!number || !hex || chunk < 0 || chunk >= plan_.count()) continue;
                sums_[chunk] = sum;
                plan_.setDone(chunk);
            } else if (words[0] == "whole" && words.size() == 3 && words[2] == modified(partPath(folder_, name_))) {
                found.sha256 = QString::fromLatin1(words[1]);
                whole_line_ = line + '\n';
            }
        }
    }
    struct stat stat {};
    if (::fstat(part_, &stat) != 0 || (found.bytes > 0 && stat.st_size != found.bytes)) found.bytes = -1;
    if (found.bytes < 0) {
        found = {};
        sums_.clear();
        etags_.clear();
        plan_ = ChunkPlan();
        if (::ftruncate(part_, 0) != 0) return ioError(path);
    }
    if (!plan_.isWhole() || found.bytes < 0) {
        found.sha256.clear();
        whole_line_.clear();
    }
    found.chunks = sums_.keys();
    found.etags = etags_;
    if (auto written = rewriteJournal(); !written) return written.error();
    return found;
}

Result<void> PartFile::rewriteJournal() {
    QByteArray text = kFirstLine;
    if (plan_.bytes() > 0) text += "size " + QByteArray::number(plan_.bytes()) + '\n';
    for (auto it = etags_.cbegin(); it != etags_.cend(); ++it) text += etagLine(it.key(), it.value());
    for (auto it = sums_.cbegin(); it != sums_.cend(); ++it) text += chunkLine(it.key(), it.value());
    text += whole_line_;
    const QString path = journalPath(folder_, name_);
    const QByteArray fresh = QFile::encodeName(path + QStringLiteral("~"));
    if (journal_ >= 0) ::close(journal_);
    journal_ = ::open(fresh.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (journal_ < 0 || !writeAll(journal_, text, -1)) return ioError(path);
    if (::rename(fresh.constData(), QFile::encodeName(path).constData()) != 0) return ioError(path);
    return {};
}

Result<void> PartFile::append(const QByteArray& line) {
    if (journal_ < 0 || !writeAll(journal_, line, -1)) return ioError(journalPath(folder_, name_));
    return {};
}

Result<void> PartFile::reserve(qint64 bytes) {
    if (bytes < 0 || bytes > kMostBytes)
        return Error{ErrorKind::kBadInput, Sentence::tr("The size of %1 is nonsense.").arg(name_).toStdString(), {}};
    const QString path = partPath(folder_, name_);
    struct stat stat {};
    if (::fstat(part_, &stat) != 0) return ioError(path);
    const qint64 needed = bytes - qint64(stat.st_blocks) * 512;
    if (needed > 0 && ::fallocate(part_, 0, 0, bytes) != 0) {
        if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG) {
            const Error error = doesNotFit(folder_, needed);
            if (sums_.isEmpty()) (void)!::ftruncate(part_, 0);
            return error;
        }
        const qint64 free = freeBytes(folder_);  // a file system that cannot reserve
        if (free >= 0 && free < needed) return doesNotFit(folder_, needed);
    }
    if (stat.st_size != bytes && ::ftruncate(part_, bytes) != 0) return ioError(path);
    if (plan_.bytes() == bytes) return {};
    plan_ = ChunkPlan(bytes);
    return append("size " + QByteArray::number(bytes) + '\n');
}

Result<void> PartFile::noteEtag(const QString& address, const QByteArray& etag) {
    if (etags_.value(address) == etag) return {};
    etags_[address] = etag;
    return append(etagLine(address, etag));
}

Result<void> PartFile::write(qint64 offset, const QByteArray& bytes) {
    if (!writeAll(part_, bytes, offset)) return ioError(partPath(folder_, name_));
    return {};
}

Result<QByteArray> PartFile::readChunk(int chunk) {
    QByteArray bytes(plan_.end(chunk) - plan_.start(chunk), Qt::Uninitialized);
    for (qint64 done = 0; done < bytes.size();) {
        const ssize_t n = ::pread(part_, bytes.data() + done, size_t(bytes.size() - done), plan_.start(chunk) + done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return ioError(partPath(folder_, name_));
        done += n;
    }
    return bytes;
}

Result<void> PartFile::chunkDone(int chunk) {
    const auto bytes = readChunk(chunk);
    if (!bytes) return bytes.error();
    sums_[chunk] = checksum(*bytes);
    plan_.setDone(chunk);
    return append(chunkLine(chunk, sums_[chunk]));
}

Result<void> PartFile::dropChunks(const QList<int>& chunks) {
    for (const int chunk : chunks) {
        sums_.remove(chunk);
        plan_.drop(chunk);
        if (chunk < hashed_) {
            hash_.reset();
            hashed_ = 0;
        }
    }
    hash_told_ = false;
    whole_line_.clear();
    return rewriteJournal();
}

Result<PartFile::HashStep> PartFile::hashSome() {
    constexpr int kChunksAtOnce = 32;
    HashStep step;
    for (int i = 0; i < kChunksAtOnce && hashed_ < plan_.count() && plan_.isDone(hashed_); ++i) {
        const auto bytes = readChunk(hashed_);
        if (!bytes) return bytes.error();
        if (checksum(*bytes) != sums_[hashed_]) {
            step.spoilt = hashed_;
            if (auto dropped = dropChunks({step.spoilt}); !dropped) return dropped.error();
            return step;
        }
        hash_.add(*bytes);
        ++hashed_;
    }
    step.more = hashed_ < plan_.count() && plan_.isDone(hashed_);
    if (hashed_ < plan_.count() || hash_told_) return step;
    hash_told_ = true;
    step.sha256 = hash_.hex();
    return step;
}

Result<QList<int>> PartFile::compare(const Metalink& pieces) {
    QList<int> bad;
    for (qsizetype i = 0; i < pieces.pieces.size(); ++i) {
        const qint64 start = i * pieces.pieceBytes, end = qMin(plan_.bytes(), start + pieces.pieceBytes);
        Sha256 hash;
        QByteArray bytes;
        for (qint64 at = start; at < end; at += bytes.size()) {
            bytes.resize(qMin(end - at, ChunkPlan::kChunk));
            if (::pread(part_, bytes.data(), size_t(bytes.size()), at) != bytes.size()) return ioError(partPath(folder_, name_));
            hash.add(bytes);
        }
        if (hash.result() == pieces.pieces[i]) continue;
        for (int chunk = int(start / ChunkPlan::kChunk); chunk <= int((end - 1) / ChunkPlan::kChunk); ++chunk)
            if (bad.isEmpty() || bad.last() < chunk) bad << chunk;
    }
    return bad;
}

Result<void> PartFile::noteWhole(const QString& sha256) {
    if (::fsync(part_) != 0) return ioError(partPath(folder_, name_));
    return append("whole " + sha256.toLatin1() + ' ' + modified(partPath(folder_, name_)) + '\n');
}

Result<void> PartFile::rename(const QString& folder, const QString& name) {
    const QString path = folder + '/' + name;
    const QByteArray from = QFile::encodeName(partPath(folder, name)), to = QFile::encodeName(path);
    if (!QFileInfo::exists(QString::fromLocal8Bit(from)) && QFileInfo::exists(path)) return {};  // done before a crash
    int done = ::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE);
    if (done != 0 && (errno == EINVAL || errno == ENOSYS) && !QFileInfo::exists(path)) done = ::rename(from.constData(), to.constData());
    if (done != 0) return ioError(path);
    const int directory = ::open(QFile::encodeName(QFileInfo(path).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
        ::fsync(directory);
        ::close(directory);
    }
    return {};
}

void PartFile::forgetJournal(const QString& folder, const QString& name) {
    QFile::remove(journalPath(folder, name));
    QFile::remove(journalPath(folder, name) + QStringLiteral("~"));
}

void PartFile::remove(const QString& folder, const QString& name) {
    QFile::remove(partPath(folder, name));
    forgetJournal(folder, name);
    for (QString inner = QFileInfo(folder + '/' + name).path(); inner.size() > folder.size(); inner = QFileInfo(inner).path())
        if (!QDir().rmdir(inner)) return;
}

qint64 freeBytes(const QString& folder) {
    QString there = folder;
    while (!QFileInfo::exists(there) && there.contains('/') && there.size() > 1) there = QFileInfo(there).path();
    struct statvfs stat {};
    if (::statvfs(QFile::encodeName(there).constData(), &stat) != 0) return -1;
    return qint64(stat.f_bavail) * qint64(stat.f_frsize);
}

Error doesNotFit(const QString& folder, qint64 needed) {
    const QLocale locale;
    const auto size = [&](qint64 bytes) { return locale.formattedDataSize(qMax<qint64>(0, bytes), 1, QLocale::DataSizeSIFormat); };
    return {ErrorKind::kLimit,
            Sentence::tr("It does not fit: %1 more are needed, and the disk has %2 free. Make room or choose another folder.")
                .arg(size(needed), size(freeBytes(folder))).toStdString(),
            folder.toStdString()};
}

}  // namespace loquat::remote
