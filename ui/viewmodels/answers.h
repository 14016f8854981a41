// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <functional>

#include "engine/chat/router.h"
#include "storage/storage.h"

namespace loquat::ui {

/// An answer being written, whether or not its conversation is the one on the screen.
struct RunningAnswer {
    RequestId request = 0;
    storage::Message message;  ///< as it stands now
    Progress progress;         ///< before the first token
    bool writing = false;      ///< the first token has come
    int tokens = 0;            ///< written in this run
    int promptTokens = 0;
    int earlierTokens = 0;     ///< written in earlier runs of the same answer (Continue)
    qsizetype earlierText = 0; ///< length of what those wrote
    QString inputSha256;       ///< of the messages it answers, hex
    QElapsedTimer clock;       ///< since the request started
    QElapsedTimer thinking;    ///< since the first piece of reasoning; invalid when there is none
};

/// A model as the history names it.
struct Answerer {
    QString id;
    QString name;
};

/// Runs answers: hands requests to the router, keeps what comes in the history, says what changed.
class Answers : public QObject {
    Q_OBJECT
public:
    Answers(Router& router, storage::Storage& storage, QObject* parent = nullptr);

    /// How the models of a side are called; `modelId` as the router has it.
    void setWho(std::function<Answerer(Side side, const QString& modelId)> who) { who_ = std::move(who); }
    /// Local answers are written to the audit log as well while this is set.
    void setLocalAudit(std::function<void(const storage::AuditRow& row)> audit) { local_audit_ = std::move(audit); }
    /// Fills in the provider and what it cost.
    void setPrice(std::function<void(storage::UsageRow& row)> price) { price_ = std::move(price); }

    /// Writes into `message` (already in the tree, Streaming), after what it holds.
    void start(const storage::Message& message, const RoutedRequest& request, int earlierTokens = 0);
    void stop(const QString& messageId);

    const RunningAnswer* find(const QString& messageId) const;
    const RunningAnswer* inConversation(const QString& conversationId) const;
    QStringList messagesIn(const QString& conversationId) const;  ///< being written there
    bool isEmpty() const { return running_.isEmpty(); }

signals:
    /// What a request used; an answer that was continued has several.
    void counted(const loquat::storage::UsageRow& row);
    void started(const QString& conversationId);
    void changed(const QString& messageId);  ///< text, phase or progress
    /// The message in its final state; stats are empty when it failed.
    void ended(const loquat::storage::Message& message, const loquat::storage::GenerationStats& stats);

private:
    void onRouted(RequestId id, Side side, const QString& modelId, const RouteDecision& decision);
    void onHandedOver(RequestId id, const Seam& seam);
    void onProgress(RequestId id, const Progress& progress);
    void onDelta(RequestId id, const Delta& delta);
    void onFinished(RequestId id, const Usage& usage);
    void onFailed(RequestId id, const ChatError& error);
    void end(RunningAnswer answer, const storage::GenerationStats& stats);

    void count(const RunningAnswer& answer, const Usage& usage);
    void auditLocal(const RunningAnswer& answer, const Usage& usage, const QString& status);

    Router& router_;
    storage::Storage& storage_;
    std::function<Answerer(Side, const QString&)> who_;
    std::function<void(storage::UsageRow&)> price_;
    std::function<void(const storage::AuditRow&)> local_audit_;
    QHash<RequestId, RunningAnswer> running_;
};

}  // namespace loquat::ui
