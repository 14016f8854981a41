// SPDX-License-Identifier: MIT
#pragma once

#include "storage/database.h"
#include "storage/records.h"

namespace loquat::storage {

// Rows of the table "attachments". Writers run inside the caller's transaction.

/// Inserts it, or moves it to the message and updates what may change. An empty message id: of the unsent draft.
Result<void> writeAttachment(Database& database, const QString& conversationId, const QString& messageId,
                             const Attachment& attachment);
Result<void> deleteAttachment(Database& database, const QString& id);
/// Gives a conversation's messages and its draft their attachments.
Result<void> readAttachments(Database& database, LoadedConversation& loaded);

}  // namespace loquat::storage
