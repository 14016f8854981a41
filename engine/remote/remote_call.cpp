// SPDX-License-Identifier: MIT
#include "engine/remote/remote_call.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTimer>

#include "engine/chat/when_done.h"
#include "engine/remote/authenticator.h"
#include "engine/remote/egress_gate.h"
#include "engine/remote/retry_policy.h"
#include "engine/remote/wipe.h"

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Providers)
};

using Kind = ChatError::Kind;
using std::chrono::milliseconds;

ChatError keyError(const Error& error, AuthKind auth) {
    const QString why = QString::fromStdString(error.message);
    switch (error.kind) {
        case ErrorKind::kNotFound: return {Kind::NoKey, Sentence::tr("There is no key for this provider."), why};
        case ErrorKind::kIo:
            if (auth == AuthKind::ClientCredentials) return {Kind::Offline, Sentence::tr("No token could be fetched."), why};
            return {Kind::NoKey, Sentence::tr("The keychain cannot be asked for the key."), why};
        case ErrorKind::kLimit: return {Kind::Timeout, Sentence::tr("No token could be fetched."), why};
        case ErrorKind::kCancelled: return {Kind::NotAllowed, why, {}};
        default: return {Kind::KeyRefused, Sentence::tr("The key cannot be used."), why};
    }
}

/// By the fault of the service or of the line to it.
bool blamesService(Kind kind) {
    return kind == Kind::Offline || kind == Kind::Timeout || kind == Kind::ServerFault || kind == Kind::Certificate;
}

QUrl addressOf(const ProviderConfig& config, const QString& path) {
    QUrl url = config.baseUrl;
    QString base = url.path();
    while (base.endsWith('/')) base.chop(1);
    url.setPath(base + (path.startsWith('/') ? path : '/' + path));
    return url;
}

}  // namespace

RemoteCall::RemoteCall(CallTools tools, std::shared_ptr<ProviderState> state, const CallSpec& spec, QObject* parent)
    : QObject(parent), tools_(tools), state_(std::move(state)), config_(state_->config()), spec_(spec) {}

RemoteCall::~RemoteCall() {
    if (probing_) begun_ ? state_->breaker().succeeded() : state_->breaker().abandoned();
    if (exchange_) return;  // the network still reads the header it shares with us
    wipe(authorization_);
    wipe(passphrase_);
    wipe(proxy_password_);
}

void RemoteCall::start() { authorise(); }

void RemoteCall::cancel() {
    ended_ = true;
    state_->leave(this);
    closeExchange();
}

void RemoteCall::authorise() {
    if (state_->breaker().state(ProviderState::Clock::now()) == CircuitBreaker::State::Open && !spec_.testing)
        return queue();  // which says so
    whenDone(tools_.authenticator.authorization(config_), this, [this](const Result<QByteArray>& header) {
        if (ended_) return;
        if (!header) return end(keyError(header.error(), config_.auth));
        authorization_ = *header;
        readPassphrase();
    });
}

void RemoteCall::readPassphrase() {
    if (config_.clientKeyFile.isEmpty() || !passphrase_.isEmpty()) return readProxyPassword();
    whenDone(tools_.secrets.read(secretName(config_.id, Secret::KeyPassphrase)), this, [this](const Result<QString>& secret) {
        if (secret) passphrase_ = *secret;  // none: the key is not locked
        if (!ended_) readProxyPassword();
    });
}

void RemoteCall::readProxyPassword() {
    if (config_.proxyUser.isEmpty() || !proxy_password_.isEmpty()) return queue();
    whenDone(tools_.secrets.read(secretName(config_.id, Secret::ProxyPassword)), this, [this](const Result<QString>& secret) {
        if (secret) proxy_password_ = *secret;  // none: the proxy will say that it wants one
        if (!ended_) queue();
    });
}

void RemoteCall::queue() {
    state_->enter(
        this, spec_.tokens, [this] { send(); },
        [this](milliseconds wait) {
            emit progress({Progress::Phase::Queued, 0, int(wait.count())});
        });
}

