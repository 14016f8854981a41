// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "engine/text/jinja_builtin.h"

namespace loquat::jinja {

// The filters by what they work on; each finds by name or gives nullptr.
const Builtin* find_text_filter(std::string_view name);
const Builtin* find_number_filter(std::string_view name);
const Builtin* find_sequence_filter(std::string_view name);
const Builtin* find_selection_filter(std::string_view name);

/// Looks up a path like "function.name" or "0.id", as attribute= arguments mean it.
Value lookup_path(Runtime& runtime, Value object, const Value& path);

template <class Table>
const Builtin* find_in(const Table& table, std::string_view name) {
    for (const Builtin& builtin : table)
        if (builtin.name == name) return &builtin;
    return nullptr;
}

}  // namespace loquat::jinja
