// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/gguf/reader.h"

namespace loquat {

// The metadata of a part of a split model.
inline constexpr std::string_view kSplitNumber = "split.no";  ///< from 0
inline constexpr std::string_view kSplitCount = "split.count";
inline constexpr std::string_view kSplitTensors = "split.tensors.count";  ///< of all parts

/// The parts of a model in order, by the name of its first: NAME-00001-of-0000N.gguf.
Result<std::vector<std::filesystem::path>> paths_of_parts(const std::filesystem::path& first,
                                                          const GgufFile& file, std::int64_t n_parts);

/// Why a part could not be opened; a part that is not there gets a sentence of its own. `index` from 0.
Error explain_missing_part(const Error& error, const std::filesystem::path& part, std::size_t index,
                           std::int64_t n_parts);

}  // namespace loquat
