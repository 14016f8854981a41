// SPDX-License-Identifier: MIT
#include "engine/cli/checks/built_in_model.h"

#include <cmath>

#include "engine/backend/reference/reference_backend.h"
#include "engine/cli/checks/program_runner.h"
#include "engine/cli/checks/synthetic_model.h"

namespace loquat {
namespace {

constexpr int kTokens = 80;  // more than a KV page

Result<std::vector<float>> run_model(const GgufFile& file, Backend& backend) {
    auto runner = ProgramRunner::make(file, backend, kTokens, 48);
    if (!runner) return runner.error();
    std::vector<std::int32_t> tokens(kTokens);
    for (int i = 0; i < kTokens; ++i) tokens[std::size_t(i)] = (i * 97 + 13) % 256;
    return runner->run(tokens);
}

}  // namespace

Result<BuiltInOutcome> check_built_in_model(Backend& backend) {
    const SyntheticShape shape{.n_layers = 3, .n_embd = 256, .n_ff = 512, .n_heads = 4, .n_kv_heads = 2};
    const std::vector<std::byte> bytes = synthetic_model(shape, {DType::kQ4_K, DType::kQ6_K});
    const auto file = GgufFile::parse(bytes);
    if (!file) return file.error();
    const auto truth = run_model(*file, *make_reference_backend());
    if (!truth) return truth.error();
    const auto ours = run_model(*file, backend);
    if (!ours) return ours.error();
    double errors = 0;
    double squares = 0;
    for (std::size_t i = 0; i < truth->size(); ++i) {
        errors += std::pow(double((*ours)[i]) - (*truth)[i], 2);
        squares += std::pow(double((*truth)[i]), 2);
    }
    const double rel_rms = std::sqrt(errors / squares);
    return BuiltInOutcome{std::isfinite(rel_rms) ? rel_rms : INFINITY, 0.03};
}

}  // namespace loquat
