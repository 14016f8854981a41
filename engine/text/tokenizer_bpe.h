// SPDX-License-Identifier: MIT
#pragma once

#include "engine/text/tokenizer_spec.h"

namespace loquat {

/// Byte-level BPE as GPT-2 introduced it: text is cut into words, the bytes of a word are the first
/// symbols, and the listed merges join them in their order.
Result<std::unique_ptr<Tokenizer>> make_bpe_tokenizer(const TokenizerSpec& spec);

}  // namespace loquat
