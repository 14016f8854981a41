// SPDX-License-Identifier: MIT
#include "engine/text/jinja_unicode.h"

namespace loquat::jinja {

char32_t next_code_point(std::string_view text, std::size_t& pos) {
    const auto byte = [&](std::size_t i) -> char32_t { return static_cast<unsigned char>(text[i]); };
    const char32_t lead = byte(pos);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (pos + size > text.size()) {  // cannot happen in valid text
        pos = text.size();
        return 0xFFFD;
    }
    char32_t code = size == 1 ? lead : lead & (0x7F >> size);
    for (std::size_t i = 1; i < size; ++i) code = code << 6 | (byte(pos + i) & 0x3F);
    pos += size;
    return code;
}

void append_utf8(std::string& out, char32_t code) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F));
        put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
    }
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t size = lead < 0x80   ? 1
                                 : lead < 0xC2 ? 0
                                 : lead < 0xE0 ? 2
                                 : lead < 0xF0 ? 3
                                 : lead < 0xF5 ? 4
                                               : 0;
        if (size == 0 || i + size > text.size()) return false;
        for (std::size_t k = 1; k < size; ++k)
            if ((text[i + k] & 0xC0) != 0x80) return false;
        const std::size_t start = i;
        const char32_t code = next_code_point(text, i);
        if ((size == 3 && (code < 0x800 || (code >= 0xD800 && code < 0xE000))) ||
            (size == 4 && (code < 0x10000 || code > 0x10FFFF)) || i != start + size)
            return false;
    }
    return true;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t n = 0;
    for (const char c : text) n += (c & 0xC0) != 0x80;
    return n;
}

std::size_t offset_of(std::string_view text, std::size_t index) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] & 0xC0) != 0x80 && index-- == 0) return i;
    return text.size();
}

bool is_space(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

bool is_printable(char32_t c) {
    if (c == ' ') return true;
    const bool is_format = c == 0xAD || (c >= 0x600 && c <= 0x605) || c == 0x61C || c == 0x6DD ||
                           c == 0x70F || c == 0x890 || c == 0x891 || c == 0x8E2 || c == 0x180E ||
                           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFB) ||
                           c == 0x110BD || c == 0x110CD || (c >= 0x13430 && c <= 0x1343F) ||
                           (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A);
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool is_private = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xE0000;
    const bool is_variation_selector = c >= 0xE0100 && c <= 0xE01EF;
    return is_variation_selector || !(is_format || is_control || is_private || is_space(c));
}

std::size_t leading_space(std::string_view text) {
    std::size_t pos = 0;
    while (pos < text.size()) {
        std::size_t next = pos;
        if (!is_space(next_code_point(text, next))) break;
        pos = next;
    }
    return pos;
}

std::size_t trailing_space(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0) {
        std::size_t start = end - 1;
        while (start > 0 && (text[start] & 0xC0) == 0x80) --start;
        std::size_t pos = start;
        if (!is_space(next_code_point(text, pos))) break;
        end = start;
    }
    return text.size() - end;
}

TextSearch::TextSearch(std::string_view needle) : needle_(needle) {
    constexpr std::size_t kShort = 32;  // string::find is then fast, and 32 times linear at worst
    if (needle.size() <= kShort) return;
    borders_.assign(needle.size(), 0);
    for (std::size_t i = 1, border = 0; i < needle.size(); ++i) {
        while (border > 0 && needle[i] != needle[border]) border = borders_[border - 1];
        if (needle[i] == needle[border]) ++border;
        borders_[i] = border;
    }
}

std::size_t TextSearch::find(std::string_view text, std::size_t from) const {
    if (borders_.empty()) return text.find(needle_, from);
    std::size_t matched = 0;
    for (std::size_t i = from; i < text.size(); ++i) {
        while (matched > 0 && text[i] != needle_[matched]) matched = borders_[matched - 1];
        if (text[i] == needle_[matched]) ++matched;
        if (matched == needle_.size()) return i + 1 - matched;
    }
    return std::string_view::npos;
}

}  // namespace loquat::jinja