void RemoteCall::send() {
    const auto now = ProviderState::Clock::now();
    if (auto refusal = tools_.gate.refusal(config_, spec_.carriesText ? spec_.policy : DataPolicy::Open, {}))
        return end(refusal);
    if (!spec_.testing) {
        if (!state_->breaker().tryPass(now))
            return end(ChatError{Kind::Paused, Sentence::tr("%1 has failed repeatedly and is left alone for a while.").arg(config_.name),
                                 state_->health().problem});
        probing_ = true;
    }
    passed_ = now;
    QNetworkRequest request(addressOf(config_, spec_.path));
    for (auto it = config_.headers.begin(); it != config_.headers.end(); ++it)
        request.setRawHeader(it.key().toUtf8(), it.value().toUtf8());
    request.setRawHeader("Accept", spec_.accept.toUtf8());
    if (!spec_.body.isEmpty()) request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (!authorization_.isEmpty()) request.setRawHeader(authorizationHeader(config_), authorization_);
    ++counts_.attempts;
    counts_.bytesSent += spec_.body.size();
    emit attemptBegins();
    emit progress({Progress::Phase::Connecting, 0, 0});
    exchange_ = new HttpExchange(tools_.gate.send({config_, request, spec_.verb, spec_.body, spec_.policy, spec_.carriesText, passphrase_,
                                                   proxy_password_}),
                                 config_, this);
    connect(exchange_, &HttpExchange::sent, this, [this] { emit progress({Progress::Phase::Waiting, 0, 0}); });
    connect(exchange_, &HttpExchange::answering, this, [this] { emit connected(exchange_); });
    connect(exchange_, &HttpExchange::received, this, &RemoteCall::received);
    connect(exchange_, &HttpExchange::ended, this, &RemoteCall::attemptEnded);
}

void RemoteCall::begun() {
    if (begun_ || !exchange_) return;
    begun_ = true;
    exchange_->begun();
}

void RemoteCall::attemptEnded(const HttpEnd& end) {
    counts_.status = end.status;
    if (!end.error) return emit bodyEnded();
    retryOrFail(end);
}

void RemoteCall::failAttempt(const ChatError& error, bool transient) {
    if (!exchange_ || ended_) return;
    retryOrFail({counts_.status, error, transient, {}});
}

void RemoteCall::succeed() {
    if (ended_) return;
    if (exchange_) exchange_->release();
    closeExchange();
    end({});
}

void RemoteCall::closeExchange() {
    if (!exchange_) return;
    exchange_->abort();
    counts_.bytesReceived += exchange_->bytesReceived();
    counts_.firstByteMs = exchange_->firstByteMs();
    exchange_->deleteLater();
    exchange_ = nullptr;
}

bool RemoteCall::renewAuthorization(const HttpEnd& end) {
    if (end.status != 401 || renewed_ || !tools_.authenticator.refused(config_, authorization_)) return false;
    renewed_ = true;
    state_->breaker().abandoned();
    probing_ = false;
    authorise();
    return true;
}

void RemoteCall::retryOrFail(const HttpEnd& end) {
    closeExchange();
    if (ended_ || renewAuthorization(end)) return;
    const milliseconds wait = std::max(backoff(counts_.attempts, QRandomGenerator::global()->generateDouble()),
                                       end.retryAfter.value_or(milliseconds::zero()));
    const bool again = end.transient && !begun_ && counts_.attempts < spec_.attempts && wait <= kLongestWait;
    if (!again) return this->end(end.error);
    tellState(end.error);
    emit progress({Progress::Phase::Retrying, counts_.attempts + 1, int(wait.count())});
    QTimer::singleShot(wait, Qt::PreciseTimer, this, [this, error = *end.error] {  // a coarse one may come early
        if (ended_) return;
        if (state_->breaker().state(ProviderState::Clock::now()) == CircuitBreaker::State::Open && !spec_.testing)
            return this->end(error);  // it opened meanwhile: the failure itself tells more
        queue();
    });
}

void RemoteCall::tellState(const std::optional<ChatError>& error) {
    probing_ = false;
    if (!error)
        state_->answered(counts_.firstByteMs);
    else if (blamesService(error->kind))
        state_->failed(error->what);
    else if (counts_.status > 0)
        state_->refused(error->what);
    else
        state_->breaker().abandoned();
}

void RemoteCall::end(const std::optional<ChatError>& error) {
    if (ended_) return;
    ended_ = true;
    const bool asked = probing_;
    if (asked || (spec_.testing && counts_.attempts > 0)) tellState(error);
    if (!error) return emit ended({});
    ChatError told = *error;
    told.what = withoutSecrets(told.what);
    told.why = withoutSecrets(told.why);
    emit ended(told);
}

/// Services like to quote the key they refuse; their words may have been cut within it.
QString RemoteCall::withoutSecrets(QString text) const {
    const QString token = QString::fromUtf8(authorization_.mid(authorization_.indexOf(' ') + 1));
    for (qsizetype length = token.size(); length >= 8; --length)
        text.replace(token.left(length), QStringLiteral("••••"));
    for (const QString& secret : {passphrase_, proxy_password_})
        if (!secret.isEmpty()) text.replace(secret, QStringLiteral("••••"));
    return text;
}

}  // namespace loquat::remote
