// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QTimer>

#include "engine/chat/model_host.h"

namespace loquat::ui {

/// A provider that recites: for design work, screenshots and interface tests. It streams a fixed answer
/// (Markdown with a heading, a list, code and a table; reasoning first when the question says "think")
/// a few characters at a time, and fails when the question says "fail".
class ScriptedProvider : public ModelHost {
    Q_OBJECT
public:
    explicit ScriptedProvider(int msPerPiece, QObject* parent = nullptr);

    RequestId start(const ChatRequest& request) override;
    void cancel(RequestId id) override;
    void preload(const QString& path) override;
    void unload() override;
    void setContextTokens(int tokens) override;
    void setThreads(int) override {}
    QFuture<LocalModelInfo> describe(const QString& path) override;
    QFuture<int> countTokens(const QString& path, const QList<ChatMessage>& messages) override;

private:
    struct Run {
        QString reasoning;
        QString text;
        int promptTokens = 0;
        int pieces = 0;
        bool fails = false;
    };
    void step();
    void finish(RequestId id, FinishReason reason);

    QHash<RequestId, Run> runs_;
    QTimer timer_;
    RequestId last_id_ = 0;
    int context_tokens_ = 0;
    LoadedModelState loaded_;
};

}  // namespace loquat::ui
