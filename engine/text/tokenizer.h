// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace loquat {

class GgufFile;

using TokenId = std::int32_t;

struct EncodeOptions {
    bool add_special = false;    ///< put BOS / EOS where the model's metadata asks for them
    bool parse_special = false;  ///< "<|im_end|>" in the text becomes its token; otherwise it is plain text
};

/// Text to token ids and back, as the model's own metadata says (tokenizer.ggml.*).
/// Byte-level BPE ("gpt2") and SentencePiece-style BPE with byte fallback ("llama").
/// Immutable after creation: any thread may use it.
class Tokenizer {
public:
    static Result<std::unique_ptr<Tokenizer>> from_gguf(const GgufFile& file);
    virtual ~Tokenizer() = default;

    /// Invalid UTF-8 is encoded byte by byte, never refused. Time is linear in the text for every input.
    virtual std::vector<TokenId> encode(std::string_view text, const EncodeOptions& options = {}) const = 0;

    /// The bytes a token stands for (maybe part of a character). Control tokens give "" unless
    /// `special`, then their name. Ids out of range give "".
    virtual std::string_view bytes_of(TokenId id, bool special = false) const = 0;

    /// All bytes joined; the leading space that SPM adds in front of a text is taken away again.
    std::string decode(std::span<const TokenId> ids, bool special = false) const;

    virtual std::size_t size() const = 0;
    virtual bool is_control(TokenId id) const = 0;
    /// EOS, EOT and whatever else the metadata or the well-known names say ends an answer.
    virtual bool ends_generation(TokenId id) const = 0;
    virtual std::optional<TokenId> bos() const = 0;
    virtual std::optional<TokenId> eos() const = 0;
    /// The token whose text is exactly this (control tokens by name), if any.
    virtual std::optional<TokenId> find(std::string_view text) const = 0;
    /// Whether decode() drops the first space of a text (SPM with add_space_prefix).
    virtual bool strips_leading_space() const { return false; }
};

}  // namespace loquat
