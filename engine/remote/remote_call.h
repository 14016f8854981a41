// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <chrono>
#include <memory>
#include <optional>

#include "engine/chat/types.h"
#include "engine/remote/http_exchange.h"
#include "engine/remote/provider_state.h"

namespace loquat::remote {

class Authenticator;
class EgressGate;
class SecretStore;

/// The rooms' shared parts that every call needs; all outlive it.
struct CallTools {
    EgressGate& gate;
    SecretStore& secrets;
    Authenticator& authenticator;
};

/// What is to be asked of a service.
struct CallSpec {
    QByteArray verb = "POST";
    QString path;                 ///< appended to the base URL
    QByteArray body;
    QString accept = QStringLiteral("application/json");
    DataPolicy policy = DataPolicy::Open;
    bool carriesText = false;
    int tokens = 0;               ///< an estimate, for the rate limit
    int attempts = 1;
    bool testing = false;         ///< passes an open breaker
};

/// What has gone over the line, all attempts together.
struct CallCounts {
    int attempts = 0;
    qint64 bytesSent = 0;         ///< of bodies
    qint64 bytesReceived = 0;
    int status = 0;               ///< HTTP, of the last attempt
    qint64 firstByteMs = -1;      ///< of the last attempt, from its start
};

/// One request with all its attempts: authorization, the queue of the rate limit, the breaker, the gate, retries
/// with backoff. It ends once, by ended(), unless cancelled. A request whose answer has begun is not repeated.
class RemoteCall : public QObject {
    Q_OBJECT
public:
    RemoteCall(CallTools tools, std::shared_ptr<ProviderState> state, const CallSpec& spec, QObject* parent = nullptr);
    ~RemoteCall() override;

    void start();
    void cancel();                                               ///< at once, and without ended()
    void begun();                                                ///< the first word was read: no more attempts
    void succeed();                                              ///< all is read, whether the line is closed or not
    void failAttempt(const ChatError& error, bool transient);    ///< what was read is an error
    const CallCounts& counts() const { return counts_; }
    const ProviderConfig& provider() const { return config_; }

signals:
    void progress(const loquat::Progress& progress);
    void attemptBegins();                       ///< forget what the attempt before said
    void connected(const loquat::remote::HttpExchange* exchange);  ///< headers are here; the reply tells of the line
    void received(const QByteArray& bytes);
    void bodyEnded();                           ///< a 2xx answer is complete: now succeed() or failAttempt()
    void ended(const std::optional<loquat::ChatError>& error);

private:
    void authorise();
    void readPassphrase();
    void readProxyPassword();
    void queue();
    void send();
    void attemptEnded(const HttpEnd& end);
    bool renewAuthorization(const HttpEnd& end);
    void retryOrFail(const HttpEnd& end);
    void closeExchange();
    void tellState(const std::optional<ChatError>& error);
    void end(const std::optional<ChatError>& error);
    QString withoutSecrets(QString text) const;

    CallTools tools_;
    std::shared_ptr<ProviderState> state_;
    ProviderConfig config_;
    CallSpec spec_;
    CallCounts counts_;
    QByteArray authorization_;
    QString passphrase_;
    QString proxy_password_;
    HttpExchange* exchange_ = nullptr;
    ProviderState::Clock::time_point passed_{};
    bool begun_ = false;
    bool renewed_ = false;
    bool ended_ = false;
    bool probing_ = false;  ///< let pass by the breaker, which waits to hear how it went

};

}  // namespace loquat::remote
