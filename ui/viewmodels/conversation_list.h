// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include "storage/storage.h"
#include "ui/viewmodels/answers.h"
#include "ui/viewmodels/chat.h"
#include "ui/viewmodels/search_results.h"
#include "ui/viewmodels/toast.h"

namespace loquat::ui {

/// The sidebar: pinned conversations, then the others by date; and what a search finds.
class ConversationList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(QString currentId READ currentId NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(bool searching READ isSearching NOTIFY queryChanged FINAL)
    Q_PROPERTY(loquat::ui::SearchResults* results READ results CONSTANT FINAL)

public:
    enum Role { ConversationId = Qt::UserRole, Title, Section, Pinned, Answering, Selected };

    ConversationList(storage::Storage& storage, Chat& chat, Answers& answers, Toast& toast, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(rows_.size()); }

    QString currentId() const { return chat_.conversationId(); }
    QString query() const { return query_; }
    void setQuery(const QString& query);
    bool isSearching() const { return !query_.trimmed().isEmpty(); }
    SearchResults* results() { return &results_; }

    Q_INVOKABLE void create();
    Q_INVOKABLE void open(const QString& id);
    Q_INVOKABLE void openMessage(const QString& conversationId, const QString& messageId);
    Q_INVOKABLE void openNext() { openNeighbour(1); }
    Q_INVOKABLE void openPrevious() { openNeighbour(-1); }
    Q_INVOKABLE void rename(const QString& id, const QString& title);
    Q_INVOKABLE void setPinned(const QString& id, bool pinned);
    Q_INVOKABLE void remove(const QString& id);

    /// Reads the history; loaded() follows.
    void load();
    /// The dates moved on (midnight) or the language changed.
    void refresh();

signals:
    void countChanged();
    void currentChanged();
    void queryChanged();
    void loaded();

private:
    void setRows(QList<storage::Conversation> rows);
    void put(const storage::Conversation& conversation);
    void take(const QString& id);
    void openNeighbour(int step);
    void search();
    int rowOf(const QString& id) const;
    /// Where a conversation stands: pinned first, then the newest.
    static bool before(const storage::Conversation& a, const storage::Conversation& b);

    storage::Storage& storage_;
    Chat& chat_;
    Answers& answers_;
    Toast& toast_;
    QList<storage::Conversation> rows_;
    SearchResults results_;
    QString query_;
    quint64 search_round_ = 0;
    QTimer search_timer_;
};

}  // namespace loquat::ui
