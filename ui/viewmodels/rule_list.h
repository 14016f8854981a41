// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "engine/chat/routing_rules.h"

namespace loquat::ui {

/// What Auto goes by, from the first rule to the last.
class RuleList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by PrivacySettings")
    Q_PROPERTY(int count READ count CONSTANT FINAL)
    Q_PROPERTY(bool shipped READ isShipped NOTIFY edited FINAL)

public:
    enum Role {
        Sentence = Qt::UserRole,
        Side,    ///< "local", "cloud": where the rule leads
        Active,
        Tokens,  ///< its number; -1: it has none
    };

    explicit RuleList(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(rules_.size()); }
    const QList<RouteRule>& rules() const { return rules_; }
    bool isShipped() const;  ///< nothing was changed

    QString toJson() const { return routeRulesToJson(rules_); }
    void setJson(const QString& json);
    void retranslate();

    Q_INVOKABLE void move(int from, int to);
    Q_INVOKABLE void setActive(int row, bool active);
    Q_INVOKABLE void setTokens(int row, int tokens);
    Q_INVOKABLE void reset();

signals:
    void edited();

private:
    QList<RouteRule> rules_;
};

}  // namespace loquat::ui
