// SPDX-License-Identifier: MIT
#include "ui/viewmodels/prompt.h"

#include <QStringList>
#include <QTextBoundaryFinder>

namespace loquat::ui {

using storage::Message;
using storage::MessageRole;

QList<ChatMessage> promptMessages(const MessageTree& tree, const QString& lastId, const QString& systemPrompt) {
    QList<ChatMessage> messages;
    if (!systemPrompt.trimmed().isEmpty()) messages.append({Role::System, systemPrompt.trimmed(), {}});
    QStringList ids;
    for (const Message* m = tree.find(lastId); m && ids.size() < 1'000'000; m = tree.find(m->parentId)) ids.prepend(m->id);
    for (const QString& id : ids) {
        const Message& m = *tree.find(id);
        const bool isUser = m.role == MessageRole::User;
        if (!isUser && m.text.isEmpty() && m.reasoning.isEmpty()) continue;
        if (isUser && !messages.isEmpty() && messages.last().role == Role::User)
            messages.last().text += "\n\n" + m.text;
        else
            messages.append({isUser ? Role::User : Role::Assistant, m.text, m.reasoning});
    }
    return messages;
}

int estimateTokens(const QString& text) {
    int wide = 0, narrow = 0;
    for (const QChar c : text) (c.unicode() >= 0x2E80 ? wide : narrow) += 1;
    return wide + (narrow + 3) / 4;
}

int estimateTokens(const QList<ChatMessage>& messages) {
    constexpr int kFrame = 4;  // what a chat template puts around a turn
    int tokens = 0;
    for (const ChatMessage& message : messages) tokens += estimateTokens(message.text) + kFrame;
    return tokens;
}

QString titleFrom(const QString& question) {
    constexpr int kLongest = 60;
    const QString line = question.simplified();
    if (line.size() <= kLongest) return line;
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, line);
    words.setPosition(kLongest);
    const auto cut = words.toPreviousBoundary();
    return line.left(cut > kLongest / 2 ? cut : kLongest).trimmed() + QStringLiteral("…");
}

}  // namespace loquat::ui
