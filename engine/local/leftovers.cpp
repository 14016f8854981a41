// SPDX-License-Identifier: MIT
#include "engine/local/leftovers.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace loquat {

namespace {

constexpr int kDeepest = 3;        // owner/name/folder of one type
constexpr int kMostFiles = 20'000;  // the folder may be any
constexpr int kQuietSeconds = 60;  // between making a file and locking it there is a moment

/// The lock that whoever writes such a file holds, taken for as long as this lives.
class Lock {
public:
    explicit Lock(const QString& path) : descriptor_(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) {
        taken_ = descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
    }
    ~Lock() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    bool taken() const { return taken_; }

private:
    int descriptor_;
    bool taken_ = false;
};

bool beginsWith(const QString& path, const QByteArray& words) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(words.size()) == words;
}

/// As the jobs name their files: NAME.quantizing and NAME.part with journals, NAME.converting.part, NAME.moving.part.
/// A browser's downloads end in .part too: ours have a journal that says so.
Leftover leftoverOf(const QString& path) {
    Leftover found;
    const QString journal = path + QStringLiteral(".journal");
    if (path.endsWith(QLatin1String(".gguf.quantizing"))) {
        found.canGoOn = beginsWith(journal, "loquat-quantize-");
    } else if (path.endsWith(QLatin1String(".part")) && beginsWith(journal, "loquat-part ")) {
        found.canGoOn = true;
    } else if (!path.endsWith(QLatin1String(".gguf.converting.part")) && !path.endsWith(QLatin1String(".gguf.moving.part"))) {
        return {};
    }
    found.path = path;
    for (const QString& file : {path, journal, journal + '~'})
        if (QFileInfo::exists(file)) found.files << file;
    return found;
}

bool isQuiet(const QFileInfo& file) { return file.lastModified().secsTo(QDateTime::currentDateTime()) >= kQuietSeconds; }

quint64 bytesOnDisk(const QString& path) {
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? quint64(info.st_blocks) * 512 : 0;
}

void look(const QString& folder, const QSet<QString>& wanted, int deep, int& seen, QList<Leftover>& found) {
    const auto entries = QDir(folder).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    for (const QFileInfo& entry : entries) {
        if (++seen > kMostFiles) return;
        const QString path = entry.absoluteFilePath();
        if (entry.isDir()) {
            if (deep < kDeepest) look(path, wanted, deep + 1, seen, found);
            continue;
        }
        Leftover leftover = leftoverOf(path);
        if (leftover.path.isEmpty() || wanted.contains(path) || !isQuiet(entry) || !Lock(path).taken()) continue;
        for (const QString& file : std::as_const(leftover.files)) leftover.bytes += bytesOnDisk(file);
        found << leftover;
    }
}

}  // namespace

QList<Leftover> findLeftovers(const QString& folder, const QSet<QString>& wanted) {
    QList<Leftover> found;
    if (!QFileInfo(folder).isDir()) return found;
    int seen = 0;
    look(QFileInfo(folder).canonicalFilePath(), wanted, 0, seen, found);
    return found;
}

int removeLeftovers(const QList<Leftover>& leftovers) {
    int gone = 0;
    for (const Leftover& leftover : leftovers) {
        const Lock lock(leftover.path);
        if (!lock.taken() || !isQuiet(QFileInfo(leftover.path))) continue;
        const bool removed = std::all_of(leftover.files.begin(), leftover.files.end(),
                                         [](const QString& file) { return !QFileInfo::exists(file) || QFile::remove(file); });
        gone += removed ? 1 : 0;
    }
    return gone;
}

}  // namespace loquat
