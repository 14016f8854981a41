// SPDX-License-Identifier: MIT
#include "engine/quantize/passage_model.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/model/model.h"

namespace loquat {
namespace {

/// Enough rows to use the processor well, few enough that progress is told about every second, and that their
/// logits over a vocabulary of 150,000 stay below 80 MB.
constexpr std::size_t kRowsAtOnce = 128;

}  // namespace

Result<PassageModel> PassageModel::open(const std::filesystem::path& path, int n_ctx, int n_threads,
                                        ObserveInputs observe) {
    PassageModel out;
    auto file = GgufFile::open(path);
    if (!file) return file.error();
    out.file_ = std::make_unique<GgufFile>(std::move(*file));
    auto model = read_model(*out.file_);
    if (!model) return model.error();
    auto tokenizer = Tokenizer::from_gguf(*out.file_);
    if (!tokenizer) return tokenizer.error();
    if ((*tokenizer)->size() > std::size_t(model->hyperparameters.n_vocab)) {
        return Error{ErrorKind::kBadInput, "The vocabulary has more tokens than the model has embeddings.",
                     path.string()};
    }
    out.tokenizer_ = std::move(*tokenizer);
    auto backend = make_backend("cpu", n_threads);
    if (!backend) return backend.error();
    out.backend_ = std::move(*backend);
    out.n_ctx_ = std::clamp(n_ctx, 1, model->hyperparameters.n_ctx_train);
    out.pages_.resize(std::size_t((out.n_ctx_ + kKvPageTokens - 1) / kKvPageTokens));
    std::iota(out.pages_.begin(), out.pages_.end(), 0);
    out.observe_ = std::move(observe);
    out.program_ = std::move(model->program);
    const Result<void> prepared = out.prepare(out.program_);
    if (!prepared) return prepared.error();
    return out;
}

Result<void> PassageModel::prepare(Program program) {
    executor_.reset();
    auto executor = backend_->prepare(
        std::move(program),
        {.max_rows = int(kRowsAtOnce), .n_kv_pages = int(pages_.size()), .observe = observe_});
    if (!executor) return executor.error();
    executor_ = std::move(*executor);
    return {};
}

Result<void> PassageModel::replace(std::span<const TensorView> weights) {
    Program program = program_;
    for (TensorView& weight : program.weights) {
        const auto other = std::ranges::find(weights, weight.name, &TensorView::name);
        if (other != weights.end()) weight = *other;
    }
    return prepare(std::move(program));
}

Result<void> PassageModel::read(std::span<const TokenId> passage, int first, const Logits& each,
                                const Done& done, std::stop_token stop) {
    const std::span<const std::int32_t> table = pages_;
    for (std::size_t begin = 0; begin < passage.size();) {
        if (stop.stop_requested()) return Error{ErrorKind::kCancelled, "Stopped.", ""};
        std::size_t end = std::min(begin + kRowsAtOnce, passage.size());
        const bool wanted = begin >= std::size_t(first);
        if (!wanted) end = std::min(end, std::size_t(first));
        std::vector<Batch::Row> rows;
        for (std::size_t i = begin; i < end; ++i) rows.push_back({passage[i], std::int32_t(i), 0});
        std::vector<std::int32_t> outputs(wanted ? rows.size() : 0);
        std::iota(outputs.begin(), outputs.end(), 0);
        logits_.resize(outputs.size() * std::size_t(n_vocab()));
        const Result<void> ran = executor_->run({rows, {&table, 1}, outputs}, logits_, stop);
        if (!ran) return ran;
        if (wanted) each(int(begin), logits_);
        if (done) done(int(rows.size()));
        begin = end;
    }
    return {};
}

}  // namespace loquat
