// SPDX-License-Identifier: MIT
#include "engine/remote/hub_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>

#include "engine/remote/model_names.h"
#include "engine/remote/safe_name.h"

namespace loquat::remote {

namespace {

constexpr qint64 kMostBytes = qint64{1} << 44;
constexpr qint64 kMostParameters = 100'000'000'000'000;
constexpr qint64 kMostContext = 1 << 30;

QString shortText(const QJsonValue& value) { return value.toString().left(200).simplified(); }

HubModel huggingFaceModel(const QJsonObject& json) {
    HubModel model;
    model.hub = HubKind::HuggingFace;
    model.repo = json["id"].toString();
    model.author = shortText(json["author"]);
    model.downloads = qMax<qint64>(0, json["downloads"].toInteger());
    model.likes = qMax<qint64>(0, json["likes"].toInteger());
    model.gated = json["gated"].isString() || json["gated"].toBool();
    model.updatedAt = QDateTime::fromString(json["lastModified"].toString(), Qt::ISODateWithMs);
    for (const auto& tag : json["tags"].toArray())
        if (const QString text = shortText(tag); text.startsWith("license:")) model.license = text.mid(8);
    const QJsonObject gguf = json["gguf"].toObject();
    if (gguf["architecture"] == "clip") return model;  // of a projector, which says nothing of the model beside it
    model.architecture = shortText(gguf["architecture"]);
    model.parameters = qBound<qint64>(0, gguf["total"].toInteger(), kMostParameters);
    model.contextTokens = int(qBound<qint64>(0, gguf["context_length"].toInteger(), kMostContext));
    return model;
}

HubModel modelScopeModel(const QJsonObject& json) {
    HubModel model;
    model.hub = HubKind::ModelScope;
    model.repo = json["id"].toString();
    model.license = shortText(json["license"]);
    model.downloads = qMax<qint64>(0, json["downloads"].toInteger());
    model.likes = qMax<qint64>(0, json["likes"].toInteger());
    model.updatedAt = QDateTime::fromString(json["last_modified"].toString(), Qt::ISODateWithMs);
    return model;
}

/// A hash that is one, in small letters.
QString sha256From(const QString& text) {
    static const QRegularExpression form("^[0-9a-fA-F]{64}$");
    return form.match(text).hasMatch() ? text.toLower() : QString();
}

ListedFile huggingFaceFile(const QJsonObject& json) {
    const QJsonObject lfs = json["lfs"].toObject();
    return {json["type"] == "file" ? json["path"].toString() : QString(), lfs["size"].toInteger(json["size"].toInteger(-1)),
            sha256From(lfs["oid"].toString())};
}

ListedFile modelScopeFile(const QJsonObject& json) {
    return {json["Type"] == "blob" ? json["Path"].toString() : QString(), json["Size"].toInteger(-1),
            sha256From(json["Sha256"].toString())};
}

bool isModel(const ListedFile& file) {
    return file.path.endsWith(".gguf", Qt::CaseInsensitive) && !file.path.contains("imatrix", Qt::CaseInsensitive) &&
           isSafeName(file.path) && file.bytes > 0 && file.bytes < kMostBytes;
}

}  // namespace

bool isRepoName(const QString& repo) {
    static const QRegularExpression form("^[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$");
    return form.match(repo).hasMatch() && !repo.contains("..");
}

std::optional<QList<HubModel>> readModels(HubKind hub, const QByteArray& text) {
    const QJsonDocument json = QJsonDocument::fromJson(text);
    const QJsonValue list = hub == HubKind::HuggingFace ? QJsonValue(json.array()) : json["data"]["models"];
    if (!list.isArray() || (hub == HubKind::HuggingFace && !json.isArray())) return {};
    QList<HubModel> models;
    for (const auto& value : list.toArray()) {
        HubModel model = hub == HubKind::HuggingFace ? huggingFaceModel(value.toObject()) : modelScopeModel(value.toObject());
        if (!isRepoName(model.repo)) continue;
        if (model.author.isEmpty()) model.author = model.repo.section('/', 0, 0);
        models << model;
    }
    return models;
}

std::optional<QList<ListedFile>> readFiles(HubKind hub, const QByteArray& text) {
    const QJsonDocument json = QJsonDocument::fromJson(text);
    const QJsonValue list = hub == HubKind::HuggingFace ? QJsonValue(json.array()) : json["Data"]["Files"];
    if (!list.isArray() || (hub == HubKind::HuggingFace && !json.isArray())) return {};
    QList<ListedFile> files;
    for (const auto& value : list.toArray()) {
        const ListedFile file = hub == HubKind::HuggingFace ? huggingFaceFile(value.toObject()) : modelScopeFile(value.toObject());
        if (!file.path.isEmpty()) files << file;
    }
    return files;
}

QList<HubFile> groupFiles(const QList<ListedFile>& files,
                          const std::function<QList<DownloadSource>(const ListedFile&)>& sourcesOf) {
    struct Group {
        QMap<int, ListedFile> parts;
        int count = 1;
    };
    QMap<QString, Group> groups;
    for (const ListedFile& file : files) {
        if (!isModel(file)) continue;
        const auto part = splitPartOf(file.path);
        Group& group = groups[part ? QStringLiteral("%1-of-%2").arg(part->stem).arg(part->count) : file.path];
        group.parts[part ? part->index : 1] = file;
        group.count = part ? part->count : 1;
    }
    QList<HubFile> found;
    for (const Group& group : std::as_const(groups)) {
        if (group.parts.size() != group.count) continue;
        HubFile whole;
        whole.title = group.parts.first().path;
        whole.quantization = quantizationOf(whole.title);
        whole.companion = isCompanion(whole.title);
        for (const ListedFile& file : group.parts) {
            whole.bytes += file.bytes;
            whole.parts << DownloadFile{file.path, file.bytes, file.sha256, sourcesOf(file)};
        }
        found << whole;
    }
    std::sort(found.begin(), found.end(), [](const HubFile& a, const HubFile& b) {
        return std::pair(a.companion, a.bytes) < std::pair(b.companion, b.bytes);
    });
    return found;
}

}  // namespace loquat::remote
