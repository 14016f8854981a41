// SPDX-License-Identifier: MIT
#include "engine/remote/connection_probe.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QSslCipher>

#include "engine/chat/when_done.h"
#include "engine/remote/answer_reader.h"
#include "engine/remote/audit.h"
#include "engine/remote/egress_gate.h"

namespace loquat::remote {

namespace {

QString protocolName(const QSslConfiguration& tls) {
    switch (tls.sessionProtocol()) {
        case QSsl::TlsV1_3: return QStringLiteral("TLS 1.3");
        case QSsl::TlsV1_2: return QStringLiteral("TLS 1.2");
        default: return {};
    }
}

QString nameOf(const QStringList& common, const QStringList& organization) {
    return common.isEmpty() ? organization.join(QStringLiteral(", ")) : common.join(QStringLiteral(", "));
}

bool saysKeyIsGood(int status) { return status > 0 && status != 401 && status != 403; }

/// Reads whatever a one-token chat sends and ends at its end.
QByteArray shortChat(const QString& model) {
    const QJsonObject question{{"role", "user"}, {"content", "Hi"}};
    return QJsonDocument(QJsonObject{{"model", model}, {"messages", QJsonArray{question}}, {"max_tokens", 1}, {"stream", true}})
        .toJson(QJsonDocument::Compact);
}

}  // namespace

QList<RemoteModel> readModels(const QJsonObject& json) {
    QList<RemoteModel> models;
    QSet<QString> seen;
    for (const QJsonValue& value : json["data"].toArray()) {
        const QString name = value["id"].toString();
        if (name.isEmpty() || seen.contains(name)) continue;
        seen.insert(name);
        RemoteModel model{name, {}};
        for (const char* key : {"max_model_len", "context_length", "context_window", "max_context_length"})
            if (!model.contextTokens && value[QLatin1String(key)].toInt() > 0) model.contextTokens = value[QLatin1String(key)].toInt();
        models << model;
    }
    return models;
}

ConnectionProbe::ConnectionProbe(CallTools tools, const ProviderConfig& config, bool temporaryKey, bool streaming, QObject* parent)
    : QObject(parent),
      tools_(tools),
      state_(std::make_shared<ProviderState>(config)),
      temporary_key_(temporaryKey),
      streaming_(streaming) {}

QFuture<ConnectionReport> ConnectionProbe::start() {
    promise_.start();
    CallSpec spec;
    spec.verb = "GET";
    spec.path = QStringLiteral("/models");
    spec.testing = true;
    auto* request = new JsonRequest(tools_, state_, spec, auditRecord(state_->config(), QStringLiteral("test"), {}, DataPolicy::Open), this);
    connect(&request->call(), &RemoteCall::connected, this, &ConnectionProbe::look);
    whenDone(request->start(), this, [this](const JsonAnswer& answer) { modelsAnswered(answer); });
    return promise_.future();
}

void ConnectionProbe::look(const HttpExchange* exchange) {
    const QNetworkReply* reply = exchange->reply();
    if (!reply) return;
    report_.reached = true;
    report_.latencyMs = exchange->firstByteMs();
    report_.httpVersion =
        reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool() ? QStringLiteral("HTTP/2") : QStringLiteral("HTTP/1.1");
    if (reply->url().scheme() != "https") return;
    const QSslConfiguration tls = reply->sslConfiguration();
    report_.tls = protocolName(tls);
    if (const QString cipher = tls.sessionCipher().name(); !cipher.isEmpty()) report_.tls += ", " + cipher;
    const QSslCertificate certificate = tls.peerCertificate();
    report_.certificateSubject = nameOf(certificate.subjectInfo(QSslCertificate::CommonName),
                                        certificate.subjectInfo(QSslCertificate::Organization));
    report_.certificateIssuer = nameOf(certificate.issuerInfo(QSslCertificate::CommonName),
                                       certificate.issuerInfo(QSslCertificate::Organization));
    report_.certificateExpires = certificate.expiryDate();
}

void ConnectionProbe::modelsAnswered(const JsonAnswer& answer) {
    report_.error = answer.error;
    report_.reached = report_.reached || answer.status > 0;
    report_.keyAccepted = saysKeyIsGood(answer.status);
    report_.models = readModels(answer.json);
    const QStringList pinned = state_->config().pinnedModels;
    if ((answer.status == 404 || answer.status == 405) && !pinned.isEmpty()) {  // not offered: the user's own list serves
        report_.error.reset();
        for (const QString& name : pinned) report_.models << RemoteModel{name, {}};
    }
    if (streaming_ && !report_.error && !report_.models.isEmpty()) return tryStream();
    end();
}

void ConnectionProbe::tryStream() {
    const QStringList pinned = state_->config().pinnedModels;
    const QString model = pinned.isEmpty() ? report_.models.first().name : pinned.first();
    CallSpec spec;
    spec.path = state_->config().chatPath;
    spec.body = shortChat(model);
    spec.accept = QStringLiteral("text/event-stream, application/json");
    spec.testing = true;
    auto* call = new RemoteCall(tools_, state_, spec, this);
    auto reader = std::make_shared<AnswerReader>();
    connect(call, &RemoteCall::received, this, [this, call, reader](const QByteArray& bytes) {
        call->begun();
        const auto pieces = reader->feed(bytes);
        report_.streams = report_.streams || (!pieces.isEmpty() && !pieces.first().error);
        if (reader->isDone()) call->succeed();
    });
    connect(call, &RemoteCall::bodyEnded, call, &RemoteCall::succeed);
    connect(call, &RemoteCall::ended, this, [this, call, model](const std::optional<ChatError>& error) {
        AuditRecord record = auditRecord(state_->config(), QStringLiteral("test"), model, DataPolicy::Open);
        addCounts(record, call->counts());
        record.status = auditStatus(error, call->counts().status);
        tools_.gate.audit().record(record);
        report_.error = error;
        end();
    });
    call->start();
}

void ConnectionProbe::end() {
    if (temporary_key_)
        for (const Secret secret : {Secret::ApiKey, Secret::ClientSecret})
            tools_.secrets.remove(secretName(state_->config().id, secret));
    promise_.addResult(report_);
    promise_.finish();
    deleteLater();
}

}  // namespace loquat::remote
