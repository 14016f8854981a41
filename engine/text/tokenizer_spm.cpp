// SPDX-License-Identifier: MIT
#include "engine/text/tokenizer_spm.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/utf8.h"
#include "engine/text/tokenizer_merge.h"
#include "engine/text/tokenizer_vocabulary.h"
#include "engine/text/unicode.h"
#include "engine/text/word_cache.h"

namespace loquat {
namespace {

constexpr std::string_view kSpaceMark = "\xE2\x96\x81";  // ▁, how vocabularies write a space

// The byte of a name like <0x0A>.
std::optional<std::uint8_t> byte_named(std::string_view text) {
    if (text.size() != 6 || text.substr(0, 3) != "<0x" || text[5] != '>') return std::nullopt;
    int value = 0;
    for (const char c : text.substr(3, 2)) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0) return std::nullopt;
        value = value * 16 + digit;
    }
    return static_cast<std::uint8_t>(value);
}

void append_with_spaces(std::string_view text, std::string& out) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t mark = std::min(text.find(kSpaceMark, at), text.size());
        out.append(text, at, mark - at);
        if (mark < text.size()) out.push_back(' ');
        at = mark + kSpaceMark.size();
    }
}

// By its name, since converters are known to call byte tokens normal.
bool is_byte(std::string_view text, TokenKind kind) {
    return (kind == TokenKind::kByte || kind == TokenKind::kNormal || kind == TokenKind::kUndefined) &&
           byte_named(text);
}

std::string spell(std::string_view text, TokenKind kind) {
    if (is_byte(text, kind)) return std::string(1, static_cast<char>(*byte_named(text)));
    std::string spelled;
    append_with_spaces(text, spelled);
    return spelled;
}

// Which characters stand side by side in some token, as a Bloom filter with one hash: two neighbours that no
// token contains are never merged, so a text may be cut between them. A wrong "maybe" only makes a longer
// word.
class Neighbours {
public:
    void add(std::uint32_t left, std::uint32_t right) { bits_[place(left, right)] = true; }
    bool maybe(std::uint32_t left, std::uint32_t right) const { return bits_[place(left, right)]; }

private:
    static constexpr std::size_t kBits = std::size_t{1} << 18;
    static std::size_t place(std::uint32_t left, std::uint32_t right) {
        return hash_mix(std::uint64_t{left} << 32 | right, 0x9E3779B97F4A7C15) % kBits;
    }
    std::vector<bool> bits_ = std::vector<bool>(kBits);
};

// Calls visit(code point, begin, length) for each character; bytes that are no UTF-8 come one by one,
// with numbers beyond Unicode.
template <class Visit>
void for_each_character(std::string_view text, Visit visit) {
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = next_utf8(text.substr(at));
        const std::uint32_t raw = unicode::kCodePoints + static_cast<std::uint8_t>(text[at]);
        const std::size_t length = step.valid ? step.length : 1;
        visit(step.valid ? std::uint32_t{step.code_point} : raw, at, length);
        at += length;
    }
}

struct SpmTables {
    TextIndex words;                       // tokens that plain text can become, by their bytes
    std::vector<std::uint32_t> ranks;      // by id: 0 has the highest score
    std::array<TokenId, 256> byte_tokens;  // -1: none, then `unknown` is there
    std::optional<TokenId> unknown;
    Neighbours neighbours;
    bool add_space_prefix = true;
};

class SpmEncoder final : public TextEncoder {
public:
    explicit SpmEncoder(const SpmTables& tables) : tables_(tables) {}

    void append(std::string_view text, bool after_special, std::vector<TokenId>& out) override {
        buffer_.clear();
        if (after_special && tables_.add_space_prefix) buffer_.push_back(' ');
        append_with_spaces(text, buffer_);
        cache_.prepare(buffer_.size());
        std::size_t word = 0;
        std::uint32_t previous = 0;
        for_each_character(buffer_, [&](std::uint32_t code_point, std::size_t at, std::size_t) {
            if (at > word && !tables_.neighbours.maybe(previous, code_point)) {
                append_word(std::string_view(buffer_).substr(word, at - word), out);
                word = at;
            }
            previous = code_point;
        });
        append_word(std::string_view(buffer_).substr(word), out);
    }

private:
    void append_word(std::string_view word, std::vector<TokenId>& out) {
        if (cache_.recall(word, out)) return;
        const std::size_t first = out.size();
        merge_word(word, out);
        cache_.remember(word, std::span(out).subspan(first));
    }

    void merge_word(std::string_view word, std::vector<TokenId>& out) {
        merger_.clear();
        for_each_character(word, [&](std::uint32_t, std::size_t at, std::size_t length) {
            merger_.append(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(length),
                           tables_.words.find(word.substr(at, length)).value_or(-1));
        });
        merger_.merge([&](const Symbol& left, const Symbol& right) -> std::optional<Merge> {
            const auto id = tables_.words.find(word.substr(left.begin, left.length + right.length));
            if (!id) return std::nullopt;
            return Merge{tables_.ranks[static_cast<std::size_t>(*id)], *id};
        });
        const auto& symbols = merger_.symbols();
        for (std::uint32_t i = 0; i != Symbol::kNone; i = symbols[i].next) {
            if (symbols[i].id >= 0) {
                out.push_back(symbols[i].id);
            } else {
                append_bytes(word.substr(symbols[i].begin, symbols[i].length), out);
            }
        }
    }

