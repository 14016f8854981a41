// SPDX-License-Identifier: MIT
#pragma once

#include "engine/backend/program.h"
#include "engine/model/hyperparameters.h"
#include "engine/model/weight_map.h"

namespace loquat {

// One forward pass per architecture family. Each appends operations to `builder`, which `weights` feeds,
// and returns the logits.

/// LLaMA (arXiv:2302.13971) and Qwen2 (arXiv:2407.10671): the latter pairs rope by halves and has QKV biases.
Value llama_forward(const Hyperparameters& h, WeightMap& weights, ProgramBuilder& builder);

}  // namespace loquat
