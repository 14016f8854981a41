// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/quantize/kept_logits.h"
#include "engine/quantize/passages.h"
#include "engine/quantize/quality.h"

namespace loquat {

/// What a Reference owns, for this folder alone.
struct Reference::State {
    Passages passages;
    Perplexity perplexity;
    KeptLogits kept;
    std::uint64_t vocabulary = 0;  ///< a hash of the tokens' names
    int n_vocab = 0;
};

/// The same for files with the same tokens.
std::uint64_t vocabulary_hash(const GgufFile& file);

}  // namespace loquat
