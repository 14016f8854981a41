// SPDX-License-Identifier: MIT
#include "engine/local/generation_worker.h"

#include <exception>
#include <new>

#include "engine/local/delta_buffer.h"
#include "engine/local/translate.h"
#include "engine/runtime/generate.h"

namespace loquat {

namespace {

double msSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

GenerationWorker::GenerationWorker() : slot_(std::make_shared<ModelSlot>()) {}

void GenerationWorker::run(const JobPointer& job) {
    if (!job->take()) return;
    try {
        answer(*job);
    } catch (const std::bad_alloc&) {
        unload();
        emit failed(job->id, noMemoryError());
    } catch (const std::exception& exception) {
        emit failed(job->id, internalError(QString::fromUtf8(exception.what())));
    }
}

void GenerationWorker::preload(const QString& path, std::stop_token stop) {
    if (stop.stop_requested()) return;
    try {
        load(path, stop);
    } catch (const std::exception&) {
        unload();  // the request that needs the model will tell why
    }
}

void GenerationWorker::unload() {
    slot_->unload();
    emit modelStateChanged({});
}

ModelSlot::Loaded GenerationWorker::load(const QString& path, std::stop_token stop) {
    if (slot_->holds(path)) return {true, {}};
    const QString before = slot_->state().path;
    emit loading(path, 0);
    auto loaded = slot_->load(
        path, [&](float done) { emit loading(path, int(done * 1000)); }, stop);
    if (loaded.ready || before != slot_->state().path) emit modelStateChanged(slot_->state());
    return loaded;
}

void GenerationWorker::answer(const GenerationJob& job) {
    const auto loaded = load(job.request.modelId, job.stop.get_token());
    if (loaded.error) return emit failed(job.id, *loaded.error);
    if (!loaded.ready) return cancelled(job);
    LoadedModel& model = slot_->model();
    const Json messages = toJson(job.request.messages, job.request.continueLast);
    const auto prompt = model.render_chat(messages, job.request.continueLast);
    if (!prompt) return emit failed(job.id, templateError(prompt.error()));
    auto tokens = model.encode_prompt(*prompt);
    const auto count = int(tokens.size());
    if (count >= model.n_ctx()) return emit failed(job.id, contextError(count, model.n_ctx()));
    write(job, *prompt, std::move(tokens));
}

void GenerationWorker::write(const GenerationJob& job, const std::string& prompt,
                             std::vector<TokenId> tokens) {
    const Sampling sampling = withSeed(job.request.sampling);
    DeltaBuffer buffer(beginOf(job.request, prompt), [&](const Delta& piece) { emit delta(job.id, piece); });
    GenerateEvents events;
    events.prompt_progress = [&](int done, int total) {
        emit progress(job.id, {Progress::Phase::Reading, done, total});
    };
    events.text = [&](std::string_view text) { buffer.push(text); };
    const double waitedMs = msSince(job.started);
    const auto stats = generate(slot_->session(), toGenerateRequest(std::move(tokens), sampling), events,
                                job.stop.get_token());
    buffer.finish(stats ? stats->n_generated : 0);
    if (!stats) return emit failed(job.id, generateError(stats.error()));
    Usage usage = toUsage(*stats, sampling.seed);
    if (usage.generatedTokens > 0) usage.firstTokenMs += waitedMs;
    emit finished(job.id, usage);
}

void GenerationWorker::cancelled(const GenerationJob& job) {
    Usage usage;
    usage.reason = FinishReason::Cancelled;
    usage.seed = job.request.sampling.seed;
    emit finished(job.id, usage);
}

}  // namespace loquat
