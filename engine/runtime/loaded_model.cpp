// SPDX-License-Identifier: MIT
#include "engine/runtime/loaded_model.h"

#include <algorithm>

#include "engine/model/model.h"
#include "engine/runtime/loaded_model_state.h"

namespace loquat {
namespace {

constexpr int kDefaultContext = 4096;
constexpr int kMaxContext = 1 << 24;

Error cancelled() {
    return {ErrorKind::kCancelled, "Loading was stopped.", ""};
}

Result<int> context_length(int wanted, int n_ctx_train) {
    if (wanted == 0) return std::min(n_ctx_train, kDefaultContext);
    if (wanted >= 1 && wanted <= kMaxContext) return wanted;
    return Error{ErrorKind::kLimit,
                 "The context must have from 1 to " + std::to_string(kMaxContext) + " tokens.", ""};
}

/// Touches every page of the file once, so that the first answer does not wait for the disk.
Result<void> read_in(const GgufFile& file, const std::function<void(float)>& progress, std::stop_token stop) {
    constexpr std::size_t kStep = 4096;
    constexpr std::size_t kReport = std::size_t{16} << 20;
    std::size_t done = 0;
    std::size_t reported = 0;
    volatile unsigned char sink = 0;
    for (const TensorView& tensor : file.tensors()) {
        for (std::size_t i = 0; i < tensor.size_bytes; i += kStep) {
            sink = sink ^ std::to_integer<unsigned char>(tensor.data[i]);
            if (done + i < reported + kReport) continue;
            if (stop.stop_requested()) return cancelled();
            reported = done + i;
            if (progress) progress(float(double(reported) / double(file.size_bytes())));
        }
        done += tensor.size_bytes;
    }
    return {};
}

}  // namespace

LoadedModel::LoadedModel(std::unique_ptr<State> state) : state_(std::move(state)) {}
LoadedModel::~LoadedModel() = default;

Result<void> LoadedModel::load_text_parts(State& state, int n_vocab) {
    auto tokenizer = Tokenizer::from_gguf(state.file);
    if (!tokenizer) return tokenizer.error();
    state.tokenizer = std::move(*tokenizer);
    if (state.tokenizer->size() > std::size_t(n_vocab)) {
        return Error{ErrorKind::kBadInput, "The vocabulary has more tokens than the model has embeddings.",
                     "metadata tokenizer.ggml.tokens"};
    }
    if (const auto source = state.file.string("tokenizer.chat_template")) {
        auto parsed = ChatTemplate::parse(*source);
        if (parsed) {
            state.chat_template = std::move(*parsed);
        } else {
            state.template_error = parsed.error();
        }
    }
    return {};
}

Result<std::unique_ptr<LoadedModel>> LoadedModel::load(const std::filesystem::path& path,
                                                       const LoadOptions& options,
                                                       const std::function<void(float)>& progress,
                                                       std::stop_token stop) {
    auto file = GgufFile::open(path);
    if (!file) return file.error();
    auto state = std::make_unique<State>();
    state->file = std::move(*file);
    state->info = describe_model(state->file, path);
    auto model = read_model(state->file);
    if (!model) return model.error();
    const Result<void> text = load_text_parts(*state, model->hyperparameters.n_vocab);
    if (!text) return text.error();

    const Result<int> n_ctx = context_length(options.n_ctx, model->hyperparameters.n_ctx_train);
    if (!n_ctx) return n_ctx.error();
    state->n_ctx = *n_ctx;
    state->max_rows = std::clamp(options.max_rows, 1, state->n_ctx);
    auto backend = make_backend(options.backend, options.n_threads);
    if (!backend) return backend.error();
    state->backend = std::move(*backend);
    const Result<void> read = read_in(state->file, progress, stop);
    if (!read) return read.error();
    const int n_pages = (state->n_ctx + kKvPageTokens - 1) / kKvPageTokens;
    auto executor = state->backend->prepare(std::move(model->program), {state->max_rows, n_pages});
    if (!executor) return executor.error();
    if (stop.stop_requested()) return cancelled();
    state->executor = std::move(*executor);
    state->cache.emplace(*state->executor, n_pages);
    if (progress) progress(1.0f);
    return std::unique_ptr<LoadedModel>(new LoadedModel(std::move(state)));
}

const ModelInfo& LoadedModel::info() const {
    return state_->info;
}
const GgufFile& LoadedModel::file() const {
    return state_->file;
}
const Tokenizer& LoadedModel::tokenizer() const {
    return *state_->tokenizer;
}
const ChatTemplate* LoadedModel::chat_template() const {
    return state_->chat_template ? &*state_->chat_template : nullptr;
}
int LoadedModel::n_ctx() const {
    return state_->n_ctx;
}
std::string LoadedModel::device() const {
    return state_->backend->description();
}

std::size_t LoadedModel::memory_bytes() const {
    const State& s = *state_;
    const std::size_t kv = s.executor->kv_page_bytes() * std::size_t(s.cache->pool().size());
    return std::size_t(s.file.size_bytes()) + kv + s.executor->working_bytes();
}

}  // namespace loquat
