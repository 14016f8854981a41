// SPDX-License-Identifier: MIT
#include "engine/local/workshop_worker.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <chrono>
#include <filesystem>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <thread>

#include "engine/gguf/reader.h"
#include "engine/quantize/quantizer.h"

namespace loquat {

namespace {

using Seconds = std::chrono::duration<double>;
using SteadyClock = std::chrono::steady_clock;
using Stage = WorkshopProgress::Stage;

constexpr int kNicer = 5;  // than the rest of the program: the chat comes first
constexpr Seconds kTellEvery{0.1};

struct Local {
    Q_DECLARE_TR_FUNCTIONS(Local)
};

std::filesystem::path fileName(const QString& path) { return QFile::encodeName(path).toStdString(); }

Error cancelled() { return {ErrorKind::kCancelled, "stopped", ""}; }

WorkshopResult toResult(const Quality& quality, const Reference& reference) {
    WorkshopResult result;
    result.bytes = quality.file_bytes;
    result.kl = quality.mean_kl;
    result.klError = quality.kl_standard_error;
    result.agreement = quality.top1_agreement;
    result.perplexity = quality.perplexity.value;
    result.perplexityError = quality.perplexity.standard_error;
    result.originalPerplexity = reference.perplexity().value;
    result.tokensPerSecond = quality.decode_tokens_per_second;
    result.promptTokensPerSecond = quality.prompt_tokens_per_second;
    result.memoryBytes = quality.memory_bytes;
    result.passages = reference.n_passages();
    for (const WorstPassage& p : quality.worst)
        result.worst.append({p.passage + 1, reference.n_passages(), QString::fromStdString(p.heading), QString::fromStdString(p.before),
                             QString::fromStdString(p.expected), QString::fromStdString(p.got), p.kl});
    return result;
}

}  // namespace

void WorkshopWorker::yieldToOthers() {
    // Of this thread alone; the threads it starts inherit it.
    const auto thread = id_t(syscall(SYS_gettid));
    setpriority(PRIO_PROCESS, thread, getpriority(PRIO_PROCESS, thread) + kNicer);
}

int WorkshopWorker::threads() const {
    return answering_ ? std::max(1, int(std::thread::hardware_concurrency()) - 1) : 0;
}

void WorkshopWorker::forget() {
    key_.clear();
    imatrix_.reset();
    reference_.reset();
    sensitivity_.reset();
}

void WorkshopWorker::wipe() {
    folder_.remove();
    forget();
}

void WorkshopWorker::run(const WorkshopPlan& plan, std::stop_token stop) {
    try {
        const Result<void> done = work(plan, stop);
        if (wiping_) wipe();
        const bool told = done || done.error().kind == ErrorKind::kCancelled;
        emit ended(told ? std::optional<ChatError>() : workshopError(done.error()));
    } catch (const std::bad_alloc&) {
        forget();
        emit ended(workshopError({ErrorKind::kNoMemory, "out of memory", ""}));
    } catch (const std::exception& e) {
        forget();
        emit ended(workshopError({ErrorKind::kIo, e.what(), ""}));
    }
}

Result<void> WorkshopWorker::work(const WorkshopPlan& plan, std::stop_token stop) {
    if (const QByteArray key = keyOf(plan); key != key_) {
        forget();
        key_ = key;
    }
    QSet<QString> finished;
    for (const WorkshopResult& result : folder_.begin(plan)) {
        finished.insert(result.id);
        emit this->result(result);
    }
    QList<Candidate> candidates;
    for (const QString& mix : plan.mixes)
        if (!finished.contains(mix)) candidates.append({mix, 0});
    for (const quint64 budget : plan.budgets) {
        if (finished.contains(budgetId(budget))) continue;
        const Result<void> possible = checkBudget(plan, budget);  // what cannot be is said before hours of measuring
        if (possible)
            candidates.append({budgetId(budget), budget});
        else if (possible.error().kind == ErrorKind::kLimit)
            emit candidateFailed(budgetId(budget), workshopError(possible.error()));
        else
            return possible.error();
    }
    if (candidates.isEmpty()) return {};

    waiting_ = int(candidates.size());
    candidateSeconds_ = 0;
    if (auto ready = prepare(plan, candidates.back().budget > 0, stop); !ready) return ready;
    for (const Candidate& candidate : candidates) {
        --waiting_;
        const auto began = SteadyClock::now();
        const auto made = make(plan, candidate, stop);
        if (!made && made.error().kind == ErrorKind::kCancelled) return made.error();
        if (made)
            emit result(*made);
        else
            emit candidateFailed(candidate.id, workshopError(made.error()));
        candidateSeconds_ = Seconds(SteadyClock::now() - began).count();
    }
    return {};
}

Result<void> WorkshopWorker::checkBudget(const WorkshopPlan& plan, quint64 budget) const {
    const auto source = GgufFile::open(fileName(plan.source));
    return source ? check_budget(*source, budget) : source.error();
}

Result<void> WorkshopWorker::prepare(const WorkshopPlan& plan, bool sensitivity, std::stop_token stop) {
    if (auto done = calibrate(plan, stop); !done) return done;
    if (!reference_) {
        const auto began = SteadyClock::now();
        auto measured = Reference::measure(fileName(plan.source), plan.heldOut.utf8.toStdString(),
                                           {.n_ctx = plan.passageTokens, .max_passages = plan.maxPassages, .n_threads = threads()},
                                           teller(Stage::Reference), stop);
        if (!measured) return measured.error();
        reference_ = std::move(*measured);
        candidateSeconds_ = Seconds(SteadyClock::now() - began).count();  // a candidate takes about as long
    }
    if (sensitivity && !sensitivity_) {
        const QByteArray& text = plan.calibration.utf8.isEmpty() ? plan.heldOut.utf8 : plan.calibration.utf8;
        auto measured = measure_sensitivity(fileName(plan.source), text.toStdString(), imatrix_ ? &*imatrix_ : nullptr, threads(),
                                            teller(Stage::Sensitivity), stop);
        if (!measured) return measured.error();
        sensitivity_ = std::move(*measured);
    }
    return {};
}

Result<void> WorkshopWorker::calibrate(const WorkshopPlan& plan, std::stop_token stop) {
    if (plan.calibration.utf8.isEmpty() || imatrix_) return {};
    const auto path = fileName(folder_.filePath(QStringLiteral("importance.gguf")));
    if (auto kept = read_imatrix(path)) {
        imatrix_ = std::move(*kept);
        return {};
    }
    auto collected = collect_imatrix(fileName(plan.source), plan.calibration.utf8.toStdString(),
                                     {.n_ctx = plan.passageTokens, .max_passages = plan.maxPassages, .n_threads = threads()}, teller(Stage::Calibrating), stop);
    if (!collected) return collected.error();
    imatrix_ = std::move(*collected);
    return write_imatrix(*imatrix_, path);
}

Result<Recipe> WorkshopWorker::recipe(const GgufFile& source, const Candidate& candidate) const {
    if (candidate.budget > 0) return recipe_within(source, *sensitivity_, candidate.budget);
    const MixInfo* mix = find_mix(candidate.id.toStdString());
    if (!mix) return Error{ErrorKind::kUnsupported, "there is no type called " + candidate.id.toStdString(), ""};
    return recipe_for(source, mix->mix);
}

Result<WorkshopResult> WorkshopWorker::make(const WorkshopPlan& plan, const Candidate& candidate, std::stop_token stop) {
    const auto source = GgufFile::open(fileName(plan.source));
    if (!source) return source.error();
    const auto types = recipe(*source, candidate);
    if (!types) return types.error();
    const QString path = folder_.candidatePath(candidate.id);
    const auto written = quantize_file(fileName(plan.source), fileName(path), *types,
                                       {.imatrix = imatrix_ ? &*imatrix_ : nullptr, .n_threads = threads()},
                                       teller(Stage::Quantizing, candidate.id), stop);
    if (!written) return written.error();
    disturbed_ = answering_;
    const auto quality = measure_quality(*reference_, fileName(path), {.n_ctx = plan.passageTokens, .max_passages = plan.maxPassages, .n_threads = threads()},
                                         teller(Stage::Measuring, candidate.id), stop);
    if (!quality) {
        QFile::remove(path);
        return quality.error();
    }
    if (stop.stop_requested()) return cancelled();
    WorkshopResult result = toResult(*quality, *reference_);
    result.id = candidate.id;
    result.path = path;
    result.budget = candidate.budget;
    result.bytes = quint64(QFileInfo(path).size());
    result.bitsPerWeight = bits_per_weight(*source, *types);
    result.disturbed = disturbed_ || answering_;
    if (!folder_.note(result)) return Error{ErrorKind::kIo, "the result cannot be written", folder_.filePath({}).toStdString()};
    return result;
}

TellProgress WorkshopWorker::teller(Stage stage, const QString& candidate) {
    struct State {
        SteadyClock::time_point began = SteadyClock::now();
        SteadyClock::time_point told = {};
        std::uint64_t first = 0;  // what a resumed run had done already is no measure of its speed
        bool any = false;
    };
    const auto state = std::make_shared<State>();
    return [this, state, stage, candidate](const WorkProgress& at) {
        disturbed_ = disturbed_ || answering_;
        const auto now = SteadyClock::now();
        if (!state->any) state->first = at.done;
        if (state->any && now - state->told < kTellEvery && at.done != at.total) return;
        state->any = true;
        state->told = now;
        WorkshopProgress progress;
        progress.stage = stage;
        progress.candidate = candidate;
        progress.part = QString::fromStdString(at.part);
        progress.done = at.done;
        progress.total = at.total;
        const double seconds = Seconds(now - state->began).count();
        if (seconds > 0.3 && at.done > state->first) progress.perSecond = double(at.done - state->first) / seconds;
        if (progress.perSecond > 0 && at.total >= at.done) progress.secondsLeft = double(at.total - at.done) / progress.perSecond;
        progress.allSecondsLeft = allLeft(stage, progress.secondsLeft);
        emit this->progress(progress);
    };
}

double WorkshopWorker::allLeft(Stage stage, double stageLeft) const {
    if (stageLeft < 0 || candidateSeconds_ <= 0) return -1;
    const bool measureAhead = stage == Stage::Quantizing;
    return stageLeft + candidateSeconds_ * (waiting_ + (measureAhead ? 0.8 : 0.0));
}

ChatError workshopError(const Error& error) {
    const QString detail = QString::fromStdString(error.to_string());
    switch (error.kind) {
        case ErrorKind::kNoMemory:
            return {ChatError::Kind::NoMemory, Local::tr("There is not enough memory for this."),
                    Local::tr("Close other programs, unload the chat model, or choose a smaller original.")};
        case ErrorKind::kNotFound:
            return {ChatError::Kind::ModelMissing, Local::tr("The original is not there any more."), detail};
        case ErrorKind::kIo:
            return {ChatError::Kind::Internal, Local::tr("A file could not be read or written."),
                    Local::tr("Is there room on the disk? %1").arg(detail)};
        case ErrorKind::kLimit:
            return {ChatError::Kind::Unsupported, Local::tr("It cannot be made so small."), detail};
        case ErrorKind::kUnsupported:
            return {ChatError::Kind::Unsupported, Local::tr("This model cannot be quantized here."), detail};
        default:
            return {ChatError::Kind::Internal, Local::tr("This could not be made."), detail};
    }
}

}  // namespace loquat
