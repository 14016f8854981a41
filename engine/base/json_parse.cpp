// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <numeric>

#include "engine/base/json.h"
#include "engine/base/utf8.h"

namespace loquat {
namespace {

constexpr int kMaxDepth = 256;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Keeps the first place and the last value of each key. Sorting, not searching, so that the time stays
/// n log n for every input.
void drop_duplicate_keys(Json::Object& members) {
    std::vector<std::size_t> order(members.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto key = [&members](std::size_t i) -> const std::string& { return members[i].first; };
    std::sort(order.begin(), order.end(), [&key](std::size_t a, std::size_t b) {
        const int c = key(a).compare(key(b));
        return c != 0 ? c < 0 : a < b;
    });
    std::vector<bool> dropped(members.size());
    bool any = false;
    for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
        if (key(order[i]) != key(order[first])) {
            first = i;
            continue;
        }
        members[order[first]].second = std::move(members[order[i]].second);
        any = dropped[order[i]] = true;
    }
    if (!any) return;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (dropped[i]) continue;
        if (kept != i) members[kept] = std::move(members[i]);
        ++kept;
    }
    members.resize(kept);
}

/// Recursive descent. A step that fails records the first error and returns false.
class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {
        if (text_.starts_with("\xEF\xBB\xBF")) position_ = 3;
    }

    Result<Json> parse_document() {
        Json value;
        if (!parse_value(value, 0)) return error();
        skip_space();
        if (position_ != text_.size()) {
            fail("there is more text after the JSON value");
            return error();
        }
        return value;
    }

private:
    bool parse_value(Json& out, int depth) {
        skip_space();
        switch (peek()) {
            case '{':
                return parse_object(out, depth);
            case '[':
                return parse_array(out, depth);
            case '"': {
                std::string text;
                if (!parse_string(text)) return false;
                out = Json(std::move(text));
                return true;
            }
            case 't':
                return parse_word("true", Json(true), out);
            case 'f':
                return parse_word("false", Json(false), out);
            case 'n':
                return parse_word("null", Json(), out);
            default:
                return parse_number(out);
        }
    }

    bool parse_word(std::string_view word, Json value, Json& out) {
        if (!text_.substr(position_).starts_with(word)) return fail("this is not a JSON value");
        position_ += word.size();
        out = std::move(value);
        return true;
    }

    bool parse_array(Json& out, int depth) {
        if (!enter(depth)) return false;
        Json::Array items;
        if (!take_after_space(']')) {
            do {
                if (!parse_value(items.emplace_back(), depth + 1)) return false;
            } while (take_after_space(','));
            if (!take_after_space(']')) return fail("expected ',' or ']' in an array");
        }
        out = Json(std::move(items));
        return true;
    }

    bool parse_object(Json& out, int depth) {
        if (!enter(depth)) return false;
        Json::Object members;
        if (!take_after_space('}')) {
            do {
                if (!parse_member(members.emplace_back(), depth)) return false;
            } while (take_after_space(','));
            if (!take_after_space('}')) return fail("expected ',' or '}' in an object");
        }
        drop_duplicate_keys(members);
        out = Json(std::move(members));
        return true;
    }

    bool parse_member(Json::Member& member, int depth) {
        skip_space();
        if (peek() != '"') return fail("expected a key in double quotes");
        if (!parse_string(member.first)) return false;
        if (!take_after_space(':')) return fail("expected ':' after a key");
        return parse_value(member.second, depth + 1);
    }

    bool enter(int depth) {
        if (depth == kMaxDepth) return fail("arrays and objects are nested more than 256 deep");
        ++position_;
        return true;
    }

    bool parse_string(std::string& out) {
        ++position_;
        while (true) {
            if (position_ == text_.size()) return fail("the text ends inside a string");
            const char c = text_[position_];
            if (c == '"') {
                ++position_;
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20) {
                return fail("a control character inside a string must be written as an escape");
            }
            if (c == '\\') {
                if (!parse_escape(out)) return false;
            } else {
                const Utf8Step step = next_utf8(text_.substr(position_, 4));
                append_utf8(out, step.code_point);
                position_ += step.length;
            }
        }
    }

