// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/json.h"

namespace loquat {

/// Reads a file of at most `max_bytes`; the error names the file. kLimit for a larger one.
Result<Json> read_json_file(const std::filesystem::path& path, std::uint64_t max_bytes);

// A member of an object by its key; nothing when it is absent or of another kind.
const std::string* string_member(const Json& object, std::string_view key);
std::optional<std::int64_t> integer_member(const Json& object, std::string_view key);
std::optional<double> number_member(const Json& object, std::string_view key);
std::optional<bool> bool_member(const Json& object, std::string_view key);
const Json::Array* array_member(const Json& object, std::string_view key);

}  // namespace loquat
