// SPDX-License-Identifier: MIT
#include "storage/rows.h"

#include "storage/search_index.h"
#include "storage/sentence.h"

namespace loquat::storage {

namespace {

constexpr qsizetype kListLineLength = 80;

Conversation conversationFrom(const Statement& row) {
    Conversation conversation;
    conversation.id = row.text(0);
    conversation.title = row.text(1);
    conversation.createdAt = fromMs(row.integer(2));
    conversation.updatedAt = fromMs(row.integer(3));
    conversation.pinned = row.integer(4) != 0;
    conversation.modelId = row.text(5);
    conversation.systemPrompt = row.text(6);
    conversation.samplingJson = row.text(7);
    conversation.headId = row.text(8);
    conversation.draft = row.text(9);
    conversation.side = row.text(10);
    conversation.policy = row.text(11);
    conversation.remoteModelId = row.text(12);
    conversation.sheet = row.text(13);
    conversation.listedTitle = listLine(row.text(14));
    return conversation;
}

Message messageFrom(const Statement& row) {
    Message message;
    message.id = row.text(0);
    message.conversationId = row.text(1);
    message.parentId = row.text(2);
    message.role = checked(row.integer(3), MessageRole::Assistant);
    message.state = checked(row.integer(4), MessageState::Failed);
    message.text = row.text(5);
    message.reasoning = row.text(6);
    message.reasoningMs = row.integer(7);
    message.modelId = row.text(8);
    message.modelName = row.text(9);
    message.side = row.text(10);
    message.error = row.text(11);
    message.createdAt = fromMs(row.integer(12));
    message.rule = row.text(13);
    message.seamsJson = row.text(14);
    message.pairId = row.text(15);
    message.blind = row.integer(16) != 0;
    return message;
}

GenerationStats statsFrom(const Statement& row) {
    GenerationStats stats;
    stats.messageId = row.text(0);
    stats.promptTokens = static_cast<int>(row.integer(1));
    stats.reusedTokens = static_cast<int>(row.integer(2));
    stats.generatedTokens = static_cast<int>(row.integer(3));
    stats.firstTokenMs = row.real(4);
    stats.decodeMs = row.real(5);
    stats.tokensPerSecond = row.real(6);
    stats.seed = row.integer(7);
    stats.finishReason = row.text(8);
    return stats;
}

std::string selectConversations(const char* condition) {
    return std::string(
               "SELECT c.id, c.title, c.created_at, c.updated_at, c.pinned, c.model_id, c.system_prompt, "
               "c.sampling, c.head_id, c.draft, c.side, c.policy, c.remote_model_id, c.sheet, ") +
           kListedTitle + " FROM conversations c WHERE " + condition;
}

constexpr const char* kMessagesOf =
    "SELECT id, conversation_id, coalesce(parent_id, ''), role, state, text, reasoning, reasoning_ms, "
    "model_id, model_name, side, error, created_at, rule, seams, pair_id, blind FROM messages "
    "WHERE conversation_id = ? ORDER BY seq";

constexpr const char* kStatsOf =
    "SELECT s.message_id, s.prompt_tokens, s.reused_tokens, s.generated_tokens, s.first_token_ms, "
    "s.decode_ms, "
    "s.tokens_per_second, s.seed, s.finish_reason FROM messages m JOIN generation_stats s ON s.message_id = "
    "m.id "
    "WHERE m.conversation_id = ? ORDER BY m.seq";

/// Runs `change` with the message's text out of the index, then puts the new text in.
template <class Change>
Result<void> reindexing(Database& database, const QString& id, const Change& change) {
    if (auto out = unindexMessage(database, id); !out) return out;
    if (auto changed = change(); !changed) return changed;
    return indexMessage(database, id);
}

Result<QStringList> readIds(Statement& rows) {
    return readAll<QString>(rows, [](const Statement& row) { return row.text(0); });
}

Result<void> upsertConversation(Database& database, const Conversation& c) {
    Statement row(
        database,
        "INSERT INTO conversations (id, title, created_at, updated_at, pinned, model_id, system_prompt, "
        "sampling, head_id, draft, side, policy, remote_model_id, sheet) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "title = excluded.title, created_at = excluded.created_at, updated_at = excluded.updated_at, "
        "pinned = excluded.pinned, model_id = excluded.model_id, system_prompt = excluded.system_prompt, "
        "sampling = excluded.sampling, head_id = excluded.head_id, draft = excluded.draft, "
        "side = excluded.side, policy = excluded.policy, remote_model_id = excluded.remote_model_id, "
        "sheet = excluded.sheet");
    row.bind(c.id, c.title, toMs(c.createdAt), toMs(c.updatedAt), c.pinned, c.modelId, c.systemPrompt,
             c.samplingJson, c.headId, c.draft, c.side, c.policy, c.remoteModelId, c.sheet);
    return row.run();
}

}  // namespace

const char* const kListedTitle =
    "CASE c.title WHEN '' THEN coalesce((SELECT substr(q.text, 1, 200) FROM messages q WHERE "
    "q.conversation_id = c.id "
    "AND q.role = 0 ORDER BY q.seq LIMIT 1), '') ELSE c.title END";

QDateTime fromMs(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms);
}

