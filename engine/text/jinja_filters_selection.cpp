// SPDX-License-Identifier: MIT
#include "engine/text/jinja_filters.h"
#include "engine/text/jinja_runtime.h"

namespace loquat::jinja {

namespace {

using Kind = Sequence::Kind;

/// The arguments behind the first `n`.
CallArgs behind(const CallArgs& args, std::size_t n) {
    CallArgs rest;
    rest.positional.assign(args.positional.begin() + static_cast<std::ptrdiff_t>(n), args.positional.end());
    rest.named = args.named;
    return rest;
}

const std::string& name_at(const CallArgs& args, std::size_t i, const char* what) {
    if (i >= args.positional.size() || !args.positional[i].is_string()) fail(what);
    return args.positional[i].as_string();
}

/// select, reject, selectattr, rejectattr: the items whose value (or attribute) passes a test, or is true.
template <bool by_attribute, bool wanted>
Value select(Runtime& runtime, const Value& self, const Args& args) {
    ListBuilder out(runtime.budget());
    if (!is_true(self)) return out.finish(Kind::kGenerator);
    const CallArgs& given = args.rest();
    if (by_attribute && given.positional.empty()) fail("Missing parameter for attribute name");
    const std::size_t at = by_attribute ? 1 : 0;
    const Builtin* test = nullptr;
    if (given.positional.size() > at) {
        const std::string& name = name_at(given, at, "The name of a test must be a string");
        test = find_test(name);
        if (!test) fail_unsupported("The test '" + name + "' is not supported");
    }
    for (const Value& item : runtime.iterate(self)) {
        runtime.budget().spend();
        Value value = by_attribute ? lookup_path(runtime, item, given.positional[0]) : item;
        if (test) value = test->call(runtime, value, behind(given, at + 1));
        if (is_true(value) == wanted) out.push(item);
    }
    return out.finish(Kind::kGenerator);
}

struct AttributeMap {
    Value path, otherwise;
};

AttributeMap attribute_map(const CallArgs& given) {
    AttributeMap map;
    for (const auto& [name, value] : given.named) {
        if (name != "attribute" && name != "default")
            fail("Unexpected keyword argument '" + std::string(name) + "'");
        (name == "attribute" ? map.path : map.otherwise) = value;
    }
    return map;
}

Value map(Runtime& runtime, const Value& self, const Args& args) {
    ListBuilder out(runtime.budget());
    if (!is_true(self)) return out.finish(Kind::kGenerator);
    const CallArgs& given = args.rest();
    if (given.positional.empty() && !given.named.empty()) {
        const AttributeMap map = attribute_map(given);
        for (const Value& item : runtime.iterate(self)) {
            runtime.budget().spend();
            Value value = lookup_path(runtime, item, map.path);
            out.push(value.is_undefined() && !map.otherwise.is_none() ? map.otherwise : std::move(value));
        }
        return out.finish(Kind::kGenerator);
    }
    const std::string& name = name_at(given, 0, "map requires a filter argument");
    const Builtin* filter = find_filter(name);
    if (!filter) fail_unsupported("The filter '" + name + "' is not supported");
    const Nesting nesting(runtime.budget());  // a filter may be map again
    for (const Value& item : runtime.iterate(self)) {
        runtime.budget().spend();
        out.push(filter->call(runtime, item, behind(given, 1)));
    }
    return out.finish(Kind::kGenerator);
}

constexpr Builtin kFilters[] = {
    {"map", "*", map},
    {"reject", "*", select<false, false>},
    {"rejectattr", "*", select<true, false>},
    {"select", "*", select<false, true>},
    {"selectattr", "*", select<true, true>},
};

}  // namespace

const Builtin* find_selection_filter(std::string_view name) {
    return find_in(kFilters, name);
}

}  // namespace loquat::jinja
