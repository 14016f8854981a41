// SPDX-License-Identifier: MIT
// Jan keeps a folder for each model with a model.yml beside, or in place of, the file:
// "name: Qwen", "model_path: llamacpp/models/qwen/model.gguf" (below its data folder, or absolute when imported).
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include "engine/local/adopt_files.h"

namespace loquat {

namespace {

constexpr qint64 kMostYaml = 64 << 10;

/// The top-level scalars of a YAML file, which is all that matters here.
QHash<QString, QString> readYaml(const QString& path) {
    QHash<QString, QString> values;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return values;
    const QStringList lines = QString::fromUtf8(file.read(kMostYaml)).split(u'\n');
    for (const QString& line : lines) {
        const qsizetype colon = line.indexOf(QStringLiteral(": "));
        if (colon <= 0 || line[0].isSpace() || line[0] == u'#' || line[0] == u'-') continue;
        QString value = line.mid(colon + 2).trimmed();
        const bool quoted = value.size() >= 2 && (value[0] == u'"' || value[0] == u'\'') && value.back() == value[0];
        values.insert(line.left(colon).trimmed(), quoted ? value.mid(1, value.size() - 2) : value);
    }
    return values;
}

/// The file that a path in a model.yml means; empty when there is none or it leaves Jan's data folder.
QString resolve(const QString& written, const QString& source) {
    if (written.isEmpty()) return {};
    if (QDir::isAbsolutePath(written)) return QFileInfo(written).isFile() ? written : QString();
    const QString clean = QDir::cleanPath(written);
    if (clean.startsWith(QLatin1String(".."))) return {};
    // The data folder is the source's parent, or its parent's parent ("data/llamacpp/models").
    QDir folder(source);
    for (int up = 0; up < 3; ++up) {
        const QString path = folder.filePath(clean);
        if (QFileInfo(path).isFile()) return path;
        if (!folder.cdUp()) break;
    }
    return {};
}

/// The model.yml files, one or two folders down.
QStringList descriptionsOf(Scan& scan, const QString& folder, int depth) {
    QStringList found;
    const QFileInfoList entries = QDir(folder).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks,
                                                             QDir::Name);
    for (const QFileInfo& entry : entries) {
        if (!scan.see()) return found;
        if (entry.isDir() && depth > 0) found << descriptionsOf(scan, entry.filePath(), depth - 1);
        if (entry.isFile() && entry.fileName().endsWith(QLatin1String(".yml"))) found << entry.filePath();
    }
    return found;
}

}  // namespace

void readJan(Scan& scan) {
    const QString root = scan.source().path;
    QHash<QString, QString> names;  // path of a model → what Jan calls it
    QStringList files = walkFolder(scan, root, true);
    const QStringList descriptions = descriptionsOf(scan, root, 3);
    for (const QString& description : descriptions) {
        const QHash<QString, QString> yaml = readYaml(description);
        const QString path = resolve(yaml.value(QStringLiteral("model_path")), root);
        if (path.isEmpty()) continue;
        names.insert(QFileInfo(path).canonicalFilePath(), yaml.value(QStringLiteral("name")));
        if (!files.contains(path)) files << path;
    }
    addModels(scan, files, false, [&](FoundModel& model) {
        const QString name = names.value(QFileInfo(model.path()).canonicalFilePath());
        if (!name.isEmpty()) model.name = name;
        // Jan calls every file "model.gguf": its folder tells more.
        else if (model.name == QLatin1String("model")) model.name = QFileInfo(model.path()).dir().dirName();
    });
}

}  // namespace loquat
