// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "engine/text/jinja_ast.h"
#include "engine/text/jinja_runtime.h"

namespace loquat::jinja {

/// Variables of the template, of a macro call or of one round of a loop; a name is looked for outwards.
class Scope {
public:
    explicit Scope(std::shared_ptr<Scope> outer = nullptr) : outer_(std::move(outer)) {}
    const Value* find(std::string_view name) const;
    void set(std::string_view name, Value value);  ///< `name` must outlive the rendering

private:
    std::shared_ptr<Scope> outer_;
    std::vector<std::pair<std::string_view, Value>> values_;
};
using ScopePtr = std::shared_ptr<Scope>;

/// Runs a parsed template. Throws Failure, with the place where it happened.
class Evaluator {
public:
    explicit Evaluator(Runtime& runtime) : runtime_(runtime) {}

    enum class Flow { kNext, kBreak, kContinue };
    Flow run(const Body& body, const ScopePtr& scope, TextBuilder& out);
    Value eval(const Expr& expr, const ScopePtr& scope);
    void assign(const Expr& target, Value value, const ScopePtr& scope);

    Runtime& runtime() { return runtime_; }
    Position at() const { return at_; }

private:
    Flow run_one(const Stmt& stmt, const ScopePtr& scope, TextBuilder& out);
    Flow run_if(const Stmt& stmt, const ScopePtr& scope, TextBuilder& out);
    Flow run_for(const Stmt& stmt, const ScopePtr& scope, TextBuilder& out);
    Flow run_with(const Stmt& stmt, const ScopePtr& scope, TextBuilder& out);
    Flow run_set_block(const Stmt& stmt, const ScopePtr& scope);
    Flow run_filter_block(const Stmt& stmt, const ScopePtr& scope, TextBuilder& out);
    void run_call_block(const Stmt& stmt, const ScopePtr& scope, TextBuilder& out);
    Value make_macro(const Stmt& stmt, const ScopePtr& scope);

    Value eval_kind(const Expr& expr, const ScopePtr& scope);
    Value eval_optional(const ExprPtr& expr, const ScopePtr& scope);
    Value eval_name(const Expr& expr, const ScopePtr& scope);
    Value eval_items(const Expr& expr, const ScopePtr& scope);
    Value eval_dict(const Expr& expr, const ScopePtr& scope);
    Value eval_call(const Expr& expr, const ScopePtr& scope, CallArgs extra);
    Value eval_filter(const Expr& expr, const ScopePtr& scope, const Value* block);
    Value eval_test(const Expr& expr, const ScopePtr& scope);
    Value eval_condition(const Expr& expr, const ScopePtr& scope);
    Value eval_compare(const Expr& expr, const ScopePtr& scope);
    Value eval_concat(const Expr& expr, const ScopePtr& scope);
    Value eval_arithmetic(const Expr& expr, const ScopePtr& scope);
    CallArgs eval_arguments(const Expr& expr, const ScopePtr& scope);

    Runtime& runtime_;
    Position at_;
};

}  // namespace loquat::jinja
