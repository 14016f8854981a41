// SPDX-License-Identifier: MIT
#include "engine/remote/json_request.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>

#include "engine/remote/audit.h"
#include "engine/remote/egress_gate.h"
#include "engine/remote/service_error.h"

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Providers)
};

constexpr qsizetype kMostBytes = 64 << 20;

QString sha256(const QByteArray& bytes) {
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

}  // namespace

JsonRequest::JsonRequest(CallTools tools, std::shared_ptr<ProviderState> state, const CallSpec& spec,
                         const AuditRecord& record, QObject* parent)
    : QObject(parent), tools_(tools), record_(record), call_(new RemoteCall(tools, std::move(state), spec, this)) {
    record_.inputSha256 = sha256(spec.body);
    connect(call_, &RemoteCall::attemptBegins, this, [this] { body_.clear(); });
    connect(call_, &RemoteCall::received, this, [this](const QByteArray& bytes) {
        call_->begun();
        body_ += bytes;
        if (body_.size() > kMostBytes) call_->failAttempt(badAnswer(Sentence::tr("The answer is too large.")), false);
    });
    connect(call_, &RemoteCall::bodyEnded, this, &JsonRequest::read);
    connect(call_, &RemoteCall::ended, this, &JsonRequest::end);
}

QFuture<JsonAnswer> JsonRequest::start() {
    promise_.start();
    since_start_.start();
    call_->start();
    return promise_.future();
}

void JsonRequest::read() {
    const QJsonDocument document = QJsonDocument::fromJson(body_);
    if (!document.isObject()) return call_->failAttempt(badAnswer(Sentence::tr("The answer is not JSON.")), false);
    json_ = document.object();
    if (json_["error"].isObject()) return call_->failAttempt(serviceError(json_["error"].toObject()), false);
    call_->succeed();
}

void JsonRequest::end(const std::optional<ChatError>& error) {
    const CallCounts counts = call_->counts();
    addCounts(record_, counts);
    record_.outputSha256 = sha256(body_);
    const QJsonObject usage = json_["usage"].toObject();
    record_.promptTokens = usage["prompt_tokens"].toInt();
    record_.generatedTokens = usage["completion_tokens"].toInt();
    record_.status = auditStatus(error, counts.status);
    record_.durationMs = since_start_.elapsed();
    tools_.gate.audit().record(record_);
    promise_.addResult(JsonAnswer{json_, error, counts.status, counts.firstByteMs});
    promise_.finish();
    deleteLater();
}

}  // namespace loquat::remote
