// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/base/error.h"

namespace loquat {

Error format_error(std::string message, std::string where = "");

/// The file ends where `part` should go on; `position` is where the cut entry began.
Error cut_off_error(std::string_view part, std::size_t position);

/// A name out of an untrusted file, fit for a sentence: quoted, valid UTF-8, no control characters, not long.
std::string quoted(std::string_view name);

}  // namespace loquat
