// SPDX-License-Identifier: MIT
#pragma once

#include "engine/text/jinja_evaluator.h"

namespace loquat::jinja {

/// A macro (or the body of a call block) with the scope it was written in.
struct Macro : ActiveObject {
    std::string_view type_name() const override { return "Macro"; }
    Value call(CallArgs args) override;
    std::optional<Value> attribute(std::string_view name) override;

    Evaluator* evaluator = nullptr;
    const MacroSpec* spec = nullptr;
    const Body* body = nullptr;
    ScopePtr scope;

private:
    void bind_rest(CallArgs args, Scope& inner) const;
};

}  // namespace loquat::jinja
