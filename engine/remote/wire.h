// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include "engine/chat/types.h"

namespace loquat::remote {

/// How a service's chat requests differ from OpenAI's own.
struct Dialect {
    QString maxTokens = QStringLiteral("max_tokens");
    QString seed = QStringLiteral("seed");   ///< empty: not taken
    bool ownSampling = false;                ///< takes top_k, min_p and repetition_penalty
    bool streamOptions = true;               ///< takes stream_options; else counts come by themselves
    bool reasoningInToolTurns = false;       ///< wants the reasoning of a turn back while its tool calls run
    QString prefix;                          ///< the flag that makes the last assistant message a beginning; empty: none
    enum class Thinking { None, Type, Enable, Reasoning, Template };
    Thinking thinking = Thinking::None;      ///< how thinking is switched
};
Dialect dialectOf(const QString& preset);

/// Parameters beyond OpenAI's that `requestBody` may send: what a strict gateway may refuse.
QStringList ownParameters();

/// The JSON of a streamed chat completion. `byPrefix`: an unfinished answer is gone on with by the service itself;
/// without it continueLast becomes a request in words (see continuation.h). Any thread.
QByteArray requestBody(const ChatRequest& request, const QString& model, const Dialect& dialect, bool byPrefix);

}  // namespace loquat::remote
