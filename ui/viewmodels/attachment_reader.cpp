// SPDX-License-Identifier: MIT
#include "ui/viewmodels/attachment_reader.h"

#include <QBuffer>
#include <QColorSpace>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QLocale>
#include <QPainter>
#include <QStringDecoder>

#include "ui/viewmodels/format.h"

namespace loquat::ui {

using storage::Attachment;

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Attachments)
};

constexpr int kLongestSide = 2048;               // services scale down to less themselves
constexpr qint64 kMostTextBytes = 2'000'000;
constexpr qint64 kMostPictureBytes = 50'000'000;
constexpr qsizetype kMostLosslessBytes = 1'500'000;
constexpr int kThumbnail = 64;                   // twice what is shown, for fine screens

Error refuse(const QString& sentence, const QString& name) {
    return {ErrorKind::kBadInput, sentence.arg(name).toStdString(), {}};
}

QByteArray written(const QImage& image, const char* format, int quality) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

/// The pixels and nothing else: a copy would keep the file's texts, and those may name people and places.
QImage bare(const QImage& image, QSize size, QImage::Format format) {
    QImage drawn(size, format);
    drawn.fill(format == QImage::Format_RGB32 ? Qt::white : Qt::transparent);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRect(QPoint(), size), image.size() == size ? image : image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    return drawn;
}

void write(Attachment& attachment, const QImage& image, bool photo) {
    attachment.mimeType = QStringLiteral("image/png");
    if (!photo || image.hasAlphaChannel())
        attachment.data = written(image, "PNG", -1);
    if (!attachment.data.isEmpty() && attachment.data.size() <= kMostLosslessBytes) return;
    attachment.mimeType = QStringLiteral("image/jpeg");
    attachment.data = written(bare(image, image.size(), QImage::Format_RGB32), "JPEG", 88);
}

Result<ReadAttachment> pictureOf(QImage image, QSize before, const QString& name, bool photo) {
    if (image.isNull()) return refuse(Sentence::tr("“%1” cannot be read as a picture."), name);
    if (image.colorSpace().isValid() && image.colorSpace() != QColorSpace(QColorSpace::SRgb))
        image.convertToColorSpace(QColorSpace::SRgb);
    QSize size = image.size();
    if (qMax(size.width(), size.height()) > kLongestSide) size.scale(kLongestSide, kLongestSide, Qt::KeepAspectRatio);
    size = size.expandedTo({1, 1});
    const auto format = image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32;
    const QImage ready = bare(image, size, format);
    ReadAttachment read;
    read.attachment.id = storage::newId();
    read.attachment.kind = Attachment::Kind::Picture;
    read.attachment.name = name;
    read.attachment.width = size.width();
    read.attachment.height = size.height();
    write(read.attachment, ready, photo);
    if (before != size) read.before = before;
    return read;
}

Result<ReadAttachment> readPicture(const QString& path, QImageReader& reader) {
    const QString name = QFileInfo(path).fileName();
    if (QFileInfo(path).size() > kMostPictureBytes) return refuse(Sentence::tr("“%1” is larger than 50 MB."), name);
    reader.setAutoTransform(true);
    const bool photo = reader.format() == "jpeg" || reader.format() == "webp";
    QSize before = reader.size();
    if (qMax(before.width(), before.height()) > 2 * kLongestSide)  // a JPEG is decoded small at once
        reader.setScaledSize(before.scaled(2 * kLongestSide, 2 * kLongestSide, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    if (image.isNull()) return refuse(Sentence::tr("“%1” cannot be read as a picture."), name);
    if (reader.transformation() & QImageIOHandler::TransformationRotate90) before.transpose();
    return pictureOf(image, before, name, photo);
}

/// The text of a file; nothing when it is none.
std::optional<QString> textOf(const QByteArray& bytes) {
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    const QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar::Null)) return {};
    return text;
}

QString dataAddress(const QString& mimeType, const QByteArray& bytes) {
    return QStringLiteral("data:%1;base64,%2").arg(mimeType, QString::fromLatin1(bytes.toBase64()));
}

}  // namespace

Result<ReadAttachment> readAttachment(const QString& path) {
    const QString name = QFileInfo(path).fileName();
    if (!QFileInfo(path).isFile()) return refuse(Sentence::tr("“%1” is no file."), name);
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    static const QList<QByteArray> formats{"png", "jpeg", "webp", "gif"};
    if (formats.contains(reader.format())) return readPicture(path, reader);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return refuse(Sentence::tr("“%1” cannot be opened."), name);
    if (file.size() > kMostTextBytes)
        return refuse(Sentence::tr("“%1” is larger than 2 MB: more than a question can hold."), name);
    const auto text = textOf(file.read(kMostTextBytes + 1));
    if (!text) return refuse(Sentence::tr("“%1” is neither text nor a PNG, JPEG, WebP or GIF picture."), name);
    if (text->trimmed().isEmpty()) return refuse(Sentence::tr("“%1” is empty."), name);
    return ReadAttachment{attachText(*text, name), {}};
}

Result<ReadAttachment> attachPicture(const QImage& image, const QString& name) {
    return pictureOf(image, image.size(), name, false);
}

Attachment attachText(const QString& text, const QString& name) {
    Attachment attachment;
    attachment.id = storage::newId();
    attachment.name = name;
    attachment.mimeType = QStringLiteral("text/plain");
    attachment.data = text.toUtf8();
    return attachment;
}

QString attachmentDetail(const Attachment& attachment) {
    const QString bytes = formatBytes(quint64(attachment.data.size()));
    if (attachment.kind == Attachment::Kind::Text) return bytes;
    const QLocale locale;
    return Sentence::tr("%1 × %2, %3").arg(locale.toString(attachment.width), locale.toString(attachment.height), bytes);
}

QString attachmentThumbnail(const Attachment& attachment) {
    if (attachment.kind != Attachment::Kind::Picture) return {};
    const QImage image = QImage::fromData(attachment.data);
    if (image.isNull()) return {};
    const QImage filled = image.scaled(kThumbnail, kThumbnail, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    const QRect middle((filled.width() - kThumbnail) / 2, (filled.height() - kThumbnail) / 2, kThumbnail, kThumbnail);
    return dataAddress(QStringLiteral("image/png"), written(filled.copy(middle), "PNG", -1));
}

QString attachmentPicture(const Attachment& attachment) {
    return attachment.kind == Attachment::Kind::Picture ? dataAddress(attachment.mimeType, attachment.data) : QString();
}

}  // namespace loquat::ui
