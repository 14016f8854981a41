// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "engine/text/hash_index.h"
#include "engine/text/special_matcher.h"
#include "engine/text/tokenizer_spec.h"

namespace loquat {

/// The tokens of a model: their bytes, their kinds, the special ones among them. Immutable once made.
class Vocabulary {
public:
    /// The bytes a token that is neither control nor unknown nor user-defined stands for.
    using Spelling = std::string (*)(std::string_view text, TokenKind kind);

    static Result<Vocabulary> make(const TokenizerSpec& spec, Spelling spelling);

    std::size_t size() const { return kinds_.size(); }
    bool contains(TokenId id) const { return id >= 0 && static_cast<std::size_t>(id) < kinds_.size(); }

    // For ids it contains.
    TokenKind kind(TokenId id) const { return kinds_[static_cast<std::size_t>(id)]; }
    /// The token's bytes; the name of a control, unknown or user-defined one.
    std::string_view piece(TokenId id) const {
        const std::size_t at = static_cast<std::size_t>(id);
        return {bytes_.data() + offsets_[at], offsets_[at + 1] - offsets_[at]};
    }
    bool ends_generation(TokenId id) const { return ends_[static_cast<std::size_t>(id)]; }

    std::optional<TokenId> bos() const { return bos_; }
    std::optional<TokenId> eos() const { return eos_; }
    std::optional<TokenId> unknown() const { return unknown_; }
    /// A control, unknown or user-defined token by its name.
    std::optional<TokenId> named(std::string_view name) const { return names_.find(name); }
    /// Special tokens as they stand in text: all of them, or those that are never read as plain text.
    const SpecialMatcher& specials(bool parse_special) const {
        return parse_special ? all_names_ : user_defined_;
    }

private:
    Result<void> read_kinds(const TokenizerSpec& spec);
    void read_pieces(const TokenizerSpec& spec, Spelling spelling);
    void read_ids(const TokenizerSpec& spec);
    void index_names();

    std::vector<TokenKind> kinds_;
    std::vector<char> bytes_;
    std::vector<std::size_t> offsets_;
    std::vector<bool> ends_;
    std::optional<TokenId> bos_, eos_, unknown_;
    TextIndex names_;
    SpecialMatcher all_names_, user_defined_;
};

/// Turns the plain text between special tokens into ids; serves one encode() call.
class TextEncoder {
public:
    virtual ~TextEncoder() = default;
    /// `text` is not empty; `after_special`: it stands at the start or behind a special token.
    virtual void append(std::string_view text, bool after_special, std::vector<TokenId>& out) = 0;
};

/// What all tokenizers share: special tokens, BOS and EOS, look-ups.
class VocabularyTokenizer : public Tokenizer {
public:
    std::vector<TokenId> encode(std::string_view text, const EncodeOptions& options) const override;
    std::string_view bytes_of(TokenId id, bool special) const override;
    std::size_t size() const override { return vocabulary_.size(); }
    bool is_control(TokenId id) const override;
    bool ends_generation(TokenId id) const override;
    std::optional<TokenId> bos() const override { return vocabulary_.bos(); }
    std::optional<TokenId> eos() const override { return vocabulary_.eos(); }
    std::optional<TokenId> find(std::string_view text) const override;

protected:
    VocabularyTokenizer(Vocabulary vocabulary, bool add_bos, bool add_eos)
        : vocabulary_(std::move(vocabulary)), add_bos_(add_bos), add_eos_(add_eos) {}

    virtual std::unique_ptr<TextEncoder> text_encoder() const = 0;
    virtual std::optional<TokenId> find_plain(std::string_view text) const = 0;
    const Vocabulary& vocabulary() const { return vocabulary_; }

private:
    Vocabulary vocabulary_;
    bool add_bos_, add_eos_;
};

}  // namespace loquat
