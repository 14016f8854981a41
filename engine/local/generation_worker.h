// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <QObject>

#include "engine/local/generation_job.h"
#include "engine/local/model_slot.h"

namespace loquat {

/// Runs requests one after another on the thread it lives on. Its slots block that thread until done.
class GenerationWorker : public QObject {
    Q_OBJECT
public:
    GenerationWorker();

    void run(const loquat::JobPointer& job);
    void preload(const QString& path, std::stop_token stop);
    void unload();
    void setContextTokens(int tokens) { slot_->setContextTokens(tokens); }
    void setThreads(int threads) { slot_->setThreads(threads); }

    /// For shared() from other threads; outlives the worker where it is held.
    std::shared_ptr<const ModelSlot> slot() const { return slot_; }

signals:
    void loading(const QString& path, int perMille);
    void progress(loquat::RequestId id, const loquat::Progress& progress);
    void delta(loquat::RequestId id, const loquat::Delta& delta);
    void finished(loquat::RequestId id, const loquat::Usage& usage);
    void failed(loquat::RequestId id, const loquat::ChatError& error);
    void modelStateChanged(const loquat::LoadedModelState& state);

private:
    ModelSlot::Loaded load(const QString& path, std::stop_token stop);
    void answer(const GenerationJob& job);
    void write(const GenerationJob& job, const std::string& prompt, std::vector<TokenId> tokens);
    void cancelled(const GenerationJob& job);

    std::shared_ptr<ModelSlot> slot_;
};

}  // namespace loquat
