// SPDX-License-Identifier: MIT
#include "storage/search_index.h"

#include <algorithm>
#include <string>

#include "storage/rows.h"

namespace loquat::storage {

namespace {

constexpr qsizetype kQueryLength = 400;  // a pasted page would be a query of thousands of phrases
constexpr qsizetype kSnippetBefore = 40;
constexpr qsizetype kSnippetAfter = 80;

/// Scripts written without spaces. Fixed ranges, not Qt's Unicode tables: the index must mean the same
/// after an update of Qt.
bool standsAlone(char32_t c) {
    struct Range {
        char32_t first, last;
    };
    static constexpr Range kRanges[] = {
        {0x0E00, 0x0EFF},    // Thai, Lao
        {0x1000, 0x109F},    // Myanmar
        {0x1100, 0x11FF},    // Hangul Jamo
        {0x1780, 0x17FF},    // Khmer
        {0x2E80, 0x2FDF},    // CJK and Kangxi radicals
        {0x3005, 0x3007},    // iteration mark, ideographic zero
        {0x3040, 0x318F},    // Hiragana, Katakana, Bopomofo, Hangul
        {0x31A0, 0x31FF},    // Bopomofo, strokes, Katakana extensions
        {0x3400, 0x4DBF},    // CJK extension A
        {0x4E00, 0x9FFF},    // CJK
        {0xA960, 0xA97F},    // Hangul Jamo extended
        {0xAC00, 0xD7FF},    // Hangul
        {0xF900, 0xFAFF},    // CJK compatibility
        {0xFF66, 0xFFDC},    // halfwidth Katakana and Hangul
        {0x1B000, 0x1B16F},  // Kana supplement
        {0x20000, 0x3FFFF},  // CJK extensions B and on
    };
    return std::any_of(std::begin(kRanges), std::end(kRanges),
                       [c](const Range& range) { return c >= range.first && c <= range.last; });
}

bool isSearchable(char32_t c) {
    return standsAlone(c) || QChar::isLetterOrNumber(c);
}

bool hasSearchable(const QString& word) {
    const auto characters = word.toUcs4();
    return std::any_of(characters.begin(), characters.end(), [](uint c) { return isSearchable(c); });
}

bool isGlued(QChar c) {
    return c.isLowSurrogate() || c.isMark();
}

QString ellipsisIf(bool cut) {
    return cut ? QStringLiteral("…") : QString();
}

Result<void> setIndexed(Database& database, qint64 seq, bool indexed) {
    return Statement(database, "UPDATE messages SET indexed = ? WHERE seq = ?").bind(indexed, seq).run();
}

Result<void> enter(Database& database, qint64 row, const QString& text) {
    return Statement(database, "INSERT INTO search (rowid, body) VALUES (?, ?)")
        .bind(row, setApart(text))
        .run();
}

Result<void> takeOut(Database& database, qint64 row, const QString& text) {
    return Statement(database, "INSERT INTO search (search, rowid, body) VALUES ('delete', ?, ?)")
        .bind(row, setApart(text))
        .run();
}

bool containsAll(const QString& text, const QStringList& literals) {
    return std::all_of(literals.begin(), literals.end(),
                       [&](const QString& literal) { return text.contains(literal, Qt::CaseInsensitive); });
}

/// Rows: conversation id, message id, listed title, text, date.
Result<void> collect(Statement& rows, const SearchTerms& terms, int limit, QList<SearchHit>& hits) {
    while (hits.size() < limit && rows.next()) {
        const QString text = rows.text(3);
        if (!containsAll(text, terms.literals)) continue;
        hits.append({rows.text(0), rows.text(1), listLine(rows.text(2)), snippetAround(text, terms.words),
                     fromMs(rows.integer(4))});
    }
    return rows.result();
}

std::string titleQuery(bool indexed) {
    return std::string("SELECT c.id, '', c.title, c.title, c.updated_at FROM conversations c ") +
           (indexed ? "JOIN search ON c.seq = -search.rowid WHERE search MATCH ? AND search.rowid < 0 AND "
                    : "WHERE instr(c.title, ?) AND ") +
           "c.title <> '' AND c.deleted_at IS NULL ORDER BY c.updated_at DESC";
}

/// Messages in the order of writing, so the index is read backwards and only as far as needed.
std::string messageQuery(bool indexed) {
    return std::string("SELECT c.id, m.id, ") + kListedTitle + ", m.text, c.updated_at FROM " +
           (indexed ? "search CROSS JOIN messages m ON m.seq = search.rowid " : "messages m ") +
           "CROSS JOIN conversations c ON c.id = m.conversation_id WHERE " +
           (indexed ? "search MATCH ? AND search.rowid > 0 AND " : "instr(m.text, ?) AND ") +
           "c.deleted_at IS NULL ORDER BY " + (indexed ? "search.rowid DESC" : "m.seq DESC");
}

Result<void> collectFrom(Database& database, const std::string& sql, const SearchTerms& terms, int limit,
                         QList<SearchHit>& hits) {
    Statement rows(database, sql.c_str());
    rows.bind(terms.match.isEmpty() ? terms.literals.first() : terms.match);
    return collect(rows, terms, limit, hits);
}

}  // namespace

QString setApart(const QString& text) {
    QString spaced;
    spaced.reserve(text.size() * 2);
    for (qsizetype i = 0; i < text.size();) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        const auto piece = QStringView(text).mid(i, pair ? 2 : 1);
        if (standsAlone(c))
            spaced.append(u' ').append(piece).append(u' ');
        else
            spaced.append(piece);
        i += piece.size();
    }
    spaced.remove(QChar(u'\0'));  // FTS5 would stop reading there
    return spaced;
}

