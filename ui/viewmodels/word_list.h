// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "engine/remote/redaction.h"

namespace loquat::ui {

/// The user's words that must not be sent or shown, in the order they were added.
class WordList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by PrivacySettings")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        Word = Qt::UserRole,
        Action,    ///< "warn", "mask", "stop"
        Outgoing,  ///< holds for what is sent
        Incoming,  ///< holds for what is shown
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(rules_.size()); }
    const QList<remote::WordRule>& rules() const { return rules_; }

    QString toJson() const;
    void setJson(const QString& json);  ///< what cannot be read is left out

    /// False when the word is empty or there already.
    Q_INVOKABLE bool add(const QString& word);
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void setAction(int row, const QString& action);
    Q_INVOKABLE void setOutgoing(int row, bool outgoing);
    Q_INVOKABLE void setIncoming(int row, bool incoming);

signals:
    void countChanged();
    void edited();

private:
    void changed(int row);

    QList<remote::WordRule> rules_;
};

}  // namespace loquat::ui
