// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <optional>

#include "engine/chat/types.h"
#include "engine/remote/sse_parser.h"

namespace loquat::remote {

/// Counts as the service gives them.
struct TokenCounts {
    int prompt = 0;
    int cached = 0;
    int generated = 0;
    int reasoning = 0;
};

/// A part of a tool call; parts with the same index belong together.
struct ToolCallPart {
    int index = 0;
    ToolCall call;
};

/// What one event of an answer says; any of it may be absent.
struct AnswerPiece {
    QString text;
    QString reasoning;
    QList<ToolCallPart> toolCalls;
    std::optional<FinishReason> finish;
    std::optional<TokenCounts> counts;
    std::optional<ChatError> error;

    bool saysSomething() const { return !text.isEmpty() || !reasoning.isEmpty() || !toolCalls.isEmpty(); }
};

/// One chat.completion.chunk, or a whole chat.completion; an error piece for what is neither.
AnswerPiece readAnswerPiece(const QByteArray& json);

/// Adds a part to the calls it belongs to. Parts that make no sense are dropped.
void addToolCallPart(QList<ToolCall>& calls, const ToolCallPart& part);

/// The body of an answer, fed in pieces of any size: server-sent events, or the one JSON object of a service
/// that does not stream. Bounded: an answer of more than 64 MiB is an error.
class AnswerReader {
public:
    QList<AnswerPiece> feed(const QByteArray& bytes);
    QList<AnswerPiece> end();         ///< the body has ended
    bool isComplete() const { return done_ || finished_; }  ///< [DONE] or a finish reason was there
    bool isDone() const { return done_; }                   ///< nothing more is to come

private:
    enum class Form { Unknown, Events, Object };

    QList<AnswerPiece> readEvents(const QByteArray& bytes);
    AnswerPiece fail(const ChatError& error);

    Form form_ = Form::Unknown;
    SseParser parser_;
    QByteArray object_;
    qint64 seen_ = 0;
    bool done_ = false;
    bool finished_ = false;
};

}  // namespace loquat::remote
