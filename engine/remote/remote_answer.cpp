// SPDX-License-Identifier: MIT
#include "engine/remote/remote_answer.h"

#include <QCoreApplication>
#include <QFuture>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>
#include <QThreadPool>
#include <QUuid>
#include <algorithm>
#include <utility>

#include "engine/chat/when_done.h"
#include "engine/remote/audit.h"
#include "engine/remote/egress_gate.h"
#include "engine/remote/service_error.h"
#include "engine/remote/wire.h"

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Providers)
};

using Kind = ChatError::Kind;

/// Without a conversation its placeholders belong to this request alone.
ChatRequest withConversation(ChatRequest request) {
    if (request.conversationId.isEmpty()) request.conversationId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return request;
}

/// A picture cannot be redacted: where only redacted text may leave, the user lets each one go, or it stays.
bool holdsUnseenImages(const ChatRequest& request) {
    return std::any_of(request.messages.begin(), request.messages.end(), [](const ChatMessage& message) {
        return std::any_of(message.images.begin(), message.images.end(), [](const Image& image) { return !image.mayLeave; });
    });
}

/// About how many tokens the rate limit counts for it; a picture is no base64 to a model.
int roughTokens(const QList<ChatMessage>& messages) {
    constexpr int kBytesPerToken = 4;
    constexpr int kTokensPerImage = 1000;
    qint64 tokens = 0;
    for (const ChatMessage& message : messages)
        tokens += message.text.toUtf8().size() / kBytesPerToken + message.images.size() * kTokensPerImage;
    return int(qMin<qint64>(tokens, INT_MAX));
}

ReasoningSplitter::Begin beginOf(const ChatRequest& request) {
    using Begin = ReasoningSplitter::Begin;
    const bool goesOn = request.continueLast && !request.messages.isEmpty() && !request.messages.last().text.isEmpty();
    return goesOn ? Begin::ContinuedAnswer : Begin::Answer;
}

template <class Work>
auto inPool(Work work) -> QFuture<decltype(work())> {
    auto promise = std::make_shared<QPromise<decltype(work())>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

}  // namespace

RemoteAnswer::RemoteAnswer(CallTools tools, std::shared_ptr<ProviderState> state, ResponseCache& cache,
                           const ChatRequest& request, QObject* parent)
    : QObject(parent),
      tools_(tools),
      state_(std::move(state)),
      cache_(cache),
      request_(withConversation(request)),
      model_(parseRemoteModelId(request.modelId).model),
      preset_(findPreset(state_->config().preset)),
      cache_key_(ResponseCache::key(request)),
      audit_(auditRecord(state_->config(), QStringLiteral("chat"), model_, request.policy)) {
    audit_.conversationId = request.conversationId;
    audit_.rule = request.rule;
    since_start_.start();
}

RemoteAnswer::~RemoteAnswer() = default;

bool RemoteAnswer::continuesByPrefix() const {
    return request_.continueLast && preset_ && preset_->prefixCompletion && !dialectOf(preset_->id).prefix.isEmpty();
}

std::optional<ChatError> RemoteAnswer::refusal() const {
    QStringList texts;
    for (const ChatMessage& message : request_.messages) texts << message.text << message.reasoning;
    if (auto refused = tools_.gate.refusal(state_->config(), request_.policy, texts)) return refused;
    if (request_.policy == DataPolicy::Redacted && holdsUnseenImages(request_))
        return ChatError{Kind::NotAllowed, Sentence::tr("Pictures cannot be redacted, so this one stays here."),
                         Sentence::tr("Take the picture out, or let it leave when you are asked.")};
    return {};
}

void RemoteAnswer::start() {
    if (auto refused = refusal()) return end(refused);
    if (answerFromCache()) return;
    buildBody();
}

bool RemoteAnswer::answerFromCache() {
    const auto known = cache_.find(cache_key_);
    if (!known) return false;
    ended_ = true;  // nothing left: nothing to audit
    emit delta({known->text, known->reasoning, known->usage.generatedTokens});
    emit finished(known->usage);
    return true;
}

void RemoteAnswer::buildBody() {
    ChatRequest leaving = request_;
    leaving.messages = tools_.gate.outgoing(request_);
    if (request_.policy == DataPolicy::Redacted) audit_.redactions = countPlaceholders(leaving.messages);
    Dialect dialect = dialectOf(state_->config().preset);
    if (asked_plainly_) {
        dialect.ownSampling = dialect.streamOptions = false;
        dialect.thinking = Dialect::Thinking::None;
    }
    const auto body = inPool([leaving, dialect, model = model_, byPrefix = continuesByPrefix()] {
        const QByteArray json = requestBody(leaving, model, dialect, byPrefix);
        return Body{json, QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex()};
    });
    whenDone(body, this, [this](const Body& body) {
        if (!ended_) call(body);
    });
}

void RemoteAnswer::call(const Body& body) {
    const ProviderConfig& config = state_->config();
    audit_.inputSha256 = QString::fromLatin1(body.sha256);
    CallSpec spec;
    spec.path = continuesByPrefix() && !preset_->prefixPath.isEmpty() ? preset_->prefixPath : config.chatPath;
    spec.body = body_ = body.json;
    spec.accept = QStringLiteral("text/event-stream, application/json");
    spec.policy = request_.policy;
    spec.carriesText = true;
    spec.tokens = roughTokens(request_.messages);
    spec.attempts = config.maxAttempts;
    call_ = new RemoteCall(tools_, state_, spec, this);
    connect(call_, &RemoteCall::progress, this, &RemoteAnswer::progress);
    connect(call_, &RemoteCall::attemptBegins, this, &RemoteAnswer::beginAttempt);
    connect(call_, &RemoteCall::received, this, [this](const QByteArray& bytes) { read(reader_.feed(bytes)); });
    connect(call_, &RemoteCall::bodyEnded, this, &RemoteAnswer::bodyEnded);
    connect(call_, &RemoteCall::ended, this, &RemoteAnswer::end);
    call_->start();
}

