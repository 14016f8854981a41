// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include "engine/chat/types.h"

namespace loquat {

enum class RouteMode { Local, Cloud, Auto };

/// One line of what Auto goes by: when it applies, it names the side. The first that applies decides.
struct RouteRule {
    enum class Kind {
        Offline,      ///< no network → local
        Policy,       ///< the conversation stays here → local
        BeyondLocal,  ///< pictures, or a context the local model cannot hold → cloud
        LongPrompt,   ///< more than `tokens` tokens → cloud
        Budget,       ///< the month's money is spent → local
        Paused,       ///< the service keeps failing and is left alone for a while → local
    };
    Kind kind = Kind::Offline;
    bool enabled = true;
    int tokens = 0;  ///< LongPrompt

    bool operator==(const RouteRule&) const = default;
};

/// In the order they are shipped; the user may reorder them and switch each off.
QList<RouteRule> defaultRouteRules();
QString describe(const RouteRule& rule);  ///< a sentence: "Longer than 6,000 tokens: cloud"
Side sideOf(RouteRule::Kind kind);

/// Rules as JSON, for the settings. Unknown kinds are left out, absent ones are added at the end.
QString routeRulesToJson(const QList<RouteRule>& rules);
QList<RouteRule> routeRulesFromJson(const QString& json);

/// What holds when a question is asked.
struct RouteFacts {
    bool online = true;
    bool cloudAllowed = true;   ///< by the conversation's policy and the global switch
    bool hasLocal = true;       ///< a model on this computer can be asked
    bool hasCloud = false;      ///< a provider is set up
    bool beyondLocal = false;   ///< pictures it cannot see, or more context than the local model holds
    bool pictures = false;      ///< the question holds some
    bool localSees = false;     ///< the local model takes pictures
    bool cloudSees = true;      ///< the cloud model takes them, as far as is known
    int promptTokens = 0;
    bool budgetSpent = false;
    bool paused = false;        ///< the provider's circuit breaker is open
};

struct RouteDecision {
    Side side = Side::Local;
    int rule = -1;   ///< index in the rules; -1: none applied
    QString why;     ///< one line, for "Why here?"
    QString problem; ///< the side cannot answer: what to do. Empty when it can
};

/// Pure: which side answers, and why. Cloud is never chosen against `cloudAllowed`, whatever the rules say.
RouteDecision decide(RouteMode mode, const RouteFacts& facts, const QList<RouteRule>& rules);

}  // namespace loquat
