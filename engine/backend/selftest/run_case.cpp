// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "engine/backend/reference/reference_backend.h"
#include "engine/backend/selftest/cases.h"

namespace loquat {
namespace {

/// The logits of all steps, one after the other.
Result<std::vector<float>> run_program(const TestProgram& test, Backend& backend) {
    int max_rows = 1;
    for (const TestProgram::Step& step : test.steps) max_rows = std::max(max_rows, int(step.rows.size()));
    auto executor = backend.prepare(test.program, {max_rows, test.n_pages});
    if (!executor) return executor.error();
    const std::vector<std::span<const std::int32_t>> tables(test.page_tables.begin(), test.page_tables.end());
    std::vector<float> all;
    for (const TestProgram::Step& step : test.steps) {
        std::vector<float> logits(step.outputs.size() * std::size_t(test.program.n_vocab));
        const auto done = (*executor)->run({step.rows, tables, step.outputs}, logits, {});
        if (!done) return done.error();
        all.insert(all.end(), logits.begin(), logits.end());
    }
    return all;
}

double relative_rms(std::span<const float> ours, std::span<const float> truth) {
    double errors = 0;
    double squares = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const double difference = double(ours[i]) - truth[i];
        errors += difference * difference;
        squares += double(truth[i]) * truth[i];
    }
    const double result = std::sqrt(errors / std::max(squares, 1e-30));
    return std::isfinite(result) ? result : INFINITY;  // NaN compares as neither passed nor failed
}

}  // namespace

Result<CaseOutcome> run_case(const OperationCase& which, Backend& backend) {
    const TestProgram test = which.make();
    const auto truth = run_program(test, *make_reference_backend());
    if (!truth) return truth.error();
    const auto ours = run_program(test, backend);
    if (!ours) return ours.error();
    return CaseOutcome{relative_rms(*ours, *truth), which.tolerance};
}

}  // namespace loquat
