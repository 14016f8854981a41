// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/text/unicode.h"

/// The regular expressions of the published pre-tokenizers as hand-written matchers. Each takes characters
/// (code point | class bits << 24) and returns the end of the match that begins at `at`, or `at` if none
/// does; `end` > `at` is the end of the word looked at, beyond which no expression sees.
namespace loquat::pretokenizer {

using Text = const std::uint32_t*;

inline std::uint32_t code_point_of(std::uint32_t character) {
    return character & 0x1FFFFF;
}
inline bool is(std::uint32_t character, unsigned class_bits) {
    return (character >> 24 & class_bits) != 0;
}
inline bool is_newline(std::uint32_t c) {
    return code_point_of(c) == '\r' || code_point_of(c) == '\n';
}
inline bool is_space(std::uint32_t c) {
    return code_point_of(c) == ' ';
}
inline bool is_ascii_letter(std::uint32_t c) {
    const std::uint32_t lower = code_point_of(c) | 0x20;
    return lower >= 'a' && lower <= 'z';
}
inline bool in(std::uint32_t c, std::uint32_t first, std::uint32_t last) {
    return code_point_of(c) >= first && code_point_of(c) <= last;
}

/// The end of the run of characters that fulfil `wanted`.
template <class Wanted>
std::size_t run(Text text, std::size_t at, std::size_t end, Wanted wanted) {
    while (at < end && wanted(text[at])) ++at;
    return at;
}

inline std::size_t run_of(Text text, std::size_t at, std::size_t end, unsigned class_bits) {
    return run(text, at, end, [=](std::uint32_t c) { return is(c, class_bits); });
}

/// 's|'t|'re|'ve|'m|'ll|'d, and with `any_case` (?i:…), where U+017F is an s too.
inline std::size_t contraction(Text text, std::size_t at, std::size_t end, bool any_case) {
    const auto letter = [&](std::size_t i) -> std::uint32_t {
        if (at + i >= end) return 0;
        const std::uint32_t c = code_point_of(text[at + i]);
        if (!any_case) return c;
        return c == 0x17F ? 's' : c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    };
    if (code_point_of(text[at]) != '\'') return at;
    const std::uint32_t a = letter(1), b = letter(2);
    if (a == 's' || a == 't' || a == 'm' || a == 'd') return at + 2;
    if ((a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l')) return at + 3;
    return at;
}

/// \s+(?!\S)|\s+ : a run of white space leaves its last character to the word that follows.
inline std::size_t whitespace(Text text, std::size_t at, std::size_t end) {
    const std::size_t stop = run_of(text, at, end, unicode::kWhitespace);
    return stop < end && stop > at + 1 ? stop - 1 : stop;
}

/// \s*[\r\n]+|\s+(?!\S)|\s+
inline std::size_t whitespace_with_newlines(Text text, std::size_t at, std::size_t end) {
    const std::size_t stop = run_of(text, at, end, unicode::kWhitespace);
    for (std::size_t last = stop; last > at; --last) {
        if (is_newline(text[last - 1])) return last;
    }
    return stop < end && stop > at + 1 ? stop - 1 : stop;
}

/// 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
inline std::size_t gpt2(Text text, std::size_t at, std::size_t end) {
    using namespace unicode;
    if (const std::size_t matched = contraction(text, at, end, false); matched > at) return matched;
    const std::size_t start = is_space(text[at]) && at + 1 < end ? at + 1 : at;
    if (is(text[start], kWhitespace)) return whitespace(text, at, end);
    if (is(text[start], kLetter)) return run_of(text, start, end, kLetter);
    if (is(text[start], kNumber)) return run_of(text, start, end, kNumber);
    return run(text, start, end, [](std::uint32_t c) { return !is(c, kWhitespace | kLetter | kNumber); });
}

/// (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,digits}| ?[^\s\p{L}\p{N}]+[\r\n]*
/// |\s*[\r\n]+|\s+(?!\S)|\s+      Llama 3 with three digits, Qwen 2 with one
template <std::size_t digits>
std::size_t llama3(Text text, std::size_t at, std::size_t end) {
    using namespace unicode;
    if (const std::size_t matched = contraction(text, at, end, true); matched > at) return matched;
    if (is(text[at], kLetter)) return run_of(text, at, end, kLetter);
    if (is(text[at], kNumber)) return run_of(text, at, end - at > digits ? at + digits : end, kNumber);
    if (at + 1 < end && is(text[at + 1], kLetter) && !is_newline(text[at]))
        return run_of(text, at + 1, end, kLetter);
    const std::size_t start = is_space(text[at]) && at + 1 < end ? at + 1 : at;
    const auto other = [](std::uint32_t c) { return !is(c, kWhitespace | kLetter | kNumber); };
    if (other(text[start])) return run(text, run(text, start, end, other), end, is_newline);
    return whitespace_with_newlines(text, at, end);
}

/// [!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+|
/// ?[\p{P}\p{S}]+[\r\n]*
/// |\s*[\r\n]+|\s+(?!\S)|\s+      third expression of DeepSeek V3
inline std::size_t deepseek_v3(Text text, std::size_t at, std::size_t end) {
    using namespace unicode;
    const bool has_next = at + 1 < end;
    const bool punctuation = is(text[at], kPunctuation | kSymbol);
    if (punctuation && code_point_of(text[at]) < 0x80 && has_next && is_ascii_letter(text[at + 1])) {
        return run(text, at + 1, end, is_ascii_letter);
    }
    if (is(text[at], kLetter | kMark)) return run_of(text, at, end, kLetter | kMark);
    if (!punctuation && !is_newline(text[at]) && has_next && is(text[at + 1], kLetter | kMark)) {
        return run_of(text, at + 1, end, kLetter | kMark);
    }
    const std::size_t start = is_space(text[at]) && has_next ? at + 1 : at;
    if (is(text[start], kPunctuation | kSymbol)) {
        return run(text, run_of(text, start, end, kPunctuation | kSymbol), end, is_newline);
    }
    return whitespace_with_newlines(text, at, end);
}

/// \p{N}{1,most}
template <std::size_t most>
std::size_t numbers(Text text, std::size_t at, std::size_t end) {
    return run_of(text, at, end - at > most ? at + most : end, unicode::kNumber);
}

/// [0-9][0-9][0-9]
inline std::size_t three_digits(Text text, std::size_t at, std::size_t end) {
    const std::size_t stop = end - at < 3 ? at : at + 3;
    return run(text, at, stop, [](std::uint32_t c) { return in(c, '0', '9'); }) == stop ? stop : at;
}

/// [\p{P}\$\+<=>\^~\|]+
inline std::size_t default_punctuation(Text text, std::size_t at, std::size_t end) {
    return run(text, at, end, [](std::uint32_t c) {
        const std::uint32_t p = code_point_of(c);
        return is(c, unicode::kPunctuation) || p == '$' || p == '+' || in(c, '<', '>') || p == '^' ||
               p == '~' || p == '|';
    });
}

/// [\r\n]
inline std::size_t newline(Text text, std::size_t at, std::size_t) {
    return is_newline(text[at]) ? at + 1 : at;
}

/// \s?[wanted]+
template <class Wanted>
std::size_t after_whitespace(Text text, std::size_t at, std::size_t end, Wanted wanted) {
    if (wanted(text[at])) return run(text, at, end, wanted);
    if (!is(text[at], unicode::kWhitespace)) return at;
    const std::size_t stop = run(text, at + 1, end, wanted);
    return stop > at + 1 ? stop : at;
}

/// \s?\p{class_bits}+
template <std::uint8_t class_bits>
std::size_t spaced(Text text, std::size_t at, std::size_t end) {
    return after_whitespace(text, at, end, [](std::uint32_t c) { return is(c, class_bits); });
}

/// \s?[A-Za-zµÀ-Ö…]+      the cased letters listed in make_unicode_tables.py
inline std::size_t deepseek_letters(Text text, std::size_t at, std::size_t end) {
    return spaced<unicode::kDeepseekLetter>(text, at, end);
}

/// \s?[!-/:-~！-／：-～‘-‟　-。]+
inline std::size_t deepseek_punctuation(Text text, std::size_t at, std::size_t end) {
    return after_whitespace(text, at, end, [](std::uint32_t c) {
        return in(c, '!', '/') || in(c, ':', '~') || in(c, 0xFF01, 0xFF0F) || in(c, 0xFF1A, 0xFF5E) ||
               in(c, 0x2018, 0x201F) || in(c, 0x3000, 0x3002);
    });
}

/// [一-龥ࠀ-一가-퟿]+
inline std::size_t deepseek_cjk(Text text, std::size_t at, std::size_t end) {
    return run(text, at, end, [](std::uint32_t c) { return in(c, 0x800, 0x9FA5) || in(c, 0xAC00, 0xD7FF); });
}

/// [一-龥぀-ゟ゠-ヿ]+
inline std::size_t deepseek_v3_cjk(Text text, std::size_t at, std::size_t end) {
    return run(text, at, end, [](std::uint32_t c) { return in(c, 0x4E00, 0x9FA5) || in(c, 0x3040, 0x30FF); });
}

}  // namespace loquat::pretokenizer
