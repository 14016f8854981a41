// SPDX-License-Identifier: MIT
#include "ui/viewmodels/attachments.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>
#include <QPromise>
#include <QThreadPool>
#include <algorithm>
#include <memory>

#include "engine/chat/when_done.h"

namespace loquat::ui {

using storage::Attachment;

namespace {

constexpr int kMost = 20;
constexpr qsizetype kLongPaste = 4000;  // letters: beyond that the words of the question would drown

template <class Work>
QFuture<Result<ReadAttachment>> inPool(Work work) {
    auto promise = std::make_shared<QPromise<Result<ReadAttachment>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

bool areFiles(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    return !urls.isEmpty() && std::all_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); });
}

}  // namespace

int Attachments::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> Attachments::roleNames() const {
    return {{AttachmentId, "attachmentId"}, {Name, "name"}, {Detail, "detail"}, {Thumbnail, "thumbnail"}};
}

QVariant Attachments::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& [attachment, before] = rows_[index.row()];
    switch (role) {
        case AttachmentId: return attachment.id;
        case Name: return attachment.name;
        case Detail: {
            const QString detail = attachmentDetail(attachment);
            if (before.isEmpty()) return detail;
            const QLocale locale;
            return tr("%1, was %2 × %3").arg(detail, locale.toString(before.width()), locale.toString(before.height()));
        }
        case Thumbnail: {
            QString& thumbnail = thumbnails_[attachment.id];
            if (thumbnail.isNull()) thumbnail = attachmentThumbnail(attachment);
            return thumbnail;
        }
    }
    return {};
}

void Attachments::add(const QList<QUrl>& files) {
    for (const QUrl& url : files) {
        if (!takesMore()) return;
        ++reading_;
        whenDone(inPool([path = url.toLocalFile()] { return readAttachment(path); }), this,
                 [this, round = round_](const Result<ReadAttachment>& read) { receive(round, read); });
    }
    emit changed();
}

bool Attachments::paste() {
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (!data) return false;
    if (areFiles(*data)) {
        add(data->urls());
        return true;
    }
    if (data->hasImage() && !data->hasText()) {
        if (!takesMore()) return true;
        ++reading_;
        emit changed();
        const QImage image = qvariant_cast<QImage>(data->imageData());
        whenDone(inPool([image, name = tr("Pasted picture")] { return attachPicture(image, name); }), this,
                 [this, round = round_](const Result<ReadAttachment>& read) { receive(round, read); });
        return true;
    }
    if (data->text().size() <= kLongPaste) return false;
    if (takesMore()) append({attachText(data->text(), tr("Pasted text")), {}});
    return true;
}

bool Attachments::takesMore() {
    if (count() + reading_ < kMost) return true;
    emit refused(tr("A question takes at most %n file(s).", nullptr, kMost));
    return false;
}

void Attachments::receive(quint64 round, const Result<ReadAttachment>& read) {
    if (round != round_) return;
    --reading_;
    if (read) return append(*read);
    emit refused(QString::fromStdString(read.error().message));
    emit changed();
}

void Attachments::append(const ReadAttachment& read) {
    beginInsertRows({}, count(), count());
    rows_.append(read);
    endInsertRows();
    emit added(read.attachment);
    emit changed();
}

void Attachments::remove(const QString& id) {
    for (int row = 0; row < count(); ++row) {
        if (rows_[row].attachment.id != id) continue;
        beginRemoveRows({}, row, row);
        rows_.removeAt(row);
        endRemoveRows();
        emit removed(id);
        emit changed();
        return;
    }
}

QList<Attachment> Attachments::list() const {
    QList<Attachment> list;
    for (const ReadAttachment& row : rows_) list.append(row.attachment);
    return list;
}

const Attachment* Attachments::find(const QString& id) const {
    const auto it = std::find_if(rows_.begin(), rows_.end(), [&](const ReadAttachment& row) { return row.attachment.id == id; });
    return it == rows_.end() ? nullptr : &it->attachment;
}

bool Attachments::holdsPictures() const {
    return std::any_of(rows_.begin(), rows_.end(),
                       [](const ReadAttachment& row) { return row.attachment.kind == Attachment::Kind::Picture; });
}

void Attachments::removePictures() {
    for (const Attachment& attachment : list())
        if (attachment.kind == Attachment::Kind::Picture) remove(attachment.id);
}

void Attachments::letPicturesLeave() {
    for (ReadAttachment& row : rows_) row.attachment.mayLeave = true;
}

void Attachments::setList(const QList<Attachment>& attachments) {
    beginResetModel();
    ++round_;
    reading_ = 0;
    rows_.clear();
    thumbnails_.clear();
    for (const Attachment& attachment : attachments) rows_.append({attachment, {}});
    endResetModel();
    emit changed();
}

QList<Attachment> Attachments::take() {
    const QList<Attachment> taken = list();
    setList({});
    return taken;
}

}  // namespace loquat::ui
