// SPDX-License-Identifier: MIT
#include "engine/text/tokenizer_vocabulary.h"

#include <algorithm>
#include <limits>

namespace loquat {
namespace {

// Tokens that end an answer wherever they are found. Files are known to call them normal tokens by mistake.
constexpr std::string_view kEnds[] = {
    "<|eot_id|>", "<|eom_id|>", "<|im_end|>", "<|end|>", "<end_of_turn>", "<|endoftext|>", "<EOT>", "_<EOT>",
};
// These end an answer only when the file says that they are control tokens.
constexpr std::string_view kControlEnds[] = {
    "</s>", "<｜end▁of▁sentence｜>", "<|end_of_text|>", "<|fim_pad|>", "<|repo_name|>", "<|file_sep|>",
};

template <std::size_t n>
bool is_one_of(const std::string_view (&names)[n], std::string_view text) {
    return std::find(std::begin(names), std::end(names), text) != std::end(names);
}

bool has_name(TokenKind kind) {
    return kind == TokenKind::kControl || kind == TokenKind::kUnknown || kind == TokenKind::kUserDefined;
}

TokenKind kind_of(std::int64_t type, std::string_view text) {
    if (is_one_of(kEnds, text)) return TokenKind::kControl;
    return type < 1 || type > 6 ? TokenKind::kUndefined : static_cast<TokenKind>(type);
}

}  // namespace

Result<Vocabulary> Vocabulary::make(const TokenizerSpec& spec, Spelling spelling) {
    Vocabulary vocabulary;
    if (auto read = vocabulary.read_kinds(spec); !read) return read.error();
    vocabulary.read_pieces(spec, spelling);
    vocabulary.read_ids(spec);
    vocabulary.index_names();
    return vocabulary;
}

Result<void> Vocabulary::read_kinds(const TokenizerSpec& spec) {
    const std::size_t count = spec.tokens.size();
    if (count == 0 || count > static_cast<std::size_t>(std::numeric_limits<TokenId>::max())) {
        return Error{ErrorKind::kBadInput, "A vocabulary cannot have " + std::to_string(count) + " tokens",
                     "tokenizer.ggml.tokens"};
    }
    if (!spec.types.empty() && spec.types.size() < count) {
        return Error{ErrorKind::kBadInput, "There are fewer token types than tokens",
                     "tokenizer.ggml.token_type"};
    }
    kinds_.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        kinds_[i] = kind_of(spec.types.empty() ? 0 : spec.types[i], spec.tokens[i]);
    return {};
}

void Vocabulary::read_pieces(const TokenizerSpec& spec, Spelling spelling) {
    offsets_.reserve(size() + 1);
    offsets_.push_back(0);
    for (std::size_t i = 0; i < size(); ++i) {
        const std::string_view text = spec.tokens[i];
        if (has_name(kinds_[i])) {
            bytes_.insert(bytes_.end(), text.begin(), text.end());
        } else {
            const std::string piece = spelling(text, kinds_[i]);
            bytes_.insert(bytes_.end(), piece.begin(), piece.end());
        }
        offsets_.push_back(bytes_.size());
    }
    bytes_.shrink_to_fit();
}

void Vocabulary::read_ids(const TokenizerSpec& spec) {
    const auto checked = [&](std::optional<std::int64_t> id) -> std::optional<TokenId> {
        if (!id || *id < 0 || static_cast<std::uint64_t>(*id) >= size()) return std::nullopt;
        return static_cast<TokenId>(*id);
    };
    bos_ = checked(spec.bos);
    eos_ = checked(spec.eos);
    unknown_ = checked(spec.unknown);
    const auto unknown = std::find(kinds_.begin(), kinds_.end(), TokenKind::kUnknown);
    if (!unknown_ && unknown != kinds_.end()) unknown_ = static_cast<TokenId>(unknown - kinds_.begin());
    ends_.resize(size());
    for (std::size_t i = 0; i < size(); ++i) {
        ends_[i] = is_one_of(kEnds, spec.tokens[i]) ||
                   (kinds_[i] == TokenKind::kControl && is_one_of(kControlEnds, spec.tokens[i]));
    }
    for (const auto& id : {checked(spec.eos), checked(spec.eot), checked(spec.eom)}) {
        if (id) ends_[static_cast<std::size_t>(*id)] = true;
    }
}

void Vocabulary::index_names() {
    names_.reserve(static_cast<std::size_t>(std::count_if(kinds_.begin(), kinds_.end(), has_name)));
    for (TokenId id = 0; contains(id); ++id) {
        if (!has_name(kind(id))) continue;
        names_.insert(piece(id), id);
        all_names_.add(piece(id), id);
        if (kind(id) == TokenKind::kUserDefined) user_defined_.add(piece(id), id);
    }
    all_names_.finish();
    user_defined_.finish();
}

std::vector<TokenId> VocabularyTokenizer::encode(std::string_view text, const EncodeOptions& options) const {
    // Encoders count bytes in 32 bits.
    constexpr std::size_t kMaxPart = std::size_t{1} << 28;
    std::vector<TokenId> out;
    const auto encoder = text_encoder();
    const SpecialMatcher& specials = vocabulary_.specials(options.parse_special);
    if (options.add_special && add_bos_ && bos()) out.push_back(*bos());
    bool after_special = true;
    for (std::size_t at = 0; at < text.size();) {
        const auto match = specials.find(text, at);
        for (const std::size_t end = match ? match->begin : text.size(); at < end; after_special = false) {
            const std::size_t length = std::min(end - at, kMaxPart);
            encoder->append(text.substr(at, length), after_special, out);
            at += length;
        }
        if (!match) break;
        out.push_back(match->id);
        at = match->end;
        after_special = true;
    }
    if (options.add_special && add_eos_ && eos()) out.push_back(*eos());
    return out;
}

std::string_view VocabularyTokenizer::bytes_of(TokenId id, bool special) const {
    if (!vocabulary_.contains(id)) return {};
    const TokenKind kind = vocabulary_.kind(id);
    if (!special && (kind == TokenKind::kControl || kind == TokenKind::kUnknown)) return {};
    return vocabulary_.piece(id);
}

bool VocabularyTokenizer::is_control(TokenId id) const {
    return vocabulary_.contains(id) && vocabulary_.kind(id) == TokenKind::kControl;
}

bool VocabularyTokenizer::ends_generation(TokenId id) const {
    return vocabulary_.contains(id) && vocabulary_.ends_generation(id);
}

std::optional<TokenId> VocabularyTokenizer::find(std::string_view text) const {
    if (const auto named = vocabulary_.named(text)) return named;
    return find_plain(text);
}

}  // namespace loquat
