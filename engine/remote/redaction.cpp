// SPDX-License-Identifier: MIT
#include "engine/remote/redaction.h"

#include <algorithm>
#include <map>

#include "engine/remote/redaction_placeholder.h"
#include "engine/remote/redaction_scan.h"

namespace loquat::remote {

using namespace redaction;

namespace {

/// Spans that do not overlap.
class Spans {
public:
    /// Unless it overlaps one that is there.
    void add(const Candidate& candidate) {
        if (firstOver(candidate) == spans_.end()) spans_[candidate.start] = candidate;
    }

    /// A word of the user's: hidden wholly, so that it takes in what it touches, unless it lies inside that.
    void join(Candidate word) {
        for (auto it = firstOver(word); it != spans_.end(); it = firstOver(word)) {
            if (it->second.start <= word.start && it->second.end >= word.end) return;
            word.start = std::min(word.start, it->second.start);
            word.end = std::max(word.end, it->second.end);
            spans_.erase(it);
        }
        spans_[word.start] = word;
    }

    QList<Finding> findings(const QString& text) const {
        QList<Finding> list;
        for (const auto& [start, span] : spans_)
            list.append({start, span.end - start, QString::fromLatin1(span.kind), text.mid(start, span.end - start), {}});
        return list;
    }

private:
    std::map<qsizetype, Candidate>::iterator firstOver(const Candidate& candidate) {
        auto it = spans_.lower_bound(candidate.start);
        if (it != spans_.begin() && std::prev(it)->second.end > candidate.start) return std::prev(it);
        return it != spans_.end() && it->second.start < candidate.end ? it : spans_.end();
    }

    std::map<qsizetype, Candidate> spans_;
};

/// The surest first; of equally sure ones the longest.
Spans spansOf(const QString& text) {
    const Scan scan(text);
    Candidates all;
    for (const auto find : {findKeys, findEmails, findIbans, findIdCards, findCards, findAddresses, findPhones, findPassports})
        find(scan, all);
    std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.end - a.start > b.end - b.start;
    });
    Spans spans;
    for (const Candidate& candidate : std::as_const(all)) spans.add(candidate);
    return spans;
}

void joinWords(Spans& spans, const QString& text, const QList<WordRule>& words) {
    for (const WordHit& hit : findWords(text, words)) {
        const WordRule& rule = words[hit.rule];
        if (rule.outgoing && rule.action == WordAction::Mask) spans.join({hit.start, hit.start + hit.length, "word"});
    }
}

void joinHidden(Spans& spans, const QString& text, const QStringList& hidden) {
    for (const QString& word : hidden) {
        for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.size()))
            spans.join({at, at + word.size(), "word"});
    }
}

/// What the user typed that would be taken for a placeholder when it comes back.
void joinTyped(Spans& spans, const QString& text) {
    for (qsizetype at = nextBracket(text, 0); at < text.size(); at = nextBracket(text, at + 1)) {
        const Reading reading = readPlaceholder(QStringView(text).mid(at));
        if (reading.state == Reading::State::Whole) spans.join({at, at + reading.length, "text"});
    }
}

}  // namespace

QList<Finding> findPrivate(const QString& text, const QList<WordRule>& words) {
    Spans spans = spansOf(text);
    joinWords(spans, text, words);
    return spans.findings(text);
}

Redactor::Redactor(QList<WordRule> words) : words_(std::move(words)) {}

Redactor::Redacted Redactor::redact(const QString& text) {
    Spans spans = spansOf(text);
    joinWords(spans, text, words_);
    joinHidden(spans, text, hidden_);
    joinTyped(spans, text);
    Redacted redacted;
    qsizetype from = 0;
    for (Finding& finding : spans.findings(text)) {
        if (kept_.contains(finding.text)) continue;
        finding.placeholder = placeholderFor(finding.kind, finding.text);
        redacted.text += QStringView(text).mid(from, finding.start - from);
        redacted.text += finding.placeholder;
        from = finding.start + finding.length;
        redacted.findings.append(finding);
    }
    redacted.text += QStringView(text).mid(from);
    return redacted;
}

void Redactor::keep(const QString& text) {
    hidden_.removeAll(text);
    if (!kept_.contains(text)) kept_.append(text);
}

void Redactor::hide(const QString& text) {
    kept_.removeAll(text);
    if (!text.isEmpty() && !hidden_.contains(text)) hidden_.append(text);
}

QString Redactor::placeholderFor(const QString& kind, const QString& text) {
    QString& known = placeholders_[text];
    if (known.isEmpty()) {
        known = placeholder(kind, ++numbers_[kind]);
        originals_[known] = text;
    }
    return known;
}

QString Redactor::restore(const QString& text) const {
    Restorer restorer(*this);
    QString restored = restorer.feed(text);
    return restored += restorer.flush();
}

QMap<QString, int> Redactor::countByKind() const {
    return numbers_;
}

Restorer::Restorer(const Redactor& redactor) : redactor_(redactor) {}

QString Restorer::feed(const QString& piece) {
    held_ += piece;
    return restored(true);
}

QString Restorer::flush() {
    return restored(false);
}

QString Restorer::restored(bool more) {
    QString out;
    qsizetype from = 0;
    while (from < held_.size()) {
        const qsizetype bracket = nextBracket(held_, from);
        out += QStringView(held_).mid(from, bracket - from);
        from = bracket;
        if (from == held_.size()) break;
        const Reading reading = readPlaceholder(QStringView(held_).mid(from));
        if (reading.state == Reading::State::Partial && more) break;
        const auto original = redactor_.originals().constFind(reading.placeholder);
        if (reading.state == Reading::State::Whole && original != redactor_.originals().constEnd()) {
            out += *original;
            from += reading.length;
        } else {
            out += held_[from++];
        }
    }
    held_.remove(0, from);
    return out;
}

}  // namespace loquat::remote
