// SPDX-License-Identifier: MIT
#include "engine/remote/redaction_placeholder.h"

#include <algorithm>
#include <iterator>

namespace loquat::remote::redaction {

namespace {

constexpr QStringView kOpening = u"⟦〚[［【〖";
constexpr QStringView kClosing = u"⟧〛]］】〗";
constexpr int kMostMarks = 8;
constexpr int kMostDigits = 6;

/// Kinds as they are spelled in placeholders, without what stands between words.
constexpr const char16_t* kNames[][2] = {{u"IDCARD", u"ID_CARD"}, {u"PASSPORT", u"PASSPORT"}, {u"PHONE", u"PHONE"},
                                         {u"EMAIL", u"EMAIL"},    {u"CARD", u"CARD"},         {u"IBAN", u"IBAN"},
                                         {u"KEY", u"KEY"},        {u"IP", u"IP"},             {u"WORD", u"WORD"},
                                         {u"TEXT", u"TEXT"}};

bool isMark(char16_t c) { return QStringView(u" _-*`\\~＿　").contains(QChar(c)); }

char16_t ascii(char16_t c) { return c >= 0xff01 && c <= 0xff5e && c != u'＿' ? char16_t(c - 0xfee0) : c; }

bool beginsAName(QStringView letters) {
    return std::any_of(std::begin(kNames), std::end(kNames), [&](auto name) { return QStringView(name[0]).startsWith(letters); });
}

QString written(QStringView letters, QStringView digits) {
    for (const auto& name : kNames) {
        if (letters != QStringView(name[0])) continue;
        return digits.startsWith(u'0') ? QString() : QStringLiteral("⟦%1_%2⟧").arg(QStringView(name[1]), digits);
    }
    return {};
}

}  // namespace

QString placeholder(const QString& kind, int number) {
    return QStringLiteral("⟦%1_%2⟧").arg(kind.toUpper().replace(u'-', u'_')).arg(number);
}

Reading readPlaceholder(QStringView text) {
    QString letters, digits;
    int marks = 0;
    for (qsizetype i = 1; i < text.size(); ++i) {
        const char16_t c = ascii(text[i].unicode());
        if (c >= u'0' && c <= u'9') {
            if (digits.size() == kMostDigits) return {};
            digits += QChar(c);
        } else if (QChar(c).toUpper() >= u'A' && QChar(c).toUpper() <= u'Z') {
            letters += QChar(c).toUpper();
            if (!digits.isEmpty() || !beginsAName(letters)) return {};
        } else if (kClosing.contains(text[i])) {
            const QString name = written(letters, digits);
            return digits.isEmpty() || name.isEmpty() ? Reading{} : Reading{Reading::State::Whole, i + 1, name};
        } else if (!isMark(text[i].unicode()) || ++marks > kMostMarks) {
            return {};
        }
    }
    return {Reading::State::Partial, text.size(), {}};
}

qsizetype nextBracket(QStringView text, qsizetype from) {
    while (from < text.size() && !kOpening.contains(text[from])) ++from;
    return from;
}

}  // namespace loquat::remote::redaction
