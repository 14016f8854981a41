// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "engine/text/jinja_ast.h"

namespace loquat::jinja {

/// Reads a template; throws Failure with line and column for what is malformed or outside the subset.
Body parse_template(std::string_view source);

}  // namespace loquat::jinja
