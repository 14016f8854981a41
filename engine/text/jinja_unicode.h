// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loquat::jinja {

// Text is valid UTF-8 throughout; Python counts characters (code points), so these do too.

/// The code point at `pos`, which moves behind it.
char32_t next_code_point(std::string_view text, std::size_t& pos);
void append_utf8(std::string& out, char32_t code);
bool is_valid_utf8(std::string_view text);

std::size_t count_code_points(std::string_view text);
/// Byte offset of the code point number `index`, or the size of the text when there are fewer.
std::size_t offset_of(std::string_view text, std::size_t index);

/// What str.isspace says.
bool is_space(char32_t code);
/// What repr() shows as it is. Code points without a meaning yet count as printable.
bool is_printable(char32_t code);
/// Bytes of white space at either end.
std::size_t leading_space(std::string_view text);
std::size_t trailing_space(std::string_view text);

/// Finds `needle` in time linear in both, whatever they are (Knuth, Morris, Pratt 1977; string::find is
/// quadratic).
class TextSearch {
public:
    explicit TextSearch(std::string_view needle);
    /// Byte offset of the first occurrence at or behind `from`, or npos.
    std::size_t find(std::string_view text, std::size_t from) const;

private:
    std::string_view needle_;
    std::vector<std::size_t> borders_;  ///< per prefix, its longest proper border; empty for short needles
};

}  // namespace loquat::jinja
