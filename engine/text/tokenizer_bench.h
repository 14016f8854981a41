// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "engine/text/tokenizer.h"

namespace loquat {

/// Megabytes (10^6 bytes) of text encoded in a second by one thread, the best of three runs.
struct TokenizerSpeed {
    double mixed = 0;       ///< 4 MB of bench_text
    double one_letter = 0;  ///< 1 MB of the letter a: one word, the worst case of merging
};

/// Takes a few seconds.
TokenizerSpeed measure_tokenizer(const Tokenizer& tokenizer);

/// At least `size_bytes` of English prose, Chinese and C-like code, a third each; always the same. Names and
/// numbers are made up as it goes, so that words are not merely repeated.
std::string bench_text(std::size_t size_bytes);

}  // namespace loquat
