// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <cstdint>

namespace loquat {

enum class Role { System, User, Assistant };

/// One turn as a model sees it. `reasoning` is kept beside the text and never sent back.
struct ChatMessage {
    Role role = Role::User;
    QString text;
    QString reasoning;
};

/// Sampling as the inspector shows it; the neutral value of each switches it off.
struct Sampling {
    double temperature = 0.7;
    int topK = 40;
    double topP = 0.9;
    double minP = 0.05;
    double typicalP = 1.0;
    double repetitionPenalty = 1.0;
    double frequencyPenalty = 0.0;
    double presencePenalty = 0.0;
    qint64 seed = -1;     ///< -1: a new one for each answer
    int maxTokens = -1;   ///< -1: until the model ends or the window is full
    QStringList stop;

    bool operator==(const Sampling&) const = default;
};

using RequestId = quint64;  ///< 0 is none

struct ChatRequest {
    QString modelId;              ///< of the provider's own models; for local models the file's path
    QList<ChatMessage> messages;  ///< oldest first; a system prompt, if any, is the first
    Sampling sampling;
    bool continueLast = false;    ///< the last message is an unfinished answer: go on from exactly its end
};

/// Newly written text; either part may be empty.
struct Delta {
    QString text;
    QString reasoning;
    int tokens = 0;  ///< how many tokens this piece took
};

struct Progress {
    enum class Phase { Queued, Loading, Reading };
    Phase phase = Phase::Queued;
    int done = 0;   ///< Loading: per mille of the file; Reading: tokens of the prompt
    int total = 0;
};

enum class FinishReason { End, StopString, MaxTokens, ContextFull, Cancelled };

struct Usage {
    FinishReason reason = FinishReason::End;
    int promptTokens = 0;
    int reusedTokens = 0;     ///< of the prompt, found in the cache
    int generatedTokens = 0;
    double firstTokenMs = 0;  ///< from start() to the first token, loading included
    double decodeMs = 0;      ///< after the first token
    double tokensPerSecond = 0;
    qint64 seed = 0;          ///< the one that was used
};

/// A failure as a person reads it: what happened, and why or what mends it.
struct ChatError {
    enum class Kind { ModelMissing, ModelBroken, Unsupported, NoMemory, ContextFull, Internal };
    Kind kind = Kind::Internal;
    QString what;
    QString why;
};

}  // namespace loquat

Q_DECLARE_METATYPE(loquat::ChatRequest)
Q_DECLARE_METATYPE(loquat::Delta)
Q_DECLARE_METATYPE(loquat::Progress)
Q_DECLARE_METATYPE(loquat::Usage)
Q_DECLARE_METATYPE(loquat::ChatError)
