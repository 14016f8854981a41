// SPDX-License-Identifier: MIT
#include "engine/text/pretokenizer.h"

#include <algorithm>

#include "engine/base/utf8.h"
#include "engine/text/pretokenizer_patterns.h"
#include "engine/text/unicode.h"

namespace loquat {
namespace {

using namespace pretokenizer;

struct Name {
    std::string_view name;
    PreTokenizerSettings settings;
};

// The names that converters write. A name stands here only when its models' published expressions are the
// kind's.
constexpr Name kNames[] = {
    {"default", {PreTokenizer::kDefault}},
    {"gpt-2", {PreTokenizer::kGpt2}},
    {"phi-2", {PreTokenizer::kGpt2}},
    {"mpt", {PreTokenizer::kGpt2}},
    {"olmo", {PreTokenizer::kGpt2}},
    {"jais", {PreTokenizer::kGpt2}},
    {"llama-bpe", {PreTokenizer::kLlama3, true, true}},
    {"llama3", {PreTokenizer::kLlama3, true, true}},
    {"llama-v3", {PreTokenizer::kLlama3, true, true}},
    {"dbrx", {PreTokenizer::kLlama3}},
    {"smaug-bpe", {PreTokenizer::kLlama3}},
    {"qwen2", {PreTokenizer::kQwen2}},
    {"deepseek-r1-qwen", {PreTokenizer::kQwen2}},
    {"stablelm2", {PreTokenizer::kQwen2}},
    {"megrez", {PreTokenizer::kQwen2}},
    {"deepseek-llm", {PreTokenizer::kDeepseekLlm}},
    {"deepseek-coder", {PreTokenizer::kDeepseekCoder}},
    {"deepseek-v3", {PreTokenizer::kDeepseekV3}},
    {"smollm", {PreTokenizer::kSmolLm}},
    {"starcoder", {PreTokenizer::kSmolLm}},
    {"refact", {PreTokenizer::kSmolLm}},
    {"command-r", {PreTokenizer::kSmolLm}},
    {"codeshell", {PreTokenizer::kSmolLm}},
};

// No class, so that the bytes it takes can be told from its value.
constexpr std::uint32_t kInvalidByte = unicode::kCodePoints | std::uint32_t{unicode::kSymbol} << 24;

std::size_t byte_length(std::uint32_t character) {
    const std::uint32_t code_point = code_point_of(character);
    if (code_point < 0x80 || code_point >= unicode::kCodePoints) return 1;
    return code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
}

// Cuts every word so far at the matches of one expression; what lies between two matches stays one word.
template <auto match>
void split_words(const std::vector<std::uint32_t>& characters, std::vector<std::size_t>& ends,
                 std::vector<std::size_t>& next) {
    next.clear();
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        for (std::size_t at = begin; at < end;) {
            const std::size_t matched = match(characters.data(), at, end);
            if (matched == at) {
                ++at;
                continue;
            }
            if (begin < at) next.push_back(at);
            next.push_back(matched);
            begin = at = matched;
        }
        if (begin < end) next.push_back(end);
        begin = end;
    }
    ends.swap(next);
}

// \s+$ looked at from the end, since trying it at each place would be quadratic.
void split_trailing_whitespace(const std::vector<std::uint32_t>& characters, std::vector<std::size_t>& ends,
                               std::vector<std::size_t>& next) {
    next.clear();
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        std::size_t at = end;
        while (at > begin && is(characters[at - 1], unicode::kWhitespace)) --at;
        if (at > begin && at < end) next.push_back(at);
        next.push_back(end);
        begin = end;
    }
    ends.swap(next);
}

}  // namespace

std::optional<PreTokenizerSettings> pretokenizer_named(std::string_view pre) {
    const auto* found =
        std::find_if(std::begin(kNames), std::end(kNames), [&](const Name& n) { return n.name == pre; });
    if (found == std::end(kNames)) return std::nullopt;
    return found->settings;
}

const std::vector<std::size_t>& WordSplitter::split(std::string_view text) {
    read_characters(text);
    ends_.clear();
    if (text.empty()) return ends_;
    ends_.push_back(characters_.size());
    run_stages();
    std::size_t at = 0, bytes = 0;
    for (std::size_t& end : ends_) {
        for (; at < end; ++at) bytes += byte_length(characters_[at]);
        end = bytes;
    }
    return ends_;
}

void WordSplitter::read_characters(std::string_view text) {
    const std::uint8_t* classes = unicode::classes();
    characters_.resize(text.size());
    std::size_t count = 0;
    while (!text.empty()) {
        const Utf8Step step = next_utf8(text);
        characters_[count++] =
            step.valid ? step.code_point | std::uint32_t{classes[step.code_point]} << 24 : kInvalidByte;
        text.remove_prefix(step.valid ? step.length : 1);
    }
    characters_.resize(count);
}

void WordSplitter::run_stages() {
    const auto& c = characters_;
    switch (kind_) {
        case PreTokenizer::kDefault:
            split_words<default_punctuation>(c, ends_, next_);
            split_words<gpt2>(c, ends_, next_);
            split_words<numbers<SIZE_MAX>>(c, ends_, next_);
            return split_words<three_digits>(c, ends_, next_);
        case PreTokenizer::kGpt2:
            return split_words<gpt2>(c, ends_, next_);
        case PreTokenizer::kLlama3:
            return split_words<llama3<3>>(c, ends_, next_);
        case PreTokenizer::kQwen2:
            return split_words<llama3<1>>(c, ends_, next_);
        case PreTokenizer::kDeepseekLlm:
            split_words<newline>(c, ends_, next_);
            split_words<deepseek_letters>(c, ends_, next_);
            split_words<deepseek_punctuation>(c, ends_, next_);
            split_trailing_whitespace(c, ends_, next_);
            split_words<deepseek_cjk>(c, ends_, next_);
            return split_words<numbers<SIZE_MAX>>(c, ends_, next_);
        case PreTokenizer::kDeepseekCoder:
            split_words<newline>(c, ends_, next_);
            split_words<spaced<unicode::kLetter>>(c, ends_, next_);
            split_words<spaced<unicode::kPunctuation>>(c, ends_, next_);
            split_words<deepseek_cjk>(c, ends_, next_);
            return split_words<numbers<1>>(c, ends_, next_);
        case PreTokenizer::kDeepseekV3:
            split_words<numbers<3>>(c, ends_, next_);
            split_words<deepseek_v3_cjk>(c, ends_, next_);
            return split_words<deepseek_v3>(c, ends_, next_);
        case PreTokenizer::kSmolLm:
            split_words<numbers<1>>(c, ends_, next_);
            return split_words<gpt2>(c, ends_, next_);
    }
}

}  // namespace loquat
