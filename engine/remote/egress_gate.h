// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "engine/chat/sinks.h"
#include "engine/chat/types.h"
#include "engine/remote/provider_config.h"
#include "engine/remote/redaction.h"

namespace loquat::remote {

/// What the user allows; changes hold from the next request on.
struct EgressPolicy {
    bool noCloud = false;            ///< the global switch: nothing leaves
    QList<WordRule> words;
    double monthlyBudget = 0;        ///< 0: none; in `currency`
    QString currency = QStringLiteral("CNY");
    bool overBudgetStops = true;
};

/// The one way out: every request to a host that is not this computer passes here and nowhere else. It asks, in
/// this order: "No cloud", the conversation's data policy, the words that must not be sent, the budget, the
/// address (plain http, redirects to another host never carry the key). What passes is written to the audit sink when it ends.
/// A request that carries no text of a person (models, test, token) needs no policy but obeys "No cloud".
/// A service on this computer is asked by the same rules (it may well pass on what it gets), the budget apart.
/// TLS 1.2 is the least; what a certificate error stops stays stopped. Cookies and caches are off.
class EgressGate : public QObject {
    Q_OBJECT
public:
    explicit EgressGate(AuditSink& audit, QObject* parent = nullptr);
    ~EgressGate() override;

    void setPolicy(const EgressPolicy& policy);
    const EgressPolicy& policy() const { return policy_; }
    /// Money spent this month in the budget's currency; asked before each paid request.
    void setSpent(std::function<double()> spent) { spent_ = std::move(spent); }

    /// Whether a request to this provider under this policy may leave now. `texts`: what a person wrote in it.
    std::optional<ChatError> refusal(const ProviderConfig& provider, DataPolicy policy, const QStringList& texts) const;

    /// The placeholders of a conversation, made when first asked for and kept while the program runs.
    Redactor& redactor(const QString& conversationId);
    /// The messages as they would leave: redacted; as they are but for masked words ("•••"); or none at all.
    QList<ChatMessage> outgoing(const ChatRequest& request);

    /// Opens the connection. Ask refusal() first: a request it refuses aborts the program in debug builds and fails in others.
    struct Outgoing {
        const ProviderConfig& provider;
        QNetworkRequest request;       ///< with its authorization
        QByteArray verb;
        QByteArray body;
        DataPolicy policy = DataPolicy::Open;
        bool carriesText = false;
        QString passphrase = {};       ///< of the client key
        QString proxyPassword = {};    ///< goes to the proxy alone, when it asks
    };
    QNetworkReply* send(const Outgoing& outgoing);

    /// A GET at a hub, at a mirror, or where they send us on to. It carries no text of a person but the words of a search.
    struct HubRequest {
        QUrl url;
        QString token = {};            ///< goes to this address alone; never give it to a mirror
        QList<QNetworkReply::RawHeaderPair> headers = {};
        int lane = 0;                  ///< two lanes never wait for each other's connections
    };
    /// Whether it may leave now. `words`: what a person typed.
    std::optional<ChatError> refusal(const HubRequest& request, const QStringList& words = {}) const;
    /// Ask refusal() first, as for send(). A redirect is not followed: the answer's Location goes to onward().
    QNetworkReply* fetch(const HubRequest& request);
    /// The request at the address a hub sent us on to: without the token when that is another host, and never from https
    /// to http or from elsewhere to this computer.
    static std::optional<HubRequest> onward(const HubRequest& request, const QUrl& location);
    /// For all hubs: "" is the system's proxy; a PEM file is trusted besides the system's certificates.
    void setHubNetwork(const QString& proxy, const QString& caFile);

    AuditSink& audit() { return audit_; }

signals:
    void policyChanged();

private:
    struct Network;
    Network& network(const ProviderConfig& provider, const QString& pool = {});  ///< one per proxy and certificate setting

    AuditSink& audit_;
    EgressPolicy policy_;
    ProviderConfig hub_network_;  ///< its proxy and certificates alone
    std::function<double()> spent_;
    std::map<QString, std::unique_ptr<Network>> networks_;
    std::map<QString, std::unique_ptr<Redactor>> redactors_;
};

}  // namespace loquat::remote
