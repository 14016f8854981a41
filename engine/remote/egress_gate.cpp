// SPDX-License-Identifier: MIT
#include "engine/remote/egress_gate.h"

#include <QAuthenticator>
#include <QCoreApplication>
#include <QHostAddress>
#include <QHttp2Configuration>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QTimer>

#include "engine/remote/network_settings.h"
#include "engine/remote/wipe.h"

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Providers)
};

constexpr qint64 kMostUnpacked = qint64{64} << 20;
constexpr unsigned kHttp2Window = 256 * 1024;

ChatError notAllowed(const QString& what, const QString& why) { return {ChatError::Kind::NotAllowed, what, why}; }

ChatError noCloud() {
    return notAllowed(Sentence::tr("“No cloud” is on: nothing leaves this computer."),
                      Sentence::tr("It can be switched off in the settings, under Privacy."));
}

/// Stands in for a request that may not go.
class RefusedReply : public QNetworkReply {
public:
    RefusedReply(const QNetworkRequest& request, NetworkError error, const QString& why) {
        setRequest(request);
        setUrl(request.url());
        setError(error, why);
        open(ReadOnly | Unbuffered);
        setFinished(true);
        QTimer::singleShot(0, this, [this, error] {
            emit errorOccurred(error);
            emit finished();
        });
    }
    void abort() override {}

protected:
    qint64 readData(char*, qint64) override { return -1; }
};

std::optional<ChatError> stoppedWord(const QList<WordRule>& rules, const QStringList& texts) {
    for (const QString& text : texts) {
        const QList<WordHit> hits = findWords(text, rules);
        for (const WordHit& hit : hits) {
            const WordRule& rule = rules[hit.rule];
            if (rule.outgoing && rule.action == WordAction::Stop)
                return notAllowed(Sentence::tr("The conversation holds a word that must not be sent."),
                                  Sentence::tr("“%1” is on your list.").arg(rule.word));
        }
    }
    return {};
}

QString withMaskedWords(const QString& text, const QList<WordRule>& rules) {
    QString masked;
    qsizetype from = 0;
    for (const WordHit& hit : findWords(text, rules)) {
        if (!rules[hit.rule].outgoing || rules[hit.rule].action != WordAction::Mask) continue;
        masked += text.mid(from, hit.start - from) + QStringLiteral("•••");
        from = hit.start + hit.length;
    }
    return from == 0 ? text : masked + text.mid(from);
}

bool isThisComputer(const QUrl& url) { return url.host() == "localhost" || QHostAddress(url.host()).isLoopback(); }

/// Little under way at a time: Qt takes whatever comes over HTTP/2, but a service has to wait for us to say so.
QHttp2Configuration narrowHttp2() {
    QHttp2Configuration http2;
    http2.setStreamReceiveWindowSize(kHttp2Window);
    http2.setSessionReceiveWindowSize(4 * kHttp2Window);
    return http2;
}

QNetworkRequest guarded(QNetworkRequest request) {
    using R = QNetworkRequest;
    if (request.attribute(R::RedirectPolicyAttribute) != QVariant(R::ManualRedirectPolicy))
        request.setAttribute(R::RedirectPolicyAttribute, R::SameOriginRedirectPolicy);
    request.setAttribute(R::CookieLoadControlAttribute, R::Manual);
    request.setAttribute(R::CookieSaveControlAttribute, R::Manual);
    request.setAttribute(R::AuthenticationReuseAttribute, R::Manual);
    request.setAttribute(R::CacheLoadControlAttribute, R::AlwaysNetwork);
    request.setAttribute(R::CacheSaveControlAttribute, false);
    request.setDecompressedSafetyCheckThreshold(kMostUnpacked);
    request.setHttp2Configuration(narrowHttp2());
    if (!request.hasRawHeader("User-Agent"))
        request.setRawHeader("User-Agent", "Loquat/" + QCoreApplication::applicationVersion().toUtf8());
    return request;
}

}  // namespace

struct EgressGate::Network {
    QNetworkAccessManager manager;
    QSslConfiguration tls;
    QString proxyPassword;
    int offers = 0;  ///< of the password that proxies may still be made: one for each request sent

    ~Network() { wipe(proxyPassword); }
    void signInAtProxies(const QString& user);
};

/// Qt asks again and again while a password is refused; it is offered once, then the request fails and says so.
void EgressGate::Network::signInAtProxies(const QString& user) {
    QObject::connect(&manager, &QNetworkAccessManager::proxyAuthenticationRequired, &manager,
                     [this, user](const QNetworkProxy&, QAuthenticator* authenticator) {
                         if (proxyPassword.isEmpty() || offers == 0) return;
                         --offers;
                         authenticator->setUser(user);
                         authenticator->setPassword(proxyPassword);
                     });
}

EgressGate::EgressGate(AuditSink& audit, QObject* parent) : QObject(parent), audit_(audit) {}

EgressGate::~EgressGate() = default;

void EgressGate::setPolicy(const EgressPolicy& policy) {
    policy_ = policy;
    for (auto& [id, redactor] : redactors_) redactor->setWords(policy.words);
    emit policyChanged();
}

