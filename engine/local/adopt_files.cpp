// SPDX-License-Identifier: MIT
#include "engine/local/adopt_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <optional>
#include <span>

#include "engine/gguf/recognise.h"

namespace loquat {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Adopt)
};

constexpr int kTellEvery = 256;
constexpr int kMostParts = 1000;

bool isGguf(const QString& name) { return name.endsWith(QLatin1String(".gguf"), Qt::CaseInsensitive); }

/// Names that browsers and model programs give to what is still arriving.
bool isUnfinished(const QString& name) {
    static const QStringList endings{QStringLiteral(".part"), QStringLiteral(".partial"), QStringLiteral(".tmp"),
                                     QStringLiteral(".download"), QStringLiteral(".crdownload"),
                                     QStringLiteral(".incomplete"), QStringLiteral(".aria2"), QStringLiteral(".quantizing")};
    const QString lower = name.toLower();
    if (isGguf(lower)) return lower.startsWith(QLatin1String("incomplete-"));
    return lower.contains(QLatin1String(".gguf")) &&
           std::any_of(endings.begin(), endings.end(), [&](const QString& ending) { return lower.endsWith(ending); });
}

bool isProjector(const QString& path) { return QFileInfo(path).fileName().contains(QLatin1String("mmproj"), Qt::CaseInsensitive); }

/// One place of a split model's name: "qwen-00001-of-00002.gguf".
struct Part {
    QString set;  ///< the same for all parts of one
    int number = 0;
    int count = 0;
};

std::optional<Part> partOf(const QString& path) {
    static const QRegularExpression pattern(QStringLiteral("^(.*)-(\\d{5})-of-(\\d{5})\\.gguf$"),
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(path);
    if (!match.hasMatch()) return {};
    const Part part{match.captured(1) + u'/' + match.captured(3), match.captured(2).toInt(), match.captured(3).toInt()};
    if (part.number < 1 || part.count < 2 || part.number > part.count || part.count > kMostParts) return {};
    return part;
}

QString nameOf(const QString& path) {
    const QString stem = QFileInfo(path).completeBaseName();
    const auto part = partOf(path);
    return part ? stem.left(stem.size() - int(qstrlen("-00001-of-00002"))) : stem;
}

void visitFolder(Scan& scan, const QString& folder, bool followLinks, QStringList& files, QStringList& folders) {
    const bool hidden = scan.source().keeper != Keeper::Folder;
    QDir::Filters filters = QDir::Files | QDir::Dirs | QDir::System | QDir::NoDotAndDotDot;  // System: dead links
    if (hidden) filters |= QDir::Hidden;
    const QFileInfoList entries = QDir(folder).entryInfoList(filters, QDir::Name);
    for (const QFileInfo& entry : entries) {
        if (!scan.see()) return;
        if (entry.isDir()) {
            if (followLinks || !entry.isSymLink()) folders << entry.filePath();
        } else if (isGguf(entry.fileName()) || isUnfinished(entry.fileName())) {
            files << entry.filePath();
        }
    }
}

/// Parts by set: the files of each in order, an empty path for one that is missing.
using Sets = QMap<QString, QStringList>;

QStringList takeParts(const QStringList& paths, Sets& sets) {
    QStringList whole;
    for (const QString& path : paths) {
        const auto part = partOf(path);
        if (!part) {
            whole << path;
            continue;
        }
        QStringList& set = sets[part->set];
        while (set.size() < part->count) set << QString();
        set[part->number - 1] = path;
    }
    return whole;
}

std::optional<FoundModel> modelOf(Scan& scan, const QStringList& paths) {
    const qsizetype missing = paths.indexOf(QString());
    const QString first = *std::find_if(paths.begin(), paths.end(), [](const QString& p) { return !p.isEmpty(); });
    if (missing >= 0) {
        scan.leaveOut(first, Words::tr("Part %1 of %2 is missing.").arg(missing + 1).arg(paths.size()));
        return {};
    }
    FoundModel model;
    model.keeper = scan.source().keeper;
    model.name = nameOf(first);
    for (const QString& path : paths) {
        const auto file = lookAt(scan, path);
        if (!file) return {};
        model.parts << *file;
    }
    return model;
}

}  // namespace

Scan::Scan(const ModelSource& source, const TellFiles& tell, std::stop_token stop, const ScanLimits& limits)
    : tell_(tell), stop_(std::move(stop)), limits_(limits) {
    result_.source = source;
}

