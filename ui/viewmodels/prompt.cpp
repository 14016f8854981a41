// SPDX-License-Identifier: MIT
#include "ui/viewmodels/prompt.h"

#include <QStringList>
#include <QTextBoundaryFinder>
#include <algorithm>

namespace loquat::ui {

using storage::Attachment;
using storage::Message;
using storage::MessageRole;

namespace {

constexpr int kPictureTokens = 1000;  // services count some hundred to some thousand

/// One backtick more than the text itself has in a row, so that it cannot end the fence.
QString fenceFor(const QString& text) {
    qsizetype longest = 2, now = 0;
    for (const QChar c : text) {
        now = c == '`' ? now + 1 : 0;
        longest = qMax(longest, now);
    }
    return QString(longest + 1, '`');
}

QString asText(const Attachment& attachment) {
    const QString text = QString::fromUtf8(attachment.data);
    const QString fence = fenceFor(text);
    return QStringLiteral("%1:\n%2\n").arg(attachment.name, fence) + text + (text.endsWith('\n') ? "" : "\n") + fence + "\n\n";
}

}  // namespace

ChatMessage questionMessage(const QString& words, const QList<Attachment>& attachments) {
    ChatMessage message{Role::User, {}, {}};
    for (const Attachment& a : attachments) {
        if (a.kind == Attachment::Kind::Text)
            message.text += asText(a);
        else
            message.images.append({a.data, a.mimeType, a.name, a.mayLeave});
    }
    message.text += words;
    return message;
}

QList<AttachedText> attachedTexts(const QList<Attachment>& attachments) {
    QList<AttachedText> parts;
    qsizetype at = 0;
    for (const Attachment& a : attachments) {
        if (a.kind != Attachment::Kind::Text) continue;
        const qsizetype length = asText(a).size();
        parts.append({a.id, at, length});
        at += length;
    }
    return parts;
}

QList<ChatMessage> promptMessages(const MessageTree& tree, const QString& lastId, const QString& systemPrompt) {
    QList<ChatMessage> messages;
    if (!systemPrompt.trimmed().isEmpty()) messages.append({Role::System, systemPrompt.trimmed(), {}});
    QStringList ids;
    for (const Message* m = tree.find(lastId); m && ids.size() < 1'000'000; m = tree.find(m->parentId)) ids.prepend(m->id);
    for (const QString& id : ids) {
        const Message& m = *tree.find(id);
        const bool isUser = m.role == MessageRole::User;
        if (!isUser && m.text.isEmpty() && m.reasoning.isEmpty()) continue;
        if (!isUser) {
            messages.append({Role::Assistant, m.text, m.reasoning});
            continue;
        }
        const ChatMessage question = questionMessage(m.text, m.attachments);
        if (messages.isEmpty() || messages.last().role != Role::User) {
            messages.append(question);
            continue;
        }
        messages.last().text += "\n\n" + question.text;
        messages.last().images += question.images;
    }
    return messages;
}

bool asksWithPictures(const QList<ChatMessage>& messages) {
    const auto last = std::find_if(messages.rbegin(), messages.rend(), [](const ChatMessage& m) { return m.role == Role::User; });
    return last != messages.rend() && !last->images.isEmpty();
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
    return tokens + pictureTokens(messages);
}

int pictureTokens(const QList<ChatMessage>& messages) {
    int tokens = 0;
    for (const ChatMessage& message : messages) tokens += int(message.images.size()) * kPictureTokens;
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
