// SPDX-License-Identifier: MIT
#include "engine/text/jinja_lexer.h"

#include <array>

#include "engine/text/jinja_unicode.h"

namespace loquat::jinja {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80);
}
bool is_name_char(char c) {
    return is_name_start(c) || is_digit(c);
}

/// Line breaks become \n, and one at the very end goes.
std::string normalize_newlines(std::string_view source) {
    std::string out;
    out.reserve(source.size());
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] == '\r') {
            out += '\n';
            if (i + 1 < source.size() && source[i + 1] == '\n') ++i;
        } else {
            out += source[i];
        }
    }
    if (!out.empty() && out.back() == '\n') out.pop_back();
    return out;
}

class Lexer {
public:
    explicit Lexer(std::string_view source) : source_(normalize_newlines(source)), src_(source_) {}

    std::vector<Token> run() {
        while (pos_ < src_.size()) lex_data();
        add(Token::Type::kEnd, "", pos_);
        return std::move(tokens_);
    }

private:
    bool at(std::string_view what, std::size_t pos) const { return src_.substr(pos, what.size()) == what; }

    /// Offsets come in rising order, so the whole file is walked once.
    Position position(std::size_t offset) {
        for (; counted_ < offset; ++counted_) {
            if (src_[counted_] == '\n') {
                ++here_.line;
                here_.column = 1;
            } else if ((src_[counted_] & 0xC0) != 0x80) {
                ++here_.column;
            }
        }
        return here_;
    }

    void add(Token::Type type, std::string text, std::size_t offset) {
        tokens_.push_back({type, std::move(text), position(offset)});
    }

    std::size_t skip_space(std::size_t pos) const { return pos + leading_space(src_.substr(pos)); }

    void lex_data() {
        std::size_t open = pos_;
        while ((open = src_.find('{', open)) != std::string_view::npos) {
            const char next = open + 1 < src_.size() ? src_[open + 1] : '\0';
            if (next == '{' || next == '%' || next == '#') break;
            ++open;
        }
        if (open == std::string_view::npos) {
            add(Token::Type::kData, std::string(src_.substr(pos_)), pos_);
            pos_ = src_.size();
            return;
        }
        const char sign = open + 2 < src_.size() ? src_[open + 2] : '\0';
        const std::string_view data =
            strip_before(src_.substr(pos_, open - pos_), src_[open + 1] == '{', sign);
        if (!data.empty()) add(Token::Type::kData, std::string(data), pos_);
        pos_ = open + 2 + (sign == '-' || sign == '+');
        if (src_[open + 1] == '#') {
            skip_comment(open);
        } else if (src_[open + 1] == '{') {
            add(Token::Type::kVariableBegin, "{{", open);
            lex_tag(open, Token::Type::kVariableEnd, "}}");
        } else if (!lex_raw(open)) {
            add(Token::Type::kBlockBegin, "{%", open);
            lex_tag(open, Token::Type::kBlockEnd, "%}");
        }
    }

    /// "{%-" takes all space before it; a block or comment alone in its line takes its indentation.
    std::string_view strip_before(std::string_view text, bool is_variable, char sign) const {
        if (sign == '-') return text.substr(0, text.size() - trailing_space(text));
        if (sign == '+' || is_variable) return text;
        const std::size_t line = text.rfind('\n') + 1;  // npos + 1 is 0
        const bool starts_line = line > 0 || pos_ == 0 || src_[pos_ - 1] == '\n';
        const std::string_view rest = text.substr(line);
        return starts_line && leading_space(rest) == rest.size() ? text.substr(0, line) : text;
    }

    /// After an end tag at `end`: "-" takes all space behind it, otherwise a block or comment takes one
    /// newline.
    std::size_t strip_after(std::size_t end, char sign, bool is_variable) const {
        if (sign == '-') return skip_space(end);
        return sign != '+' && !is_variable && end < src_.size() && src_[end] == '\n' ? end + 1 : end;
    }

    void skip_comment(std::size_t open) {
        const std::size_t end = src_.find("#}", pos_);
        if (end == std::string_view::npos) fail("This comment has no end", position(open));
        pos_ = strip_after(end + 2, end > pos_ ? src_[end - 1] : '\0', false);
    }