bool Scan::see() {
    if (ended_) return false;
    ++result_.filesSeen;
    if (tell_ && result_.filesSeen % kTellEvery == 0) tell_(result_.filesSeen);
    if (stop_.stop_requested() || result_.filesSeen > limits_.files) {
        ended_ = true;
        result_.complete = false;
    }
    return !ended_;
}

void Scan::add(FoundModel model) {
    const bool known = std::any_of(result_.models.begin(), result_.models.end(),
                                   [&](const FoundModel& m) { return m.path() == model.path(); });
    if (!known) result_.models << std::move(model);
}

void Scan::leaveOut(const QString& path, const QString& why) {
    if (result_.leftOut.size() < limits_.leftOut) result_.leftOut << LeftOut{path, why};
}

ScanResult Scan::finish() {
    std::sort(result_.models.begin(), result_.models.end(), [](const FoundModel& a, const FoundModel& b) {
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.path() < b.path();
    });
    if (tell_) tell_(result_.filesSeen);
    return std::move(result_);
}

QStringList walkFolder(Scan& scan, const QString& folder, bool followLinks) {
    QStringList files;
    QSet<QString> entered;
    QStringList level{folder};
    for (int depth = 0; !level.isEmpty() && !scan.ended(); ++depth) {
        if (depth > scan.limits().depth) {
            scan.cutShort();
            break;
        }
        QStringList next;
        for (const QString& path : std::as_const(level)) {
            const QString real = QFileInfo(path).canonicalFilePath();
            if (real.isEmpty() || entered.contains(real)) continue;
            entered << real;
            visitFolder(scan, path, followLinks, files, next);
        }
        level = next;
    }
    files.sort();
    return files;
}

std::optional<FoundFile> lookAt(Scan& scan, const QString& path) {
    const QFileInfo info(path);
    if (!info.isFile()) {
        scan.leaveOut(path, info.isSymLink() ? Words::tr("It points to a file that is not there.")
                                             : Words::tr("It is no ordinary file."));
        return {};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        scan.leaveOut(path, Words::tr("You may not read it."));
        return {};
    }
    const QByteArray beginning = file.read(512);
    if (!beginning.startsWith("GGUF")) {
        const auto bytes = std::as_bytes(std::span(beginning.constData(), std::size_t(beginning.size())));
        scan.leaveOut(path, QString::fromStdString(explain_foreign_file(bytes).message));
        return {};
    }
    return FoundFile{path, quint64(info.size()), info.lastModified().toMSecsSinceEpoch(), {}};
}

void addModels(Scan& scan, const QStringList& paths, bool folderIsModel,
               const std::function<void(FoundModel&)>& describe) {
    QStringList files;
    QMap<QString, QStringList> projectors;  // by folder
    for (const QString& path : paths) {
        const QString name = QFileInfo(path).fileName();
        if (isUnfinished(name)) scan.leaveOut(path, Words::tr("A download that was not finished."));
        else if (name.contains(QLatin1String("imatrix"), Qt::CaseInsensitive))
            scan.leaveOut(path, Words::tr("An importance matrix, which serves to make models smaller; no model."));
        else if (isProjector(path)) projectors[QFileInfo(path).path()] << path;
        else files << path;
    }
    Sets sets;
    const QStringList whole = takeParts(files, sets);
    QList<QStringList> entries = sets.values();
    for (const QString& path : whole) entries << QStringList{path};

    QList<FoundModel> models;
    QHash<QString, int> inFolder;
    for (const QStringList& entry : std::as_const(entries)) {
        if (auto model = modelOf(scan, entry)) {
            ++inFolder[QFileInfo(model->path()).path()];
            models << *model;
        }
    }
    for (FoundModel& model : models) {
        const QString folder = QFileInfo(model.path()).path();
        if (projectors.contains(folder) && (folderIsModel || inFolder[folder] == 1)) {
            if (auto file = lookAt(scan, projectors[folder].first())) model.projector = *file;
        }
        if (describe) describe(model);
        scan.add(model);
    }
    for (auto it = projectors.cbegin(); it != projectors.cend(); ++it)
        if (inFolder[it.key()] == 0 || (!folderIsModel && inFolder[it.key()] > 1))
            scan.leaveOut(it.value().first(), Words::tr("It lets a model look at pictures; which one cannot be told."));
}

}  // namespace loquat
