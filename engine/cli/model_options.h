// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/cli/arguments.h"
#include "engine/runtime/loaded_model.h"
#include "engine/sample/sampler.h"

namespace loquat::cli {

// Options that several commands share, and what they mean.

std::vector<Option> model_options();  ///< --ctx --threads --backend --batch
LoadOptions read_model_options(Arguments& arguments);

std::vector<Option> sampling_options();
SamplerParams read_sampling_options(Arguments& arguments);  ///< without --seed a random one

std::vector<Option> joined(std::vector<Option> first, const std::vector<Option>& second);

}  // namespace loquat::cli
