// SPDX-License-Identifier: MIT
#include "engine/local/translate.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRandomGenerator>

namespace loquat {

namespace {

struct Local {
    Q_DECLARE_TR_FUNCTIONS(Local)
};

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

const char* roleName(Role role) {
    switch (role) {
        case Role::System:
            return "system";
        case Role::User:
            return "user";
        case Role::Assistant:
            return "assistant";
        case Role::Tool:
            return "tool";
    }
    Q_UNREACHABLE();
}

bool brokeOffInThought(const ChatMessage& message) {
    return message.role == Role::Assistant && message.text.isEmpty() && !message.reasoning.isEmpty();
}

FinishReason toFinishReason(EndReason reason) {
    switch (reason) {
        case EndReason::kEnd:
            return FinishReason::End;
        case EndReason::kStopString:
            return FinishReason::StopString;
        case EndReason::kMaxTokens:
            return FinishReason::MaxTokens;
        case EndReason::kContextFull:
            return FinishReason::ContextFull;
        case EndReason::kCancelled:
            return FinishReason::Cancelled;
    }
    Q_UNREACHABLE();
}

QString gigabytes(quint64 bytes) {
    return QLocale().toString(double(bytes) / 1e9, 'f', 1);
}

}  // namespace

Json toJson(const QList<ChatMessage>& messages, bool continueLast) {
    Json list = Json::array();
    for (const ChatMessage& message : messages) {
        const bool thinking = continueLast && &message == &messages.last() && brokeOffInThought(message);
        const QString content = thinking ? "<think>\n" + message.reasoning : message.text;
        Json entry = Json::object();
        entry.set("role", roleName(message.role));
        entry.set("content", content.toStdString());
        list.push(std::move(entry));
    }
    return list;
}

Sampling withSeed(Sampling sampling) {
    if (sampling.seed < 0) sampling.seed = qint64(QRandomGenerator::system()->generate() >> 1);
    return sampling;
}

GenerateRequest toGenerateRequest(std::vector<TokenId> prompt, const Sampling& sampling) {
    GenerateRequest request;
    request.prompt = std::move(prompt);
    request.sampling.temperature = float(sampling.temperature);
    request.sampling.top_k = sampling.topK;
    request.sampling.top_p = float(sampling.topP);
    request.sampling.min_p = float(sampling.minP);
    request.sampling.typical_p = float(sampling.typicalP);
    request.sampling.repetition_penalty = float(sampling.repetitionPenalty);
    request.sampling.frequency_penalty = float(sampling.frequencyPenalty);
    request.sampling.presence_penalty = float(sampling.presencePenalty);
    request.sampling.seed = std::uint64_t(sampling.seed);
    request.max_tokens = sampling.maxTokens;
    for (const QString& stop : sampling.stop)
        if (!stop.isEmpty()) request.stop.push_back(stop.toStdString());
    return request;
}

Usage toUsage(const GenerateStats& stats, qint64 seed) {
    Usage usage;
    usage.reason = toFinishReason(stats.reason);
    usage.promptTokens = stats.n_prompt;
    usage.reusedTokens = stats.n_reused;
    usage.generatedTokens = stats.n_generated;
    usage.firstTokenMs = stats.first_token_seconds * 1000;
    usage.decodeMs = stats.decode_seconds * 1000;
    usage.tokensPerSecond = stats.tokens_per_second();
    usage.seed = seed;
    return usage;
}

LocalModelInfo toModelInfo(const ModelInfo& info, const QString& path) {
    LocalModelInfo result;
    result.path = path;
    result.name = text(info.name);
    result.architecture = text(info.architecture);
    result.quantization = text(info.quantization);
    result.parameters = info.n_parameters;
    result.sizeBytes = info.size_bytes;
    result.trainedContext = info.n_ctx_train;
    result.layers = info.n_layers;
    result.embedding = info.n_embd;
    result.vocabulary = info.n_vocab;
    result.feedForward = info.shape.n_ff;
    result.heads = info.shape.n_heads;
    result.kvHeads = info.shape.n_kv_heads;
    result.headSize = info.shape.head_dim;
    result.unreadBytes = info.shape.unread_bytes;
    result.kvBytesPerToken = info.kv_bytes_per_token;
    result.license = text(info.license);
    result.hasChatTemplate = info.has_chat_template;
    result.unsupported = text(info.unsupported);
    return result;
}

ReasoningSplitter::Begin beginOf(const ChatRequest& request, const std::string& prompt) {
    using Begin = ReasoningSplitter::Begin;
    if (request.continueLast && !request.messages.isEmpty()) {
        const ChatMessage& last = request.messages.last();
        if (brokeOffInThought(last)) return Begin::ContinuedThought;
        if (!last.text.isEmpty()) return Begin::ContinuedAnswer;
    }
    const std::size_t end = prompt.find_last_not_of(" \n\r\t");
    const bool opened =
        end != std::string::npos && std::string_view(prompt).substr(0, end + 1).ends_with("<think>");
    return opened ? Begin::Thought : Begin::Answer;
}

ChatError loadError(const Error& error, const QString& path) {
    const QString detail = text(error.to_string());
    switch (error.kind) {
        case ErrorKind::kNotFound:
            return {ChatError::Kind::ModelMissing, Local::tr("The model file is not there any more."),
                    Local::tr("%1 was moved or deleted. Choose another model, or open the file again.")
                        .arg(path)};
        case ErrorKind::kIo:
            return {ChatError::Kind::ModelMissing, Local::tr("The model file cannot be read."), detail};
        case ErrorKind::kBadInput:
            return {ChatError::Kind::ModelBroken, Local::tr("The model file is damaged or incomplete."),
                    detail};
        case ErrorKind::kNoMemory:
            return {ChatError::Kind::NoMemory, Local::tr("There is not enough memory for this model."),
                    detail};
        case ErrorKind::kUnsupported:
        case ErrorKind::kNoDevice:
            return {ChatError::Kind::Unsupported, Local::tr("This model cannot run here yet."), detail};
        default:
            return {ChatError::Kind::Internal, Local::tr("The model could not be loaded."), detail};
    }
}

ChatError templateError(const Error& error) {
    return {ChatError::Kind::Unsupported,
            Local::tr("This conversation does not fit the model's chat template."), text(error.to_string())};
}

ChatError contextError(int promptTokens, int contextTokens) {
    return {
        ChatError::Kind::ContextFull, Local::tr("The conversation no longer fits the context window."),
        Local::tr("It takes %1 tokens and the window holds %2. Make the window larger, or start a new chat.")
            .arg(QLocale().toString(promptTokens), QLocale().toString(contextTokens))};
}

ChatError memoryError(quint64 neededBytes, quint64 presentBytes) {
    return {ChatError::Kind::NoMemory, Local::tr("There is not enough memory for this model."),
            Local::tr("With its context window it needs %1 GB; this computer has %2 GB. Choose a smaller "
                      "model or window.")
                .arg(gigabytes(neededBytes), gigabytes(presentBytes))};
}

ChatError noMemoryError() {
    return {
        ChatError::Kind::NoMemory, Local::tr("The memory ran out while the model was answering."),
        Local::tr(
            "The model was unloaded. Close other programs, or choose a smaller model or context window.")};
}

ChatError internalError(const QString& why) {
    return {ChatError::Kind::Internal, Local::tr("The model stopped answering because of a fault in Loquat."),
            why};
}

ChatError generateError(const Error& error) {
    if (error.kind == ErrorKind::kNoMemory) return noMemoryError();
    return internalError(text(error.to_string()));
}

}  // namespace loquat
