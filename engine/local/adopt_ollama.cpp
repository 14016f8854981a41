// SPDX-License-Identifier: MIT
// Ollama keeps blobs named by their hash and, for every name, a manifest that lists them:
// manifests/registry.ollama.ai/library/qwen2.5/7b → {"layers":[{"mediaType":…,"digest":"sha256:…","size":…}]}.
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>
#include <optional>

#include "engine/local/adopt_files.h"

namespace loquat {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Adopt)
};

constexpr qint64 kMostManifest = 1 << 20;
const QLatin1String kModel("application/vnd.ollama.image.model");
const QLatin1String kProjector("application/vnd.ollama.image.projector");
const QLatin1String kAdapter("application/vnd.ollama.image.adapter");

/// As Ollama shows it: "qwen2.5:7b", "someone/model:tag", "hf.co/someone/model:tag"; empty for other places.
QString nameOf(const QStringList& places) {
    if (places.size() != 4) return {};
    const QString model = places[2] + u':' + places[3];
    if (places[0] != QLatin1String("registry.ollama.ai")) return places[0] + u'/' + places[1] + u'/' + model;
    return places[1] == QLatin1String("library") ? model : places[1] + u'/' + model;
}

/// A layer's file; nothing, with the reason, when it is not whole. The name is made of checked digits alone.
std::optional<FoundFile> blobOf(Scan& scan, const QJsonObject& layer, const QString& manifest) {
    static const QRegularExpression digest(QStringLiteral("^sha256[:-]([0-9a-f]{64})$"));
    const auto match = digest.match(layer[QLatin1String("digest")].toString());
    if (!match.hasMatch()) return scan.leaveOut(manifest, Words::tr("Its manifest is damaged.")), std::nullopt;
    const QString blob = scan.source().path + QStringLiteral("/blobs/sha256-") + match.captured(1);
    if (!QFileInfo::exists(blob)) {
        const QStringList pieces = QDir(scan.source().path + QStringLiteral("/blobs"))
                                       .entryList({QFileInfo(blob).fileName() + QStringLiteral("-partial*")}, QDir::Files);
        scan.leaveOut(manifest, pieces.isEmpty() ? Words::tr("Its content is not in the store.")
                                                 : Words::tr("A download that was not finished."));
        return {};
    }
    const double size = layer[QLatin1String("size")].toDouble(-1);
    if (size >= 0 && size != double(QFileInfo(blob).size()))
        return scan.leaveOut(manifest, Words::tr("Its file has another size than the manifest says.")), std::nullopt;
    auto file = lookAt(scan, blob);
    if (file) file->claimedSha256 = match.captured(1);
    return file;
}

void readManifest(Scan& scan, const QString& path, const QString& name) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return scan.leaveOut(path, Words::tr("You may not read it."));
    const QJsonDocument manifest = QJsonDocument::fromJson(file.read(kMostManifest));
    FoundModel model;
    model.name = name;
    model.keeper = Keeper::Ollama;
    bool isModel = false;
    const QJsonArray layers = manifest["layers"].toArray();
    for (const QJsonValue& value : layers) {
        const QString type = value["mediaType"].toString();
        if (type == kAdapter) return scan.leaveOut(path, Words::tr("It needs an adapter, which Loquat cannot apply."));
        if (type != kModel && type != kProjector) continue;
        const auto blob = blobOf(scan, value.toObject(), path);
        if (!blob) return;
        if (type == kProjector) model.projector = *blob;
        else model.parts << *blob;
        isModel = isModel || type == kModel;
    }
    if (!isModel) return scan.leaveOut(path, Words::tr("Its manifest names no model."));
    if (model.parts.size() > 1) return scan.leaveOut(path, Words::tr("It is stored in several pieces, which Loquat cannot join."));
    scan.add(model);
}

/// Manifests by path, "latest" last: a model that has another name goes by that.
QStringList manifestsOf(Scan& scan, const QString& root) {
    QStringList found;
    QStringList level{root};
    for (int depth = 0; depth < 4 && !scan.ended(); ++depth) {
        QStringList next;
        for (const QString& folder : std::as_const(level)) {
            const bool last = depth == 3;
            const QFileInfoList entries = QDir(folder).entryInfoList(
                (last ? QDir::Files : QDir::Dirs) | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
            for (const QFileInfo& entry : entries) {
                if (!scan.see()) return found;
                (last ? found : next) << entry.filePath();
            }
        }
        level = next;
    }
    std::stable_partition(found.begin(), found.end(),
                          [](const QString& path) { return !path.endsWith(QLatin1String("/latest")); });
    return found;
}

}  // namespace

void readOllama(Scan& scan) {
    const QString root = scan.source().path + QStringLiteral("/manifests");
    const QStringList manifests = manifestsOf(scan, root);
    for (const QString& path : manifests) readManifest(scan, path, nameOf(QDir(root).relativeFilePath(path).split(u'/')));
}

}  // namespace loquat