    bool parse_escape(std::string& out) {
        constexpr std::string_view kLetters = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        const char letter = position_ + 1 < text_.size() ? text_[position_ + 1] : '\0';
        if (letter == 'u') return parse_unicode_escape(out);
        const std::size_t i = letter == '\0' ? std::string_view::npos : kLetters.find(letter);
        if (i == std::string_view::npos) return fail("unknown escape in a string");
        out += kMeanings[i];
        position_ += 2;
        return true;
    }

    /// One \uXXXX, or two that form a surrogate pair; a lone surrogate becomes U+FFFD.
    bool parse_unicode_escape(std::string& out) {
        char32_t unit = 0;
        if (!read_hex4(position_, unit)) return fail("\\u needs four hexadecimal digits");
        position_ += 6;
        char32_t low = 0;
        const bool high = unit >= 0xD800 && unit <= 0xDBFF;
        if (high && read_hex4(position_, low) && low >= 0xDC00 && low <= 0xDFFF) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            position_ += 6;
        }
        append_utf8(out, unit);
        return true;
    }

    bool read_hex4(std::size_t at, char32_t& unit) const {
        const std::string_view escape = text_.substr(at, 6);
        if (escape.size() != 6 || !escape.starts_with("\\u")) return false;
        std::uint32_t value = 0;
        const char* end = escape.data() + 6;
        const auto [stopped, code] = std::from_chars(escape.data() + 2, end, value, 16);
        unit = value;
        return code == std::errc() && stopped == end;
    }

    bool parse_number(Json& out) {
        const std::size_t length = number_length(text_.substr(position_));
        if (length == 0)
            return fail(position_ == text_.size() ? "the text ends where a value was expected"
                                                  : "this is not a JSON value");
        const char* begin = text_.data() + position_;
        const char* end = begin + length;
        if (text_.substr(position_, length).find_first_of(".eE") == std::string_view::npos) {
            std::int64_t integer = 0;
            if (std::from_chars(begin, end, integer).ec == std::errc()) {
                out = Json(integer);
                position_ += length;
                return true;
            }
        }
        double number = 0;
        if (std::from_chars(begin, end, number).ec != std::errc()) {
            return fail("this number is outside the range of a double");
        }
        out = Json(number);
        position_ += length;
        return true;
    }

    /// Length of the longest number at the front of `text` in the grammar of RFC 8259, or 0.
    static std::size_t number_length(std::string_view text) {
        std::size_t i = 0;
        const auto digits = [&] {
            const std::size_t start = i;
            while (i < text.size() && is_digit(text[i])) ++i;
            return i > start;
        };
        if (text.starts_with('-')) ++i;
        if (i < text.size() && text[i] == '0') {
            ++i;
        } else if (!digits()) {
            return 0;
        }
        if (i < text.size() && text[i] == '.') {
            ++i;
            if (!digits()) return 0;
        }
        if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
            ++i;
            if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
            if (!digits()) return 0;
        }
        return i;
    }

    char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }

    void skip_space() {
        constexpr std::string_view kSpace = " \t\n\r";
        position_ = std::min(text_.find_first_not_of(kSpace, position_), text_.size());
    }

    bool take_after_space(char c) {
        skip_space();
        if (peek() != c || position_ == text_.size()) return false;
        ++position_;
        return true;
    }

    bool fail(std::string_view message) {
        if (message_.empty()) message_ = message;
        return false;
    }

    Error error() const {
        const std::string_view before = text_.substr(0, position_);
        const auto line = std::count(before.begin(), before.end(), '\n') + 1;
        const std::string_view in_line = before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
        const auto column =
            std::count_if(in_line.begin(), in_line.end(), [](char c) { return (c & 0xC0) != 0x80; }) + 1;
        return {ErrorKind::kBadInput, message_,
                "line " + std::to_string(line) + ", column " + std::to_string(column)};
    }

    std::string_view text_;
    std::size_t position_ = 0;
    std::string message_;
};

}  // namespace

Result<Json> Json::parse(std::string_view text) {
    return Parser(text).parse_document();
}

}  // namespace loquat
