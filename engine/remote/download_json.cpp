// SPDX-License-Identifier: MIT
#include "engine/remote/download_json.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include "engine/remote/safe_name.h"

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Downloads)
};

QJsonObject fileToJson(const DownloadFile& file) {
    QJsonArray sources;
    for (const DownloadSource& source : file.sources)
        sources.append(QJsonObject{{"url", source.url.toString(QUrl::FullyEncoded)}, {"official", source.official}});
    return {{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}, {"sources", sources}};
}

DownloadFile fileFromJson(const QJsonObject& json) {
    DownloadFile file{json["name"].toString(), json["bytes"].toInteger(-1), json["sha256"].toString(), {}};
    for (const auto& value : json["sources"].toArray()) {
        const QJsonObject source = value.toObject();
        file.sources << DownloadSource{QUrl::fromEncoded(source["url"].toString().toLatin1()), source["official"].toBool()};
    }
    return file;
}

}  // namespace

QString toJson(const DownloadStatus& status) {
    const DownloadRequest& request = status.request;
    QJsonArray files;
    for (const DownloadFile& file : request.files) files.append(fileToJson(file));
    QJsonObject json{{"version", 1},           {"id", request.id},         {"title", request.title},
                     {"detail", request.detail}, {"folder", request.folder}, {"tokenSecret", request.tokenSecret},
                     {"files", files}};
    json["doneBytes"] = status.doneBytes;
    if (status.state == DownloadState::Paused) json["state"] = "paused";
    if (status.state == DownloadState::Failed) {
        json["state"] = "failed";
        json["problem"] = status.problem;
    }
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<DownloadStatus> downloadFromJson(const QString& text) {
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    DownloadStatus status;
    DownloadRequest& request = status.request;
    request = {json["id"].toString(), json["title"].toString(), json["detail"].toString(), json["folder"].toString(), {},
               json["tokenSecret"].toString()};
    for (const auto& file : json["files"].toArray()) request.files << fileFromJson(file.toObject());
    if (request.id.isEmpty() || request.files.isEmpty()) return {};
    status.doneBytes = qMax<qint64>(0, json["doneBytes"].toInteger());
    if (json["state"] == "paused") status.state = DownloadState::Paused;
    if (json["state"] == "failed") {
        status.state = DownloadState::Failed;
        status.problem = json["problem"].toString();
    }
    return status;
}

QString faultOf(const DownloadRequest& request) {
    static const QRegularExpression sha256("^[0-9a-f]{64}$");
    if (!QDir::isAbsolutePath(request.folder)) return Sentence::tr("There is no folder for the models.");
    if (request.files.isEmpty()) return Sentence::tr("There is nothing to download.");
    QSet<QString> names;
    for (const DownloadFile& file : request.files) {
        if (!isSafeName(file.name)) return Sentence::tr("The hub names a file “%1”, which must not be made here.").arg(file.name);
        if (names.contains(file.name.toLower())) return Sentence::tr("Two files are called %1.").arg(file.name);
        names.insert(file.name.toLower());
        if (file.sources.isEmpty()) return Sentence::tr("Nobody is named who has %1.").arg(file.name);
        if (!file.sha256.isEmpty() && !sha256.match(file.sha256).hasMatch())
            return Sentence::tr("The hash of %1 is malformed.").arg(file.name);
    }
    return {};
}

}  // namespace loquat::remote