std::optional<ChatError> EgressGate::refusal(const ProviderConfig& provider, DataPolicy policy,
                                             const QStringList& texts) const {
    if (policy_.noCloud) return noCloud();
    if (policy == DataPolicy::LocalOnly)
        return notAllowed(Sentence::tr("This conversation stays on this computer."),
                          Sentence::tr("Its data policy is “Local only”; it can be changed above the conversation."));
    if (auto stopped = stoppedWord(policy_.words, texts)) return stopped;
    const bool paid = !texts.isEmpty() && policy_.overBudgetStops && policy_.monthlyBudget > 0;
    if (paid && spent_ && !isThisComputer(provider.baseUrl) && spent_() >= policy_.monthlyBudget)
        return ChatError{ChatError::Kind::OverBudget, Sentence::tr("The budget of this month is spent."),
                         Sentence::tr("It can be raised on the Usage page.")};
    if (const auto valid = validate(provider); !valid)
        return notAllowed(QString::fromStdString(valid.error().message), Sentence::tr("Change it on the Providers page."));
    return {};
}

Redactor& EgressGate::redactor(const QString& conversationId) {
    auto& redactor = redactors_[conversationId];
    if (!redactor) redactor = std::make_unique<Redactor>(policy_.words);
    return *redactor;
}

QList<ChatMessage> EgressGate::outgoing(const ChatRequest& request) {
    if (request.policy == DataPolicy::LocalOnly) return {};
    const auto cleaned = [&](const QString& text) {
        return request.policy == DataPolicy::Redacted ? redactor(request.conversationId).redact(text).text
                                                      : withMaskedWords(text, policy_.words);
    };
    QList<ChatMessage> messages = request.messages;
    for (ChatMessage& message : messages) {
        message.text = cleaned(message.text);
        message.reasoning = cleaned(message.reasoning);
        for (ToolCall& call : message.toolCalls) call.argumentsJson = cleaned(call.argumentsJson);
    }
    return messages;
}

QNetworkReply* EgressGate::send(const Outgoing& outgoing) {
    const DataPolicy policy = outgoing.carriesText ? outgoing.policy : DataPolicy::Open;
    if (const auto no = refusal(outgoing.provider, policy, {})) {
        Q_ASSERT_X(false, "EgressGate::send", qPrintable(no->what));
        return new RefusedReply(outgoing.request, QNetworkReply::ContentAccessDenied, no->what);
    }
    Network& network = this->network(outgoing.provider);
    if (!outgoing.proxyPassword.isEmpty()) network.proxyPassword = outgoing.proxyPassword;
    network.offers = qMin(network.offers + 1, 4);
    QNetworkRequest request = guarded(outgoing.request);
    QSslConfiguration tls = network.tls;
    if (!outgoing.provider.clientKeyFile.isEmpty()) {
        const QSslKey key = readClientKey(outgoing.provider.clientKeyFile, outgoing.passphrase);
        if (key.isNull())
            return new RefusedReply(request, QNetworkReply::SslHandshakeFailedError,
                                    Sentence::tr("The client key cannot be read; its passphrase may be wrong."));
        tls.setPrivateKey(key);
    }
    request.setSslConfiguration(tls);
    if (outgoing.verb == "GET") return network.manager.get(request);
    return network.manager.sendCustomRequest(request, outgoing.verb, outgoing.body);
}

std::optional<ChatError> EgressGate::refusal(const HubRequest& request, const QStringList& words) const {
    if (policy_.noCloud) return noCloud();
    if (auto stopped = stoppedWord(policy_.words, words)) return stopped;
    const QUrl& url = request.url;
    const bool https = url.scheme() == "https", plain = url.scheme() == "http" && isThisComputer(url);
    if (url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && (https || plain)) return {};
    return notAllowed(Sentence::tr("The address of the hub or mirror must begin with https://."), url.toDisplayString());
}

QNetworkReply* EgressGate::fetch(const HubRequest& asked) {
    QNetworkRequest request(asked.url);
    if (const auto no = refusal(asked)) {
        Q_ASSERT_X(false, "EgressGate::fetch", qPrintable(no->what));
        return new RefusedReply(request, QNetworkReply::ContentAccessDenied, no->what);
    }
    constexpr int kLanesPerPool = 6;  // as many connections to one host as a QNetworkAccessManager opens
    Network& network = this->network(hub_network_, QString::number(asked.lane / kLanesPerPool));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);  // it would put all ranges on one connection
    request.setRawHeader("Accept-Encoding", "identity");
    for (const auto& [name, value] : asked.headers) request.setRawHeader(name, value);
    if (!asked.token.isEmpty()) request.setRawHeader("Authorization", "Bearer " + asked.token.toUtf8());
    request = guarded(request);
    request.setSslConfiguration(network.tls);
    return network.manager.get(request);
}

std::optional<EgressGate::HubRequest> EgressGate::onward(const HubRequest& request, const QUrl& location) {
    const QUrl from = request.url, to = from.resolved(location);
    const bool https = to.scheme() == "https", plain = to.scheme() == "http" && from.scheme() == "http" && isThisComputer(to);
    if (!to.isValid() || to.host().isEmpty() || !(https || plain)) return {};
    if (isThisComputer(to) && !isThisComputer(from)) return {};
    HubRequest next = request;
    next.url = to;
    const int port = from.scheme() == "https" ? 443 : 80;
    const bool same = to.scheme() == from.scheme() && to.host() == from.host() && to.port(port) == from.port(port);
    if (!same) next.token.clear();
    return next;
}

void EgressGate::setHubNetwork(const QString& proxy, const QString& caFile) {
    hub_network_.proxy = proxy;
    hub_network_.caFile = caFile;
}

EgressGate::Network& EgressGate::network(const ProviderConfig& provider, const QString& pool) {
    auto& network = networks_[connectionKey(provider) + '\n' + pool];
    if (!network) {
        network = std::make_unique<Network>();
        network->tls = tlsSettings(provider);
        applyProxy(network->manager, provider);
        if (!provider.proxyUser.isEmpty()) network->signInAtProxies(provider.proxyUser);
    }
    return *network;
}

}  // namespace loquat::remote
