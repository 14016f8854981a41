// SPDX-License-Identifier: MIT
#pragma once

#include "engine/backend/program.h"
#include "engine/base/result.h"
#include "engine/gguf/reader.h"
#include "engine/model/hyperparameters.h"

namespace loquat {

struct Model {
    Hyperparameters hyperparameters;
    Program program;  ///< its weights are views into the file, which must outlive it
};

/// Reads a model file's shape, checks every tensor against it and writes down its forward pass. Touches no
/// weights. kBadInput for a malformed file, kUnsupported (with the reason) for one this build cannot run.
Result<Model> read_model(const GgufFile& file);

}  // namespace loquat
