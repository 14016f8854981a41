// SPDX-License-Identifier: MIT
#pragma once

#include "engine/chat/types.h"
#include "ui/viewmodels/message_tree.h"

namespace loquat::ui {

/// The messages a model gets: the system prompt (if any), then the branch being read up to and including
/// `lastId`. Answers without words are left out, and questions that then stand side by side are joined,
/// because many templates insist on turns.
QList<ChatMessage> promptMessages(const MessageTree& tree, const QString& lastId, const QString& systemPrompt);

/// About how many tokens a text takes where no tokenizer can be asked: one for four Latin letters, one for each
/// Chinese character.
int estimateTokens(const QString& text);
int estimateTokens(const QList<ChatMessage>& messages);

/// A conversation's name from its first question: one line, at most 60 characters, cut between words.
QString titleFrom(const QString& question);

}  // namespace loquat::ui
