// SPDX-License-Identifier: MIT
#include "engine/remote/answer_reader.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <utility>

#include "engine/remote/service_error.h"

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Providers)
};

constexpr qsizetype kSlice = 1 << 20;
constexpr qint64 kMaxAnswer = qint64{64} << 20;
constexpr int kMaxToolCalls = 128;

int count(const QJsonValue& value) { return qMax(0, value.toInt()); }

TokenCounts readCounts(const QJsonObject& usage) {
    TokenCounts counts;
    counts.prompt = count(usage["prompt_tokens"]);
    counts.generated = count(usage["completion_tokens"]);
    counts.cached = qMax(count(usage["prompt_cache_hit_tokens"]),                           // DeepSeek
                         qMax(count(usage["cached_tokens"]),                                // Moonshot
                              count(usage["prompt_tokens_details"]["cached_tokens"])));     // OpenAI
    counts.reasoning = count(usage["completion_tokens_details"]["reasoning_tokens"]);
    return counts;
}

QList<ToolCallPart> readToolCalls(const QJsonArray& array) {
    QList<ToolCallPart> parts;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonObject part = array[i].toObject();
        const QJsonObject function = part["function"].toObject();
        parts << ToolCallPart{part["index"].toInt(int(i)),
                              {part["id"].toString(), function["name"].toString(), function["arguments"].toString()}};
    }
    return parts;
}

/// Text, or a list of parts (Mistral's thinking models): {"type":"text","text":…}, {"type":"thinking","thinking":[…]}.
void readContent(const QJsonValue& content, QString& text, QString& reasoning) {
    if (content.isString()) text += content.toString();
    for (const QJsonValue& part : content.toArray()) {
        if (part["type"] == "thinking") {
            QString thought;
            readContent(part["thinking"], thought, reasoning);
            reasoning += thought;
        } else {
            text += part["text"].toString();
        }
    }
}

void readFinish(AnswerPiece& piece, const QString& reason) {
    static const QHash<QString, FinishReason> reasons{
        {"stop", FinishReason::End},           {"length", FinishReason::MaxTokens},
        {"tool_calls", FinishReason::ToolCalls}, {"function_call", FinishReason::ToolCalls},
        {"content_filter", FinishReason::Filtered}, {"sensitive", FinishReason::Filtered},
        {"model_context_window_exceeded", FinishReason::ContextFull}};
    static const QStringList faults{"insufficient_system_resource", "network_error", "error"};
    if (reason.isEmpty()) return;
    if (faults.contains(reason))
        piece.error = serviceError(QJsonObject{{"type", "server_error"}, {"message", reason}});
    else
        piece.finish = reasons.value(reason, FinishReason::End);
}

void readChoice(AnswerPiece& piece, const QJsonObject& choice) {
    const QJsonObject said = choice.contains("delta") ? choice["delta"].toObject() : choice["message"].toObject();
    piece.reasoning = said["reasoning_content"].toString();
    if (piece.reasoning.isEmpty()) piece.reasoning = said["reasoning"].toString();
    readContent(said["content"], piece.text, piece.reasoning);
    if (piece.text.isEmpty()) piece.text = said["refusal"].toString();
    piece.toolCalls = readToolCalls(said["tool_calls"].toArray());
    readFinish(piece, choice["finish_reason"].toString());
}

AnswerPiece errorPiece(const ChatError& error) {
    AnswerPiece piece;
    piece.error = error;
    return piece;
}

}  // namespace

AnswerPiece readAnswerPiece(const QByteArray& json) {
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject()) return errorPiece(badAnswer(Sentence::tr("A part of the stream is not JSON.")));
    const QJsonObject object = document.object();
    if (object["error"].isObject()) return errorPiece(serviceError(object["error"].toObject()));
    if (object["error"].isString()) return errorPiece(serviceError(QJsonObject{{"message", object["error"]}}));
    AnswerPiece piece;
    const QJsonObject choice = object["choices"][0].toObject();
    readChoice(piece, choice);
    for (const QJsonValue& usage : {object["usage"], choice["usage"], object["x_groq"]["usage"]})
        if (usage.isObject()) piece.counts = readCounts(usage.toObject());
    return piece;
}

void addToolCallPart(QList<ToolCall>& calls, const ToolCallPart& part) {
    if (part.index < 0 || part.index > calls.size() || part.index >= kMaxToolCalls) return;
    if (part.index == calls.size()) calls.append(ToolCall{});
    ToolCall& call = calls[part.index];
    if (!part.call.id.isEmpty()) call.id = part.call.id;
    if (!part.call.name.isEmpty()) call.name = part.call.name;
    call.argumentsJson += part.call.argumentsJson;
}

QList<AnswerPiece> AnswerReader::feed(const QByteArray& bytes) {
    if (bytes.size() > kSlice) {  // what is good before a flood is kept, however much came at once
        QList<AnswerPiece> pieces;
        for (qsizetype at = 0; at < bytes.size() && !done_; at += kSlice) pieces += feed(bytes.mid(at, kSlice));
        return pieces;
    }
    seen_ += bytes.size();
    if (done_) return {};
    if (seen_ > kMaxAnswer) return {fail(badAnswer(Sentence::tr("The answer is larger than an answer can be.")))};
    if (form_ == Form::Unknown) {
        object_ += bytes;
        const QByteArray begin = object_.trimmed();
        if (begin.isEmpty()) {
            object_.clear();
            return {};
        }
        if (begin.startsWith('<')) return {fail(badAnswer(Sentence::tr("A web page came instead of an answer.")))};
        form_ = begin.startsWith('{') ? Form::Object : Form::Events;
        return form_ == Form::Events ? readEvents(std::exchange(object_, {})) : QList<AnswerPiece>{};
    }
    if (form_ == Form::Events) return readEvents(bytes);
    object_ += bytes;
    return {};
}

QList<AnswerPiece> AnswerReader::end() {
    if (done_) return {};
    if (form_ == Form::Events) return readEvents("\n\n");
    if (form_ == Form::Unknown) return {};
    done_ = true;
    return {readAnswerPiece(std::exchange(object_, {}))};
}

QList<AnswerPiece> AnswerReader::readEvents(const QByteArray& bytes) {
    QList<AnswerPiece> pieces;
    const QList<SseEvent> events = parser_.feed(bytes);
    for (const SseEvent& event : events) {
        if (event.data == "[DONE]") {
            done_ = true;
            return pieces;
        }
        if (event.data.isEmpty()) continue;
        pieces << readAnswerPiece(event.data);
        finished_ = finished_ || pieces.last().finish;
        if (pieces.last().error) {
            done_ = true;
            return pieces;
        }
    }
    if (parser_.failed()) pieces << fail(badAnswer(Sentence::tr("A line of the stream is too long.")));
    return pieces;
}

AnswerPiece AnswerReader::fail(const ChatError& error) {
    done_ = true;
    return errorPiece(error);
}

}  // namespace loquat::remote
