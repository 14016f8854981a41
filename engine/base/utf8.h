// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace loquat {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// What stands at the front of a text.
struct Utf8Step {
    char32_t code_point = kReplacementCharacter;  ///< U+FFFD when the bytes are invalid
    std::size_t length = 0;                       ///< bytes to advance; 0 only at the end of the text
    bool valid = false;
};

/// Reads one character (RFC 3629: no surrogates, no overlong forms, at most U+10FFFF). Of invalid bytes the
/// longest start of a possible character counts as one step, as browsers do.
Utf8Step next_utf8(std::string_view text);

/// Appends the bytes of a character; surrogates and numbers above U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// The same text with every invalid step replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);

}  // namespace loquat
