// SPDX-License-Identifier: MIT
#include "engine/remote/safe_name.h"

#include <QRegularExpression>
#include <algorithm>

namespace loquat::remote {

namespace {

bool isSafeLetter(QChar letter) {
    const bool invisible = letter.category() == QChar::Other_Control || letter.category() == QChar::Other_Format;
    return !invisible && !QStringLiteral("\\<>:\"|?*").contains(letter);
}

bool isSafePart(const QString& part) {
    static const QRegularExpression reserved("^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\.|$)",
                                             QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype kMostBytes = 240;
    if (part.isEmpty() || part.startsWith('.') || part.endsWith('.') || part.trimmed() != part) return false;
    if (part.endsWith(".part", Qt::CaseInsensitive) || part.endsWith(".part.journal", Qt::CaseInsensitive)) return false;
    return part.toUtf8().size() <= kMostBytes && !reserved.match(part).hasMatch() &&
           std::all_of(part.begin(), part.end(), isSafeLetter);
}

}  // namespace

bool isSafeName(const QString& name) {
    constexpr qsizetype kMostParts = 8;
    const QStringList parts = name.split('/');
    return parts.size() <= kMostParts && std::all_of(parts.begin(), parts.end(), isSafePart);
}

}  // namespace loquat::remote
