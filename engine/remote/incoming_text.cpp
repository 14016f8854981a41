// SPDX-License-Identifier: MIT
#include "engine/remote/incoming_text.h"

namespace loquat::remote {

QString IncomingText::Path::feed(const QString& piece) {
    if (piece.isEmpty()) return {};
    return words.feed(restorer ? restorer->feed(piece) : piece);
}

QString IncomingText::Path::flush() {
    const QString held = restorer ? words.feed(restorer->flush()) : QString();
    return held + words.flush();
}

IncomingText::IncomingText(const Setting& setting)
    : splitter_(setting.begin),
      overlap_(setting.before),
      text_{{}, WordWatch(setting.words)},
      reasoning_{{}, WordWatch(setting.words)} {
    if (!setting.redactor) return;
    text_.restorer.emplace(*setting.redactor);
    reasoning_.restorer.emplace(*setting.redactor);
}

Delta IncomingText::feed(const AnswerPiece& piece) {
    const Delta split = splitter_.push(piece.text);
    hash_.addData(split.text.toUtf8());
    Delta delta;
    delta.text = text_.feed(overlap_.feed(split.text));
    delta.reasoning = reasoning_.feed(piece.reasoning + split.reasoning);
    delta.tokens = piece.text.isEmpty() && piece.reasoning.isEmpty() ? 0 : 1;
    return delta;
}

Delta IncomingText::finish() {
    const Delta split = splitter_.finish();
    hash_.addData(split.text.toUtf8());
    Delta delta;
    QString tail = overlap_.feed(split.text);  // in statements of their own: a sum does not say which side goes first
    tail += overlap_.flush();
    delta.text = text_.feed(tail);
    delta.text += text_.flush();
    delta.reasoning = reasoning_.feed(split.reasoning);
    delta.reasoning += reasoning_.flush();
    return delta;
}

}  // namespace loquat::remote
