// SPDX-License-Identifier: MIT
#include "ui/viewmodels/answers.h"

#include <algorithm>

#include "engine/chat/conversions.h"

namespace loquat::ui {

using storage::GenerationStats;
using storage::Message;
using storage::MessageState;

Answers::Answers(ChatProvider& provider, storage::Storage& storage, QObject* parent)
    : QObject(parent), provider_(provider), storage_(storage) {
    connect(&provider, &ChatProvider::progress, this, &Answers::onProgress);
    connect(&provider, &ChatProvider::delta, this, &Answers::onDelta);
    connect(&provider, &ChatProvider::finished, this, &Answers::onFinished);
    connect(&provider, &ChatProvider::failed, this, &Answers::onFailed);
}

void Answers::start(const Message& message, const ChatRequest& request, int earlierTokens) {
    RunningAnswer answer;
    answer.message = message;
    answer.message.state = MessageState::Streaming;
    answer.earlierTokens = earlierTokens;
    answer.clock.start();
    storage_.saveMessage(answer.message);
    answer.request = provider_.start(request);
    running_.insert(answer.request, answer);
    emit started(message.conversationId);
}

void Answers::stop(const QString& messageId) {
    if (const RunningAnswer* answer = find(messageId)) provider_.cancel(answer->request);
}

const RunningAnswer* Answers::find(const QString& messageId) const {
    const auto it = std::find_if(running_.begin(), running_.end(),
                                 [&](const RunningAnswer& a) { return a.message.id == messageId; });
    return it == running_.end() ? nullptr : &*it;
}

const RunningAnswer* Answers::inConversation(const QString& conversationId) const {
    const auto it = std::find_if(running_.begin(), running_.end(), [&](const RunningAnswer& a) {
        return a.message.conversationId == conversationId;
    });
    return it == running_.end() ? nullptr : &*it;
}

void Answers::onProgress(RequestId id, const Progress& progress) {
    const auto it = running_.find(id);
    if (it == running_.end()) return;
    it->progress = progress;
    if (progress.phase == Progress::Phase::Reading) it->promptTokens = progress.total;
    emit changed(it->message.id);
}

void Answers::onDelta(RequestId id, const Delta& delta) {
    const auto it = running_.find(id);
    if (it == running_.end()) return;
    Message& message = it->message;
    if (!delta.reasoning.isEmpty() && !it->thinking.isValid()) it->thinking.start();
    if (it->thinking.isValid() && message.text.isEmpty()) message.reasoningMs = it->thinking.elapsed();
    it->writing = true;
    it->tokens += delta.tokens;
    message.text += delta.text;
    message.reasoning += delta.reasoning;
    storage_.appendText(message.id, delta.text, delta.reasoning);
    emit changed(message.id);
}

void Answers::onFinished(RequestId id, const Usage& usage) {
    const auto it = running_.find(id);
    if (it == running_.end()) return;
    RunningAnswer answer = running_.take(id);
    answer.message.state =
        usage.reason == FinishReason::Cancelled ? MessageState::Stopped : MessageState::Complete;
    GenerationStats stats;
    stats.messageId = answer.message.id;
    stats.promptTokens = usage.promptTokens;
    stats.reusedTokens = usage.reusedTokens;
    stats.generatedTokens = usage.generatedTokens + answer.earlierTokens;
    stats.firstTokenMs = usage.firstTokenMs;
    stats.decodeMs = usage.decodeMs;
    stats.tokensPerSecond = usage.tokensPerSecond;
    stats.seed = usage.seed;
    stats.finishReason = finishReasonName(usage.reason);
    end(std::move(answer), stats);
}

void Answers::onFailed(RequestId id, const ChatError& error) {
    const auto it = running_.find(id);
    if (it == running_.end()) return;
    RunningAnswer answer = running_.take(id);
    answer.message.state = MessageState::Failed;
    answer.message.error = error.why.isEmpty() ? error.what : error.what + '\n' + error.why;
    end(std::move(answer), {});
}

void Answers::end(RunningAnswer answer, const GenerationStats& stats) {
    storage_.saveMessage(answer.message);
    if (!stats.messageId.isEmpty()) storage_.saveStats(stats);
    emit ended(answer.message, stats);
}

}  // namespace loquat::ui
