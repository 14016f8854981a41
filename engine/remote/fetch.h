// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <chrono>
#include <optional>

#include "engine/chat/types.h"
#include "engine/remote/egress_gate.h"

namespace loquat::remote {

/// How a Fetch ended.
struct FetchEnd {
    enum class Kind {
        Whole,        ///< a 2xx answer to its last byte
        Status,       ///< another HTTP status: see `status` and `body`
        Line,         ///< no connection, a broken one, or silence
        Certificate,
        Redirect,     ///< sent on to where we do not go
        Refused,      ///< by the gate
    };
    Kind kind = Kind::Whole;
    int status = 0;       ///< HTTP; 0: no answer
    QString problem;      ///< a sentence; empty for Whole and Status
    QByteArray body;      ///< of a Status, its beginning
    std::optional<std::chrono::milliseconds> retryAfter;
    QList<QNetworkReply::RawHeaderPair> headers = {};  ///< of a Status

    QByteArray header(const char* name) const;  ///< empty when it has none of that name
};

/// One GET that follows redirects by the rules of the gate and gives up on a line that is silent for too long. What has
/// arrived waits until it is read; the line slows down meanwhile. After ended() nothing more is said.
class Fetch : public QObject {
    Q_OBJECT
public:
    Fetch(EgressGate& gate, const EgressGate::HubRequest& request, std::chrono::milliseconds silence, QObject* parent = nullptr);
    ~Fetch() override;

    void abort();  ///< nothing is said any more
    const QNetworkReply& reply() const { return *reply_; }
    QUrl url() const { return request_.url; }  ///< where it was sent on to
    int status() const;
    qint64 available() const { return reply_ ? reply_->bytesAvailable() : 0; }
    QByteArray peek(qint64 most) const { return reply_->peek(most); }
    QByteArray read(qint64 most);

signals:
    void answered();  ///< the headers of a 2xx answer are here
    void readable();  ///< of a 2xx answer
    void ended(const loquat::remote::FetchEnd& end);

private:
    void send();
    void headersCame();
    void bytesCame();
    void replyFinished();
    void silent();
    void endWhenRead();
    void end(FetchEnd end);
    FetchEnd describe() const;
    bool good() const { return status() >= 200 && status() < 300; }

    EgressGate& gate_;
    EgressGate::HubRequest request_;
    QPointer<QNetworkReply> reply_;
    QTimer silence_;
    QByteArray error_body_;
    QStringList tls_errors_;
    int redirects_ = 0;
    bool answered_ = false;
    bool over_ = false;
};

}  // namespace loquat::remote
