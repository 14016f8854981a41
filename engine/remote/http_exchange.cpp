// SPDX-License-Identifier: MIT
#include "engine/remote/http_exchange.h"

#include <QCoreApplication>
#include <QSslError>

#include "engine/remote/read_ahead.h"
#include "engine/remote/retry_policy.h"
#include "engine/remote/service_error.h"

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Providers)
};

constexpr qsizetype kMostErrorBytes = 64 * 1024;
constexpr qint64 kPiece = 256 * 1024;  // read at a time; the window lives on between two
constexpr std::chrono::milliseconds kLinger{1000};

ChatError timeout(const QString& what, int ms) {
    return {ChatError::Kind::Timeout, what, Sentence::tr("Waited for %n second(s).", nullptr, qMax(1, ms / 1000))};
}

ChatError offline(const QString& host, const QString& why) {
    return {ChatError::Kind::Offline, Sentence::tr("%1 cannot be reached.").arg(host), why};
}

bool isBrokenBody(QNetworkReply::NetworkError error) {
    return error == QNetworkReply::UnknownContentError || error == QNetworkReply::ContentReSendError;
}

}  // namespace

HttpExchange::HttpExchange(QNetworkReply* reply, const ProviderConfig& provider, QObject* parent)
    : QObject(parent),
      reply_(reply),
      first_token_ms_(provider.firstTokenTimeoutMs),
      silence_ms_(provider.silenceTimeoutMs) {
    reply_->setParent(this);
    limitReadAhead(*reply_);
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &HttpExchange::late);
    connect(reply_, &QNetworkReply::requestSent, this, &HttpExchange::wasSent);
    connect(reply_, &QNetworkReply::uploadProgress, this, [this](qint64 done) {
        if (done > 0) wasSent();  // HTTP/2 says no more
    });
    connect(reply_, &QNetworkReply::metaDataChanged, this, [this] {
        wasSent();
        showReadAhead(*reply_);
        if (first_byte_ms_ < 0) first_byte_ms_ = since_start_.elapsed();
        emit answering();
    });
    connect(reply_, &QNetworkReply::readyRead, this, &HttpExchange::read);
    connect(reply_, &QNetworkReply::finished, this, &HttpExchange::read);
    connect(reply_, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
        for (const QSslError& error : errors) tls_errors_ << error.errorString();
    });
    since_start_.start();
    timer_.start(provider.connectTimeoutMs);
}

HttpExchange::~HttpExchange() { abort(); }

void HttpExchange::begun() {
    if (phase_ != Phase::Waiting && phase_ != Phase::Connecting) return;
    phase_ = Phase::Streaming;
    timer_.start(silence_ms_);
}

void HttpExchange::abort() {
    phase_ = Phase::Ended;
    timer_.stop();
    if (!reply_) return;
    reply_->disconnect(this);
    if (reply_->isRunning()) reply_->abort();
}

void HttpExchange::release() {
    phase_ = Phase::Ended;
    timer_.stop();
    if (!reply_ || !reply_->isRunning()) return;
    QNetworkReply* reply = reply_;
    reply_.clear();
    reply->disconnect(this);
    reply->setParent(reply->manager());
    connect(reply, &QNetworkReply::readyRead, reply, [reply] { reply->readAll(); });
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    QTimer::singleShot(kLinger, reply, &QNetworkReply::abort);
}

int HttpExchange::status() const { return reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

void HttpExchange::wasSent() {
    if (phase_ != Phase::Connecting) return;
    phase_ = Phase::Waiting;
    timer_.start(first_token_ms_);
    emit sent();
}

void HttpExchange::read() {
    if (phase_ == Phase::Ended) return;
    if (reply_->bytesAvailable() > kMostAhead) return flooded();
    const QPointer<HttpExchange> alive(this);
    const QByteArray bytes = reply_->isOpen() ? reply_->read(kPiece) : QByteArray();
    if (bytes.isEmpty()) {
        if (reply_->isFinished()) finish();
        return;
    }
    take(bytes);
    if (alive && phase_ != Phase::Ended) QMetaObject::invokeMethod(this, &HttpExchange::read, Qt::QueuedConnection);
}

void HttpExchange::take(const QByteArray& bytes) {
    wasSent();
    bytes_received_ += bytes.size();
    const int status = this->status();
    if (status >= 200 && status < 300) {
        const QPointer<HttpExchange> alive(this);
        emit received(bytes);
        // Counted from when we are done with it: our own slowness is not the service's silence.
        if (alive && phase_ == Phase::Streaming) timer_.start(silence_ms_);
    } else if (error_body_.size() < kMostErrorBytes) {
        error_body_ += bytes.left(kMostErrorBytes - error_body_.size());
    }
}

void HttpExchange::late() {
    HttpEnd end{status(), {}, false, {}};
    if (phase_ == Phase::Connecting) {
        end.transient = true;
        end.error = timeout(Sentence::tr("No connection to %1.").arg(reply_->url().host()), timer_.interval());
    } else if (phase_ == Phase::Waiting) {
        end.error = timeout(Sentence::tr("The service did not begin to answer."), timer_.interval());
    } else {
        end.error = timeout(Sentence::tr("The service fell silent in mid-answer."), timer_.interval());
    }
    abort();
    emit ended(end);
}

void HttpExchange::flooded() {
    const HttpEnd end{status(), badAnswer(Sentence::tr("The service sends faster than this computer can read.")), false, {}};
    abort();
    emit ended(end);
}

void HttpExchange::finish() {
    const HttpEnd end = describeEnd();
    abort();
    emit ended(end);
}

HttpEnd HttpExchange::describeEnd() {
    const int status = this->status();
    const bool redirected = reply_->error() == QNetworkReply::InsecureRedirectError;
    if (status >= 400 || (status >= 300 && !redirected)) {
        const auto wait = retryAfter(reply_->rawHeader("Retry-After"), QDateTime::currentDateTimeUtc());
        return {status, serviceError(status, error_body_), isTransient(status), wait};
    }
    if (reply_->error() == QNetworkReply::NoError) return {status, {}, false, {}};
    return describeFailure();
}

HttpEnd HttpExchange::describeFailure() {
    const QString host = reply_->url().host();
    switch (reply_->error()) {
        case QNetworkReply::SslHandshakeFailedError:
            return {0, certificateError(tls_errors_.isEmpty() ? reply_->errorString() : tls_errors_.join(' ')), false, {}};
        case QNetworkReply::InsecureRedirectError:
        case QNetworkReply::TooManyRedirectsError: {
            const QUrl target = reply_->header(QNetworkRequest::LocationHeader).toUrl();
            return {status(), ChatError{ChatError::Kind::BadAnswer, Sentence::tr("%1 sends us on to another address.").arg(host),
                                        Sentence::tr("Neither the key nor your words went there: %1").arg(target.host())},
                    false, {}};
        }
        case QNetworkReply::ProxyAuthenticationRequiredError:
            return {407, serviceError(407, {}), false, {}};
        case QNetworkReply::ContentAccessDenied:
            return {0, ChatError{ChatError::Kind::NotAllowed, reply_->errorString(), {}}, false, {}};
        default: break;
    }
    if (isBrokenBody(reply_->error())) return {status(), badAnswer(reply_->errorString()), false, {}};
    if (phase_ == Phase::Streaming) return {status(), brokenOff(), true, {}};
    return {status(), offline(host, reply_->errorString()), true, {}};
}

}  // namespace loquat::remote
