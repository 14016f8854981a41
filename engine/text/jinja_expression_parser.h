// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>

#include "engine/text/jinja_ast.h"
#include "engine/text/jinja_token_stream.h"

namespace loquat::jinja {

inline constexpr int kMaxTreeDepth = 200;

/// Expressions in the grammar and precedence of Jinja 3.1, by recursive descent.
class ExpressionParser {
public:
    explicit ExpressionParser(TokenStream& tokens) : tokens_(tokens) {}

    ExprPtr parse_expression();
    /// A condition without "if … else" at its top, as after {% for x in %} and {% if %}.
    ExprPtr parse_without_condition();
    /// `a` or `a, b` without brackets.
    ExprPtr parse_tuple();
    ExprPtr parse_tuple_without_condition();
    /// A name, names with commas, or (where allowed) namespace.name.
    ExprPtr parse_target(bool allow_attribute);
    std::string parse_target_name();
    /// "name | name(…)" onto `input`, which is null in filter blocks.
    ExprPtr parse_filters(ExprPtr input);

    /// Every name read since the set was last cleared: how macros learn that they use `caller`.
    std::set<std::string>& names_read() { return names_read_; }

private:
    using Parse = ExprPtr (ExpressionParser::*)();

    ExprPtr parse_or();
    ExprPtr parse_and();
    ExprPtr parse_not();
    ExprPtr parse_compare();
    ExprPtr parse_sum();
    ExprPtr parse_concat();
    ExprPtr parse_product();
    ExprPtr parse_power();
    ExprPtr parse_unary(bool with_filters);
    ExprPtr parse_primary();
    ExprPtr parse_constant_or_name();
    ExprPtr parse_brackets();
    ExprPtr parse_dict();
    ExprPtr parse_postfix(ExprPtr object);
    ExprPtr parse_attribute(ExprPtr object);
    ExprPtr parse_item(ExprPtr object);
    ExprPtr parse_postfix_filters(ExprPtr value);
    ExprPtr parse_filter(ExprPtr input);
    ExprPtr parse_test(ExprPtr value);
    ExprPtr parse_tuple_of(Parse element, bool in_parentheses);
    ExprPtr parse_binary_chain(Parse operand, const std::vector<std::pair<std::string_view, Op>>& ops);
    void parse_arguments(Expr& call);
    bool at_tuple_end() const;

    TokenStream& tokens_;
    std::set<std::string> names_read_;
    int depth_ = 0;
};

/// A node with its depth set from its children; throws when the tree gets too deep.
ExprPtr make_expr(Expr::Kind kind, Position at, std::vector<ExprPtr> children = {});

template <class... Children>
ExprPtr make_node(Expr::Kind kind, Position at, Children... children) {
    std::vector<ExprPtr> list;
    (list.push_back(std::move(children)), ...);
    return make_expr(kind, at, std::move(list));
}

}  // namespace loquat::jinja
