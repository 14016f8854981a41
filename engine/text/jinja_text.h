// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "engine/text/jinja_runtime.h"

namespace loquat::jinja {

// What string methods and filters share.

enum class Side { kLeft = 1, kRight = 2, kBoth = 3 };

/// Without the characters of `chars` (or white space when null) at the ends; a view into `text`.
std::string_view strip(Budget& budget, std::string_view text, Side side, const std::string* chars);
/// The first `count` occurrences, or all when negative.
Value replace(Runtime& runtime, std::string_view text, std::string_view from, std::string_view to,
              std::int64_t count);
/// Padded with `fill` to `width` characters; Side says where the text stands.
Value pad(Runtime& runtime, std::string_view text, std::size_t width, std::string_view fill, Side side);
/// Lines as str.splitlines cuts them.
std::vector<std::string_view> split_lines(std::string_view text, bool keep_ends);

/// "{} {name}".format(…)
Value format_braces(Runtime& runtime, const std::string& format, const CallArgs& args);
std::string format_time(const std::tm& time, std::string_view format);

}  // namespace loquat::jinja
