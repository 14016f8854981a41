// SPDX-License-Identifier: MIT
#include "engine/remote/continuation.h"

#include <QSet>
#include <numeric>
#include <utility>

namespace loquat::remote {

namespace {

constexpr qsizetype kTail = 4000;  // a repetition from further back is a new answer

/// Long and varied enough not to be chance; an ideograph says as much as two letters.
bool isTelling(QStringView text) {
    qsizetype weight = 0;
    QSet<QChar> letters;
    for (const QChar c : text) {
        weight += c.unicode() >= 0x2E80 ? 2 : 1;
        if (c.isLetterOrNumber()) letters.insert(c);
    }
    return weight >= 12 && letters.size() >= 5;
}

}  // namespace

QString continueInstruction() {
    return QStringLiteral(
        "Your last message broke off. Continue it from exactly where it ends: begin with the very next characters (a "
        "space or a line break first, where one belongs there). Repeat nothing of it, and write no introduction, no "
        "apology and no comment.");
}

OverlapTrimmer::OverlapTrimmer(const QString& before) : before_(before.right(kTail)) {
    starts_.resize(before_.size());
    std::iota(starts_.begin(), starts_.end(), 0);
    deciding_ = !before_.isEmpty();
}

QString OverlapTrimmer::feed(const QString& piece) {
    if (!deciding_) return piece;
    for (qsizetype i = 0; i < piece.size(); ++i) {
        take(piece[i]);
        if (!deciding_) return release() + piece.mid(i + 1);
    }
    return {};
}

QString OverlapTrimmer::flush() { return std::exchange(deciding_, false) ? release() : QString(); }

void OverlapTrimmer::take(QChar c) {
    held_ += c;
    if (c.isSpace() && space_ == held_.size() - 1) {
        space_ = held_.size();
        return;
    }
    const qsizetype at = held_.size() - space_ - 1;
    const QChar* const before = before_.constData();
    const qsizetype end = before_.size();
    starts_.removeIf([&](qsizetype start) {
        if (before[start + at] != c) return true;
        if (start + at + 1 < end) return false;
        repeated_ = qMax(repeated_, at + 1);
        return true;
    });
    deciding_ = !starts_.isEmpty();
}

QString OverlapTrimmer::release() {
    QString text = std::exchange(held_, {});
    const QStringView repetition = QStringView(text).mid(space_, repeated_);
    return isTelling(repetition) ? text.mid(space_ + repeated_) : text;
}

}  // namespace loquat::remote
