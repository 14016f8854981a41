// SPDX-License-Identifier: MIT
#pragma once

#include "engine/remote/json_request.h"
#include "engine/remote/remote_provider.h"

namespace loquat::remote {

/// Models as /models lists them, in its order, each once.
QList<RemoteModel> readModels(const QJsonObject& json);

/// "Test connection": asks for the models with settings that need not be saved, tells about the connection, and asks
/// for a one-token stream when wanted. Deletes itself.
class ConnectionProbe : public QObject {
    Q_OBJECT
public:
    /// `temporaryKey`: the secret in `secrets` was put there for this test and goes after it.
    ConnectionProbe(CallTools tools, const ProviderConfig& config, bool temporaryKey, bool streaming, QObject* parent);
    QFuture<ConnectionReport> start();

private:
    void look(const HttpExchange* exchange);
    void modelsAnswered(const JsonAnswer& answer);
    void tryStream();
    void end();

    CallTools tools_;
    std::shared_ptr<ProviderState> state_;
    bool temporary_key_;
    bool streaming_;
    ConnectionReport report_;
    QPromise<ConnectionReport> promise_;
};

}  // namespace loquat::remote
