// SPDX-License-Identifier: MIT
#include "engine/local/model_slot.h"

#include <unistd.h>
#include <filesystem>
#include <QFile>

#include "engine/gguf/reader.h"
#include "engine/local/translate.h"

namespace loquat {

namespace {

constexpr int kDefaultContext = 4096;

std::filesystem::path fileName(const QString& path) {
    return QFile::encodeName(path).toStdString();
}

quint64 physicalMemory() {
    return quint64(sysconf(_SC_PHYS_PAGES)) * quint64(sysconf(_SC_PAGE_SIZE));
}

std::optional<ChatError> reasonAgainst(const QString& path, int wantedContext) {
    const auto file = GgufFile::open(fileName(path));
    if (!file) return loadError(file.error(), path);
    const ModelInfo info = describe_model(*file, fileName(path));
    if (!info.unsupported.empty())
        return loadError(Error{ErrorKind::kUnsupported, info.unsupported, ""}, path);
    return memoryLack(info, wantedContext, physicalMemory());
}

}  // namespace

ModelSlot::Loaded ModelSlot::load(const QString& path, const std::function<void(float)>& progress,
                                  std::stop_token stop) {
    if (holds(path)) return {true, {}};
    if (auto against = reasonAgainst(path, options_.n_ctx)) return {false, against};
    unload();
    auto model = LoadedModel::load(fileName(path), options_, progress, stop);
    if (!model && model.error().kind == ErrorKind::kCancelled) return {};
    if (!model) return {false, loadError(model.error(), path)};
    const std::lock_guard lock(mutex_);
    model_ = std::move(*model);
    path_ = path;
    session_ = std::make_unique<Session>(*model_);
    return {true, {}};
}

void ModelSlot::unload() {
    session_.reset();
    const std::lock_guard lock(mutex_);
    model_.reset();
    path_.clear();
}

LoadedModelState ModelSlot::state() const {
    if (!model_) return {};
    return {path_, model_->n_ctx(), quint64(model_->memory_bytes()),
            QString::fromStdString(model_->device())};
}

std::shared_ptr<const LoadedModel> ModelSlot::shared(const QString& path) const {
    const std::lock_guard lock(mutex_);
    return holds(path) ? model_ : nullptr;
}

std::optional<ChatError> memoryLack(const ModelInfo& info, int wantedContext, quint64 presentBytes) {
    const auto context =
        quint64(wantedContext > 0 ? wantedContext : std::min(info.n_ctx_train, kDefaultContext));
    const quint64 needed = info.size_bytes + context * info.kv_bytes_per_token;
    if (needed <= presentBytes) return {};
    return memoryError(needed, presentBytes);
}

LocalModelInfo describeFile(const QString& path) {
    const auto file = GgufFile::open(fileName(path));
    if (file) return toModelInfo(describe_model(*file, fileName(path)), path);
    LocalModelInfo info;
    info.path = path;
    const ChatError error = loadError(file.error(), path);
    info.error = error.what + u' ' + error.why;
    return info;
}

}  // namespace loquat
