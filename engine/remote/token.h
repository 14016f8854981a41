// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>

#include "engine/base/result.h"

namespace loquat::remote {

/// What goes behind "Bearer ", and from when on a new one is fetched instead.
struct Token {
    QByteArray value;
    QDateTime fetched;
    QDateTime renewAt;
    bool renewed = false;  ///< fetched because the one before was refused
};

/// Whether it can stand in a header: printable ASCII without spaces, at most 16 KiB.
bool isToken(const QByteArray& text);

/// The answer of a token endpoint (RFC 6749, 5.1). No error repeats any of it but the RFC's own error codes.
Result<Token> tokenFromAnswer(const QByteArray& json, const QDateTime& now);

/// What a command printed: its first line. The "exp" of a JWT (RFC 7519) is respected; a token that says
/// nothing of its end is used for five minutes.
Result<Token> tokenFromCommand(const QByteArray& output, const QDateTime& now);

}  // namespace loquat::remote
