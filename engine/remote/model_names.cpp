// SPDX-License-Identifier: MIT
#include "engine/remote/model_names.h"

#include <QRegularExpression>

namespace loquat::remote {

QString quantizationOf(const QString& path) {
    static const QRegularExpression type(
        "(?:^|[-._/ ])(IQ[1-4]_(?:XXS|XS|S|M|NL)|TQ[12]_0|Q[2-8]_K(?:_(?:XS|S|M|L|XL))?|Q[2-8]_[01]|MXFP4(?:_MOE)?|BF16|FP?16|FP?32)"
        "(?=[-._/ ]|$)",
        QRegularExpression::CaseInsensitiveOption);
    QString found;
    for (auto all = type.globalMatch(path); all.hasNext();) found = all.next().captured(1).toUpper();
    return found.startsWith("FP") ? 'F' + found.mid(2) : found;
}

bool isCompanion(const QString& path) {
    static const QRegularExpression word("(?:^|[-._/])(mmproj|projector|draft|drafter|eagle3?|mtp)(?=[-._/]|$)",
                                         QRegularExpression::CaseInsensitiveOption);
    return word.match(path).hasMatch();
}

std::optional<SplitPart> splitPartOf(const QString& path) {
    static const QRegularExpression form("^(.+)-(\\d{5})-of-(\\d{5})\\.gguf$", QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(path);
    if (!match.hasMatch()) return {};
    const SplitPart part{match.captured(1), match.captured(2).toInt(), match.captured(3).toInt()};
    constexpr int kMostParts = 1000;
    const bool sane = part.index >= 1 && part.index <= part.count && part.count <= kMostParts;
    return sane ? std::optional(part) : std::nullopt;
}

}  // namespace loquat::remote
