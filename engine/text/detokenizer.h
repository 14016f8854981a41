// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "engine/text/tokenizer.h"

namespace loquat {

/// Turns a stream of tokens into text that is valid UTF-8 at every step: bytes of an unfinished
/// character wait for the rest; bytes that can never become a character give U+FFFD.
class Detokenizer {
public:
    /// `at_start`: the stream starts a text, so SPM's added leading space is dropped.
    explicit Detokenizer(const Tokenizer& tokenizer, bool special = false, bool at_start = false);

    /// The text that became certain with this token, maybe "".
    std::string push(TokenId id);
    /// What still waits, as U+FFFD; the detokenizer starts anew.
    std::string finish();

private:
    const Tokenizer& tokenizer_;
    bool special_;
    bool at_start_;
    std::string pending_;
};

}  // namespace loquat
