// SPDX-License-Identifier: MIT
// The Hugging Face cache: models--OWNER--NAME/{refs/main, snapshots/REVISION/FILE → ../../blobs/HASH}.
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <algorithm>

#include "engine/local/adopt_files.h"

namespace loquat {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Adopt)
};

/// The snapshots, the one in use first, then the newest.
QStringList revisionsOf(const QString& repository) {
    QStringList names = QDir(repository + QStringLiteral("/snapshots")).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time);
    QFile main(repository + QStringLiteral("/refs/main"));
    if (!main.open(QIODevice::ReadOnly)) return names;
    const QString used = QString::fromLatin1(main.read(100)).trimmed();
    if (names.removeOne(used)) names.prepend(used);
    return names;
}

bool isHash(const QString& text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

void readRepository(Scan& scan, const QString& folder, const QString& repo) {
    QSet<QString> taken;  // file names: an older revision adds only what the newer ones lack
    const QStringList revisions = revisionsOf(folder);
    for (const QString& revision : revisions) {
        const QString snapshot = folder + QStringLiteral("/snapshots/") + revision;
        QStringList fresh;
        const QStringList files = walkFolder(scan, snapshot, false);
        for (const QString& path : files) {
            const QString name = QDir(snapshot).relativeFilePath(path);
            if (!taken.contains(name)) fresh << path;
            taken << name;
        }
        addModels(scan, fresh, true, [&](FoundModel& model) {
            model.hub = QStringLiteral("huggingface");
            model.repo = repo;
            model.hubFile = QDir(snapshot).relativeFilePath(model.path());
            for (FoundFile& part : model.parts) {
                const QString blob = QFileInfo(QFileInfo(part.path).symLinkTarget()).fileName();
                if (isHash(blob)) part.claimedSha256 = blob;
            }
        });
    }
    const QFileInfoList unfinished = QDir(folder + QStringLiteral("/blobs")).entryInfoList({QStringLiteral("*.incomplete")}, QDir::Files);
    for (const QFileInfo& file : unfinished) scan.leaveOut(file.filePath(), Words::tr("A download that was not finished."));
}

}  // namespace

void readHuggingFace(Scan& scan) {
    const QFileInfoList folders = QDir(scan.source().path)
                                      .entryInfoList({QStringLiteral("models--*")}, QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo& folder : folders) {
        if (!scan.see()) return;
        const QStringList names = folder.fileName().split(QStringLiteral("--"));
        const QString repo = names.size() == 3 ? names[1] + u'/' + names[2] : names.mid(1).join(QStringLiteral("--"));
        readRepository(scan, folder.filePath(), repo);
    }
}

}  // namespace loquat