    /// {% raw %}…{% endraw %}; false when the tag at pos_ is another one.
    bool lex_raw(std::size_t open) {
        std::size_t pos = skip_space(pos_);
        if (!at("raw", pos)) return false;
        pos = skip_space(pos + 3);
        if (at("-%}", pos)) {
            pos = skip_space(pos + 3);
        } else if (at("%}", pos)) {
            pos += 2;
        } else {
            return false;
        }
        const std::size_t begin = pos_ = pos;
        for (std::size_t tag = src_.find("{%", begin); tag != std::string_view::npos;
             tag = src_.find("{%", tag + 2)) {
            const char sign = tag + 2 < src_.size() ? src_[tag + 2] : '\0';
            pos = skip_space(tag + 2 + (sign == '-' || sign == '+'));
            if (!at("endraw", pos)) continue;
            pos = skip_space(pos + 6);
            const bool signed_end = at("-%}", pos) || at("+%}", pos);
            if (!signed_end && !at("%}", pos)) continue;
            const std::string_view data = strip_before(src_.substr(begin, tag - begin), false, sign);
            if (!data.empty()) add(Token::Type::kData, std::string(data), begin);
            pos_ = strip_after(pos + (signed_end ? 3 : 2), signed_end ? src_[pos] : '\0', false);
            return true;
        }
        fail("This raw block has no end", position(open));
    }

    void lex_tag(std::size_t open, Token::Type end_type, std::string_view end) {
        const bool is_variable = end_type == Token::Type::kVariableEnd;
        const Position opened = position(open);
        brackets_.clear();
        while ((pos_ = skip_space(pos_)) < src_.size()) {
            if (brackets_.empty()) {
                const char sign =
                    src_[pos_] == '-' || (src_[pos_] == '+' && !is_variable) ? src_[pos_] : '\0';
                if (at(end, pos_ + (sign != '\0'))) {
                    add(end_type, std::string(end), pos_);
                    pos_ = strip_after(pos_ + 2 + (sign != '\0'), sign, is_variable);
                    return;
                }
            }
            lex_token();
        }
        fail("This tag has no end", brackets_.empty() ? opened : brackets_.back().second);
    }

    void lex_token() {
        const char c = src_[pos_];
        if (is_digit(c)) return lex_number();
        if (c == '"' || c == '\'') return lex_string();
        if (is_name_start(c)) {
            std::size_t end = pos_;
            while (end < src_.size() && is_name_char(src_[end])) ++end;
            add(Token::Type::kName, std::string(src_.substr(pos_, end - pos_)), pos_);
            pos_ = end;
            return;
        }
        lex_operator();
    }

    /// Digits with single underscores between them.
    std::size_t skip_digits(std::size_t pos) const {
        const auto digit = [&](std::size_t i) { return i < src_.size() && is_digit(src_[i]); };
        while (digit(pos) || (pos < src_.size() && src_[pos] == '_' && digit(pos + 1) && digit(pos - 1)))
            ++pos;
        return pos;
    }

    void lex_number() {
        const auto digit = [&](std::size_t i) { return i < src_.size() && is_digit(src_[i]); };
        const bool after_dot = pos_ > 0 && src_[pos_ - 1] == '.';
        std::size_t end = skip_digits(pos_);
        bool is_float = false;
        if (!after_dot && end < src_.size() && src_[end] == '.' && digit(end + 1)) {
            is_float = true;
            end = skip_digits(end + 1);
        }
        if (!after_dot && end < src_.size() && (src_[end] == 'e' || src_[end] == 'E')) {
            const std::size_t exponent = end + 1 + (at("+", end + 1) || at("-", end + 1));
            if (digit(exponent)) {
                is_float = true;
                end = skip_digits(exponent);
            }
        }
        if (end < src_.size() && is_name_start(src_[end]))
            fail_unsupported("A number of this form is not supported", position(pos_));
        std::string digits;
        for (const char c : src_.substr(pos_, end - pos_))
            if (c != '_') digits += c;
        if (!is_float && digits.size() > 1 && digits[0] == '0' &&
            digits.find_first_not_of('0') != digits.npos)
            fail("A number may not start with 0", position(pos_));
        add(is_float ? Token::Type::kFloat : Token::Type::kInteger, std::move(digits), pos_);
        pos_ = end;
    }

