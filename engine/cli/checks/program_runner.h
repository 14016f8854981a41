// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/backend/backend.h"
#include "engine/base/result.h"
#include "engine/gguf/reader.h"

namespace loquat {

/// A model on a backend without the runtime around it: one sequence, run from its start.
class ProgramRunner {
public:
    /// The file must outlive the runner.
    static Result<ProgramRunner> make(const GgufFile& file, Backend& backend, int n_ctx, int batch_rows);

    /// Logits (n, n_vocab) of all these tokens, which follow those before, batch_rows at a time.
    Result<std::vector<float>> run(std::span<const std::int32_t> tokens);

private:
    std::unique_ptr<Executor> executor_;
    std::vector<std::int32_t> pages_;
    std::size_t n_vocab_ = 0;
    std::size_t batch_rows_ = 1;
    std::int32_t position_ = 0;
};

}  // namespace loquat
