// SPDX-License-Identifier: MIT
#include "storage/attachments.h"

#include <QHash>

namespace loquat::storage {

namespace {

Attachment attachmentFrom(const Statement& row) {
    Attachment attachment;
    attachment.id = row.text(1);
    attachment.kind = row.integer(2) == 1 ? Attachment::Kind::Picture : Attachment::Kind::Text;
    attachment.name = row.text(3);
    attachment.mimeType = row.text(4);
    attachment.width = static_cast<int>(row.integer(5));
    attachment.height = static_cast<int>(row.integer(6));
    attachment.mayLeave = row.integer(7) != 0;
    attachment.data = row.blob(8);
    return attachment;
}

}  // namespace

Result<void> writeAttachment(Database& database, const QString& conversationId, const QString& messageId,
                             const Attachment& a) {
    Statement row(database,
                  "INSERT INTO attachments (id, conversation_id, message_id, kind, name, mime_type, width, "
                  "height, may_leave, data) VALUES (?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?, ?) "
                  "ON CONFLICT (id) DO UPDATE SET message_id = excluded.message_id, may_leave = excluded.may_leave");
    return row.bind(a.id, conversationId, messageId, static_cast<int>(a.kind), a.name, a.mimeType, a.width, a.height,
                    a.mayLeave, a.data)
        .run();
}

Result<void> deleteAttachment(Database& database, const QString& id) {
    return Statement(database, "DELETE FROM attachments WHERE id = ?").bind(id).run();
}

Result<void> readAttachments(Database& database, LoadedConversation& loaded) {
    Statement rows(database,
                   "SELECT coalesce(message_id, ''), id, kind, name, mime_type, width, height, may_leave, data "
                   "FROM attachments WHERE conversation_id = ? ORDER BY seq");
    QHash<QString, QList<Attachment>> of;
    rows.bind(loaded.conversation.id);
    while (rows.next()) of[rows.text(0)].append(attachmentFrom(rows));
    if (auto result = rows.result(); !result) return result;
    for (Message& message : loaded.messages) message.attachments = of.value(message.id);
    loaded.draftAttachments = of.value({});
    return {};
}

}  // namespace loquat::storage
