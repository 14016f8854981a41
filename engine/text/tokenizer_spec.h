// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/text/tokenizer.h"

namespace loquat {

/// A token's type as tokenizer.ggml.token_type numbers it.
enum class TokenKind : std::uint8_t { kUndefined, kNormal, kUnknown, kControl, kUserDefined, kUnused, kByte };

/// What tokenizer.ggml.* says, not yet trusted. The views belong to whoever filled it.
struct TokenizerSpec {
    std::string_view model;  ///< "gpt2": byte-level BPE, "llama": SPM
    std::string_view pre;    ///< the pre-tokenizer's name; "" counts as "default"
    std::vector<std::string_view> tokens;
    std::vector<std::int64_t> types;  ///< as TokenKind; empty: none is special
    std::vector<double> scores;       ///< SPM; empty: all equal
    std::vector<std::string_view> merges;
    std::optional<std::int64_t> bos, eos, eot, eom, unknown;  ///< ids beyond the vocabulary are ignored
    std::optional<bool> add_bos, add_eos, add_space_prefix;
};

/// Views into `file`.
Result<TokenizerSpec> read_tokenizer_spec(const GgufFile& file);

/// Copies what it needs. Errors: kUnsupported for a model or pre-tokenizer this build does not know,
/// kBadInput for a vocabulary that contradicts itself.
Result<std::unique_ptr<Tokenizer>> make_tokenizer(const TokenizerSpec& spec);

}  // namespace loquat
