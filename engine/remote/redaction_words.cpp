// SPDX-License-Identifier: MIT
#include <algorithm>
#include <QMultiHash>

#include "engine/remote/redaction.h"

namespace loquat::remote {

namespace {

QString folded(const QString& text) {
    QString result = text;
    for (QChar& c : result) c = c.toCaseFolded();
    return result;
}

/// A letter or digit of a script that writes spaces between words.
bool isOfAWord(QChar c) {
    const char16_t u = c.unicode();
    const bool unspaced = (u >= 0x0e00 && u <= 0x0eff) || (u >= 0x1100 && u <= 0x11ff) || (u >= 0x3040 && u <= 0x30ff) ||
                          (u >= 0x3400 && u <= 0x9fff) || (u >= 0xac00 && u <= 0xd7af) || (u >= 0xf900 && u <= 0xfaff);
    return c.isLetterOrNumber() && !unspaced;
}

/// Words by their first sign, folded.
class Lexicon {
public:
    explicit Lexicon(const QList<WordRule>& rules) {
        for (qsizetype i = 0; i < rules.size(); ++i) {
            words_.append(folded(rules[i].word.trimmed()));
            if (!words_[i].isEmpty()) byFirst_.insert(words_[i][0], i);
        }
    }

    /// The longest word that begins at `at`; its length, 0: none.
    qsizetype longestAt(QStringView text, qsizetype at, qsizetype& rule) const {
        qsizetype longest = 0;
        for (auto [it, end] = byFirst_.equal_range(text[at]); it != end; ++it) {
            const QString& word = words_[*it];
            if (word.size() <= longest || !text.mid(at).startsWith(word)) continue;
            if (at > 0 && isOfAWord(word.front()) && isOfAWord(text[at - 1])) continue;
            const qsizetype after = at + word.size();
            if (after < text.size() && isOfAWord(word.back()) && isOfAWord(text[after])) continue;
            longest = word.size();
            rule = *it;
        }
        return longest;
    }

    /// Whether more text could make, or unmake, a word of what begins at `at`.
    bool isOpenAt(QStringView text, qsizetype at) const {
        const QStringView rest = text.mid(at);
        for (auto [it, end] = byFirst_.equal_range(text[at]); it != end; ++it)
            if (QStringView(words_[*it]).startsWith(rest)) return true;
        return false;
    }

    qsizetype longest() const {
        qsizetype most = 0;
        for (const QString& word : words_) most = std::max(most, word.size());
        return most;
    }

private:
    QStringList words_;
    QMultiHash<QChar, qsizetype> byFirst_;
};

}  // namespace

QList<WordHit> findWords(const QString& text, const QList<WordRule>& rules) {
    QList<WordHit> hits;
    const Lexicon lexicon(rules);
    const QString plain = folded(text);
    for (qsizetype i = 0; i < plain.size(); ++i) {
        qsizetype rule = 0;
        const qsizetype length = lexicon.longestAt(plain, i, rule);
        if (length == 0) continue;
        hits.append({i, length, rule});
        i += length - 1;
    }
    return hits;
}

WordWatch::WordWatch(const QList<WordRule>& rules) {
    std::copy_if(rules.begin(), rules.end(), std::back_inserter(rules_), [](const WordRule& rule) { return rule.incoming; });
}

QString WordWatch::feed(const QString& piece) {
    if (rules_.isEmpty()) return piece;
    if (stopped_) return {};
    held_ += piece;
    const Lexicon lexicon(rules_);
    const QString plain = folded(held_);
    qsizetype until = std::max(shown_, plain.size() - lexicon.longest());
    while (until < plain.size() && !lexicon.isOpenAt(plain, until)) ++until;
    return take(until);
}

QString WordWatch::flush() {
    return stopped_ ? QString() : take(held_.size());
}

QString WordWatch::take(qsizetype until) {
    QString out;
    for (const WordHit& hit : findWords(held_, rules_)) {
        if (hit.start < shown_) continue;
        if (hit.start + hit.length > until) {
            until = std::min(until, hit.start);
            break;
        }
        const WordRule& rule = rules_[hit.rule];
        if (!seen_.contains(rule.word)) seen_.append(rule.word);
        if (rule.action == WordAction::Warn) continue;
        out += held_.mid(shown_, hit.start - shown_);
        shown_ = hit.start + hit.length;
        stopped_ = rule.action == WordAction::Stop;
        if (stopped_) return out;
        out += QStringLiteral("•••");
    }
    out += held_.mid(shown_, until - shown_);
    // One sign before the rest tells whether a word begins there.
    held_.remove(0, std::max<qsizetype>(0, until - 1));
    shown_ = std::min<qsizetype>(until, 1);
    return out;
}

}  // namespace loquat::remote
