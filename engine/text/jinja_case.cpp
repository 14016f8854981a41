// SPDX-License-Identifier: MIT
#include "engine/text/jinja_case.h"

#include <algorithm>
#include <iterator>

#include "engine/text/jinja_case_ranges.h"
#include "engine/text/jinja_failure.h"
#include "engine/text/jinja_unicode.h"

namespace loquat::jinja {

namespace {

constexpr char32_t kSharpS = 0xDF, kCapitalSigma = 0x3A3, kFinalSigma = 0x3C2, kSigma = 0x3C3;

/// Letters whose capital is several letters, or depends on the place.
bool is_special(char32_t c) {
    return c == 0x130 || c == 0x149 || c == 0x1F0 || c == 0x390 || c == 0x3B0 || c == 0x587 ||
           (c >= 0x1E96 && c <= 0x1E9A) || (c >= 0x1F50 && c <= 0x1F56 && c % 2 == 0) ||
           (c >= 0x1F80 && c <= 0x1FFC && c != 0x1FBE) || (c >= 0xFB00 && c <= 0xFB17);
}

/// Letters with a title case of their own.
bool is_title_special(char32_t c) {
    return is_special(c) || (c >= 0x1C4 && c <= 0x1CC) || (c >= 0x1F1 && c <= 0x1F3) ||
           (c >= 0x10D0 && c <= 0x10FF);
}

[[noreturn]] void fail_special(char32_t c) {
    std::string letter;
    append_utf8(letter, c);
    fail_unsupported("The letter case of '" + letter + "' is not supported");
}

template <std::size_t N>
char32_t map(const Range (&ranges)[N], char32_t c) {
    const Range* range = std::partition_point(std::begin(ranges), std::end(ranges),
                                              [c](const Range& r) { return r.last < c; });
    if (range == std::end(ranges) || c < range->first ||
        (c - range->first) % static_cast<char32_t>(range->stride) != 0)
        return c;
    return c + static_cast<char32_t>(range->delta);
}

char32_t upper_of(char32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
    return map(kUpperRanges, c);
}

char32_t lower_of(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return map(kLowerRanges, c);
}

bool is_cased(char32_t c) {
    return upper_of(c) != c || lower_of(c) != c || c == kSharpS || is_special(c);
}

void append_upper(std::string& out, char32_t c) {
    if (c == kSharpS) {
        out += "SS";
        return;
    }
    if (is_special(c)) fail_special(c);
    append_utf8(out, upper_of(c));
}

void append_title(std::string& out, char32_t c) {
    if (c == kSharpS) {
        out += "Ss";
        return;
    }
    if (is_title_special(c)) fail_special(c);
    append_utf8(out, upper_of(c));
}

/// `pos` stands behind `c`; Σ at the end of a word has a small form of its own.
void append_lower(std::string& out, char32_t c, bool after_letter, std::string_view text, std::size_t pos) {
    if (c == 0x130) fail_special(c);
    if (c == kCapitalSigma) {
        const bool before_letter = pos < text.size() && is_cased(next_code_point(text, pos));
        return append_utf8(out, after_letter && !before_letter ? kFinalSigma : kSigma);
    }
    append_utf8(out, lower_of(c));
}

enum class Style { kUpper, kLower, kCapitalize, kTitle };

std::string change(std::string_view text, Style style) {
    std::string out;
    out.reserve(text.size());
    bool after_letter = false;
    for (std::size_t pos = 0; pos < text.size();) {
        const bool first = pos == 0;
        const char32_t c = next_code_point(text, pos);
        if (style == Style::kUpper) {
            append_upper(out, c);
        } else if ((style == Style::kCapitalize && first) || (style == Style::kTitle && !after_letter)) {
            append_title(out, c);
        } else {
            append_lower(out, c, after_letter, text, pos);
        }
        after_letter = is_cased(c);
    }
    return out;
}

}  // namespace

std::string upper(std::string_view text) {
    return change(text, Style::kUpper);
}
std::string lower(std::string_view text) {
    return change(text, Style::kLower);
}
std::string capitalize(std::string_view text) {
    return change(text, Style::kCapitalize);
}
std::string title(std::string_view text) {
    return change(text, Style::kTitle);
}

}  // namespace loquat::jinja
