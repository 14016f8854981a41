// SPDX-License-Identifier: MIT
#include "engine/remote/metalink.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

namespace loquat::remote {

namespace {

constexpr qint64 kLeastPiece = 1024;
constexpr qsizetype kSha256Bytes = 32;

bool isSha256(const QXmlStreamReader& xml) { return xml.attributes().value("type") == QLatin1String("sha-256"); }

QByteArray readHash(QXmlStreamReader& xml) {
    const QByteArray hash = QByteArray::fromHex(xml.readElementText(QXmlStreamReader::SkipChildElements).toLatin1());
    return hash.size() == kSha256Bytes ? hash : QByteArray();
}

void readPieces(QXmlStreamReader& xml, Metalink& link) {
    link.pieceBytes = xml.attributes().value("length").toLongLong();
    if (link.pieceBytes < kLeastPiece) return xml.raiseError("pieces too small");
    const qint64 expected = (link.bytes + link.pieceBytes - 1) / link.pieceBytes;
    while (xml.readNextStartElement()) {
        link.pieces << readHash(xml);
        if (link.pieces.size() > expected || link.pieces.last().isEmpty()) return xml.raiseError("wrong pieces");
    }
}

bool readFile(QXmlStreamReader& xml, Metalink& link) {
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("size")) {
            if (xml.readElementText().toLongLong() != link.bytes) xml.raiseError("another size");
        } else if (xml.name() == QLatin1String("hash") && isSha256(xml)) {
            link.sha256 = readHash(xml).toHex();
        } else if (xml.name() == QLatin1String("pieces") && isSha256(xml) && link.pieces.isEmpty()) {
            readPieces(xml, link);
        } else {
            xml.skipCurrentElement();
        }
    }
    return !xml.hasError();
}

}  // namespace

std::optional<Metalink> readMetalink(const QByteArray& text, qint64 bytes) {
    QXmlStreamReader xml(text);
    if (!xml.readNextStartElement() || xml.name() != QLatin1String("metalink")) return {};
    while (xml.readNextStartElement()) {
        if (xml.name() != QLatin1String("file")) {
            xml.skipCurrentElement();
            continue;
        }
        Metalink link;
        link.bytes = bytes;
        if (!readFile(xml, link) || link.pieces.isEmpty()) return {};
        const bool covers = link.pieces.size() == (bytes + link.pieceBytes - 1) / link.pieceBytes;
        return covers ? std::optional(link) : std::nullopt;
    }
    return {};
}

QUrl metalinkOf(const QByteArray& header, const QUrl& base) {
    static const QRegularExpression link("<([^<>]*)>((?:[^,\"]|\"[^\"]*\")*)");
    auto all = link.globalMatch(QString::fromLatin1(header.left(8192)));
    while (all.hasNext()) {
        const auto found = all.next();
        const QString rest = found.captured(2).toLower();
        if (rest.contains("describedby") && rest.contains("metalink4+xml"))
            return base.resolved(QUrl::fromEncoded(found.captured(1).toLatin1()));
    }
    return {};
}

}  // namespace loquat::remote
