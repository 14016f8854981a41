// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>

#include "storage/attachments.h"
#include "storage/database.h"
#include "storage/records.h"

namespace loquat::storage {

// Records to rows and back. Writers run inside the caller's transaction; readers need none.

/// All rows of a statement through `from`.
template <class Row>
Result<QList<Row>> readAll(Statement& rows, Row (*from)(const Statement&)) {
    QList<Row> list;
    while (rows.next()) list.append(from(rows));
    if (auto result = rows.result(); !result) return result.error();
    return list;
}

/// A value no enum has (a damaged or a foreign file) becomes the last one.
template <class Enum>
Enum checked(qint64 value, Enum last) {
    return value >= 0 && value <= static_cast<qint64>(last) ? static_cast<Enum>(value) : last;
}

QDateTime fromMs(qint64 ms);
qint64 toMs(const QDateTime& time);

/// One line, short enough for a list.
QString listLine(const QString& text);
/// SQL for what a list calls the conversation c: its title or its first question.
extern const char* const kListedTitle;

Result<void> writeConversation(Database& database, const Conversation& conversation);
Result<void> setDeletedAt(Database& database, const QString& id,
                          const QDateTime& when);  ///< null: not deleted
Result<void> purge(Database& database, const QDateTime& deletedBefore);
Result<QList<Conversation>> readConversations(Database& database);
Result<LoadedConversation> readConversation(Database& database, const QString& id);

Result<void> writeMessage(Database& database, const Message& message);
Result<void> appendToMessage(Database& database, const QString& id, const QString& text,
                             const QString& reasoning);
Result<void> writeState(Database& database, const QString& id, MessageState state, const QString& error);
Result<void> writeStats(Database& database, const GenerationStats& stats);
/// What was Streaming when the program ended becomes Interrupted.
Result<void> markInterrupted(Database& database);

Result<void> writeProvider(Database& database, const Provider& provider);
Result<void> deleteProvider(Database& database, const QString& id);
Result<QList<Provider>> readProviders(Database& database);

Result<void> writeSetting(Database& database, const QString& key, const QString& value);
Result<QString> readSetting(Database& database, const QString& key);

}  // namespace loquat::storage
