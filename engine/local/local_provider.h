// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <QThread>
#include <QThreadPool>
#include <stop_token>

#include "engine/chat/model_host.h"

namespace loquat {

class GenerationWorker;
class ModelSlot;
struct GenerationJob;

/// The engine core on its own thread, as a chat provider. One model is in memory at a time; requests
/// run one after another (a waiting one says Queued), and a request for another model loads it first.
class LocalProvider final : public ModelHost {
    Q_OBJECT
public:
    explicit LocalProvider(QObject* parent = nullptr);
    ~LocalProvider() override;  ///< stops what runs, waits for the thread

    RequestId start(const ChatRequest& request) override;
    void cancel(RequestId id) override;

    void preload(const QString& path) override;
    void unload() override;
    void setContextTokens(int tokens) override;
    void setThreads(int threads) override;
    QFuture<LocalModelInfo> describe(const QString& path) override;
    QFuture<int> countTokens(const QString& path, const QList<ChatMessage>& messages) override;

private:
    void tellQueued(RequestId id, int ahead);
    void tellLoading(const QString& path, int perMille);

    QThread thread_;
    QThreadPool side_;                    // one thread: descriptions and counts do not wait for an answer
    GenerationWorker* worker_ = nullptr;  // lives on thread_, which deletes it
    std::shared_ptr<const ModelSlot> slot_;
    std::map<RequestId, std::shared_ptr<GenerationJob>> jobs_;  // running and waiting, in order
    std::stop_source preloading_;
    QString preloadingPath_;
    RequestId lastId_ = 0;
};

}  // namespace loquat
