// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include "storage/database.h"
#include "storage/records.h"

namespace loquat::storage {

// Full-text search. FTS5's tokenizer makes one word of a run of Chinese, so scripts written without spaces
// are set apart character by character, in the index and in the query, and a query word becomes a phrase.
// The index holds no text of its own (contentless): to take an entry out, its exact text must be given, so
// unindex before a text changes and index after. All functions run inside the caller's transaction.

/// "天气 ok" -> " 天  气  ok". Changing it makes existing indexes stale: rebuild them in a migration.
QString setApart(const QString& text);

/// What the words of a query ask of the index and of the text.
struct SearchTerms {
    QString match;         ///< FTS5 expression; empty when no word has a letter or a digit
    QStringList literals;  ///< words of signs alone ("++", "🙂"), looked up in the text itself
    QStringList words;     ///< as typed, for the snippet
};
SearchTerms parseQuery(const QString& query);

/// About 120 characters of plain text around the first of the words.
QString snippetAround(const QString& text, const QStringList& words);

Result<void> indexMessage(Database& database, const QString& id);    ///< unless streaming or indexed
Result<void> unindexMessage(Database& database, const QString& id);  ///< when indexed
Result<void> indexTitle(Database& database, const QString& conversationId);
Result<void> unindexTitle(Database& database, const QString& conversationId);

/// Titles first, then messages; the newest first.
Result<QList<SearchHit>> findHits(Database& database, const QString& query, int limit);

}  // namespace loquat::storage
