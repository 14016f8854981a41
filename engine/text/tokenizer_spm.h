// SPDX-License-Identifier: MIT
#pragma once

#include "engine/text/tokenizer_spec.h"

namespace loquat {

/// BPE as SentencePiece trains it for Llama (arXiv:1808.06226): spaces are characters, the merge that makes
/// the token with the highest score goes first, and what is no token becomes byte tokens.
Result<std::unique_ptr<Tokenizer>> make_spm_tokenizer(const TokenizerSpec& spec);

}  // namespace loquat
