// SPDX-License-Identifier: MIT
#include "ui/viewmodels/library_settings.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <utility>

#include "engine/chat/when_done.h"

namespace loquat::ui {

namespace {

const QString kNote = QStringLiteral("library");
const QString kTokenName = QStringLiteral("hub/huggingface/token");
constexpr int kMostConnections = 16;
constexpr int kMostAtOnce = 4;
constexpr double kLargestLimit = 1000;

}  // namespace

LibrarySettings::LibrarySettings(Settings& settings, remote::SecretStore& secrets, remote::Hub& hub, const QUrl& huggingFace, QObject* parent)
    : QObject(parent), settings_(settings), hub_(hub), hugging_face_(huggingFace), token_(secrets) {
    read();
    connect(this, &LibrarySettings::changed, this, &LibrarySettings::save);
    token_.setName(kTokenName, false);
    connect(&token_, &SecretField::changed, this, [this] {
        const bool there = token_.state() == "keychain" || token_.state() == "run";
        if (!there && token_.state() != "missing") return;  // not known yet
        if (!there) tell({}, {});
        if (there == has_token_) return;
        has_token_ = there;
        emit changed();
    });
    connect(&token_, &SecretField::stored, this, &LibrarySettings::checkToken);
}

void LibrarySettings::showToken() {
    if (!std::exchange(token_shown_, true) && has_token_) token_.setName(kTokenName);
}

void LibrarySettings::read() {
    const QJsonObject json = QJsonDocument::fromJson(settings_.note(kNote).toUtf8()).object();
    folder_ = json["folder"].toString();
    mirror_ = json["mirror"].toString();
    model_scope_ = json["modelScope"].toBool(true);
    connections_ = std::clamp(json["connections"].toInt(connections_), 1, kMostConnections);
    at_once_ = std::clamp(json["atOnce"].toInt(at_once_), 1, kMostAtOnce);
    has_token_ = json["token"].toBool();
    limit_ = std::clamp(json["limit"].toDouble(), 0.0, kLargestLimit);
}

void LibrarySettings::save() {
    const QJsonObject json{{"folder", folder_},   {"mirror", mirror_}, {"modelScope", model_scope_}, {"connections", connections_},
                           {"atOnce", at_once_}, {"limit", limit_},   {"token", has_token_}};
    settings_.setNote(kNote, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

QString LibrarySettings::folder() const { return folder_.isEmpty() ? settings_.dataFolder() + "/models" : folder_; }

void LibrarySettings::setFolder(const QString& path) {
    const QString clean = QDir::cleanPath(path.trimmed());
    if (path.trimmed().isEmpty() || clean == folder()) return;
    const QFileInfo info(clean);
    folder_problem_.clear();
    if (!info.isAbsolute() || (!info.exists() && !QDir().mkpath(clean)) || !QFileInfo(clean).isWritable())
        folder_problem_ = tr("%1 cannot be written to. Choose another folder.").arg(clean);
    else
        folder_ = clean;
    emit changed();
}

void LibrarySettings::setFolderUrl(const QUrl& folder) { setFolder(folder.toLocalFile()); }

void LibrarySettings::openFolder() const {
    QDir().mkpath(folder());
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder()));
}

bool LibrarySettings::setMirror(const QString& address) {
    QString text = address.trimmed();
    if (!text.isEmpty() && !text.contains("://")) text.prepend("https://");
    const QUrl url(text, QUrl::StrictMode);
    const bool good = text.isEmpty() || (url.isValid() && !url.host().isEmpty() && (url.scheme() == "https" || url.scheme() == "http") &&
                                         url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment());
    mirror_problem_ = good ? QString() : tr("This is not a web address. A mirror looks like https://hf-mirror.com.");
    emit mirrorProblemChanged();
    const QString kept = text.endsWith('/') ? text.chopped(1) : text;
    if (!good || kept == mirror_) return good;
    mirror_ = kept;
    emit changed();
    return true;
}

void LibrarySettings::setModelScope(bool asked) {
    if (asked == model_scope_) return;
    model_scope_ = asked;
    emit changed();
}

void LibrarySettings::setConnections(int connections) {
    const int wanted = std::clamp(connections, 1, kMostConnections);
    if (wanted == connections_) return;
    connections_ = wanted;
    emit changed();
}

void LibrarySettings::setAtOnce(int downloads) {
    const int wanted = std::clamp(downloads, 1, kMostAtOnce);
    if (wanted == at_once_) return;
    at_once_ = wanted;
    emit changed();
}

void LibrarySettings::setLimit(double megabytes) {
    const double wanted = std::clamp(megabytes, 0.0, kLargestLimit);
    if (wanted == limit_) return;
    limit_ = wanted;
    emit changed();
}

void LibrarySettings::checkToken() {
    if (tokenSecret().isEmpty()) return;
    tell(QStringLiteral("checking"), tr("Asking Hugging Face…"));
    whenDone(hub_.checkToken(), this, [this, check = ++check_](const Result<QString>& account) {
        if (check != check_) return;
        if (account)
            tell(QStringLiteral("good"), tr("Accepted, account %1.").arg(*account));
        else
            tell(QStringLiteral("bad"), QString::fromStdString(account.error().message));
    });
}

void LibrarySettings::tell(const QString& state, const QString& text) {
    token_state_ = state;
    token_text_ = text;
    emit tokenChecked();
}

QString LibrarySettings::tokenSecret() const {
    return has_token_ ? kTokenName : QString();
}

remote::HubSettings LibrarySettings::hubSettings() const {
    remote::HubSettings hub;
    hub.huggingFace = hugging_face_;
    hub.huggingFaceMirror = QUrl(mirror_);
    if (!model_scope_) hub.modelScope.clear();
    hub.tokenSecret = tokenSecret();
    return hub;
}

remote::DownloadSettings LibrarySettings::downloadSettings() const {
    remote::DownloadSettings downloads;
    downloads.connections = connections_;
    downloads.atOnce = at_once_;
    downloads.bytesPerSecond = qint64(limit_ * 1e6);
    return downloads;
}

}  // namespace loquat::ui
