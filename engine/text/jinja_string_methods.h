// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "engine/text/jinja_builtin.h"

namespace loquat::jinja {

/// The methods of Python's str, or nullptr.
const Builtin* find_string_method(std::string_view name);

}  // namespace loquat::jinja
