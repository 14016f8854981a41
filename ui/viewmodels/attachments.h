// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include "ui/viewmodels/attachment_reader.h"

namespace loquat::ui {

/// What goes with the next question: files and pictures, as chips above its words. Files are read off this thread.
class Attachments : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Chat")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(bool reading READ isReading NOTIFY changed FINAL)

public:
    enum Role { AttachmentId = Qt::UserRole, Name, Detail, Thumbnail };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(rows_.size()); }
    bool isReading() const { return reading_ > 0; }

    Q_INVOKABLE void add(const QList<QUrl>& files);
    /// Takes what lies in the clipboard when it is files, a picture or a very long text. False: words to be pasted as ever.
    Q_INVOKABLE bool paste();
    Q_INVOKABLE void remove(const QString& id);

    QList<storage::Attachment> list() const;
    const storage::Attachment* find(const QString& id) const;
    bool holdsPictures() const;
    void removePictures();
    void letPicturesLeave();
    /// Of another conversation; what is still being read for the one before is let go.
    void setList(const QList<storage::Attachment>& attachments);
    QList<storage::Attachment> take();

signals:
    void changed();
    void added(const loquat::storage::Attachment& attachment);
    void removed(const QString& id);
    void refused(const QString& sentence);

private:
    void receive(quint64 round, const Result<ReadAttachment>& read);
    void append(const ReadAttachment& read);
    bool takesMore();

    QList<ReadAttachment> rows_;
    mutable QHash<QString, QString> thumbnails_;
    int reading_ = 0;
    quint64 round_ = 0;
};

}  // namespace loquat::ui