qint64 toMs(const QDateTime& time) {
    return (time.isValid() ? time : QDateTime::currentDateTimeUtc()).toMSecsSinceEpoch();
}

QString listLine(const QString& text) {
    const QString line = text.simplified();
    if (line.size() <= kListLineLength) return line;
    const bool splitsPair = line[kListLineLength].isLowSurrogate();
    return line.left(kListLineLength - (splitsPair ? 1 : 0)) + u'…';
}

Result<void> writeConversation(Database& database, const Conversation& c) {
    // A draft is saved while it is typed: the index is touched only for another title.
    Statement known(database, "SELECT 1 FROM conversations WHERE id = ? AND title = ?");
    if (known.bind(c.id, c.title).next()) return upsertConversation(database, c);
    if (auto out = unindexTitle(database, c.id); !out) return out;
    if (auto written = upsertConversation(database, c); !written) return written;
    return indexTitle(database, c.id);
}

Result<void> setDeletedAt(Database& database, const QString& id, const QDateTime& when) {
    Statement row(database, "UPDATE conversations SET deleted_at = ? WHERE id = ?");
    if (when.isNull())
        row.bind(nullptr, id);
    else
        row.bind(toMs(when), id);
    return row.run();
}

Result<void> purge(Database& database, const QDateTime& deletedBefore) {
    Statement doomed(database, "SELECT id FROM conversations WHERE deleted_at <= ?");
    auto ids = readIds(doomed.bind(toMs(deletedBefore)));
    if (!ids) return ids.error();
    for (const QString& id : std::as_const(*ids)) {
        Statement indexed(database, "SELECT id FROM messages WHERE conversation_id = ? AND indexed = 1");
        auto messages = readIds(indexed.bind(id));
        if (!messages) return messages.error();
        for (const QString& message : std::as_const(*messages)) {
            if (auto out = unindexMessage(database, message); !out) return out;
        }
        if (auto out = unindexTitle(database, id); !out) return out;
        if (auto gone = Statement(database, "DELETE FROM conversations WHERE id = ?").bind(id).run(); !gone)
            return gone;
    }
    return {};
}

Result<QList<Conversation>> readConversations(Database& database) {
    const std::string sql =
        selectConversations("c.deleted_at IS NULL ORDER BY c.updated_at DESC, c.seq DESC");
    Statement rows(database, sql.c_str());
    return readAll(rows, conversationFrom);
}

Result<LoadedConversation> readConversation(Database& database, const QString& id) {
    const std::string sql = selectConversations("c.id = ?");
    Statement row(database, sql.c_str());
    auto found = readAll(row.bind(id), conversationFrom);
    if (!found) return found.error();
    if (found->isEmpty())
        return Sentence::error(ErrorKind::kNotFound,
                               Sentence::tr("This conversation is not in the history any more."), id);
    Statement messageRows(database, kMessagesOf);
    auto messages = readAll(messageRows.bind(id), messageFrom);
    if (!messages) return messages.error();
    Statement statsRows(database, kStatsOf);
    auto stats = readAll(statsRows.bind(id), statsFrom);
    if (!stats) return stats.error();
    Statement costRows(database,
                       "SELECT message_id, sum(cost), currency FROM usage "
                       "WHERE conversation_id = ? AND cost IS NOT NULL GROUP BY message_id, currency");
    auto costs = readAll<AnswerCost>(costRows.bind(id), [](const Statement& row) {
        return AnswerCost{row.text(0), row.real(1), row.text(2)};
    });
    if (!costs) return costs.error();
    LoadedConversation loaded{found->first(), *messages, *stats, *costs, {}};
    if (auto attached = readAttachments(database, loaded); !attached) return attached.error();
    return loaded;
}

