// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <chrono>
#include <optional>

#include "engine/chat/types.h"
#include "engine/remote/provider_config.h"

namespace loquat::remote {

/// How one HTTP request ended.
struct HttpEnd {
    int status = 0;                  ///< 0: no answer at all
    std::optional<ChatError> error;  ///< none: a 2xx whose body has come to its end
    bool transient = false;          ///< asking again may help
    std::optional<std::chrono::milliseconds> retryAfter;
};

/// One HTTP request under way: its three timeouts, its bytes, and the meaning of its end. Takes the reply over.
/// Connect: until the request is out. First word: until begun(). Silence: between any two pieces after that.
class HttpExchange : public QObject {
    Q_OBJECT
public:
    HttpExchange(QNetworkReply* reply, const ProviderConfig& provider, QObject* parent = nullptr);
    ~HttpExchange() override;

    void begun();  ///< the first word has come: from now on only silence counts
    void abort();    ///< nothing is said any more
    void release();  ///< the same, but the line may end by itself soon, to serve the next request
    const QNetworkReply* reply() const { return reply_; }
    qint64 firstByteMs() const { return first_byte_ms_; }
    qint64 bytesReceived() const { return bytes_received_; }

signals:
    void sent();
    void answering();                        ///< the headers are here, the body begins
    void received(const QByteArray& bytes);  ///< of a 2xx answer
    void ended(const loquat::remote::HttpEnd& end);

private:
    enum class Phase { Connecting, Waiting, Streaming, Ended };

    void wasSent();
    void read();  ///< a piece, and what is left of it later
    void take(const QByteArray& bytes);
    void flooded();
    void late();
    void finish();
    HttpEnd describeEnd();
    HttpEnd describeFailure();
    int status() const;

    QPointer<QNetworkReply> reply_;
    int first_token_ms_;
    int silence_ms_;
    Phase phase_ = Phase::Connecting;
    QTimer timer_;
    QElapsedTimer since_start_;
    qint64 first_byte_ms_ = -1;
    qint64 bytes_received_ = 0;
    QByteArray error_body_;
    QStringList tls_errors_;
};

}  // namespace loquat::remote
