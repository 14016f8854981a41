// SPDX-License-Identifier: MIT
#pragma once

#include <utility>
#include <vector>

#include "engine/text/jinja_lexer.h"

namespace loquat::jinja {

/// The tokens of a template with a place in them; the last one (kEnd) is never left.
class TokenStream {
public:
    explicit TokenStream(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    const Token& current() const { return tokens_[pos_]; }
    const Token& following() const { return tokens_[pos_ + 1 < tokens_.size() ? pos_ + 1 : pos_]; }
    Position at() const { return current().at; }
    bool is(Token::Type type) const { return current().type == type; }
    bool is_op(std::string_view op) const { return is(Token::Type::kOperator) && current().text == op; }
    bool is_name(std::string_view name) const { return is(Token::Type::kName) && current().text == name; }

    Token next() {
        Token token = current();
        if (!is(Token::Type::kEnd)) ++pos_;
        return token;
    }
    bool skip_op(std::string_view op) { return is_op(op) && (next(), true); }
    bool skip_name(std::string_view name) { return is_name(name) && (next(), true); }
    void expect_op(std::string_view op) {
        if (!skip_op(op)) fail_unexpected("'" + std::string(op) + "'");
    }
    void expect_name(std::string_view name) {
        if (!skip_name(name)) fail_unexpected("'" + std::string(name) + "'");
    }
    Token expect(Token::Type type, std::string_view what) {
        if (!is(type)) fail_unexpected(what);
        return next();
    }

    [[noreturn]] void fail_unexpected(std::string_view wanted) const {
        const Token& token = current();
        const std::string got = token.type == Token::Type::kEnd    ? "the end of the template"
                                : token.type == Token::Type::kData ? "text"
                                                                   : "'" + token.text.substr(0, 40) + "'";
        fail("Expected " + std::string(wanted) + ", got " + got, token.at);
    }

private:
    std::vector<Token> tokens_;
    std::size_t pos_ = 0;
};

}  // namespace loquat::jinja
