// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QString>

#include "engine/base/result.h"
#include "storage/records.h"

namespace loquat::ui {

/// A file or a picture made fit to go with a question.
struct ReadAttachment {
    storage::Attachment attachment;
    QSize before;  ///< a picture's size when it was larger
};

/// Reads text (UTF-8, UTF-16 with its mark; at most 2 MB) or a picture (PNG, JPEG, WebP, GIF: its first image). Pictures
/// are made no longer than 2,048 pixels a side and written anew, so that place and camera do not go along. Any thread.
Result<ReadAttachment> readAttachment(const QString& path);

/// A picture from the clipboard. Any thread.
Result<ReadAttachment> attachPicture(const QImage& image, const QString& name);

storage::Attachment attachText(const QString& text, const QString& name);

QString attachmentDetail(const storage::Attachment& attachment);   ///< "1,280 × 720, 240 KB"
/// A small picture of a picture as a data: address; empty for text. Takes milliseconds: keep it.
QString attachmentThumbnail(const storage::Attachment& attachment);
QString attachmentPicture(const storage::Attachment& attachment);  ///< the whole picture as a data: address

}  // namespace loquat::ui
