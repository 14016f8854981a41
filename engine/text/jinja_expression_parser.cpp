// SPDX-License-Identifier: MIT
#include "engine/text/jinja_expression_parser.h"

#include <charconv>

#include "engine/text/jinja_builtin.h"

namespace loquat::jinja {

using Kind = Expr::Kind;
using Type = Token::Type;

namespace {

void check_depth(int depth, Position at) {
    if (depth > kMaxTreeDepth) fail_limit("The chat template nests too deeply", at);
}

void adopt(Expr& parent, ExprPtr child) {
    if (child) parent.depth = std::max(parent.depth, child->depth + 1);
    check_depth(parent.depth, parent.at);
    parent.children.push_back(std::move(child));
}

bool is_reserved(std::string_view name) {
    for (const std::string_view word : {"and", "or", "not", "if", "else", "in", "is"})
        if (name == word) return true;
    return false;
}

/// One level of the parser's own recursion.
class Level {
public:
    Level(int& depth, Position at) : depth_(depth) {
        ++depth_;
        if (depth_ > kMaxTreeDepth) {
            --depth_;
            fail_limit("The chat template nests too deeply", at);
        }
    }
    ~Level() { --depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

private:
    int& depth_;
};

}  // namespace

ExprPtr make_expr(Kind kind, Position at, std::vector<ExprPtr> children) {
    auto expr = std::make_unique<Expr>();
    expr->kind = kind;
    expr->at = at;
    for (ExprPtr& child : children) adopt(*expr, std::move(child));
    return expr;
}

ExprPtr ExpressionParser::parse_expression() {
    const Level level(depth_, tokens_.at());
    ExprPtr value = parse_or();
    while (tokens_.is_name("if")) {
        const Position at = tokens_.next().at;
        ExprPtr condition = parse_or();
        ExprPtr otherwise = tokens_.skip_name("else") ? parse_expression() : nullptr;
        value = make_node(Kind::kCondition, at, std::move(condition), std::move(value), std::move(otherwise));
    }
    return value;
}

ExprPtr ExpressionParser::parse_without_condition() {
    return parse_or();
}

ExprPtr ExpressionParser::parse_or() {
    ExprPtr left = parse_and();
    while (tokens_.is_name("or")) {
        const Position at = tokens_.next().at;
        left = make_node(Kind::kOr, at, std::move(left), parse_and());
    }
    return left;
}

ExprPtr ExpressionParser::parse_and() {
    ExprPtr left = parse_not();
    while (tokens_.is_name("and")) {
        const Position at = tokens_.next().at;
        left = make_node(Kind::kAnd, at, std::move(left), parse_not());
    }
    return left;
}

ExprPtr ExpressionParser::parse_not() {
    if (!tokens_.is_name("not")) return parse_compare();
    const Level level(depth_, tokens_.at());
    const Position at = tokens_.next().at;
    return make_node(Kind::kNot, at, parse_not());
}

ExprPtr ExpressionParser::parse_compare() {
    static const std::vector<std::pair<std::string_view, Op>> kOps = {
        {"==", Op::kEq}, {"!=", Op::kNe}, {"<", Op::kLt}, {"<=", Op::kLe}, {">", Op::kGt}, {">=", Op::kGe}};
    ExprPtr first = parse_sum();
    ExprPtr compare;
    const auto add = [&](Op op, int tokens) {
        if (!compare) compare = make_node(Kind::kCompare, tokens_.at(), std::move(first));
        while (tokens-- > 0) tokens_.next();
        compare->ops.push_back(op);
        adopt(*compare, parse_sum());
    };
    for (bool found = true; found;) {
        found = false;
        for (const auto& [text, op] : kOps)
            if (!found && tokens_.is_op(text)) add(op, 1), found = true;
        if (found) continue;
        if (tokens_.is_name("in")) {
            add(Op::kIn, 1), found = true;
        } else if (tokens_.is_name("not") && tokens_.following().type == Type::kName &&
                   tokens_.following().text == "in") {
            add(Op::kNotIn, 2), found = true;
        }
    }
    return compare ? std::move(compare) : std::move(first);
}

ExprPtr ExpressionParser::parse_binary_chain(Parse operand,
                                             const std::vector<std::pair<std::string_view, Op>>& ops) {
    ExprPtr left = (this->*operand)();
    for (bool found = true; found;) {
        found = false;
        for (const auto& [text, op] : ops) {
            if (!tokens_.is_op(text)) continue;
            const Position at = tokens_.next().at;
            left = make_node(Kind::kArithmetic, at, std::move(left), (this->*operand)());
            left->ops.push_back(op);
            found = true;
            break;
        }
    }
    return left;
}

ExprPtr ExpressionParser::parse_sum() {
    return parse_binary_chain(&ExpressionParser::parse_concat, {{"+", Op::kAdd}, {"-", Op::kSub}});
}

ExprPtr ExpressionParser::parse_concat() {
    ExprPtr first = parse_product();
    if (!tokens_.is_op("~")) return first;
    ExprPtr concat = make_node(Kind::kConcat, tokens_.at(), std::move(first));
    while (tokens_.skip_op("~")) adopt(*concat, parse_product());
    return concat;
}

ExprPtr ExpressionParser::parse_product() {
    return parse_binary_chain(&ExpressionParser::parse_power,
                              {{"*", Op::kMul}, {"//", Op::kFloorDiv}, {"/", Op::kDiv}, {"%", Op::kMod}});
}

ExprPtr ExpressionParser::parse_power() {
    ExprPtr left = parse_unary(true);
    while (tokens_.is_op("**")) {
        const Position at = tokens_.next().at;
        left = make_node(Kind::kArithmetic, at, std::move(left), parse_unary(true));
        left->ops.push_back(Op::kPow);
    }
    return left;
}

ExprPtr ExpressionParser::parse_unary(bool with_filters) {
    const Level level(depth_, tokens_.at());
    ExprPtr value;
    if (tokens_.is_op("-") || tokens_.is_op("+")) {
        const Token sign = tokens_.next();
        value = make_node(sign.text == "-" ? Kind::kNegative : Kind::kPositive, sign.at, parse_unary(false));
    } else {
        value = parse_primary();
    }
    value = parse_postfix(std::move(value));
    return with_filters ? parse_postfix_filters(std::move(value)) : std::move(value);
}

ExprPtr ExpressionParser::parse_primary() {
    if (tokens_.is_op("(")) {
        tokens_.next();
        ExprPtr inner = parse_tuple_of(&ExpressionParser::parse_expression, true);
        tokens_.expect_op(")");
        return inner;
    }
    if (tokens_.is_op("[")) return parse_brackets();
    if (tokens_.is_op("{")) return parse_dict();
    return parse_constant_or_name();
}

ExprPtr ExpressionParser::parse_constant_or_name() {
    const Token token = tokens_.current();
    ExprPtr expr = make_expr(Kind::kConst, token.at);
    if (token.type == Type::kName) {
        if (is_reserved(token.text)) tokens_.fail_unexpected("an expression");
        if (token.text == "true" || token.text == "True") {
            expr->constant = Value(true);
        } else if (token.text == "false" || token.text == "False") {
            expr->constant = Value(false);
        } else if (token.text != "none" && token.text != "None") {
            expr->kind = Kind::kName;
            expr->name = token.text;
            names_read_.insert(token.text);
        }
    } else if (token.type == Type::kString) {
        std::string text = tokens_.next().text;
        while (tokens_.is(Type::kString)) text += tokens_.next().text;
        expr->constant = Value::literal(std::move(text));
        return expr;
    } else if (token.type == Type::kInteger) {
        std::int64_t number = 0;
        const auto [end, error] =
            std::from_chars(token.text.data(), token.text.data() + token.text.size(), number);
        if (error != std::errc()) fail_unsupported("An integer beyond 64 bits is not supported", token.at);
        expr->constant = Value(number);
    } else if (token.type == Type::kFloat) {
        double number = 0;
        std::from_chars(token.text.data(), token.text.data() + token.text.size(), number);
        expr->constant = Value(number);
    } else {
        tokens_.fail_unexpected("an expression");
    }
    tokens_.next();
    return expr;
}

ExprPtr ExpressionParser::parse_brackets() {
    ExprPtr list = make_expr(Kind::kList, tokens_.next().at);
    while (!tokens_.is_op("]")) {
        if (!list->children.empty()) tokens_.expect_op(",");
        if (tokens_.is_op("]")) break;
        adopt(*list, parse_expression());
    }
    tokens_.expect_op("]");
    return list;
}

ExprPtr ExpressionParser::parse_dict() {
    ExprPtr dict = make_expr(Kind::kDict, tokens_.next().at);
    while (!tokens_.is_op("}")) {
        if (!dict->children.empty()) tokens_.expect_op(",");
        if (tokens_.is_op("}")) break;
        adopt(*dict, parse_expression());
        tokens_.expect_op(":");
        adopt(*dict, parse_expression());
    }
    tokens_.expect_op("}");
    return dict;
}

ExprPtr ExpressionParser::parse_postfix(ExprPtr object) {
    while (true) {
        if (tokens_.is_op(".")) {
            object = parse_attribute(std::move(object));
        } else if (tokens_.is_op("[")) {
            object = parse_item(std::move(object));
        } else if (tokens_.is_op("(")) {
            object = make_node(Kind::kCall, tokens_.at(), std::move(object));
            parse_arguments(*object);
        } else {
            return object;
        }
    }
}

ExprPtr ExpressionParser::parse_attribute(ExprPtr object) {
    tokens_.expect_op(".");
    if (tokens_.is(Type::kInteger)) {
        ExprPtr key = parse_constant_or_name();
        const Position at = key->at;
        return make_node(Kind::kItem, at, std::move(object), std::move(key));
    }
    const Token name = tokens_.expect(Type::kName, "a name");
    ExprPtr attribute = make_node(Kind::kAttribute, name.at, std::move(object));
    attribute->name = name.text;
    return attribute;
}

ExprPtr ExpressionParser::parse_item(ExprPtr object) {
    const Position at = tokens_.next().at;
    ExprPtr parts[3];
    int colons = 0;
    while (!tokens_.is_op("]")) {
        if (tokens_.is_op(":") && colons < 2) {
            tokens_.next();
            ++colons;
        } else if (!parts[colons]) {
            parts[colons] = parse_expression();
        } else {
            break;
        }
    }
    if (tokens_.is_op(",")) fail_unsupported("Several indices are not supported", tokens_.at());
    tokens_.expect_op("]");
    if (colons > 0)
        return make_node(Kind::kSlice, at, std::move(object), std::move(parts[0]), std::move(parts[1]),
                         std::move(parts[2]));
    if (!parts[0]) fail("Expected an index", at);
    return make_node(Kind::kItem, at, std::move(object), std::move(parts[0]));
}

void ExpressionParser::parse_arguments(Expr& call) {
    tokens_.expect_op("(");
    for (bool first = true; !tokens_.is_op(")"); first = false) {
        if (!first) tokens_.expect_op(",");
        if (tokens_.is_op(")")) break;
        if (tokens_.is_op("*") || tokens_.is_op("**"))
            fail_unsupported("Unpacked arguments are not supported", tokens_.at());
        const bool named = tokens_.is(Type::kName) && tokens_.following().type == Type::kOperator &&
                           tokens_.following().text == "=";
        if (named) {
            call.keywords.push_back(tokens_.next().text);
            tokens_.next();
        } else if (!call.keywords.empty()) {
            fail("A plain argument follows a named one", tokens_.at());
        }
        adopt(call, parse_expression());
    }
    tokens_.expect_op(")");
}

ExprPtr ExpressionParser::parse_postfix_filters(ExprPtr value) {
    while (true) {
        if (tokens_.is_op("|")) {
            tokens_.next();
            value = parse_filter(std::move(value));
        } else if (tokens_.is_name("is")) {
            value = parse_test(std::move(value));
        } else if (tokens_.is_op("(")) {
            value = make_node(Kind::kCall, tokens_.at(), std::move(value));
            parse_arguments(*value);
        } else {
            return value;
        }
    }
}

ExprPtr ExpressionParser::parse_filters(ExprPtr input) {
    do {
        input = parse_filter(std::move(input));
    } while (tokens_.skip_op("|"));
    return input;
}

ExprPtr ExpressionParser::parse_filter(ExprPtr input) {
    const Token name = tokens_.expect(Type::kName, "the name of a filter");
    ExprPtr filter = make_node(Kind::kFilter, name.at, std::move(input));
    filter->name = name.text;
    filter->builtin = find_filter(name.text);
    if (!filter->builtin) fail_unsupported("The filter '" + name.text + "' is not supported", name.at);
    if (tokens_.is_op("(")) parse_arguments(*filter);
    return filter;
}

ExprPtr ExpressionParser::parse_test(ExprPtr value) {
    tokens_.expect_name("is");
    const bool negated = tokens_.skip_name("not");
    const Token name = tokens_.expect(Type::kName, "the name of a test");
    ExprPtr test = make_node(Kind::kTest, name.at, std::move(value));
    test->name = name.text;
    test->builtin = find_test(name.text);
    if (!test->builtin) fail_unsupported("The test '" + name.text + "' is not supported", name.at);
    const Token& next = tokens_.current();
    if (tokens_.is_op("(")) {
        parse_arguments(*test);
    } else if (next.type == Type::kString || next.type == Type::kInteger || next.type == Type::kFloat ||
               tokens_.is_op("[") || tokens_.is_op("{") ||
               (next.type == Type::kName && !is_reserved(next.text))) {
        adopt(*test, parse_postfix(parse_primary()));
    }
    return negated ? make_node(Kind::kNot, name.at, std::move(test)) : std::move(test);
}

bool ExpressionParser::at_tuple_end() const {
    return tokens_.is(Type::kVariableEnd) || tokens_.is(Type::kBlockEnd) || tokens_.is_op(")") ||
           tokens_.is_name("in") || tokens_.is_name("recursive");
}

ExprPtr ExpressionParser::parse_tuple_of(Parse element, bool in_parentheses) {
    const Position at = tokens_.at();
    std::vector<ExprPtr> elements;
    bool is_tuple = false;
    while (!at_tuple_end()) {
        elements.push_back((this->*element)());
        if (!tokens_.skip_op(",")) break;
        is_tuple = true;
    }
    if (elements.empty() && !in_parentheses) tokens_.fail_unexpected("an expression");
    if (elements.size() == 1 && !is_tuple) return std::move(elements[0]);
    return make_expr(Kind::kTuple, at, std::move(elements));
}

ExprPtr ExpressionParser::parse_tuple() {
    return parse_tuple_of(&ExpressionParser::parse_expression, false);
}

ExprPtr ExpressionParser::parse_tuple_without_condition() {
    return parse_tuple_of(&ExpressionParser::parse_without_condition, false);
}

std::string ExpressionParser::parse_target_name() {
    const Token name = tokens_.expect(Type::kName, "a name");
    for (const std::string_view word : {"true", "false", "none", "True", "False", "None"})
        if (name.text == word) fail("'" + name.text + "' cannot be set", name.at);
    if (is_reserved(name.text)) fail("'" + name.text + "' cannot be set", name.at);
    return name.text;
}

ExprPtr ExpressionParser::parse_target(bool allow_attribute) {
    const Position at = tokens_.at();
    const bool in_parentheses = tokens_.skip_op("(");
    std::vector<ExprPtr> names;
    bool is_tuple = false;
    while (!tokens_.is_name("in") && !tokens_.is_op("=") && !tokens_.is_op(")")) {
        if (tokens_.is_op("(")) fail_unsupported("Nested targets are not supported", tokens_.at());
        ExprPtr name = make_expr(Kind::kName, tokens_.at());
        name->name = parse_target_name();
        if (allow_attribute && tokens_.is_op(".") && names.empty()) {
            names_read_.insert(name->name);
            return parse_attribute(std::move(name));
        }
        names.push_back(std::move(name));
        if (!tokens_.skip_op(",")) break;
        is_tuple = true;
    }
    if (in_parentheses) tokens_.expect_op(")");
    if (names.empty()) tokens_.fail_unexpected("a name");
    if (names.size() == 1 && !is_tuple) return std::move(names[0]);
    return make_expr(Kind::kTuple, at, std::move(names));
}

}  // namespace loquat::jinja
