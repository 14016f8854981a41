// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <cstdint>

namespace loquat {

enum class Role { System, User, Assistant, Tool };

enum class Side { Local, Cloud };

/// What of a conversation may leave the computer.
enum class DataPolicy {
    LocalOnly,  ///< nothing
    Redacted,   ///< text whose private parts were replaced by placeholders
    Open,       ///< the text as it is
};

/// A picture for models that can see.
struct Image {
    QByteArray data;   ///< the file's bytes
    QString mimeType;  ///< "image/png"
    QString name;      ///< what stands in for it where it cannot be seen
    bool mayLeave = false;  ///< the user lets it leave where only redacted text may: a picture cannot be redacted
};

/// A function the model wants called.
struct ToolCall {
    QString id;
    QString name;
    QString argumentsJson;
};

/// One turn as a model sees it. `reasoning` is kept beside the text and goes back only to a service that asks for it.
struct ChatMessage {
    Role role = Role::User;
    QString text;
    QString reasoning;
    QList<Image> images;
    QList<ToolCall> toolCalls;  ///< of an answer
    QString toolCallId;         ///< of a Tool turn: which call it answers
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

enum class Thinking { Default, Off, On };

/// What an answer is to be like, beside its sampling.
struct AnswerForm {
    Thinking thinking = Thinking::Default;
    bool json = false;  ///< one JSON object

    bool operator==(const AnswerForm&) const = default;
};

struct ChatRequest {
    QString modelId;              ///< of the provider's own models: a file's path, or "provider/model" (remote_model_id.h)
    QList<ChatMessage> messages;  ///< oldest first; a system prompt, if any, is the first
    Sampling sampling;
    bool continueLast = false;    ///< the last message is an unfinished answer: go on from exactly its end
    QString conversationId;       ///< for the audit log and the redaction map; empty: none
    DataPolicy policy = DataPolicy::LocalOnly;
    QString rule;                 ///< which routing rule chose this side; for the audit log
    Thinking thinking = Thinking::Default;
    bool json = false;            ///< the answer is to be one JSON object
    QString toolsJson;            ///< an array of OpenAI tool definitions; empty: none
};

/// Newly written text; either part may be empty.
struct Delta {
    QString text;
    QString reasoning;
    int tokens = 0;  ///< how many tokens this piece took; a remote service seldom says: then one per piece
};

struct Progress {
    enum class Phase {
        Queued,      ///< behind other requests or a rate limit; `total`: ms to wait, when known
        Connecting,  ///< to a remote service
        Waiting,     ///< sent; no word yet
        Retrying,    ///< after a failure; `done`: the attempt to come, `total`: ms until then
        Loading,
        Reading,
    };
    Phase phase = Phase::Queued;
    int done = 0;   ///< Loading: per mille of the file; Reading: tokens of the prompt
    int total = 0;
};

enum class FinishReason { End, StopString, MaxTokens, ContextFull, Cancelled, ToolCalls, Filtered };

struct Usage {
    FinishReason reason = FinishReason::End;
    int promptTokens = 0;
    int reusedTokens = 0;     ///< of the prompt, found in the cache
    int generatedTokens = 0;
    int reasoningTokens = 0;  ///< of the generated ones, when the service says
    double firstTokenMs = 0;  ///< from start() to the first token, loading included
    double decodeMs = 0;      ///< after the first token
    double tokensPerSecond = 0;
    qint64 seed = 0;          ///< the one that was used
    bool cached = false;      ///< the answer came from the response cache and cost nothing
    QList<ToolCall> toolCalls;
};

/// A failure as a person reads it: what happened, and why or what mends it.
struct ChatError {
    enum class Kind {
        ModelMissing, ModelBroken, Unsupported, NoMemory, ContextFull, Internal,
        Offline,        ///< the network or the host cannot be reached, or the line broke
        Timeout,        ///< no connection, no first word, or silence for too long
        Certificate,    ///< TLS could not be set up safely
        NoKey,          ///< no secret in the keychain, or no keychain
        KeyRefused,     ///< 401, 403
        NoCredit,       ///< 402, or a quota used up
        RateLimited,    ///< 429, after all attempts
        ServerFault,    ///< 5xx, after all attempts
        BadAnswer,      ///< what came is not what the protocol says
        BadRequest,     ///< another 4xx
        Paused,         ///< the circuit breaker is open
        NotAllowed,     ///< the data policy, the word list or "No cloud" forbids it
        OverBudget,
    };
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
