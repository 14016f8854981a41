// SPDX-License-Identifier: MIT
#include "ui/viewmodels/answers.h"

#include <QCryptographicHash>
#include <algorithm>

#include "engine/chat/conversions.h"
#include "ui/viewmodels/seams.h"

namespace loquat::ui {

using storage::GenerationStats;
using storage::Message;
using storage::MessageState;

namespace {

QString sha256(const QList<ChatMessage>& messages) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const ChatMessage& message : messages) {
        hash.addData(message.text.toUtf8() + '\0');
        for (const Image& image : message.images) hash.addData(image.data);
    }
    return QString::fromLatin1(hash.result().toHex());
}

QString sideName(Side side) { return side == Side::Local ? QStringLiteral("local") : QStringLiteral("cloud"); }

}  // namespace

Answers::Answers(Router& router, storage::Storage& storage, QObject* parent)
    : QObject(parent), router_(router), storage_(storage) {
    connect(&router, &Router::routed, this, &Answers::onRouted);
    connect(&router, &Router::handedOver, this, &Answers::onHandedOver);
    connect(&router, &Router::progress, this, &Answers::onProgress);
    connect(&router, &Router::delta, this, &Answers::onDelta);
    connect(&router, &Router::finished, this, &Answers::onFinished);
    connect(&router, &Router::failed, this, &Answers::onFailed);
}

void Answers::start(const Message& message, const RoutedRequest& request, int earlierTokens) {
    RunningAnswer answer;
    answer.message = message;
    answer.message.state = MessageState::Streaming;
    answer.earlierTokens = earlierTokens;
    answer.earlierText = message.text.size();
    answer.inputSha256 = sha256(request.chat.messages);
    answer.clock.start();
    storage_.saveMessage(answer.message);
    answer.request = router_.start(request);
    running_.insert(answer.request, answer);
    emit started(message.conversationId);
}

void Answers::stop(const QString& messageId) {
    if (const RunningAnswer* answer = find(messageId)) router_.cancel(answer->request);
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

QStringList Answers::messagesIn(const QString& conversationId) const {
    QStringList ids;
    for (const RunningAnswer& answer : running_)
        if (answer.message.conversationId == conversationId) ids << answer.message.id;
    return ids;
}

void Answers::onRouted(RequestId id, Side side, const QString& modelId, const RouteDecision& decision) {
    const auto it = running_.find(id);
    if (it == running_.end()) return;
    Message& message = it->message;
    message.rule = decision.why;
    if (message.text.isEmpty() && who_) {
        const Answerer who = who_(side, modelId);
        message.side = sideName(side);
        message.modelId = who.id;
        message.modelName = who.name;
    }
    emit changed(message.id);
}

void Answers::onHandedOver(RequestId id, const Seam& seam) {
    const auto it = running_.find(id);
    if (it == running_.end()) return;
    Message& message = it->message;
    const Answerer from = who_ ? who_(seam.from, seam.fromModel) : Answerer{seam.fromModel, seam.fromModel};
    const Answerer to = who_ ? who_(seam.to, seam.toModel) : Answerer{seam.toModel, seam.toModel};
    addSeam(message, {int(it->earlierText) + seam.at, from.name, to.name, sideName(seam.from), sideName(seam.to), seam.why});
    message.side = sideName(seam.to);
    message.modelId = to.id;
    message.modelName = to.name;
    it->writing = false;
    storage_.saveMessage(message);
    emit changed(message.id);
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
    count(answer, usage);
    auditLocal(answer, usage, usage.reason == FinishReason::Cancelled ? QStringLiteral("cancelled") : QStringLiteral("ok"));
    end(std::move(answer), stats);
}

void Answers::onFailed(RequestId id, const ChatError& error) {
    const auto it = running_.find(id);
    if (it == running_.end()) return;
    RunningAnswer answer = running_.take(id);
    answer.message.state = MessageState::Failed;
    Usage written;  // a broken-off answer was paid for as well
    written.generatedTokens = answer.tokens;
    written.promptTokens = answer.promptTokens;
    if (answer.tokens > 0) count(answer, written);
    auditLocal(answer, written, QStringLiteral("failed"));
    answer.message.error = error.why.isEmpty() ? error.what : error.what + '\n' + error.why;
    end(std::move(answer), {});
}

void Answers::count(const RunningAnswer& answer, const Usage& usage) {
    storage::UsageRow row;
    row.messageId = answer.message.id;
    row.time = QDateTime::currentDateTimeUtc();
    row.conversationId = answer.message.conversationId;
    row.side = answer.message.side;
    row.modelId = answer.message.modelId;
    row.modelName = answer.message.modelName;
    row.promptTokens = usage.promptTokens;
    row.cachedTokens = usage.reusedTokens;
    row.generatedTokens = usage.generatedTokens;
    row.firstTokenMs = usage.firstTokenMs;
    row.tokensPerSecond = usage.tokensPerSecond;
    if (price_ && !usage.cached) price_(row);
    storage_.saveUsage(row);
    emit counted(row);
}

void Answers::auditLocal(const RunningAnswer& answer, const Usage& usage, const QString& status) {
    if (answer.message.side != "local" || !local_audit_) return;
    storage::AuditRow row;
    row.id = storage::newId();
    row.durationMs = answer.clock.elapsed();
    row.time = QDateTime::currentDateTimeUtc().addMSecs(-row.durationMs);
    row.provider = tr("This computer");
    row.model = answer.message.modelName;
    row.purpose = QStringLiteral("chat");
    row.conversationId = answer.message.conversationId;
    row.policy = QStringLiteral("local");
    row.rule = answer.message.rule;
    row.promptTokens = usage.promptTokens;
    row.generatedTokens = usage.generatedTokens;
    row.inputSha256 = answer.inputSha256;
    row.outputSha256 = QString::fromLatin1(QCryptographicHash::hash(answer.message.text.toUtf8(), QCryptographicHash::Sha256).toHex());
    row.status = status;
    local_audit_(row);
}

void Answers::end(RunningAnswer answer, const GenerationStats& stats) {
    storage_.saveMessage(answer.message);
    if (!stats.messageId.isEmpty()) storage_.saveStats(stats);
    emit ended(answer.message, stats);
}

}  // namespace loquat::ui
