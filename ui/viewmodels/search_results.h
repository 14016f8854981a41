// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "storage/records.h"

namespace loquat::ui {

/// Messages that hold the words looked for, newest conversation first.
class SearchResults : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ConversationList")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { ConversationId = Qt::UserRole, MessageId, Title, Snippet, When };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(hits_.size()); }
    void setHits(const QList<storage::SearchHit>& hits, const QString& query);

signals:
    void countChanged();

private:
    QList<storage::SearchHit> hits_;
    QStringList words_;
};

/// `text` as safe StyledText with every word of the query in bold.
QString highlight(const QString& text, const QStringList& words);

}  // namespace loquat::ui
