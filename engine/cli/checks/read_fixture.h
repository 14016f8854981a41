// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

#include "engine/base/json.h"
#include "engine/base/result.h"

namespace loquat {

Result<std::string> read_text_fixture(const std::filesystem::path& path);
Result<Json> read_json_fixture(const std::filesystem::path& path);

/// A member, or nullptr when `object` is null, no object, or lacks it.
const Json* json_member(const Json* object, std::string_view key);
/// Its text, or "".
std::string json_text(const Json* value);

}  // namespace loquat
