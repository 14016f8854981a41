// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QPromise>
#include <memory>

#include "engine/chat/sinks.h"
#include "engine/remote/remote_call.h"

namespace loquat::remote {

/// What came of a JsonRequest.
struct JsonAnswer {
    QJsonObject json;
    std::optional<ChatError> error;
    int status = 0;      ///< HTTP; 0: no answer
    qint64 firstByteMs = 0;
};

/// A request with one JSON object for an answer: /models, /embeddings, fill in the middle. Deletes itself after it
/// has answered, and writes its audit record.
class JsonRequest : public QObject {
    Q_OBJECT
public:
    JsonRequest(CallTools tools, std::shared_ptr<ProviderState> state, const CallSpec& spec, const AuditRecord& record,
                QObject* parent);

    QFuture<JsonAnswer> start();
    const RemoteCall& call() const { return *call_; }

private:
    void read();
    void end(const std::optional<ChatError>& error);

    CallTools tools_;
    AuditRecord record_;
    RemoteCall* call_;
    QByteArray body_;
    QJsonObject json_;
    QPromise<JsonAnswer> promise_;
    QElapsedTimer since_start_;
};

}  // namespace loquat::remote
