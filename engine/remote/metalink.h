// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QUrl>
#include <optional>

namespace loquat::remote {

/// The hashes a Metalink 4 document (RFC 5854) gives for a file: SHA-256 of the whole and of each piece.
struct Metalink {
    qint64 bytes = 0;
    QByteArray sha256;            ///< hexadecimal, small letters; empty when it gives none
    qint64 pieceBytes = 0;
    QList<QByteArray> pieces;     ///< 32 bytes each; covers the file exactly
};

/// Nothing when it is malformed, has no SHA-256 pieces, or is about another size.
std::optional<Metalink> readMetalink(const QByteArray& xml, qint64 bytes);

/// Where a server keeps the metalink of what it sends (RFC 6249): of its Link headers, the one with rel=describedby.
QUrl metalinkOf(const QByteArray& linkHeader, const QUrl& base);

}  // namespace loquat::remote