void RemoteAnswer::beginAttempt() {
    reader_ = {};
    IncomingText::Setting setting;
    setting.begin = beginOf(request_);
    if (request_.continueLast && !continuesByPrefix() && !request_.messages.isEmpty()) setting.before = request_.messages.last().text;
    if (request_.policy == DataPolicy::Redacted) setting.redactor = &tools_.gate.redactor(request_.conversationId);
    setting.words = tools_.gate.policy().words;
    incoming_ = std::make_unique<IncomingText>(setting);
}

void RemoteAnswer::read(const QList<AnswerPiece>& pieces) {
    for (const AnswerPiece& piece : pieces) {
        if (ended_) return;
        if (piece.error) {
            const bool transient = piece.error->kind == Kind::ServerFault || piece.error->kind == Kind::RateLimited;
            return call_->failAttempt(*piece.error, transient);
        }
        take(piece);
    }
    if (!ended_ && reader_.isDone()) call_->succeed();
}

void RemoteAnswer::take(const AnswerPiece& piece) {
    if (piece.saysSomething()) {
        last_token_ms_ = double(since_start_.nsecsElapsed()) / 1e6;
        if (pieces_++ == 0) first_token_ms_ = last_token_ms_;
        call_->begun();
    }
    for (const ToolCallPart& part : piece.toolCalls) addToolCallPart(tool_calls_, part);
    if (piece.finish) finish_ = piece.finish;
    if (piece.counts) counts_ = piece.counts;
    say(incoming_->feed(piece));
    if (!ended_ && incoming_->stopped())
        call_->failAttempt({Kind::NotAllowed, Sentence::tr("The answer was stopped: it holds a word that must not be shown."),
                            Sentence::tr("The word is on your list, in the settings under Privacy.")},
                           false);
}

void RemoteAnswer::say(const Delta& words) {
    if (words.text.isEmpty() && words.reasoning.isEmpty()) return;
    text_ += words.text;
    reasoning_ += words.reasoning;
    emit delta(words);
}

void RemoteAnswer::bodyEnded() {
    read(reader_.end());
    if (ended_) return;
    if (reader_.isComplete()) return call_->succeed();
    if (pieces_ > 0) return call_->failAttempt(brokenOff(), true);
    call_->failAttempt(badAnswer(Sentence::tr("The answer is empty.")), false);
}

/// A strict gateway refuses what is not in OpenAI's own list: ask once more without.
bool RemoteAnswer::askPlainly(const ChatError& error) {
    if (error.kind != Kind::BadRequest || asked_plainly_ || pieces_ > 0) return false;
    const QJsonObject sent = QJsonDocument::fromJson(body_).object();
    const QStringList own = ownParameters();
    const bool isBlamed = std::any_of(own.begin(), own.end(), [&](const QString& name) {
        return sent.contains(name) && error.why.contains(name);
    });
    if (!isBlamed) return false;
    asked_plainly_ = true;
    addCounts(audit_, call_->counts());
    call_->deleteLater();
    call_ = nullptr;
    buildBody();
    return true;
}

void RemoteAnswer::cancel() {
    if (ended_) return;
    ended_ = true;
    if (incoming_) say(incoming_->finish());
    writeAudit(QStringLiteral("cancelled"));
    if (call_) call_->cancel();
    emit finished(usage(FinishReason::Cancelled));
}

void RemoteAnswer::end(const std::optional<ChatError>& error) {
    if (ended_ || (error && askPlainly(*error))) return;
    ended_ = true;
    if (incoming_) say(incoming_->finish());
    for (ToolCall& call : tool_calls_)
        if (request_.policy == DataPolicy::Redacted)
            call.argumentsJson = tools_.gate.redactor(request_.conversationId).restore(call.argumentsJson);
    const Usage used = usage(finish_.value_or(tool_calls_.isEmpty() ? FinishReason::End : FinishReason::ToolCalls));
    writeAudit(auditStatus(error, call_ ? call_->counts().status : 0));
    if (error) return emit failed(*error);
    cache_.store(cache_key_, {text_, reasoning_, used});
    emit finished(used);
}

Usage RemoteAnswer::usage(FinishReason reason) const {
    Usage used;
    used.reason = reason;
    used.generatedTokens = counts_ ? counts_->generated : pieces_;
    used.promptTokens = counts_ ? counts_->prompt : 0;
    used.reusedTokens = counts_ ? counts_->cached : 0;
    used.reasoningTokens = counts_ ? counts_->reasoning : 0;
    used.firstTokenMs = first_token_ms_;
    used.decodeMs = last_token_ms_ - first_token_ms_;
    if (used.decodeMs > 0) used.tokensPerSecond = (used.generatedTokens - 1) / used.decodeMs * 1000;
    used.seed = request_.sampling.seed;
    used.toolCalls = tool_calls_;
    return used;
}

void RemoteAnswer::writeAudit(const QString& status) {
    if (call_) addCounts(audit_, call_->counts());
    if (call_ && counts_) state_->correct(state_->lastPassed(), counts_->prompt + counts_->generated);
    if (incoming_) audit_.outputSha256 = QString::fromLatin1(incoming_->sha256().toHex());
    const Usage used = usage(FinishReason::End);
    audit_.promptTokens = used.promptTokens;
    audit_.generatedTokens = used.generatedTokens;
    audit_.durationMs = since_start_.elapsed();
    audit_.status = status;
    tools_.gate.audit().record(audit_);
}

}  // namespace loquat::remote
