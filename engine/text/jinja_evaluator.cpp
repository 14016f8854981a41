// SPDX-License-Identifier: MIT
#include "engine/text/jinja_evaluator.h"

#include "engine/text/jinja_loop.h"
#include "engine/text/jinja_macro.h"
#include "engine/text/jinja_print.h"

namespace loquat::jinja {

const Value* Scope::find(std::string_view name) const {
    for (const Scope* scope = this; scope; scope = scope->outer_.get())
        for (const auto& [key, value] : scope->values_)
            if (key == name) return &value;
    return nullptr;
}

void Scope::set(std::string_view name, Value value) {
    for (auto& [key, old] : values_) {
        if (key != name) continue;
        old = std::move(value);
        return;
    }
    values_.emplace_back(name, std::move(value));
}

Evaluator::Flow Evaluator::run(const Body& body, const ScopePtr& scope, TextBuilder& out) {
    const Nesting nesting(runtime_.budget());
    for (const Stmt& stmt : body) {
        at_ = stmt.at;
        runtime_.budget().spend();
        const Flow flow = run_one(stmt, scope, out);
        if (flow != Flow::kNext) return flow;
    }
    return Flow::kNext;
}

Evaluator::Flow Evaluator::run_one(const Stmt& stmt, const ScopePtr& scope, TextBuilder& out) {
    using Kind = Stmt::Kind;
    switch (stmt.kind) {
        case Kind::kText:
            out.append(stmt.text);
            break;
        case Kind::kPrint:
            print(runtime_.budget(), eval(*stmt.exprs[0], scope), out);
            break;
        case Kind::kIf:
            return run_if(stmt, scope, out);
        case Kind::kFor:
            return run_for(stmt, scope, out);
        case Kind::kSet:
            assign(*stmt.exprs[0], eval(*stmt.exprs[1], scope), scope);
            break;
        case Kind::kSetBlock:
            return run_set_block(stmt, scope);
        case Kind::kMacro:
            scope->set(stmt.macro->name, make_macro(stmt, scope));
            break;
        case Kind::kCallBlock:
            run_call_block(stmt, scope, out);
            break;
        case Kind::kFilterBlock:
            return run_filter_block(stmt, scope, out);
        case Kind::kWith:
            return run_with(stmt, scope, out);
        case Kind::kBreak:
            return Flow::kBreak;
        case Kind::kContinue:
            return Flow::kContinue;
    }
    return Flow::kNext;
}

Evaluator::Flow Evaluator::run_if(const Stmt& stmt, const ScopePtr& scope, TextBuilder& out) {
    std::size_t branch = 0;
    while (branch < stmt.exprs.size() && !is_true(eval(*stmt.exprs[branch], scope))) ++branch;
    return branch < stmt.bodies.size() ? run(stmt.bodies[branch], scope, out) : Flow::kNext;
}

Evaluator::Flow Evaluator::run_for(const Stmt& stmt, const ScopePtr& scope, TextBuilder& out) {
    const Value iterable = eval(*stmt.exprs[1], scope);
    at_ = stmt.exprs[1]->at;
    auto* loop = runtime_.create<Loop>();
    loop->runtime = &runtime_;
    loop->items = runtime_.iterate(iterable);
    if (const Expr* filter = stmt.exprs[2].get())
        loop->accepts = [this, filter, scope, target = stmt.exprs[0].get()](const Value& item) {
            const auto inner = std::make_shared<Scope>(scope);
            assign(*target, item, inner);
            return is_true(eval(*filter, inner));
        };
    bool any = false;
    Flow flow = Flow::kNext;
    while (flow != Flow::kBreak && loop->advance()) {
        any = true;
        const auto inner = std::make_shared<Scope>(scope);
        inner->set("loop", Value(loop));
        assign(*stmt.exprs[0], loop->current(), inner);
        flow = run(stmt.bodies[0], inner, out);
    }
    loop->finish();
    return any ? Flow::kNext : run(stmt.bodies[1], std::make_shared<Scope>(scope), out);
}

Evaluator::Flow Evaluator::run_with(const Stmt& stmt, const ScopePtr& scope, TextBuilder& out) {
    const auto inner = std::make_shared<Scope>(scope);
    for (std::size_t i = 0; i < stmt.exprs.size(); i += 2)
        assign(*stmt.exprs[i], eval(*stmt.exprs[i + 1], scope), inner);
    return run(stmt.bodies[0], inner, out);
}

Evaluator::Flow Evaluator::run_set_block(const Stmt& stmt, const ScopePtr& scope) {
    TextBuilder text(runtime_.budget());
    const Flow flow = run(stmt.bodies[0], std::make_shared<Scope>(scope), text);
    if (flow != Flow::kNext) return flow;
    Value value = text.finish();
    if (stmt.exprs[1]) value = eval_filter(*stmt.exprs[1], scope, &value);
    assign(*stmt.exprs[0], std::move(value), scope);
    return Flow::kNext;
}

Evaluator::Flow Evaluator::run_filter_block(const Stmt& stmt, const ScopePtr& scope, TextBuilder& out) {
    TextBuilder text(runtime_.budget());
    const auto inner = std::make_shared<Scope>(scope);
    const Flow flow = run(stmt.bodies[0], inner, text);
    if (flow != Flow::kNext) return flow;
    const Value value = text.finish();
    print(runtime_.budget(), eval_filter(*stmt.exprs[0], inner, &value), out);
    return Flow::kNext;
}

void Evaluator::run_call_block(const Stmt& stmt, const ScopePtr& scope, TextBuilder& out) {
    CallArgs extra;
    extra.named.emplace_back("caller", make_macro(stmt, scope));
    print(runtime_.budget(), eval_call(*stmt.exprs[0], scope, std::move(extra)), out);
}

Value Evaluator::make_macro(const Stmt& stmt, const ScopePtr& scope) {
    auto* macro = runtime_.create<Macro>();
    macro->evaluator = this;
    macro->spec = stmt.macro.get();
    macro->body = &stmt.bodies[0];
    macro->scope = scope;
    return Value(macro);
}

void Evaluator::assign(const Expr& target, Value value, const ScopePtr& scope) {
    at_ = target.at;
    if (target.kind == Expr::Kind::kName) return scope->set(target.name, std::move(value));
    if (target.kind == Expr::Kind::kAttribute) {
        const Value owner = eval(*target.children[0], scope);
        auto* space = owner.is_object() ? dynamic_cast<Namespace*>(owner.as_object()) : nullptr;
        if (!space) fail("cannot assign attribute on non-namespace object");
        return space->set(target.name, std::move(value));
    }
    if (value.is_undefined()) fail(value.why_undefined());
    const Items items = runtime_.iterate(value);
    const std::size_t wanted = target.children.size();
    if (items.size() > wanted) fail("too many values to unpack (expected " + std::to_string(wanted) + ")");
    if (items.size() < wanted)
        fail("not enough values to unpack (expected " + std::to_string(wanted) + ", got " +
             std::to_string(items.size()) + ")");
    for (std::size_t i = 0; i < wanted; ++i) scope->set(target.children[i]->name, items.begin()[i]);
}

}  // namespace loquat::jinja
