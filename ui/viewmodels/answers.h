// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>

#include "engine/chat/chat_provider.h"
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
    QElapsedTimer clock;       ///< since the request started
    QElapsedTimer thinking;    ///< since the first piece of reasoning; invalid when there is none
};

/// Runs answers: hands requests to the provider, keeps what comes in the history, says what changed.
class Answers : public QObject {
    Q_OBJECT
public:
    Answers(ChatProvider& provider, storage::Storage& storage, QObject* parent = nullptr);

    /// Writes into `message` (already in the tree, Streaming), after what it holds.
    void start(const storage::Message& message, const ChatRequest& request, int earlierTokens = 0);
    void stop(const QString& messageId);

    const RunningAnswer* find(const QString& messageId) const;
    const RunningAnswer* inConversation(const QString& conversationId) const;
    bool isEmpty() const { return running_.isEmpty(); }

signals:
    void started(const QString& conversationId);
    void changed(const QString& messageId);  ///< text, phase or progress
    /// The message in its final state; stats are empty when it failed.
    void ended(const loquat::storage::Message& message, const loquat::storage::GenerationStats& stats);

private:
    void onProgress(RequestId id, const Progress& progress);
    void onDelta(RequestId id, const Delta& delta);
    void onFinished(RequestId id, const Usage& usage);
    void onFailed(RequestId id, const ChatError& error);
    void end(RunningAnswer answer, const storage::GenerationStats& stats);

    ChatProvider& provider_;
    storage::Storage& storage_;
    QHash<RequestId, RunningAnswer> running_;
};

}  // namespace loquat::ui
