// SPDX-License-Identifier: MIT
#include "engine/local/workshop.h"

#include <unistd.h>
#include <algorithm>
#include <filesystem>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QRegularExpression>
#include <QStorageInfo>

#include "engine/gguf/reader.h"
#include "engine/local/workshop_worker.h"
#include "engine/quantize/mix.h"
#include "engine/quantize/texts.h"
#include "engine/runtime/loaded_model.h"

namespace loquat {

namespace {

constexpr quint64 kWorkingBytes = 200'000'000;  // the reference, importance, one tensor as floats
constexpr quint64 kRoom = 50'000'000;           // disk left for others
constexpr quint64 kPassageTokens = 512;

bool isQuantizedType(const std::string& type) { return type != "F32" && type != "F16" && type != "BF16"; }

WorkshopSource readSource(const QString& path) {
    WorkshopSource source;
    source.path = path;
    const std::filesystem::path name = QFile::encodeName(path).toStdString();
    const auto file = GgufFile::open(name);
    if (!file) {
        source.problem = workshopError(file.error()).what + ' ' + QString::fromStdString(file.error().to_string());
        return source;
    }
    const ModelInfo info = describe_model(*file, name);
    source.name = QString::fromStdString(info.name);
    source.type = QString::fromStdString(info.quantization);
    source.parameters = info.n_parameters;
    source.bytes = info.size_bytes;
    source.kvBytesPerToken = info.kv_bytes_per_token;
    source.contextTokens = info.n_ctx_train;
    source.quantized = isQuantizedType(info.quantization);
    source.problem = QString::fromStdString(info.unsupported);
    for (const MixInfo& mix : all_mixes()) {
        const Recipe recipe = recipe_for(*file, mix.mix);
        source.choices.append({QString::fromStdString(std::string(mix.name)), recipe_bytes(*file, recipe),
                               bits_per_weight(*file, recipe)});
    }
    return source;
}

/// The nearest folder above `path` that is there.
QString present(QString path) {
    while (!QFileInfo::exists(path) && path != QFileInfo(path).path()) path = QFileInfo(path).path();
    return path;
}

void bringText(WorkshopText& text, std::string_view bundled) {
    if (text.kind == WorkshopText::Kind::Bundled) text.utf8 = QByteArray(bundled.data(), qsizetype(bundled.size()));
}

/// Runs `work` on the worker's thread, after what it does now.
template <class T, class Work>
QFuture<T> onThread(QObject* worker, Work work) {
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QMetaObject::invokeMethod(
        worker,
        [promise, work = std::move(work)] {
            promise->addResult(work());
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

}  // namespace

Workshop::Workshop(const QString& folder, QObject* parent) : QObject(parent), folder_(folder), worker_(new WorkshopWorker(folder)) {
    thread_.setObjectName("workshop");
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::started, worker_, &WorkshopWorker::yieldToOthers);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    connect(worker_, &WorkshopWorker::progress, this, &Workshop::progress);
    connect(worker_, &WorkshopWorker::result, this, &Workshop::result);
    connect(worker_, &WorkshopWorker::candidateFailed, this, &Workshop::candidateFailed);
    connect(worker_, &WorkshopWorker::ended, this, [this](const std::optional<ChatError>& error) {
        running_ = false;
        const bool wasStopped = stop_.stop_requested();
        if (error) return emit failed(*error);
        wasStopped ? emit stopped() : emit finished();
    });
    thread_.start();
}

Workshop::~Workshop() {
    stop_.request_stop();
    thread_.quit();
    thread_.wait();
}

QFuture<WorkshopSource> Workshop::look(const QString& path) {
    return onThread<WorkshopSource>(worker_, [path] { return readSource(path); });
}

WorkshopNeeds Workshop::needsOf(const WorkshopSource& source, const WorkshopPlan& plan) const {
    WorkshopNeeds needs;
    quint64 largest = 0;
    for (const WorkshopSource::Choice& choice : source.choices)
        if (plan.mixes.contains(choice.name)) {
            needs.diskBytes += choice.bytes;
            largest = std::max(largest, choice.bytes);
        }
    for (const quint64 budget : plan.budgets) {
        needs.diskBytes += budget;
        largest = std::max(largest, budget);
    }
    const QStorageInfo disk(present(folder_));
    needs.diskBytes += kRoom;
    needs.diskFree = quint64(std::max<qint64>(0, disk.bytesAvailable()));
    // The original and its candidates are never in memory together.
    needs.memoryBytes = std::max(source.bytes, largest) + source.kvBytesPerToken * kPassageTokens + kWorkingBytes;
    needs.memoryPresent = quint64(sysconf(_SC_PHYS_PAGES)) * quint64(sysconf(_SC_PAGE_SIZE));
    return needs;
}

void Workshop::start(WorkshopPlan plan) {
    if (running_) return;
    bringText(plan.calibration, calibration_text());
    bringText(plan.heldOut, held_out_text());
    running_ = true;
    worker_->setWiping(false);
    stop_ = std::stop_source();
    QMetaObject::invokeMethod(
        worker_, [worker = worker_, plan, stop = stop_.get_token()] { worker->run(plan, stop); }, Qt::QueuedConnection);
}

void Workshop::finishEarly() { stop_.request_stop(); }

void Workshop::cancel() {
    worker_->setWiping(true);
    stop_.request_stop();
}

void Workshop::setAnswering(bool answering) { worker_->setAnswering(answering); }

std::optional<WorkshopLeftover> Workshop::leftover() const { return WorkshopFolder(folder_).leftover(); }

QFuture<KeptFile> Workshop::keep(const QString& candidate, const QString& libraryFolder, const QString& fileName) {
    return onThread<KeptFile>(worker_, [worker = worker_, candidate, libraryFolder, fileName] {
        const KeptFile kept = worker->folder().keep(candidate, libraryFolder, fileName);
        if (kept.problem.isEmpty()) worker->forget();
        return kept;
    });
}

void Workshop::discard() {
    QMetaObject::invokeMethod(
        worker_,
        [worker = worker_] { worker->wipe(); },
        Qt::QueuedConnection);
}

QString budgetId(quint64 bytes) { return QStringLiteral("mix-%1").arg(bytes); }

QString candidateFileName(const QString& sourceName, const WorkshopResult& candidate) {
    static const QRegularExpression kType(
        QStringLiteral("[-_. ]+(BF16|F16|F32|FP16|I?Q[0-9]+(_[0-9A-Z]+)*|MXFP4)$"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kUnfit(QStringLiteral("[\\x00-\\x1f/\\\\:*?\"<>|\\s]+"));
    QString name = sourceName.trimmed();
    if (name.endsWith(".gguf", Qt::CaseInsensitive)) name.chop(5);
    name.remove(kType);
    name.replace(kUnfit, "-");
    while (name.startsWith('.') || name.startsWith('-')) name.remove(0, 1);
    if (name.isEmpty()) name = QStringLiteral("model");
    const bool large = candidate.bytes >= 1'000'000'000;
    const QString type = candidate.budget == 0 ? candidate.id
                                               : QStringLiteral("Loquat-%1%2").arg(double(candidate.bytes) / (large ? 1e9 : 1e6), 0, 'f', 2)
                                                     .arg(large ? "GB" : "MB");
    return name.left(150) + '-' + type + QStringLiteral(".gguf");
}

}  // namespace loquat
