// SPDX-License-Identifier: MIT
#include "engine/chat/routing_rules.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QMap>
#include <algorithm>

namespace loquat {

namespace {

using Kind = RouteRule::Kind;

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Router)
};

constexpr int kLongPrompt = 6000;

const QMap<Kind, QString> kNames{
    {Kind::Offline, QStringLiteral("offline")},          {Kind::Policy, QStringLiteral("policy")},
    {Kind::BeyondLocal, QStringLiteral("beyond-local")}, {Kind::LongPrompt, QStringLiteral("long-prompt")},
    {Kind::Budget, QStringLiteral("budget")},            {Kind::Paused, QStringLiteral("paused")},
};

bool applies(const RouteRule& rule, const RouteFacts& facts) {
    switch (rule.kind) {
        case Kind::Offline: return !facts.online;
        case Kind::Policy: return !facts.cloudAllowed;
        case Kind::BeyondLocal: return facts.beyondLocal;
        case Kind::LongPrompt: return facts.promptTokens > rule.tokens;
        case Kind::Budget: return facts.budgetSpent;
        case Kind::Paused: return facts.paused;
    }
    Q_UNREACHABLE();
}

QString reason(const RouteRule& rule) {
    switch (rule.kind) {
        case Kind::Offline: return Sentence::tr("Auto chose this computer: there is no network.");
        case Kind::Policy: return Sentence::tr("Auto chose this computer: nothing of this conversation may leave it.");
        case Kind::BeyondLocal: return Sentence::tr("Auto chose the cloud: this is more than the local model can take in.");
        case Kind::LongPrompt:
            return Sentence::tr("Auto chose the cloud: the prompt is longer than %L1 tokens.").arg(rule.tokens);
        case Kind::Budget: return Sentence::tr("Auto chose this computer: the month's budget is spent.");
        case Kind::Paused: return Sentence::tr("Auto chose this computer: the service keeps failing and is paused.");
    }
    Q_UNREACHABLE();
}

/// What stands in the way of a side; empty when nothing does.
QString obstacle(Side side, const RouteFacts& facts) {
    if (side == Side::Local) {
        if (!facts.hasLocal) return Sentence::tr("No model on this computer can answer. Add one on the Models page.");
        return facts.pictures && !facts.localSees ? Sentence::tr("The model on this computer takes no pictures.") : QString();
    }
    if (!facts.hasCloud) return Sentence::tr("No cloud model is chosen. Add a provider and choose a model.");
    if (!facts.cloudAllowed) return Sentence::tr("This conversation may not leave the computer.");
    if (facts.pictures && !facts.cloudSees) return Sentence::tr("The chosen cloud model takes no pictures.");
    return {};
}

RouteDecision explicitly(Side side, const RouteFacts& facts) {
    const QString why = side == Side::Local ? Sentence::tr("You chose this computer.") : Sentence::tr("You chose the cloud.");
    return {side, -1, why, obstacle(side, facts)};
}

/// Auto's choice cannot be had: the other side answers when it may.
RouteDecision instead(const RouteDecision& wanted, const RouteFacts& facts) {
    const Side other = wanted.side == Side::Local ? Side::Cloud : Side::Local;
    if (!obstacle(other, facts).isEmpty()) return wanted;
    const QString why = other == Side::Cloud ? Sentence::tr("Auto chose the cloud: no model on this computer can answer.")
                                             : Sentence::tr("Auto chose this computer: the cloud cannot be asked.");
    return {other, wanted.rule, why, {}};
}

}  // namespace

QList<RouteRule> defaultRouteRules() {
    return {{Kind::Offline},      {Kind::Policy}, {Kind::BeyondLocal}, {Kind::LongPrompt, true, kLongPrompt},
            {Kind::Budget},       {Kind::Paused}};
}

QString describe(const RouteRule& rule) {
    switch (rule.kind) {
        case Kind::Offline: return Sentence::tr("Without a network: this computer");
        case Kind::Policy: return Sentence::tr("When nothing of the conversation may leave: this computer");
        case Kind::BeyondLocal: return Sentence::tr("Pictures, or more context than the local model holds: cloud");
        case Kind::LongPrompt: return Sentence::tr("Prompts longer than %L1 tokens: cloud").arg(rule.tokens);
        case Kind::Budget: return Sentence::tr("When the month's budget is spent: this computer");
        case Kind::Paused: return Sentence::tr("While the service is paused after failures: this computer");
    }
    Q_UNREACHABLE();
}

Side sideOf(Kind kind) { return kind == Kind::BeyondLocal || kind == Kind::LongPrompt ? Side::Cloud : Side::Local; }

QString routeRulesToJson(const QList<RouteRule>& rules) {
    QJsonArray array;
    for (const RouteRule& rule : rules) {
        QJsonObject object{{"kind", kNames[rule.kind]}, {"enabled", rule.enabled}};
        if (rule.kind == Kind::LongPrompt) object["tokens"] = rule.tokens;
        array.append(object);
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<RouteRule> routeRulesFromJson(const QString& json) {
    QList<RouteRule> rules;
    const auto known = [&](Kind kind) {
        return std::any_of(rules.begin(), rules.end(), [&](const RouteRule& rule) { return rule.kind == kind; });
    };
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue& entry : array) {
        const QJsonObject value = entry.toObject();
        const auto kind = std::find(kNames.begin(), kNames.end(), value["kind"].toString());
        if (kind == kNames.end() || known(kind.key())) continue;
        const int tokens = kind.key() == Kind::LongPrompt ? qBound(1, value["tokens"].toInt(kLongPrompt), 10'000'000) : 0;
        rules.append({kind.key(), value["enabled"].toBool(true), tokens});
    }
    for (const RouteRule& rule : defaultRouteRules())
        if (!known(rule.kind)) rules.append(rule);
    return rules;
}

RouteDecision decide(RouteMode mode, const RouteFacts& facts, const QList<RouteRule>& rules) {
    if (mode == RouteMode::Local) return explicitly(Side::Local, facts);
    if (mode == RouteMode::Cloud) {
        RouteDecision decision = explicitly(Side::Cloud, facts);
        if (facts.paused && obstacle(Side::Local, facts).isEmpty() && decision.problem.isEmpty())
            return {Side::Local, -1, Sentence::tr("The service is paused after failures; this computer answers."), {}};
        return decision;
    }
    RouteDecision decision{Side::Local, -1, Sentence::tr("Auto chose this computer: no rule asks for the cloud."), {}};
    for (int i = 0; i < rules.size(); ++i) {
        if (!rules[i].enabled || !applies(rules[i], facts)) continue;
        decision = {sideOf(rules[i].kind), i, reason(rules[i]), {}};
        break;
    }
    decision.problem = obstacle(decision.side, facts);
    return decision.problem.isEmpty() ? decision : instead(decision, facts);
}

}  // namespace loquat
