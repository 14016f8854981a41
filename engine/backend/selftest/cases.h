// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "engine/backend/backend.h"
#include "engine/base/result.h"

namespace loquat {

/// A small program and the batches to run it on, one after the other (a later one sees the KV of those
/// before).
struct TestProgram {
    struct Step {
        std::vector<Batch::Row> rows;
        std::vector<std::int32_t> outputs;
    };
    Program program;
    std::deque<std::vector<std::byte>> weights;  ///< what program.weights look into
    std::vector<Step> steps;
    std::vector<std::vector<std::int32_t>> page_tables;
    int n_pages = 1;
};

/// One operation (or a few) with random weights and inputs, the same on every machine.
struct OperationCase {
    std::string operation;  ///< "matmul Q4_K"
    std::string shape;      ///< "5 x 512 x 33"
    double tolerance;       ///< relative RMS against the reference backend
    std::function<TestProgram()> make;
};

/// Every operation, every weight type, odd sizes, one row and many.
std::vector<OperationCase> operation_cases();

struct CaseOutcome {
    double rel_rms = 0;
    double tolerance = 0;
    bool passed() const { return rel_rms <= tolerance; }
};

/// Runs a case on a backend and on the reference.
Result<CaseOutcome> run_case(const OperationCase& which, Backend& backend);

}  // namespace loquat
