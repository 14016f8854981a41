// SPDX-License-Identifier: MIT
#pragma once

#include <variant>
#include <vector>

#include "engine/backend/cpu/kernels.h"
#include "engine/backend/program.h"

namespace loquat::cpu {

/// Products of one value with several weights (Q, K and V; gate and up), done in one go: the value is
/// quantized once and the threads meet once.
struct MatMulStep {
    struct Part {
        WeightRows rows;
        const MatMulKernel* kernel = nullptr;
        const float* bias = nullptr;
        Value out;
        Weight weight;
    };
    Value x;
    std::vector<Part> parts;
};

struct RopeStep {
    RopeOp op;
    int table = 0;  ///< index into Plan::rotations
};

using Step =
    std::variant<EmbedOp, RmsNormOp, MatMulStep, AddOp, SwiGluOp, RopeStep, AttentionOp, SelectRowsOp>;

/// A program made ready: weights resolved and checked, values given places in memory that they share with
/// values that are dead by then.
struct Plan {
    Program program;
    std::vector<Step> steps;
    std::vector<std::vector<float>>
        converted;                     ///< norm weights, biases and factors that are not F32 in the file
    std::vector<const float*> floats;  ///< by Weight::id: such weights as floats; else nullptr
    std::vector<RopeOp> rotations;     ///< the distinct rotary parameters
    std::vector<int> places;           ///< by Value::id: index into place_widths; -1 for the logits
    std::vector<int> place_widths;
    int widest_quantized = 0;          ///< the longest row that has to be quantized
    std::size_t tile_bytes = 0;        ///< of the largest tile
    std::size_t attention_floats = 0;  ///< per thread: scratch and results of one block of queries
};

/// How many query rows share a pass over the keys: with their heads about 64 queries.
constexpr int attention_rows(int group) {
    return group >= 64 ? 1 : 64 / group;
}

/// Fails when a weight has a type without kernel or a shape that does not fit.
Result<Plan> make_plan(Program program, const KernelTable& kernels);

}  // namespace loquat::cpu
