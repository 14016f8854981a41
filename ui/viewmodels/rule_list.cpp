// SPDX-License-Identifier: MIT
#include "ui/viewmodels/rule_list.h"

#include <algorithm>

namespace loquat::ui {

RuleList::RuleList(QObject* parent) : QAbstractListModel(parent), rules_(defaultRouteRules()) {}

int RuleList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> RuleList::roleNames() const {
    return {{Sentence, "sentence"}, {Side, "side"}, {Active, "active"}, {Tokens, "tokens"}};
}

QVariant RuleList::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const RouteRule& rule = rules_[index.row()];
    switch (role) {
        case Sentence: return describe(rule);
        case Side: return sideOf(rule.kind) == loquat::Side::Local ? QStringLiteral("local") : QStringLiteral("cloud");
        case Active: return rule.enabled;
        case Tokens: return rule.kind == RouteRule::Kind::LongPrompt ? rule.tokens : -1;
        default: return {};
    }
}

bool RuleList::isShipped() const { return rules_ == defaultRouteRules(); }

void RuleList::setJson(const QString& json) {
    beginResetModel();
    rules_ = json.isEmpty() ? defaultRouteRules() : routeRulesFromJson(json);
    endResetModel();
}

void RuleList::retranslate() { emit dataChanged(index(0), index(count() - 1), {Sentence}); }

void RuleList::move(int from, int to) {
    to = std::clamp(to, 0, count() - 1);
    if (from < 0 || from >= count() || from == to) return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    rules_.move(from, to);
    endMoveRows();
    emit edited();
}

void RuleList::setActive(int row, bool active) {
    if (row < 0 || row >= count() || rules_[row].enabled == active) return;
    rules_[row].enabled = active;
    emit dataChanged(index(row), index(row), {Active});
    emit edited();
}

void RuleList::setTokens(int row, int tokens) {
    tokens = std::clamp(tokens, 1, 10'000'000);
    if (row < 0 || row >= count() || rules_[row].tokens == tokens) return;
    rules_[row].tokens = tokens;
    emit dataChanged(index(row), index(row), {Sentence, Tokens});
    emit edited();
}

void RuleList::reset() {
    beginResetModel();
    rules_ = defaultRouteRules();
    endResetModel();
    emit edited();
}

}  // namespace loquat::ui
