// SPDX-License-Identifier: MIT
#include "engine/local/local_provider.h"

#include <utility>

#include "engine/local/generation_worker.h"
#include "engine/local/on_pool.h"
#include "engine/local/translate.h"

namespace loquat {

LocalProvider::LocalProvider(QObject* parent) : ModelHost(parent) {
    side_.setMaxThreadCount(1);
    worker_ = new GenerationWorker;
    slot_ = worker_->slot();
    thread_.setObjectName("generation");
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    connect(worker_, &GenerationWorker::loading, this, &LocalProvider::tellLoading);
    connect(worker_, &GenerationWorker::progress, this, &LocalProvider::progress);
    connect(worker_, &GenerationWorker::delta, this, &LocalProvider::delta);
    connect(worker_, &GenerationWorker::modelStateChanged, this, &LocalProvider::modelStateChanged);
    connect(worker_, &GenerationWorker::finished, this, [this](RequestId id, const Usage& usage) {
        jobs_.erase(id);
        emit finished(id, usage);
    });
    connect(worker_, &GenerationWorker::failed, this, [this](RequestId id, const ChatError& error) {
        jobs_.erase(id);
        emit failed(id, error);
    });
    thread_.start();
}

LocalProvider::~LocalProvider() {
    preloading_.request_stop();
    for (const auto& [id, job] : jobs_) job->stop.request_stop();
    thread_.quit();
    thread_.wait();
}

RequestId LocalProvider::start(const ChatRequest& request) {
    const RequestId id = ++lastId_;
    if (preloadingPath_ != request.modelId) preloading_.request_stop();
    if (!jobs_.empty()) tellQueued(id, int(jobs_.size()));
    const auto job = std::make_shared<GenerationJob>(id, request);
    jobs_.emplace(id, job);
    QMetaObject::invokeMethod(
        worker_, [worker = worker_, job] { worker->run(job); }, Qt::QueuedConnection);
    return id;
}

void LocalProvider::cancel(RequestId id) {
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) return;
    const auto job = found->second;
    job->stop.request_stop();
    if (!job->take()) return;  // it runs: the worker ends it
    jobs_.erase(found);
    Usage usage;
    usage.reason = FinishReason::Cancelled;
    usage.seed = job->request.sampling.seed;
    QMetaObject::invokeMethod(
        this, [this, id, usage] { emit finished(id, usage); }, Qt::QueuedConnection);
}

void LocalProvider::preload(const QString& path) {
    preloading_.request_stop();
    preloading_ = std::stop_source();
    preloadingPath_ = path;
    QMetaObject::invokeMethod(
        worker_, [worker = worker_, path, stop = preloading_.get_token()] { worker->preload(path, stop); },
        Qt::QueuedConnection);
}

void LocalProvider::unload() {
    preloading_.request_stop();
    QMetaObject::invokeMethod(worker_, &GenerationWorker::unload, Qt::QueuedConnection);
}

void LocalProvider::setContextTokens(int tokens) {
    QMetaObject::invokeMethod(
        worker_, [worker = worker_, tokens] { worker->setContextTokens(tokens); }, Qt::QueuedConnection);
}

void LocalProvider::setThreads(int threads) {
    QMetaObject::invokeMethod(
        worker_, [worker = worker_, threads] { worker->setThreads(threads); }, Qt::QueuedConnection);
}

QFuture<LocalModelInfo> LocalProvider::describe(const QString& path) {
    LocalModelInfo fallback;
    fallback.path = path;
    fallback.error = noMemoryError().what;
    return onPool(side_, fallback, [path] { return describeFile(path); });
}

QFuture<int> LocalProvider::countTokens(const QString& path, const QList<ChatMessage>& messages) {
    return onPool(side_, -1, [slot = slot_, path, messages] {
        const auto model = slot->shared(path);
        if (!model) return -1;
        const auto prompt = model->render_chat(toJson(messages, false));
        return prompt ? int(model->encode_prompt(*prompt).size()) : -1;
    });
}

void LocalProvider::tellQueued(RequestId id, int ahead) {
    // Later than start() returns: before that nobody knows the id.
    QMetaObject::invokeMethod(
        this,
        [this, id, ahead] {
            emit progress(id, {Progress::Phase::Queued, 0, ahead});
        },
        Qt::QueuedConnection);
}

void LocalProvider::tellLoading(const QString& path, int perMille) {
    for (const auto& [id, job] : jobs_) {
        if (job->request.modelId == path)
            return emit progress(id, {Progress::Phase::Loading, perMille, 1000});
    }
}

}  // namespace loquat
