// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "engine/text/jinja_runtime.h"

namespace loquat::jinja {

/// str(value), as {{ value }} prints it.
void print(Budget& budget, const Value& value, TextBuilder& out);
/// repr(value), as it stands inside a printed list.
void print_repr(Budget& budget, const Value& value, TextBuilder& out);
/// str(value) as a string value; a string is passed on as it is.
Value to_text(Runtime& runtime, const Value& value);

/// repr of a float: the shortest digits that read back as the same number.
std::string float_repr(double value);
/// A short repr of a scalar for messages.
std::string describe(const Value& value);

struct JsonStyle {
    bool ensure_ascii = false;
    bool sort_keys = false;
    std::optional<std::string> indent;  ///< one level of it; absent: all in one line
    std::string item_separator = ", ";
    std::string key_separator = ": ";
};
/// json.dumps(value)
void print_json(Budget& budget, const Value& value, const JsonStyle& style, TextBuilder& out);

}  // namespace loquat::jinja
