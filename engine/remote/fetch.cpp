// SPDX-License-Identifier: MIT
#include "engine/remote/fetch.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QSslError>

#include "engine/remote/read_ahead.h"
#include "engine/remote/retry_policy.h"

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Downloads)
};

constexpr int kMostRedirects = 5;
constexpr qint64 kMostErrorBytes = 16 * 1024;

}  // namespace

QByteArray FetchEnd::header(const char* name) const {
    for (const auto& [key, value] : headers)
        if (key.compare(name, Qt::CaseInsensitive) == 0) return value;
    return {};
}

Fetch::Fetch(EgressGate& gate, const EgressGate::HubRequest& request, std::chrono::milliseconds silence, QObject* parent)
    : QObject(parent), gate_(gate), request_(request) {
    silence_.setInterval(silence);
    connect(&silence_, &QTimer::timeout, this, &Fetch::silent);
    connect(&gate_, &EgressGate::policyChanged, this, [this] {
        if (const auto no = gate_.refusal(request_)) end({FetchEnd::Kind::Refused, 0, no->what, {}, {}});
    });
    QMetaObject::invokeMethod(this, &Fetch::send, Qt::QueuedConnection);
}

Fetch::~Fetch() { abort(); }

void Fetch::abort() {
    over_ = true;
    silence_.stop();
    if (!reply_) return;
    reply_->disconnect(this);
    if (reply_->isRunning()) reply_->abort();
    reply_->deleteLater();
    reply_.clear();
}

int Fetch::status() const { return reply_ ? reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0; }

QByteArray Fetch::read(qint64 most) {
    const QByteArray bytes = reply_->read(most);
    silence_.start();  // counted from when we are done: our own slowness is not theirs
    if (reply_->isFinished() && reply_->bytesAvailable() == 0)
        QMetaObject::invokeMethod(this, &Fetch::endWhenRead, Qt::QueuedConnection);
    return bytes;
}

void Fetch::send() {
    if (over_) return;
    if (const auto no = gate_.refusal(request_)) return end({FetchEnd::Kind::Refused, 0, no->what, {}, {}});
    reply_ = gate_.fetch(request_);
    limitReadAhead(*reply_);
    connect(reply_, &QNetworkReply::metaDataChanged, this, &Fetch::headersCame);
    connect(reply_, &QNetworkReply::readyRead, this, &Fetch::bytesCame);
    connect(reply_, &QNetworkReply::finished, this, &Fetch::replyFinished);
    connect(reply_, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
        for (const QSslError& error : errors) tls_errors_ << error.errorString();
    });
    silence_.start();
}

void Fetch::headersCame() {
    silence_.start();
    if (!good() || answered_) return;
    answered_ = true;
    emit answered();
}

void Fetch::bytesCame() {
    silence_.start();
    if (good()) {
        headersCame();
        if (!over_) emit readable();
    } else {
        error_body_ += reply_->readAll().left(kMostErrorBytes - error_body_.size());
    }
}

void Fetch::replyFinished() {
    const int status = this->status();
    const QByteArray location = reply_->rawHeader("Location");
    if (status >= 300 && status < 400 && !location.isEmpty()) {
        const auto next = EgressGate::onward(request_, QUrl::fromEncoded(location));
        if (!next || ++redirects_ > kMostRedirects)
            return end({FetchEnd::Kind::Redirect, status,
                        Sentence::tr("%1 sends us on to an address that cannot be trusted.").arg(request_.url.host()), {}, {}});
        request_ = *next;
        reply_->disconnect(this);
        reply_->deleteLater();
        error_body_.clear();
        return send();
    }
    if (good() && reply_->bytesAvailable() > 0) {
        headersCame();
        if (!over_) emit readable();
    }
    endWhenRead();
}

void Fetch::silent() {
    if (available() > 0) return;  // it is we who are slow
    end({FetchEnd::Kind::Line, 0, Sentence::tr("%1 has fallen silent.").arg(request_.url.host()), {}, {}});
}

void Fetch::endWhenRead() {
    if (over_ || !reply_ || !reply_->isFinished()) return;
    if (good() && reply_->bytesAvailable() > 0) return;
    if (good() && !answered_) headersCame();  // an empty body
    if (!over_) end(describe());
}

FetchEnd Fetch::describe() const {
    const int status = this->status();
    const QString host = request_.url.host();
    if (status >= 300 && status < 600)
        return {FetchEnd::Kind::Status, status, {}, error_body_,
                retryAfter(reply_->rawHeader("Retry-After"), QDateTime::currentDateTimeUtc()), reply_->rawHeaderPairs()};
    switch (reply_->error()) {
        case QNetworkReply::NoError: return {FetchEnd::Kind::Whole, status, {}, {}, {}};
        case QNetworkReply::ContentAccessDenied: return {FetchEnd::Kind::Refused, 0, reply_->errorString(), {}, {}};
        default: break;
    }
    if (!tls_errors_.isEmpty())
        return {FetchEnd::Kind::Certificate, 0,
                Sentence::tr("The certificate of %1 cannot be trusted: %2").arg(host, tls_errors_.join(' ')), {}, {}};
    if (good()) return {FetchEnd::Kind::Line, status, Sentence::tr("The connection to %1 broke off.").arg(host), {}, {}};
    return {FetchEnd::Kind::Line, 0, Sentence::tr("%1 cannot be reached: %2").arg(host, reply_->errorString()), {}, {}};
}

void Fetch::end(FetchEnd end) {
    abort();
    emit ended(end);
}

}  // namespace loquat::remote
