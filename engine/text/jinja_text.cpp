// SPDX-License-Identifier: MIT
#include "engine/text/jinja_text.h"

#include "engine/text/jinja_unicode.h"

namespace loquat::jinja {

namespace {

bool is_one_of(std::string_view chars, std::string_view letter) {
    return chars.find(letter) != chars.npos;
}

std::size_t leading_of(std::string_view text, std::string_view chars) {
    std::size_t pos = 0;
    while (pos < text.size()) {
        std::size_t next = pos;
        next_code_point(text, next);
        if (!is_one_of(chars, text.substr(pos, next - pos))) break;
        pos = next;
    }
    return pos;
}

std::size_t trailing_of(std::string_view text, std::string_view chars) {
    std::size_t end = text.size();
    while (end > 0) {
        std::size_t start = end - 1;
        while (start > 0 && (text[start] & 0xC0) == 0x80) --start;
        if (!is_one_of(chars, text.substr(start, end - start))) break;
        end = start;
    }
    return text.size() - end;
}

bool ends_line(char32_t c) {
    return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

}  // namespace

std::string_view strip(Budget& budget, std::string_view text, Side side, const std::string* chars) {
    budget.spend_bytes(chars ? text.size() * (1 + chars->size() / 16) : text.size());
    if (side != Side::kRight) text.remove_prefix(chars ? leading_of(text, *chars) : leading_space(text));
    if (side != Side::kLeft) text.remove_suffix(chars ? trailing_of(text, *chars) : trailing_space(text));
    return text;
}

Value replace(Runtime& runtime, std::string_view text, std::string_view from, std::string_view to,
              std::int64_t count) {
    TextBuilder out(runtime.budget());
    runtime.budget().spend_bytes(text.size() + from.size());
    const TextSearch search(from);
    std::size_t pos = 0;
    for (; count != 0; --count) {
        const std::size_t found = from.empty() ? pos : search.find(text, pos);
        if (found == text.npos) break;
        out.append(text.substr(pos, found - pos));
        out.append(to);
        pos = found + from.size();
        if (!from.empty()) continue;
        if (pos >= text.size()) break;  // between all characters, and at both ends
        const std::size_t start = pos;
        next_code_point(text, pos);
        out.append(text.substr(start, pos - start));
    }
    out.append(text.substr(std::min(pos, text.size())));
    return out.finish();
}

Value pad(Runtime& runtime, std::string_view text, std::size_t width, std::string_view fill, Side side) {
    if (count_code_points(fill) != 1) fail("The fill character must be exactly one character long");
    const std::size_t size = count_code_points(text);
    const std::size_t missing = width > size ? width - size : 0;
    std::size_t left = side == Side::kLeft ? 0 : missing;
    if (side == Side::kBoth) left = missing / 2 + (missing & width & 1);
    runtime.budget().check_size(missing);
    TextBuilder out(runtime.budget());
    for (std::size_t i = 0; i < left; ++i) out.append(fill);
    out.append(text);
    for (std::size_t i = left; i < missing; ++i) out.append(fill);
    return out.finish();
}

std::vector<std::string_view> split_lines(std::string_view text, bool keep_ends) {
    std::vector<std::string_view> lines;
    std::size_t start = 0;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t end = pos;
        const char32_t c = next_code_point(text, pos);
        if (!ends_line(c)) continue;
        if (c == '\r' && pos < text.size() && text[pos] == '\n') ++pos;
        lines.push_back(text.substr(start, (keep_ends ? pos : end) - start));
        start = pos;
    }
    if (start < text.size()) lines.push_back(text.substr(start));
    return lines;
}

}  // namespace loquat::jinja
