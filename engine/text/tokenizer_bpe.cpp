// SPDX-License-Identifier: MIT
#include "engine/text/tokenizer_bpe.h"

#include <array>

#include "engine/base/utf8.h"
#include "engine/text/pretokenizer.h"
#include "engine/text/tokenizer_merge.h"
#include "engine/text/tokenizer_vocabulary.h"
#include "engine/text/word_cache.h"

namespace loquat {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// GPT-2 writes each byte as a visible character: the printable ones of Latin-1 as themselves, the rest,
// in order, as U+0100 and on. This is the way back.
constexpr std::uint32_t kAlphabetEnd = 0x144;

std::array<std::int16_t, kAlphabetEnd> make_byte_alphabet() {
    std::array<std::int16_t, kAlphabetEnd> bytes;
    bytes.fill(-1);
    std::uint32_t next = 0x100;
    for (std::int16_t byte = 0; byte < 256; ++byte) {
        const bool printable = (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte != 0xAD);
        bytes[printable ? static_cast<std::uint32_t>(byte) : next++] = byte;
    }
    return bytes;
}

// The bytes that a text in that alphabet stands for; nullopt when it is not written in it.
std::optional<std::string> from_byte_alphabet(std::string_view text) {
    static const auto kBytes = make_byte_alphabet();
    std::string bytes;
    while (!text.empty()) {
        const Utf8Step step = next_utf8(text);
        if (!step.valid || step.code_point >= kAlphabetEnd || kBytes[step.code_point] < 0)
            return std::nullopt;
        bytes.push_back(static_cast<char>(kBytes[step.code_point]));
        text.remove_prefix(step.length);
    }
    return bytes;
}

std::string spell(std::string_view text, TokenKind) {
    return from_byte_alphabet(text).value_or(std::string(text));
}

struct BpeTables {
    PreTokenizerSettings pre;
    TextIndex words;  // tokens that plain text can become, by their bytes
    MergeIndex merges;
    std::array<TokenId, 256> byte_tokens;  // -1: none
};

class BpeEncoder final : public TextEncoder {
public:
    explicit BpeEncoder(const BpeTables& tables) : tables_(tables), splitter_(tables.pre.kind) {}

    void append(std::string_view text, bool, std::vector<TokenId>& out) override {
        cache_.prepare(text.size());
        std::size_t begin = 0;
        for (const std::size_t end : splitter_.split(text)) {
            append_word(text.substr(begin, end - begin), out);
            begin = end;
        }
    }

private:
    void append_word(std::string_view word, std::vector<TokenId>& out) {
        if (cache_.recall(word, out)) return;
        const std::size_t first = out.size();
        const auto whole = tables_.pre.whole_words_first ? tables_.words.find(word) : std::nullopt;
        if (whole) {
            out.push_back(*whole);
        } else {
            merge_word(word, out);
        }
        cache_.remember(word, std::span(out).subspan(first));
    }

    void merge_word(std::string_view word, std::vector<TokenId>& out) {
        merger_.clear();
        for (const char byte : word) append_byte(static_cast<std::uint8_t>(byte));
        merger_.merge(
            [&](const Symbol& left, const Symbol& right) { return tables_.merges.find(left.id, right.id); });
        const auto& symbols = merger_.symbols();
        for (std::uint32_t i = 0; i != Symbol::kNone; i = symbols[i].next) out.push_back(symbols[i].id);
    }

    // Some vocabularies lack the bytes that UTF-8 never uses.
    void append_byte(std::uint8_t byte) {
        if (tables_.byte_tokens[byte] >= 0) return merger_.append(0, 1, tables_.byte_tokens[byte]);
        for (const char c : kReplacement)
            merger_.append(0, 1, tables_.byte_tokens[static_cast<std::uint8_t>(c)]);
    }

    const BpeTables& tables_;
    WordSplitter splitter_;
    PairMerger merger_;
    WordCache cache_;
};

class BpeTokenizer final : public VocabularyTokenizer {
public:
    BpeTokenizer(Vocabulary vocabulary, const TokenizerSpec& spec, PreTokenizerSettings pre)
        : VocabularyTokenizer(std::move(vocabulary), spec.add_bos.value_or(pre.add_bos),
                              spec.add_eos.value_or(false)) {
        tables_.pre = pre;
    }

