// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QStringList>

#include "storage/records.h"

namespace loquat::ui {

/// The tree of one conversation and the branch being read. Children of one parent are alternatives;
/// reading follows one of them at each fork.
class MessageTree {
public:
    void reset(const QList<storage::Message>& messages, const QString& headId);
    void clear() { reset({}, {}); }

    const storage::Message* find(const QString& id) const;
    storage::Message* find(const QString& id);

    /// Adds a message below its parent and reads on to it.
    void add(const storage::Message& message);
    /// Reads the branch that ends at `id`, or below it at the newest end.
    void readTo(const QString& id);
    /// Reads the index-th alternative of message `id`, down to its newest end.
    void selectBranch(const QString& id, int index);

    const QString& headId() const { return headId_; }
    const QStringList& path() const { return path_; }  ///< ids from the root to the head
    QStringList alternatives(const QString& id) const;  ///< ids with the same parent, oldest first, itself included

private:
    QString newestLeafBelow(const QString& id) const;
    void setHead(const QString& id);

    QHash<QString, storage::Message> messages_;
    QHash<QString, QStringList> children_;  // by parent id; "" holds the roots
    QString headId_;
    QStringList path_;
};

}  // namespace loquat::ui
