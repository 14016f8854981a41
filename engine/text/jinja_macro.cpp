// SPDX-License-Identifier: MIT
#include "engine/text/jinja_macro.h"

#include <optional>

namespace loquat::jinja {

Value Macro::call(CallArgs args) {
    const auto inner = std::make_shared<Scope>(scope);
    std::vector<std::optional<Value>> given(spec->params.size());
    for (std::size_t i = 0; i < std::min(given.size(), args.positional.size()); ++i)
        given[i] = std::move(args.positional[i]);
    args.positional.erase(args.positional.begin(),
                          args.positional.begin() +
                              static_cast<std::ptrdiff_t>(std::min(given.size(), args.positional.size())));
    std::vector<std::pair<std::string_view, Value>> unknown;
    for (auto& [name, value] : args.named) {
        std::size_t i = 0;
        while (i < spec->params.size() && spec->params[i] != name) ++i;
        if (i == given.size()) {
            unknown.emplace_back(name, std::move(value));
        } else if (given[i]) {
            fail("macro '" + spec->name + "' got the argument '" + std::string(name) + "' twice");
        } else {
            given[i] = std::move(value);
        }
    }
    args.named = std::move(unknown);
    bind_rest(std::move(args), *inner);
    const std::size_t n_required = given.size() - spec->defaults.size();
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::string& name = spec->params[i];
        if (!given[i])
            given[i] = i < n_required ? Value::undefined("parameter '" + name + "' was not provided")
                                      : evaluator->eval(*spec->defaults[i - n_required], inner);
        inner->set(name, std::move(*given[i]));
    }
    TextBuilder out(evaluator->runtime().budget());
    evaluator->run(*body, inner, out);
    return out.finish();
}

/// What no parameter took: caller, varargs and kwargs, for a macro that mentions them.
void Macro::bind_rest(CallArgs args, Scope& inner) const {
    Budget& budget = evaluator->runtime().budget();
    if (spec->uses_caller) {
        Value caller = Value::undefined("No caller defined");
        for (auto it = args.named.begin(); it != args.named.end(); ++it) {
            if (it->first != "caller") continue;
            caller = std::move(it->second);
            args.named.erase(it);
            break;
        }
        inner.set("caller", std::move(caller));
    }
    if (spec->uses_varargs) {
        ListBuilder list(budget);
        for (Value& value : args.positional) list.push(std::move(value));
        inner.set("varargs", list.finish(Sequence::Kind::kTuple));
    } else if (!args.positional.empty()) {
        fail("macro '" + spec->name + "' takes not more than " + std::to_string(spec->params.size()) +
             " argument(s)");
    }
    if (spec->uses_kwargs) {
        DictBuilder dict(budget);
        for (auto& [name, value] : args.named) dict.set(Value::literal(std::string(name)), std::move(value));
        inner.set("kwargs", dict.finish());
    } else if (!args.named.empty()) {
        fail("macro '" + spec->name + "' takes no keyword argument '" + std::string(args.named[0].first) +
             "'");
    }
}

std::optional<Value> Macro::attribute(std::string_view name) {
    if (name == "name") return Value::literal(spec->name);
    fail_unsupported("The attribute '" + std::string(name) + "' of a macro is not supported");
}

}  // namespace loquat::jinja
