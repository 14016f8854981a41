// SPDX-License-Identifier: MIT
#include "engine/text/jinja_evaluator.h"
#include "engine/text/jinja_operators.h"
#include "engine/text/jinja_print.h"

namespace loquat::jinja {

using Kind = Expr::Kind;

namespace {

/// Filters that give the same for escaped text as for any other.
bool takes_markup(std::string_view filter) {
    for (const std::string_view name :
         {"safe", "e", "escape", "string", "tojson", "length", "count", "default", "d"})
        if (filter == name) return true;
    return false;
}

}  // namespace

Value Evaluator::eval(const Expr& expr, const ScopePtr& scope) {
    const Nesting nesting(runtime_.budget());
    at_ = expr.at;
    runtime_.budget().spend();
    return eval_kind(expr, scope);
}

Value Evaluator::eval_kind(const Expr& expr, const ScopePtr& scope) {
    const auto child = [&](std::size_t i) { return eval(*expr.children[i], scope); };
    switch (expr.kind) {
        case Kind::kConst:
            return expr.constant;
        case Kind::kName:
            return eval_name(expr, scope);
        case Kind::kTuple:
        case Kind::kList:
            return eval_items(expr, scope);
        case Kind::kDict:
            return eval_dict(expr, scope);
        case Kind::kCall:
            return eval_call(expr, scope, {});
        case Kind::kFilter:
            return eval_filter(expr, scope, nullptr);
        case Kind::kTest:
            return eval_test(expr, scope);
        case Kind::kNot:
            return Value(!is_true(child(0)));
        case Kind::kCondition:
            return eval_condition(expr, scope);
        case Kind::kCompare:
            return eval_compare(expr, scope);
        case Kind::kConcat:
            return eval_concat(expr, scope);
        default:
            return eval_arithmetic(expr, scope);
    }
}

Value Evaluator::eval_optional(const ExprPtr& expr, const ScopePtr& scope) {
    return expr ? eval(*expr, scope) : Value();
}

Value Evaluator::eval_name(const Expr& expr, const ScopePtr& scope) {
    if (const Value* value = scope->find(expr.name)) return *value;
    if (const Builtin* global = find_global(expr.name)) {
        auto* function = runtime_.create<Function>();
        function->builtin = global;
        return Value(function);
    }
    for (const std::string_view name : {"self", "cycler", "lipsum"})
        if (expr.name == name) fail_unsupported("'" + expr.name + "' is not supported");
    return Value::undefined("'" + expr.name + "' is undefined");
}

Value Evaluator::eval_items(const Expr& expr, const ScopePtr& scope) {
    ListBuilder list(runtime_.budget());
    for (const ExprPtr& child : expr.children) list.push(eval(*child, scope));
    return list.finish(expr.kind == Kind::kTuple ? Sequence::Kind::kTuple : Sequence::Kind::kList);
}

Value Evaluator::eval_dict(const Expr& expr, const ScopePtr& scope) {
    DictBuilder dict(runtime_.budget());
    for (std::size_t i = 0; i < expr.children.size(); i += 2) {
        Value key = eval(*expr.children[i], scope);
        dict.set(std::move(key), eval(*expr.children[i + 1], scope));
    }
    return dict.finish();
}

CallArgs Evaluator::eval_arguments(const Expr& expr, const ScopePtr& scope) {
    CallArgs args;
    const std::size_t n_positional = expr.children.size() - expr.keywords.size();
    for (std::size_t i = 1; i < n_positional; ++i) args.positional.push_back(eval(*expr.children[i], scope));
    for (std::size_t i = 0; i < expr.keywords.size(); ++i)
        args.named.emplace_back(expr.keywords[i], eval(*expr.children[n_positional + i], scope));
    return args;
}

/// A global or a method is called without making a function value of it first.
Value Evaluator::eval_call(const Expr& expr, const ScopePtr& scope, CallArgs extra) {
    const Expr& callee = *expr.children[0];
    const Builtin* builtin = nullptr;
    Value self, function;
    if (callee.kind == Kind::kName && !scope->find(callee.name)) {
        builtin = find_global(callee.name);
    } else if (callee.kind == Kind::kAttribute) {
        self = eval(*callee.children[0], scope);
        const Method method = find_method(self, callee.name);
        if (method.kind == Method::Kind::kCallable) builtin = method.builtin;
        at_ = callee.at;
        if (!builtin) function = runtime_.attribute(self, callee.name);
    }
    if (!builtin && callee.kind != Kind::kAttribute) function = eval(callee, scope);
    CallArgs args = eval_arguments(expr, scope);
    for (auto& named : extra.named) args.named.push_back(std::move(named));
    at_ = callee.at;
    if (builtin) return builtin->call(runtime_, self, std::move(args));
    return runtime_.call(function, std::move(args));
}

Value Evaluator::eval_filter(const Expr& expr, const ScopePtr& scope, const Value* block) {
    const ExprPtr& input = expr.children[0];
    const Value self = !input                                  ? *block
                       : block && input->kind == Kind::kFilter ? eval_filter(*input, scope, block)
                                                               : eval(*input, scope);
    CallArgs args = eval_arguments(expr, scope);
    at_ = expr.at;
    if (self.is_markup() && !takes_markup(expr.name))
        fail_unsupported("Filtering escaped text is not supported");
    return expr.builtin->call(runtime_, self, std::move(args));
}

Value Evaluator::eval_test(const Expr& expr, const ScopePtr& scope) {
    const Value self = eval(*expr.children[0], scope);
    CallArgs args = eval_arguments(expr, scope);
    at_ = expr.at;
    return expr.builtin->call(runtime_, self, std::move(args));
}

Value Evaluator::eval_condition(const Expr& expr, const ScopePtr& scope) {
    if (is_true(eval(*expr.children[0], scope))) return eval(*expr.children[1], scope);
    if (expr.children[2]) return eval(*expr.children[2], scope);
    return Value::undefined("the inline if-expression on line " + std::to_string(expr.at.line) +
                            " evaluated to false and no else section was defined.");
}

Value Evaluator::eval_compare(const Expr& expr, const ScopePtr& scope) {
    Value left = eval(*expr.children[0], scope);
    for (std::size_t i = 0; i < expr.ops.size(); ++i) {
        Value right = eval(*expr.children[i + 1], scope);
        at_ = expr.at;
        if (!compare(runtime_, expr.ops[i], left, right)) return Value(false);
        left = std::move(right);
    }
    return Value(true);
}

Value Evaluator::eval_concat(const Expr& expr, const ScopePtr& scope) {
    std::vector<Value> values;
    for (const ExprPtr& child : expr.children) values.push_back(eval(*child, scope));
    at_ = expr.at;
    return concat(runtime_, values.data(), values.size());
}

Value Evaluator::eval_arithmetic(const Expr& expr, const ScopePtr& scope) {
    Value left = eval(*expr.children[0], scope);
    at_ = expr.at;
    switch (expr.kind) {
        case Kind::kAnd:
            return is_true(left) ? eval(*expr.children[1], scope) : left;
        case Kind::kOr:
            return is_true(left) ? left : eval(*expr.children[1], scope);
        case Kind::kNegative:
            return negative(left);
        case Kind::kPositive:
            return positive(left);
        case Kind::kAttribute:
            return runtime_.attribute(left, expr.name);
        default:
            break;
    }
    if (expr.kind == Kind::kSlice) {
        const Value start = eval_optional(expr.children[1], scope);
        const Value stop = eval_optional(expr.children[2], scope);
        const Value step = eval_optional(expr.children[3], scope);
        at_ = expr.at;
        return runtime_.slice(left, start, stop, step);
    }
    const Value right = eval(*expr.children[1], scope);
    at_ = expr.at;
    if (expr.kind == Kind::kItem) return runtime_.item(left, right);
    return arithmetic(runtime_, expr.ops[0], left, right);
}

}  // namespace loquat::jinja
