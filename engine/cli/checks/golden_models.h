// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/backend/backend.h"
#include "engine/base/result.h"

namespace loquat {

/// One model of a folder of fixtures: its logits as another engine computed them in plain f32 ("exact"),
/// and how far that engine's own quantized arithmetic strays from them.
struct GoldenModel {
    std::string name;
    std::filesystem::path model;
    std::filesystem::path logits;  ///< float32, (positions, n_vocab)
    std::vector<std::int32_t> tokens;
    std::vector<std::int32_t> greedy;   ///< the likeliest continuation
    std::vector<double> greedy_margin;  ///< first minus second logit of each step
    double peer_rel_rms = 0;
};

/// Reads index.json and the files it names.
Result<std::vector<GoldenModel>> read_golden_models(const std::filesystem::path& folder);

struct GoldenOutcome {
    double rel_rms = 0;  ///< RMS of our error over RMS of the exact logits
    double noise = 0;    ///< what a difference of two logits may be off by
    double limit = 0;    ///< for rel_rms: 1e-4 for the reference, else 1.5 times the peer's own error
    int greedy_same = 0;
    int greedy_compared = 0;  ///< steps before the first whose margin is inside our noise
    bool passed() const { return rel_rms <= limit && greedy_same == greedy_compared; }
};

/// Runs the model on a backend, `batch_rows` tokens at a time, then continues greedily token by token.
/// kUnsupported when this build does not know the architecture.
Result<GoldenOutcome> check_golden_model(const GoldenModel& golden, Backend& backend, int batch_rows = 64);

}  // namespace loquat
