// SPDX-License-Identifier: MIT
#include "engine/cli/checks/program_runner.h"

#include <algorithm>
#include <numeric>

#include "engine/model/model.h"

namespace loquat {

Result<ProgramRunner> ProgramRunner::make(const GgufFile& file, Backend& backend, int n_ctx, int batch_rows) {
    auto model = read_model(file);
    if (!model) return model.error();
    ProgramRunner runner;
    runner.n_vocab_ = std::size_t(model->hyperparameters.n_vocab);
    runner.batch_rows_ = std::size_t(batch_rows);
    runner.pages_.resize(std::size_t((n_ctx + kKvPageTokens - 1) / kKvPageTokens));
    std::iota(runner.pages_.rbegin(), runner.pages_.rend(), 0);  // not in the order of the positions
    auto executor = backend.prepare(std::move(model->program), {batch_rows, int(runner.pages_.size())});
    if (!executor) return executor.error();
    runner.executor_ = std::move(*executor);
    return runner;
}

Result<std::vector<float>> ProgramRunner::run(std::span<const std::int32_t> tokens) {
    std::vector<float> logits(tokens.size() * n_vocab_);
    for (std::size_t begin = 0; begin < tokens.size(); begin += batch_rows_) {
        const std::size_t n = std::min(batch_rows_, tokens.size() - begin);
        std::vector<Batch::Row> rows;
        for (const std::int32_t token : tokens.subspan(begin, n)) rows.push_back({token, position_++, 0});
        std::vector<std::int32_t> outputs(n);
        std::iota(outputs.begin(), outputs.end(), 0);
        const std::span<const std::int32_t> table = pages_;
        const auto part = std::span(logits).subspan(begin * n_vocab_, n * n_vocab_);
        const auto done = executor_->run({rows, {&table, 1}, outputs}, part, {});
        if (!done) return done.error();
    }
    return logits;
}

}  // namespace loquat