    void append_bytes(std::string_view character, std::vector<TokenId>& out) {
        const auto token_of = [&](char c) { return tables_.byte_tokens[static_cast<std::uint8_t>(c)]; };
        if (std::any_of(character.begin(), character.end(), [&](char c) { return token_of(c) < 0; })) {
            return out.push_back(*tables_.unknown);
        }
        for (const char c : character) out.push_back(token_of(c));
    }

    const SpmTables& tables_;
    std::string buffer_;
    PairMerger merger_;
    WordCache cache_;
};

class SpmTokenizer final : public VocabularyTokenizer {
public:
    SpmTokenizer(Vocabulary vocabulary, const TokenizerSpec& spec)
        : VocabularyTokenizer(std::move(vocabulary), spec.add_bos.value_or(true),
                              spec.add_eos.value_or(false)) {
        tables_.add_space_prefix = spec.add_space_prefix.value_or(true);
    }

    bool strips_leading_space() const override { return tables_.add_space_prefix; }

    Result<void> read_tables(const TokenizerSpec& spec) {
        if (!spec.scores.empty() && spec.scores.size() < size()) {
            return Error{ErrorKind::kBadInput, "There are fewer token scores than tokens",
                         "tokenizer.ggml.scores"};
        }
        index_words(spec);
        rank_scores(spec);
        tables_.unknown = vocabulary().unknown();
        const auto& bytes = tables_.byte_tokens;
        if (!tables_.unknown && std::find(bytes.begin(), bytes.end(), -1) != bytes.end()) {
            return Error{ErrorKind::kBadInput,
                         "The vocabulary has neither a token for every byte nor one for the unknown",
                         "tokenizer.ggml.tokens"};
        }
        return {};
    }

protected:
    std::unique_ptr<TextEncoder> text_encoder() const override {
        return std::make_unique<SpmEncoder>(tables_);
    }

    std::optional<TokenId> find_plain(std::string_view text) const override {
        if (const auto word = tables_.words.find(text)) return word;
        if (text.size() != 1) return std::nullopt;
        const TokenId byte = tables_.byte_tokens[static_cast<std::uint8_t>(text[0])];
        if (byte < 0) return std::nullopt;
        return byte;
    }

private:
    // As in SentencePiece, plain text never becomes a control, unknown or byte token by merging.
    void index_words(const TokenizerSpec& spec) {
        tables_.words.reserve(size());
        tables_.byte_tokens.fill(-1);
        for (TokenId id = 0; vocabulary().contains(id); ++id) {
            const TokenKind kind = vocabulary().kind(id);
            const std::string_view text = spec.tokens[static_cast<std::size_t>(id)];
            const std::string_view piece = vocabulary().piece(id);
            if (kind == TokenKind::kControl || kind == TokenKind::kUnknown || piece.empty()) continue;
            if (is_byte(text, kind)) {
                tables_.byte_tokens[*byte_named(text)] = id;
            } else {
                index_word(piece, id);
            }
        }
    }

    void index_word(std::string_view piece, TokenId id) {
        tables_.words.insert(piece, id);
        std::uint32_t previous = 0;
        for_each_character(piece, [&](std::uint32_t code_point, std::size_t at, std::size_t) {
            if (at > 0) tables_.neighbours.add(previous, code_point);
            previous = code_point;
        });
    }

    void rank_scores(const TokenizerSpec& spec) {
        tables_.ranks.assign(size(), 0);
        if (spec.scores.empty()) return;
        std::vector<double> scores(spec.scores.begin(),
                                   spec.scores.begin() + static_cast<std::ptrdiff_t>(size()));
        for (double& score : scores) score = std::isnan(score) ? -HUGE_VAL : score;
        std::vector<double> sorted = scores;
        std::sort(sorted.begin(), sorted.end(), std::greater<>());
        sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
        for (std::size_t id = 0; id < scores.size(); ++id) {
            const auto place = std::lower_bound(sorted.begin(), sorted.end(), scores[id], std::greater<>());
            tables_.ranks[id] = static_cast<std::uint32_t>(place - sorted.begin());
        }
    }

    SpmTables tables_;
};

}  // namespace

Result<std::unique_ptr<Tokenizer>> make_spm_tokenizer(const TokenizerSpec& spec) {
    auto vocabulary = Vocabulary::make(spec, spell);
    if (!vocabulary) return vocabulary.error();
    auto tokenizer = std::make_unique<SpmTokenizer>(*std::move(vocabulary), spec);
    if (auto read = tokenizer->read_tables(spec); !read) return read.error();
    return std::unique_ptr<Tokenizer>(std::move(tokenizer));
}

}  // namespace loquat
