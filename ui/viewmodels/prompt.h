// SPDX-License-Identifier: MIT
#pragma once

#include "engine/chat/types.h"
#include "ui/viewmodels/message_tree.h"

namespace loquat::ui {

/// A question as a model gets it: its text files first, each named and fenced, then its words; its pictures beside it.
ChatMessage questionMessage(const QString& words, const QList<storage::Attachment>& attachments);

/// Where an attachment's own part stands in the text of questionMessage(); nothing for a picture.
struct AttachedText {
    QString id;
    qsizetype start = 0;
    qsizetype length = 0;
};
QList<AttachedText> attachedTexts(const QList<storage::Attachment>& attachments);

/// The messages a model gets: the system prompt (if any), then the branch being read up to and including
/// `lastId`. Answers without words are left out, and questions that then stand side by side are joined,
/// because many templates insist on turns.
QList<ChatMessage> promptMessages(const MessageTree& tree, const QString& lastId, const QString& systemPrompt);

/// Whether the last question holds pictures.
bool asksWithPictures(const QList<ChatMessage>& messages);

/// About how many tokens a text takes where no tokenizer can be asked: one for four Latin letters, one for each
/// Chinese character.
int estimateTokens(const QString& text);
int estimateTokens(const QList<ChatMessage>& messages);
int pictureTokens(const QList<ChatMessage>& messages);  ///< no tokenizer counts these

/// A conversation's name from its first question: one line, at most 60 characters, cut between words.
QString titleFrom(const QString& question);

}  // namespace loquat::ui
