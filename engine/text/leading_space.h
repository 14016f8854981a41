// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "engine/text/tokenizer.h"

namespace loquat {

/// Takes away the space that SPM put in front of a text. `at_start` says whether nothing was written so far
/// (names of control tokens do not count) and is kept up to date.
inline std::string_view without_leading_space(const Tokenizer& tokenizer, TokenId id, std::string_view bytes,
                                              bool& at_start) {
    if (!at_start || bytes.empty() || tokenizer.is_control(id)) return bytes;
    at_start = false;
    if (tokenizer.strips_leading_space() && bytes.front() == ' ') bytes.remove_prefix(1);
    return bytes;
}

}  // namespace loquat
