// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>

#include "engine/chat/chat_provider.h"
#include "engine/chat/routing_rules.h"

namespace loquat {

/// A question with everything needed to answer it on either side.
struct RoutedRequest {
    ChatRequest chat;             ///< its modelId is filled in by the router
    RouteMode mode = RouteMode::Local;
    QString localModel;           ///< empty: none
    QString cloudModel;
    RouteFacts facts;
    QList<RouteRule> rules;
    bool cloudMayTakeOver = true;  ///< false: the user wants to see first what leaves
};

/// The place in an answer where another model took over.
struct Seam {
    int at = 0;                   ///< UTF-16 units of this request's text before it
    Side from = Side::Local;
    Side to = Side::Local;
    QString fromModel;            ///< ids
    QString toModel;
    QString why;                  ///< what failed, in one line
};

/// Chooses the side for each request and, in Auto, lets the other side go on when one fails: the words that are
/// there stay, and the other model continues from exactly their end.
/// In Local and Cloud nothing moves on its own: the failure comes out and the window offers the way on.
class Router : public ChatProvider {
    Q_OBJECT
public:
    Router(ChatProvider& local, ChatProvider& cloud, QObject* parent = nullptr);

    RequestId start(const RoutedRequest& request);
    /// To the side the model belongs to, nothing else: for a request whose model is already known.
    RequestId start(const ChatRequest& request) override;
    void cancel(RequestId id) override;

signals:
    /// Comes before any other signal of the request, through the event loop.
    void routed(loquat::RequestId id, loquat::Side side, const QString& modelId, const loquat::RouteDecision& decision);
    void handedOver(loquat::RequestId id, const loquat::Seam& seam);

private:
    struct Run {
        RoutedRequest request;
        RouteDecision decision;
        Side side = Side::Local;
        RequestId inner = 0;
        bool handed_over = false;
        QString text;        ///< written so far in this request
        QString reasoning;
        int tokens = 0;
        Usage earlier;       ///< of the side that failed
    };

    ChatProvider& provider(Side side) { return side == Side::Local ? local_ : cloud_; }
    void listen(Side side);
    void ask(RequestId id, Run& run);
    bool handOver(RequestId id, Run& run, const ChatError& error);
    RequestId outer(Side side, RequestId inner) const { return outer_[static_cast<int>(side)].value(inner); }
    Run take(RequestId id);

    ChatProvider& local_;
    ChatProvider& cloud_;
    QHash<RequestId, Run> runs_;
    QHash<RequestId, RequestId> outer_[2];  ///< by side: the provider's number → ours
    RequestId last_id_ = 0;
};

}  // namespace loquat

Q_DECLARE_METATYPE(loquat::RouteDecision)
Q_DECLARE_METATYPE(loquat::Seam)
