// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace loquat::remote {

/// How many first bytes tell what a file is.
constexpr qint64 kTellingBytes = 512;

/// What came instead of the file asked for, as a sentence: a web page, a Git-LFS pointer, an error message; nothing when it
/// may be right. `type`: the Content-Type.
QString wrongContent(const QString& name, const QByteArray& first, const QByteArray& type, const QString& host);

}  // namespace loquat::remote
