// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "engine/cli/arguments.h"

namespace loquat::cli {

/// Quantizes the model at `source` to each type that --quantize names, without importance and with some, and
/// prints how long it took and how long merely reading and writing as many bytes would take. An exit code.
int bench_quantize(const std::filesystem::path& source, Arguments& arguments);

}  // namespace loquat::cli
