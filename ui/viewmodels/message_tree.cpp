// SPDX-License-Identifier: MIT
#include "ui/viewmodels/message_tree.h"

#include <algorithm>

namespace loquat::ui {

using storage::Message;

void MessageTree::reset(const QList<Message>& messages, const QString& headId) {
    messages_.clear();
    children_.clear();
    for (const Message& message : messages) {
        messages_.insert(message.id, message);
        children_[message.parentId].append(message.id);
    }
    if (messages_.contains(headId))
        setHead(headId);
    else
        setHead(messages.isEmpty() ? QString() : newestLeafBelow(messages.last().id));
}

const Message* MessageTree::find(const QString& id) const {
    const auto it = messages_.constFind(id);
    return it == messages_.constEnd() ? nullptr : &*it;
}

Message* MessageTree::find(const QString& id) {
    const auto it = messages_.find(id);
    return it == messages_.end() ? nullptr : &*it;
}

void MessageTree::add(const Message& message) {
    messages_.insert(message.id, message);
    children_[message.parentId].append(message.id);
    setHead(message.id);
}

void MessageTree::readTo(const QString& id) {
    if (messages_.contains(id) && !path_.contains(id)) setHead(newestLeafBelow(id));
}

void MessageTree::selectBranch(const QString& id, int index) {
    const QStringList all = alternatives(id);
    if (index >= 0 && index < all.size()) setHead(newestLeafBelow(all[index]));
}

QStringList MessageTree::alternatives(const QString& id) const {
    const Message* message = find(id);
    return message ? children_.value(message->parentId) : QStringList();
}

QString MessageTree::newestLeafBelow(const QString& id) const {
    QString leaf = id;
    // A damaged file could hold a ring: no way down is longer than the tree.
    for (qsizetype steps = 0; steps < messages_.size(); ++steps) {
        const QStringList below = children_.value(leaf);
        if (below.isEmpty()) break;
        leaf = below.last();
    }
    return leaf;
}

void MessageTree::setHead(const QString& id) {
    headId_ = id;
    path_.clear();
    // A damaged file could hold a ring: a path is never longer than the tree.
    for (const Message* m = find(id); m && path_.size() < messages_.size(); m = find(m->parentId))
        path_.append(m->id);
    std::reverse(path_.begin(), path_.end());
}

}  // namespace loquat::ui