SearchTerms parseQuery(const QString& query) {
    SearchTerms terms;
    QStringList phrases;
    terms.words = query.left(kQueryLength).simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : std::as_const(terms.words)) {
        const bool searchable = hasSearchable(word);
        // "C++" and "C#" are more than "C": the index gives candidates, the text decides.
        if (!searchable || word.contains(u'+') || word.contains(u'#')) terms.literals.append(word);
        if (!searchable) continue;
        QString quoted = setApart(word).simplified();
        quoted.replace(u'"', u' ');
        // Latin words match by their beginning. A prefix query collects all its rows before the first comes
        // out, so characters that stand alone, being whole tokens, go without.
        phrases.append(QStringLiteral("\"%1\"%2").arg(quoted, standsAlone(word.toUcs4().last()) ? "" : "*"));
    }
    terms.match = phrases.join(" AND ");
    return terms;
}

QString snippetAround(const QString& text, const QStringList& words) {
    qsizetype first = text.size();
    for (const QString& word : words) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at >= 0) first = std::min(first, at);
    }
    if (first == text.size()) first = 0;
    qsizetype begin = std::max<qsizetype>(0, first - kSnippetBefore);
    qsizetype end = std::min(text.size(), first + kSnippetAfter);
    while (begin > 0 && isGlued(text[begin])) --begin;
    while (end < text.size() && isGlued(text[end])) ++end;
    const QString piece = text.mid(begin, end - begin).simplified();
    return ellipsisIf(begin > 0) + piece + ellipsisIf(end < text.size());
}

Result<void> indexMessage(Database& database, const QString& id) {
    Statement row(database, "SELECT seq, text FROM messages WHERE id = ? AND indexed = 0 AND state <> 1");
    row.bind(id);
    if (!row.next()) return row.result();
    if (auto entered = enter(database, row.integer(0), row.text(1)); !entered) return entered;
    return setIndexed(database, row.integer(0), true);
}

Result<void> unindexMessage(Database& database, const QString& id) {
    Statement row(database, "SELECT seq, text FROM messages WHERE id = ? AND indexed = 1");
    row.bind(id);
    if (!row.next()) return row.result();
    if (auto out = takeOut(database, row.integer(0), row.text(1)); !out) return out;
    return setIndexed(database, row.integer(0), false);
}

Result<void> indexTitle(Database& database, const QString& conversationId) {
    Statement row(database, "SELECT seq, title FROM conversations WHERE id = ? AND title <> ''");
    row.bind(conversationId);
    if (!row.next()) return row.result();
    return enter(database, -row.integer(0), row.text(1));
}

Result<void> unindexTitle(Database& database, const QString& conversationId) {
    Statement row(database, "SELECT seq, title FROM conversations WHERE id = ? AND title <> ''");
    row.bind(conversationId);
    if (!row.next()) return row.result();
    return takeOut(database, -row.integer(0), row.text(1));
}

Result<QList<SearchHit>> findHits(Database& database, const QString& query, int limit) {
    const SearchTerms terms = parseQuery(query);
    QList<SearchHit> hits;
    if (terms.words.isEmpty()) return hits;
    const bool indexed = !terms.match.isEmpty();
    for (const std::string& sql : {titleQuery(indexed), messageQuery(indexed)}) {
        if (auto found = collectFrom(database, sql, terms, limit, hits); !found) return found.error();
    }
    return hits;
}

}  // namespace loquat::storage