Result<void> writeMessage(Database& database, const Message& m) {
    auto written = reindexing(database, m.id, [&] {
        Statement row(
            database,
            "INSERT INTO messages (id, conversation_id, parent_id, role, state, text, reasoning, reasoning_ms, "
            "model_id, model_name, side, error, created_at, rule, seams, pair_id, blind) "
            "VALUES (?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "conversation_id = excluded.conversation_id, parent_id = excluded.parent_id, role = excluded.role, "
            "state = excluded.state, text = excluded.text, reasoning = excluded.reasoning, "
            "reasoning_ms = excluded.reasoning_ms, model_id = excluded.model_id, "
            "model_name = excluded.model_name, side = excluded.side, error = excluded.error, "
            "created_at = excluded.created_at, rule = excluded.rule, seams = excluded.seams, "
            "pair_id = excluded.pair_id, blind = excluded.blind");
        return row
            .bind(m.id, m.conversationId, m.parentId, int(m.role), int(m.state), m.text, m.reasoning,
                  m.reasoningMs, m.modelId, m.modelName, m.side, m.error, toMs(m.createdAt), m.rule,
                  m.seamsJson, m.pairId, m.blind)
            .run();
    });
    for (const Attachment& attachment : m.attachments)
        if (written) written = writeAttachment(database, m.conversationId, m.id, attachment);
    return written;
}

Result<void> appendToMessage(Database& database, const QString& id, const QString& text,
                             const QString& reasoning) {
    return reindexing(database, id, [&] {
        return Statement(database,
                         "UPDATE messages SET text = text || ?, reasoning = reasoning || ? WHERE id = ?")
            .bind(text, reasoning, id)
            .run();
    });
}

Result<void> writeState(Database& database, const QString& id, MessageState state, const QString& error) {
    return reindexing(database, id, [&] {
        return Statement(database, "UPDATE messages SET state = ?, error = ? WHERE id = ?")
            .bind(int(state), error, id)
            .run();
    });
}

Result<void> writeStats(Database& database, const GenerationStats& s) {
    return Statement(database, "INSERT OR REPLACE INTO generation_stats VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(s.messageId, s.promptTokens, s.reusedTokens, s.generatedTokens, s.firstTokenMs, s.decodeMs,
              s.tokensPerSecond, s.seed, s.finishReason)
        .run();
}

Result<void> markInterrupted(Database& database) {
    Statement streaming(database, "SELECT id FROM messages WHERE state = 1");
    auto ids = readIds(streaming);
    if (!ids) return ids.error();
    for (const QString& id : std::as_const(*ids)) {
        if (auto marked = writeState(database, id, MessageState::Interrupted, {}); !marked) return marked;
    }
    return {};
}

Result<void> writeProvider(Database& database, const Provider& p) {
    return Statement(database, "INSERT OR REPLACE INTO providers VALUES (?, ?, ?)")
        .bind(p.id, p.position, p.json)
        .run();
}

Result<void> deleteProvider(Database& database, const QString& id) {
    return Statement(database, "DELETE FROM providers WHERE id = ?").bind(id).run();
}

Result<QList<Provider>> readProviders(Database& database) {
    Statement rows(database, "SELECT id, position, json FROM providers ORDER BY position, id");
    return readAll<Provider>(rows, [](const Statement& row) {
        return Provider{row.text(0), static_cast<int>(row.integer(1)), row.text(2)};
    });
}

Result<void> writeSetting(Database& database, const QString& key, const QString& value) {
    return Statement(database, "INSERT OR REPLACE INTO settings VALUES (?, ?)").bind(key, value).run();
}

Result<QString> readSetting(Database& database, const QString& key) {
    Statement row(database, "SELECT value FROM settings WHERE key = ?");
    if (row.bind(key).next()) return row.text(0);
    if (auto result = row.result(); !result) return result.error();
    return QString();
}

}  // namespace loquat::storage
