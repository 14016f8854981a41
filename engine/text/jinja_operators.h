// SPDX-License-Identifier: MIT
#pragma once

#include "engine/text/jinja_ast.h"
#include "engine/text/jinja_runtime.h"

namespace loquat::jinja {

// Python's operators. An Undefined operand fails with its own reason, except in == and !=.

Value arithmetic(Runtime& runtime, Op op, const Value& left, const Value& right);
Value negative(const Value& value);
Value positive(const Value& value);
/// Joins the texts of both, as ~ does.
Value concat(Runtime& runtime, const Value* values, std::size_t count);

bool equal(Budget& budget, const Value& a, const Value& b);
/// -1, 0, 1, or 2 when a NaN is in it; throws when Python has no order for the two. `op` is for the message.
int order(Budget& budget, const Value& a, const Value& b, std::string_view op = "<");
bool contains(Runtime& runtime, const Value& container, const Value& item);
bool compare(Runtime& runtime, Op op, const Value& left, const Value& right);

/// "%s and %d" % values
Value format_percent(Runtime& runtime, const std::string& format, const Value& values);

}  // namespace loquat::jinja
