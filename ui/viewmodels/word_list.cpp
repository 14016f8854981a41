// SPDX-License-Identifier: MIT
#include "ui/viewmodels/word_list.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace loquat::ui {

using remote::WordAction;
using remote::WordRule;

namespace {

constexpr int kLongestWord = 200;

const QMap<WordAction, QString> kActions{{WordAction::Warn, QStringLiteral("warn")},
                                         {WordAction::Mask, QStringLiteral("mask")},
                                         {WordAction::Stop, QStringLiteral("stop")}};

}  // namespace

int WordList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> WordList::roleNames() const {
    return {{Word, "word"}, {Action, "action"}, {Outgoing, "outgoing"}, {Incoming, "incoming"}};
}

QVariant WordList::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const WordRule& rule = rules_[index.row()];
    switch (role) {
        case Word: return rule.word;
        case Action: return kActions[rule.action];
        case Outgoing: return rule.outgoing;
        case Incoming: return rule.incoming;
        default: return {};
    }
}

QString WordList::toJson() const {
    QJsonArray array;
    for (const WordRule& rule : rules_)
        array.append(QJsonObject{{"word", rule.word},
                                 {"action", kActions[rule.action]},
                                 {"outgoing", rule.outgoing},
                                 {"incoming", rule.incoming}});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

void WordList::setJson(const QString& json) {
    beginResetModel();
    rules_.clear();
    for (const auto& value : QJsonDocument::fromJson(json.toUtf8()).array()) {
        const QJsonObject object = value.toObject();
        WordRule rule;
        rule.word = object["word"].toString().trimmed().left(kLongestWord);
        rule.action = kActions.key(object["action"].toString(), WordAction::Mask);
        rule.outgoing = object["outgoing"].toBool(true);
        rule.incoming = object["incoming"].toBool(false);
        if (!rule.word.isEmpty()) rules_.append(rule);
    }
    endResetModel();
    emit countChanged();
}

bool WordList::add(const QString& word) {
    const QString trimmed = word.trimmed().left(kLongestWord);
    const bool known = std::any_of(rules_.begin(), rules_.end(), [&](const WordRule& rule) {
        return rule.word.compare(trimmed, Qt::CaseInsensitive) == 0;
    });
    if (trimmed.isEmpty() || known) return false;
    WordRule rule;
    rule.word = trimmed;
    beginInsertRows({}, count(), count());
    rules_.append(rule);
    endInsertRows();
    emit countChanged();
    emit edited();
    return true;
}

void WordList::remove(int row) {
    if (row < 0 || row >= count()) return;
    beginRemoveRows({}, row, row);
    rules_.removeAt(row);
    endRemoveRows();
    emit countChanged();
    emit edited();
}

void WordList::setAction(int row, const QString& action) {
    if (row < 0 || row >= count()) return;
    rules_[row].action = kActions.key(action, rules_[row].action);
    changed(row);
}

void WordList::setOutgoing(int row, bool outgoing) {
    if (row < 0 || row >= count() || rules_[row].outgoing == outgoing) return;
    rules_[row].outgoing = outgoing;
    changed(row);
}

void WordList::setIncoming(int row, bool incoming) {
    if (row < 0 || row >= count() || rules_[row].incoming == incoming) return;
    rules_[row].incoming = incoming;
    changed(row);
}

void WordList::changed(int row) {
    emit dataChanged(index(row), index(row));
    emit edited();
}

}  // namespace loquat::ui
