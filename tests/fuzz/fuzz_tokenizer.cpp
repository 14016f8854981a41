// SPDX-License-Identifier: MIT
// Either a GGUF file, whose tokenizer must fail or work, or one byte that picks a small vocabulary, lines
// that change it up to an empty one, and a text that must come back.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <span>
#include <string_view>

#include "engine/gguf/reader.h"
#include "engine/text/detokenizer.h"
#include "tests/text/small_vocabulary.h"

namespace {

constexpr unsigned kSpm = 8, kChanged = 16;  // bits of the byte that picks a vocabulary

using loquat::TokenId;
using loquat::Tokenizer;

void require(bool fulfilled) {
    if (!fulfilled) std::abort();
}

std::string streamed(const Tokenizer& tokenizer, std::span<const TokenId> ids, bool special) {
    loquat::Detokenizer detokenizer(tokenizer, special, true);
    std::string text;
    for (const TokenId id : ids) {
        const std::string piece = detokenizer.push(id);
        require(piece == loquat::to_valid_utf8(piece));
        text += piece;
    }
    return text + detokenizer.finish();
}

void check_ids(const Tokenizer& tokenizer, const std::vector<TokenId>& ids, bool special) {
    for (const TokenId id : ids) require(id >= 0 && static_cast<std::size_t>(id) < tokenizer.size());
    require(streamed(tokenizer, ids, special) == loquat::to_valid_utf8(tokenizer.decode(ids, special)));
}

void check(const Tokenizer& tokenizer, std::string_view text) {
    check_ids(tokenizer, tokenizer.encode(text, {.add_special = true, .parse_special = true}), true);
    const auto plain = tokenizer.encode(text);
    check_ids(tokenizer, plain, false);
    for (const TokenId id : plain) require(!tokenizer.is_control(id));
    std::vector<TokenId> any;
    for (const char c : text) any.push_back(static_cast<unsigned char>(c) * 3 - 7);
    streamed(tokenizer, any, true);
}

std::string with_spaces(std::string text) {
    const std::string mark = "\u2581";
    for (std::size_t at; (at = text.find(mark)) != std::string::npos;) text.replace(at, mark.size(), " ");
    return text;
}

// "m" adds a merge, "t" and a digit a token of that type, "r" and a byte renames the token of that byte.
void change(SmallVocabulary& small, std::string_view line) {
    if (line.size() < 2) return;
    const std::string rest(line.substr(2));
    if (line[0] == 'm') small.merges.emplace_back(line.substr(1));
    if (line[0] == 't') small.add(rest, static_cast<loquat::TokenKind>((line[1] - '0') & 7), line[1]);
    if (line[0] == 'r') small.tokens[static_cast<unsigned char>(line[1])] = rest;
}

SmallVocabulary build_vocabulary(unsigned pick) {
    static constexpr std::string_view kPres[] = {"default",      "gpt-2",          "llama-bpe",   "qwen2",
                                                 "deepseek-llm", "deepseek-coder", "deepseek-v3", "smollm"};
    if ((pick & kSpm) == 0) return small_bpe(kPres[pick & 7]);
    SmallVocabulary small = small_spm();
    small.settings.add_space_prefix = (pick & 1) != 0;
    return small;
}

// Building one is slow beside all else here.
const SmallVocabulary& small_vocabulary(unsigned pick) {
    static std::array<std::optional<SmallVocabulary>, 16> built;
    auto& small = built[pick & 15];
    if (!small) small = build_vocabulary(pick);
    return *small;
}

// The text, as it is, comes back from the vocabularies as they are.
void check_unchanged(unsigned pick, std::string_view input) {
    static std::array<std::unique_ptr<Tokenizer>, 16> made;
    auto& tokenizer = made[pick & 15];
    if (!tokenizer) tokenizer = loquat::make_tokenizer(small_vocabulary(pick).spec()).value();
    check(*tokenizer, input);
    const std::string text(input), back = tokenizer->decode(tokenizer->encode(text));
    require((pick & kSpm) != 0 ? with_spaces(back) == with_spaces(text) : back == text);
}

void check_changed(unsigned pick, std::string_view input) {
    SmallVocabulary small = small_vocabulary(pick);
    while (!input.empty() && input.front() != '\n') {
        const std::size_t end = std::min(input.find('\n'), input.size());
        change(small, input.substr(0, end));
        input.remove_prefix(std::min(end + 1, input.size()));
    }
    const auto tokenizer = loquat::make_tokenizer(small.spec());
    if (tokenizer) check(**tokenizer, input);
}

void check_file(std::span<const std::byte> bytes) {
    const auto file = loquat::GgufFile::parse(bytes);
    if (!file) return;
    const auto tokenizer = Tokenizer::from_gguf(*file);
    if (tokenizer) check(**tokenizer, "Hello  w\xC3\xB6rld <s>12345 \xE4\xBD\xA0\xFF\n\n<|end|>");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (input.substr(0, 4) == "GGUF") {
        check_file(std::as_bytes(std::span(data, size)));
    } else if (!input.empty()) {
        const auto pick = static_cast<unsigned char>(input.front());
        ((pick & kChanged) != 0 ? check_changed : check_unchanged)(pick, input.substr(1));
    }
    return 0;
}
