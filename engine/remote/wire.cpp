// SPDX-License-Identifier: MIT
#include "engine/remote/wire.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include "engine/remote/continuation.h"

namespace loquat::remote {

namespace {

using Switch = Dialect::Thinking;

QHash<QString, Dialect> makeDialects() {
    const QString max = QStringLiteral("max_tokens"), seed = QStringLiteral("seed"), none;
    const QString prefix = QStringLiteral("prefix"), partial = QStringLiteral("partial");
    return {
        {"openai", {QStringLiteral("max_completion_tokens"), seed, false, true, false, none, Switch::None}},
        {"deepseek", {max, none, false, true, true, prefix, Switch::Type}},
        {"siliconflow", {max, none, true, true, false, none, Switch::Enable}},
        {"openrouter", {max, seed, true, true, false, none, Switch::Reasoning}},
        {"moonshot", {max, none, false, true, true, partial, Switch::Type}},
        {"zhipu", {max, none, false, true, false, none, Switch::Type}},
        {"dashscope", {max, seed, false, true, false, partial, Switch::Enable}},
        {"mistral", {max, QStringLiteral("random_seed"), false, false, false, prefix, Switch::None}},
        {"groq", {max, seed, false, true, false, none, Switch::None}},
        {"custom", {max, seed, true, true, false, none, Switch::Template}},
    };
}

QString roleName(Role role) {
    switch (role) {
        case Role::System: return QStringLiteral("system");
        case Role::User: return QStringLiteral("user");
        case Role::Assistant: return QStringLiteral("assistant");
        case Role::Tool: return QStringLiteral("tool");
    }
    Q_UNREACHABLE();
}

QJsonValue contentOf(const ChatMessage& message) {
    if (message.images.isEmpty()) {
        const bool onlyCalls = message.text.isEmpty() && !message.toolCalls.isEmpty();
        return onlyCalls ? QJsonValue(QJsonValue::Null) : QJsonValue(message.text);
    }
    QJsonArray parts;
    if (!message.text.isEmpty()) parts << QJsonObject{{"type", "text"}, {"text", message.text}};
    for (const Image& image : message.images) {
        const QString url = "data:" + image.mimeType + ";base64," + QString::fromLatin1(image.data.toBase64());
        parts << QJsonObject{{"type", "image_url"}, {"image_url", QJsonObject{{"url", url}}}};
    }
    return parts;
}

QJsonObject messageJson(const ChatMessage& message, bool withReasoning) {
    QJsonObject json{{"role", roleName(message.role)}, {"content", contentOf(message)}};
    if (withReasoning && !message.reasoning.isEmpty()) json["reasoning_content"] = message.reasoning;
    if (message.role == Role::Tool) json["tool_call_id"] = message.toolCallId;
    QJsonArray calls;
    for (const ToolCall& call : message.toolCalls)
        calls << QJsonObject{{"id", call.id},
                             {"type", "function"},
                             {"function", QJsonObject{{"name", call.name}, {"arguments", call.argumentsJson}}}};
    if (!calls.isEmpty()) json["tool_calls"] = calls;
    return json;
}

qsizetype lastUserTurn(const QList<ChatMessage>& messages) {
    for (qsizetype i = messages.size() - 1; i >= 0; --i)
        if (messages[i].role == Role::User) return i;
    return -1;
}

QJsonArray messagesJson(const ChatRequest& request, const Dialect& dialect, bool byPrefix) {
    QJsonArray json;
    const qsizetype turn = lastUserTurn(request.messages);
    for (qsizetype i = 0; i < request.messages.size(); ++i) {
        const ChatMessage& message = request.messages[i];
        const bool unfinished = request.continueLast && i == request.messages.size() - 1;
        const bool inToolTurn = dialect.reasoningInToolTurns && i > turn && !message.toolCalls.isEmpty();
        QJsonObject object = messageJson(message, inToolTurn || (unfinished && byPrefix));
        if (unfinished && byPrefix) object[dialect.prefix] = true;
        json << object;
        if (unfinished && !byPrefix) json << QJsonObject{{"role", "user"}, {"content", continueInstruction()}};
    }
    return json;
}

/// OpenAI's reasoning models refuse every sampling parameter.
bool takesSampling(const Dialect& dialect, const QString& model) {
    static const QRegularExpression reasoning(QStringLiteral("^(o\\d|gpt-5)"));
    return dialect.maxTokens != "max_completion_tokens" || !reasoning.match(model).hasMatch();
}

void addSampling(QJsonObject& body, const Sampling& sampling, const Dialect& dialect) {
    body["temperature"] = sampling.temperature;
    if (sampling.topP < 1) body["top_p"] = sampling.topP;
    if (sampling.frequencyPenalty != 0) body["frequency_penalty"] = sampling.frequencyPenalty;
    if (sampling.presencePenalty != 0) body["presence_penalty"] = sampling.presencePenalty;
    if (sampling.seed >= 0 && !dialect.seed.isEmpty()) body[dialect.seed] = sampling.seed;
    if (!dialect.ownSampling) return;
    if (sampling.topK > 0) body["top_k"] = sampling.topK;
    if (sampling.minP > 0) body["min_p"] = sampling.minP;
    if (sampling.repetitionPenalty != 1) body["repetition_penalty"] = sampling.repetitionPenalty;
}

void addThinking(QJsonObject& body, Thinking thinking, Switch how) {
    if (thinking == Thinking::Default) return;
    const bool on = thinking == Thinking::On;
    switch (how) {
        case Switch::None: return;
        case Switch::Type: body["thinking"] = QJsonObject{{"type", on ? "enabled" : "disabled"}}; return;
        case Switch::Enable: body["enable_thinking"] = on; return;
        case Switch::Reasoning: body["reasoning"] = QJsonObject{{"enabled", on}}; return;
        case Switch::Template: body["chat_template_kwargs"] = QJsonObject{{"enable_thinking", on}}; return;
    }
}

}  // namespace

Dialect dialectOf(const QString& preset) {
    static const QHash<QString, Dialect> dialects = makeDialects();
    return dialects.value(preset, dialects.value(QStringLiteral("custom")));
}

QStringList ownParameters() {
    return {QStringLiteral("top_k"), QStringLiteral("min_p"), QStringLiteral("repetition_penalty"),
            QStringLiteral("chat_template_kwargs"), QStringLiteral("stream_options")};
}

QByteArray requestBody(const ChatRequest& request, const QString& model, const Dialect& dialect, bool byPrefix) {
    QJsonObject body{{"model", model}, {"messages", messagesJson(request, dialect, byPrefix)}, {"stream", true}};
    if (dialect.streamOptions) body["stream_options"] = QJsonObject{{"include_usage", true}};
    if (takesSampling(dialect, model)) addSampling(body, request.sampling, dialect);
    if (request.sampling.maxTokens > 0) body[dialect.maxTokens] = request.sampling.maxTokens;
    if (!request.sampling.stop.isEmpty()) body["stop"] = QJsonArray::fromStringList(request.sampling.stop);
    if (request.json) body["response_format"] = QJsonObject{{"type", "json_object"}};
    const QJsonArray tools = QJsonDocument::fromJson(request.toolsJson.toUtf8()).array();
    if (!tools.isEmpty()) body["tools"] = tools;
    addThinking(body, request.thinking, dialect.thinking);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

}  // namespace loquat::remote