    Result<void> read_tables(const TokenizerSpec& spec) {
        index_words(spec);
        if (auto read = read_bytes(); !read) return read;
        tables_.merges.reserve(spec.merges.size());
        for (std::size_t rank = 0; rank < spec.merges.size(); ++rank) {
            if (!read_merge(spec.merges[rank], static_cast<std::uint32_t>(rank))) {
                return Error{ErrorKind::kBadInput, "A merge does not join two tokens to a third",
                             "tokenizer.ggml.merges, entry " + std::to_string(rank)};
            }
        }
        return {};
    }

protected:
    std::unique_ptr<TextEncoder> text_encoder() const override {
        return std::make_unique<BpeEncoder>(tables_);
    }
    std::optional<TokenId> find_plain(std::string_view text) const override {
        return tables_.words.find(text);
    }

private:
    // Plain text never becomes a control token, whatever the merges say. A user-defined token is written
    // as it is, so it can only be merged to when the byte alphabet changes nothing about it.
    void index_words(const TokenizerSpec& spec) {
        tables_.words.reserve(size());
        for (TokenId id = 0; vocabulary().contains(id); ++id) {
            const TokenKind kind = vocabulary().kind(id);
            if (kind == TokenKind::kControl || kind == TokenKind::kUnknown) continue;
            const std::string_view piece = vocabulary().piece(id);
            const auto bytes = from_byte_alphabet(spec.tokens[static_cast<std::size_t>(id)]);
            if (bytes && !piece.empty() && *bytes == piece) tables_.words.insert(piece, id);
        }
    }

    Result<void> read_bytes() {
        for (int byte = 0; byte < 256; ++byte) {
            const char c = static_cast<char>(byte);
            tables_.byte_tokens[static_cast<std::size_t>(byte)] = tables_.words.find({&c, 1}).value_or(-1);
            const bool in_utf8 = byte < 0xC0 || (byte >= 0xC2 && byte <= 0xF4);
            if (in_utf8 && tables_.byte_tokens[static_cast<std::size_t>(byte)] < 0) {
                return Error{ErrorKind::kBadInput,
                             "The vocabulary has no token for byte " + std::to_string(byte),
                             "tokenizer.ggml.tokens"};
            }
        }
        return {};
    }

    // False when the entry is malformed. A merge no text can reach is left out.
    bool read_merge(std::string_view entry, std::uint32_t rank) {
        const std::size_t space = entry.find(' ', 1);
        if (space == std::string_view::npos) return false;
        const std::string_view first = entry.substr(0, space), second = entry.substr(space + 1);
        const auto left = from_byte_alphabet(first), right = from_byte_alphabet(second);
        if (!left || !right) return true;
        const auto left_id = tables_.words.find(*left), right_id = tables_.words.find(*right);
        if (!left_id || !right_id) return true;
        const auto merged = tables_.words.find(*left + *right);
        if (merged) tables_.merges.insert(*left_id, *right_id, {rank, *merged});
        return merged || vocabulary().named(std::string(first).append(second));
    }

    BpeTables tables_;
};

}  // namespace

Result<std::unique_ptr<Tokenizer>> make_bpe_tokenizer(const TokenizerSpec& spec) {
    const auto pre = pretokenizer_named(spec.pre.empty() ? "default" : spec.pre);
    if (!pre) {
        std::string message = "This build does not know the pre-tokenizer \"";
        message.append(spec.pre).append("\"");
        return Error{ErrorKind::kUnsupported, std::move(message), "tokenizer.ggml.pre"};
    }
    auto vocabulary = Vocabulary::make(spec, spell);
    if (!vocabulary) return vocabulary.error();
    auto tokenizer = std::make_unique<BpeTokenizer>(*std::move(vocabulary), spec, *pre);
    if (auto read = tokenizer->read_tables(spec); !read) return read.error();
    return std::unique_ptr<Tokenizer>(std::move(tokenizer));
}

}  // namespace loquat
