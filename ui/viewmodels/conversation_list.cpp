// SPDX-License-Identifier: MIT
#include "ui/viewmodels/conversation_list.h"

#include <algorithm>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

using namespace std::chrono_literals;
using storage::Conversation;

ConversationList::ConversationList(storage::Storage& storage, Chat& chat, Answers& answers, Toast& toast,
                                   QObject* parent)
    : QAbstractListModel(parent), storage_(storage), chat_(chat), answers_(answers), toast_(toast) {
    search_timer_.setSingleShot(true);
    search_timer_.setInterval(120ms);
    connect(&search_timer_, &QTimer::timeout, this, &ConversationList::search);
    connect(&chat, &Chat::saved, this, &ConversationList::put);
    connect(&chat, &Chat::conversationChanged, this, [this] {
        if (count() > 0) emit dataChanged(index(0), index(count() - 1), {Selected});
        emit currentChanged();
    });
    const auto answeringChanged = [this] {
        if (count() > 0) emit dataChanged(index(0), index(count() - 1), {Answering});
    };
    connect(&answers, &Answers::started, this, answeringChanged);
    connect(&answers, &Answers::ended, this, answeringChanged);
}

void ConversationList::load() {
    whenDone(storage_.conversations(), this, [this](const QList<Conversation>& rows) {
        setRows(rows);
        emit loaded();
    });
}

bool ConversationList::before(const Conversation& a, const Conversation& b) {
    return a.pinned != b.pinned ? a.pinned : a.updatedAt > b.updatedAt;
}

void ConversationList::setRows(QList<Conversation> rows) {
    std::stable_sort(rows.begin(), rows.end(), before);
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
    emit countChanged();
}

void ConversationList::put(const Conversation& conversation) {
    const int old = rowOf(conversation.id);
    QList<Conversation> others = rows_;
    if (old >= 0) others.removeAt(old);
    const auto place = std::find_if(others.begin(), others.end(), [&](const Conversation& c) { return before(conversation, c); });
    const int row = int(place - others.begin());
    if (row == old) {
        rows_[row] = conversation;
        emit dataChanged(index(row), index(row));
        return;
    }
    if (old >= 0) {
        beginRemoveRows({}, old, old);
        rows_.removeAt(old);
        endRemoveRows();
    }
    beginInsertRows({}, row, row);
    rows_.insert(row, conversation);
    endInsertRows();
    emit countChanged();
}

void ConversationList::take(const QString& id) {
    const int row = rowOf(id);
    if (row < 0) return;
    beginRemoveRows({}, row, row);
    rows_.removeAt(row);
    endRemoveRows();
    emit countChanged();
}

int ConversationList::rowOf(const QString& id) const {
    const auto it = std::find_if(rows_.begin(), rows_.end(), [&](const Conversation& c) { return c.id == id; });
    return it == rows_.end() ? -1 : int(it - rows_.begin());
}

QVariant ConversationList::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Conversation& c = rows_[index.row()];
    switch (role) {
        case ConversationId: return c.id;
        case Title: return c.title.isEmpty() ? tr("New conversation") : c.title;
        case Section: return c.pinned ? tr("Pinned") : dateSection(c.updatedAt, QDateTime::currentDateTime());
        case Pinned: return c.pinned;
        case Answering: return answers_.inConversation(c.id) != nullptr;
        case Selected: return c.id == currentId();
    }
    return {};
}

QHash<int, QByteArray> ConversationList::roleNames() const {
    return {{ConversationId, "conversationId"}, {Title, "title"},         {Section, "section"},
            {Pinned, "pinned"},                 {Answering, "answering"}, {Selected, "selected"}};
}

void ConversationList::refresh() { setRows(rows_); }

void ConversationList::create() { chat_.startNew(); }

void ConversationList::open(const QString& id) { chat_.open(id); }

void ConversationList::openMessage(const QString& conversationId, const QString& messageId) {
    chat_.open(conversationId, messageId);
}

void ConversationList::openNeighbour(int step) {
    if (rows_.isEmpty()) return;
    const int row = rowOf(currentId());
    open(rows_[row < 0 ? 0 : std::clamp(row + step, 0, count() - 1)].id);
}

void ConversationList::rename(const QString& id, const QString& title) {
    const int row = rowOf(id);
    const QString name = title.simplified();
    if (row < 0 || name.isEmpty() || rows_[row].title == name) return;
    rows_[row].title = name;
    storage_.saveConversation(rows_[row]);
    chat_.conversationEdited(rows_[row]);
    emit dataChanged(index(row), index(row), {Title});
}

void ConversationList::setPinned(const QString& id, bool pinned) {
    const int row = rowOf(id);
    if (row < 0 || rows_[row].pinned == pinned) return;
    Conversation changed = rows_[row];
    changed.pinned = pinned;
    storage_.saveConversation(changed);
    chat_.conversationEdited(changed);
    put(changed);
}

void ConversationList::remove(const QString& id) {
    const int row = rowOf(id);
    if (row < 0) return;
    const Conversation gone = rows_[row];
    if (const RunningAnswer* answer = answers_.inConversation(id)) answers_.stop(answer->message.id);
    storage_.deleteConversation(id);
    const bool wasOpen = id == currentId();
    take(id);
    if (wasOpen) {
        if (rows_.isEmpty())
            chat_.startNew();
        else
            open(rows_[std::min(row, count() - 1)].id);
    }
    toast_.show("trash", tr("Conversation deleted"), tr("Undo"), [this, gone, wasOpen] {
        storage_.restoreConversation(gone.id);
        put(gone);
        if (wasOpen) open(gone.id);
    });
}

void ConversationList::setQuery(const QString& query) {
    if (query_ == query) return;
    query_ = query;
    emit queryChanged();
    if (isSearching())
        search_timer_.start();
    else
        results_.setHits({}, {});
}

void ConversationList::search() {
    const quint64 round = ++search_round_;
    whenDone(storage_.search(query_), this, [this, round, query = query_](const QList<storage::SearchHit>& hits) {
        if (round == search_round_ && isSearching()) results_.setHits(hits, query);
    });
}

}  // namespace loquat::ui
