// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <QString>
#include <stop_token>

#include "engine/chat/model_host.h"
#include "engine/runtime/loaded_model.h"
#include "engine/runtime/session.h"

namespace loquat {

/// The one model in memory, with the session that keeps what it has read. Belongs to the worker's thread;
/// shared() alone may be called from any.
class ModelSlot {
public:
    /// Nothing when loading was stopped or has failed for the reason in `error`.
    struct Loaded {
        bool ready = false;
        std::optional<ChatError> error;  ///< empty and not ready: stopped
    };

    /// Does nothing when that model is there already; otherwise the one before is forgotten first.
    Loaded load(const QString& path, const std::function<void(float)>& progress, std::stop_token stop);
    void unload();

    bool holds(const QString& path) const { return model_ && path_ == path; }
    LoadedModel& model() { return *model_; }
    Session& session() { return *session_; }
    LoadedModelState state() const;
    void setContextTokens(int tokens) { options_.n_ctx = tokens; }
    void setThreads(int threads) { options_.n_threads = threads; }

    /// The model, kept alive, if it is the one at that path.
    std::shared_ptr<const LoadedModel> shared(const QString& path) const;

private:
    LoadOptions options_;
    mutable std::mutex mutex_;  // guards path_ and model_ where they change and in shared()
    QString path_;
    std::shared_ptr<LoadedModel> model_;
    std::unique_ptr<Session> session_;  // dies before its model
};

/// Why a computer with this much memory cannot hold the model with its window, if so: the system would
/// otherwise kill programs to make room.
std::optional<ChatError> memoryLack(const ModelInfo& info, int wantedContext, quint64 presentBytes);

/// Reads what a file says of itself.
LocalModelInfo describeFile(const QString& path);

}  // namespace loquat
