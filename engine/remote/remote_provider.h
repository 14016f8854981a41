// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QHash>
#include <QSslCertificate>
#include <memory>

#include "engine/base/result.h"
#include "engine/chat/chat_provider.h"
#include "engine/chat/sinks.h"
#include "engine/remote/health.h"
#include "engine/remote/provider_config.h"
#include "engine/remote/response_cache.h"
#include "engine/remote/secret_store.h"

namespace loquat::remote {

class EgressGate;

/// A model as /models lists it.
struct RemoteModel {
    QString name;
    std::optional<int> contextTokens;  ///< when the service says (vLLM: max_model_len)
};

/// What "Test connection" shows.
struct ConnectionReport {
    bool reached = false;
    bool keyAccepted = false;
    bool streams = false;          ///< a one-token chat came as a stream; only tried when asked to
    qint64 latencyMs = 0;          ///< to the first byte of the answer
    QList<RemoteModel> models;
    QString tls;                   ///< "TLS 1.3, TLS_AES_256_GCM_SHA384"; empty: plain http
    QString certificateSubject;
    QString certificateIssuer;
    QDateTime certificateExpires;
    QString httpVersion;           ///< "HTTP/2"
    std::optional<ChatError> error;
};

/// Answers by OpenAI-compatible services, all behind one egress gate.
/// ChatRequest::modelId is remoteModelId(provider, model).
class RemoteProvider : public ChatProvider {
    Q_OBJECT
public:
    RemoteProvider(EgressGate& gate, SecretStore& secrets, QObject* parent = nullptr);
    ~RemoteProvider() override;

    void setProviders(const QList<ProviderConfig>& providers);  ///< running requests go on as they began
    const ProviderConfig* find(const QString& providerId) const;

    RequestId start(const ChatRequest& request) override;
    void cancel(RequestId id) override;

    /// Whether an unfinished answer can be gone on with by the service itself (prefix completion).
    bool canContinue(const QString& modelId) const;

    QFuture<Result<QList<RemoteModel>>> models(const QString& providerId);
    /// Also for settings not saved yet; `key` is used instead of the stored one when not empty.
    QFuture<ConnectionReport> test(const ProviderConfig& provider, const QString& key = {}, bool streaming = false);
    QFuture<Result<QList<QList<float>>>> embed(const QString& modelId, const QStringList& texts, DataPolicy policy);
    /// Fill in the middle (DeepSeek): the text between prefix and suffix.
    QFuture<Result<QString>> fillIn(const QString& modelId, const QString& prefix, const QString& suffix, int maxTokens,
                                    DataPolicy policy);

    Health health(const QString& providerId) const;

    /// Answers to identical requests at temperature 0; off until given a size.
    ResponseCache& cache();

signals:
    void healthChanged(const QString& providerId);

private:
    class Private;
    std::unique_ptr<Private> d_;
};

}  // namespace loquat::remote
