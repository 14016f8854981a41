// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QtQml/qqmlregistration.h>

#include "storage/records.h"
#include "ui/viewmodels/message_tree.h"

namespace loquat::ui {

/// The branch being read, oldest message first.
class MessageList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Chat")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        MessageId = Qt::UserRole,
        RoleName,
        Text,
        Reasoning,
        ReasoningText,
        Thinking,
        State,
        ModelName,
        Side,
        StatsText,
        ErrorWhat,
        ErrorWhy,
        BranchIndex,
        BranchCount,
        IsLast,
        SwitchText,
        CanContinue,
        WhyText,
        Seams,
        Pair,
        AttachmentList,
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(path_.size()); }

    MessageTree& tree() { return tree_; }
    const MessageTree& tree() const { return tree_; }
    void reset(const storage::LoadedConversation& loaded);
    void clear();
    /// Shows the tree's path: rows that stay keep their delegates.
    void pathChanged();
    /// A message got new words or another state; only those roles are renewed.
    void update(const storage::Message& message);
    void setStats(const storage::GenerationStats& stats);
    void addCost(const QString& messageId, double cost, const QString& currency);
    QString totalCostText() const;  ///< of the whole conversation; empty: nothing was paid
    /// A vote was cast, or one of a pair was kept.
    void pairChanged(const QString& messageId);
    const storage::GenerationStats* stats(const QString& messageId) const;
    const storage::Attachment* findAttachment(const QString& id) const;  ///< of the branch being read
    Q_INVOKABLE int rowOf(const QString& messageId) const { return int(path_.indexOf(messageId)); }
    Q_INVOKABLE QString lastAnswerId() const;  ///< "" when nothing was answered yet

signals:
    void countChanged();

private:
    QStringList statsText(const storage::Message& message) const;
    QVariantList pair(const storage::Message& message) const;
    int rowShowing(const QString& messageId) const;  ///< its own row, or the one that shows it as the other of a pair
    QString switchText(int row) const;
    QVariantList attachmentList(const storage::Message& message) const;

    MessageTree tree_;
    QStringList path_;  // what the view shows; follows tree_.path()
    QHash<QString, storage::GenerationStats> stats_;
    mutable QHash<QString, QString> thumbnails_;  // by attachment, made when first shown
    QHash<QString, QMap<QString, double>> costs_;  // message → currency → amount
};

}  // namespace loquat::ui