    void lex_string() {
        const char quote = src_[pos_];
        std::size_t end = pos_ + 1;
        while (end < src_.size() && src_[end] != quote) end += src_[end] == '\\' ? 2 : 1;
        if (end >= src_.size()) fail("This string has no end", position(pos_));
        const Position where = position(pos_);
        add(Token::Type::kString, unescape(src_.substr(pos_ + 1, end - pos_ - 1), where), pos_);
        pos_ = end + 1;
    }

    static std::string unescape(std::string_view body, Position where) {
        std::string out;
        for (std::size_t i = 0; i < body.size(); ++i) {
            if (body[i] == '\\') {
                i += unescape_one(body.substr(i + 1), out, where);
            } else {
                out += body[i];
            }
        }
        return out;
    }

    /// Appends what the escape behind a backslash stands for; returns its length.
    static std::size_t unescape_one(std::string_view rest, std::string& out, Position where) {
        static constexpr std::string_view kNames = "abfnrtv\\'\"";
        static constexpr std::string_view kMeanings = "\a\b\f\n\r\t\v\\'\"";
        const char c = rest[0];
        if (c == '\n') return 1;
        if (const std::size_t i = kNames.find(c); i != kNames.npos) {
            out += kMeanings[i];
            return 1;
        }
        if (c >= '0' && c <= '7') {
            std::size_t n = 0;
            char32_t code = 0;
            for (; n < 3 && n < rest.size() && rest[n] >= '0' && rest[n] <= '7'; ++n)
                code = code * 8 + (rest[n] - '0');
            append_utf8(out, code);
            return n;
        }
        if (c == 'x' || c == 'u' || c == 'U') {
            const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : 8;
            append_utf8(out, hex_code(rest.substr(1, digits), digits, where));
            return 1 + digits;
        }
        if (c == 'N') fail_unsupported("\\N{…} in a string is not supported", where);
        out += '\\';
        return 0;  // an unknown escape stands for itself
    }

    static char32_t hex_code(std::string_view hex, std::size_t digits, Position where) {
        char32_t code = 0;
        for (const char c : hex) {
            const char lower = static_cast<char>(c | 0x20);
            if (is_digit(c)) {
                code = code * 16 + (c - '0');
            } else if (lower >= 'a' && lower <= 'f') {
                code = code * 16 + (lower - 'a' + 10);
            } else {
                fail("Wrong escape in a string", where);
            }
        }
        if (hex.size() < digits || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
            fail("Wrong escape in a string", where);
        return code;
    }

    void lex_operator() {
        static constexpr std::array<std::string_view, 25> kOperators = {
            "//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[",
            "]",  "(",  ")",  "{",  "}",  ">",  "<", "=", ".", ":", "|", ","};
        for (const std::string_view op : kOperators) {
            if (!at(op, pos_)) continue;
            if (op == "(" || op == "[" || op == "{")
                brackets_.emplace_back(op == "(" ? ')' : op == "[" ? ']' : '}', position(pos_));
            if (op == ")" || op == "]" || op == "}") {
                if (brackets_.empty() || brackets_.back().first != op[0])
                    fail("Unexpected '" + std::string(op) + "'", position(pos_));
                brackets_.pop_back();
            }
            add(Token::Type::kOperator, std::string(op), pos_);
            pos_ += op.size();
            return;
        }
        fail("Unexpected character '" + std::string(1, src_[pos_]) + "'", position(pos_));
    }

    const std::string source_;
    const std::string_view src_;
    std::size_t pos_ = 0;
    std::vector<std::pair<char, Position>>
        brackets_;  ///< the closing bracket still expected, and where it opened
    std::vector<Token> tokens_;
    std::size_t counted_ = 0;
    Position here_{1, 1};
};

}  // namespace

std::vector<Token> tokenize(std::string_view source) {
    return Lexer(source).run();
}

}  // namespace loquat::jinja
