// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>

#include "engine/text/jinja_builtin.h"
#include "engine/text/jinja_operators.h"
#include "engine/text/jinja_string_methods.h"

namespace loquat::jinja {

namespace {

Value dict_get(Runtime& runtime, const Value& self, const Args& args) {
    runtime.budget().spend();
    const Value* value = self.as_dict().find(args[0]);
    return value ? *value : args.get(1, Value());
}

template <class Pick>
Value dict_view(Runtime& runtime, const Value& self, Sequence::Kind kind, Pick pick) {
    ListBuilder list(runtime.budget());
    for (const auto& entry : self.as_dict().items) list.push(pick(entry));
    return list.finish(kind);
}

Value dict_keys(Runtime& runtime, const Value& self, const Args&) {
    return dict_view(runtime, self, Sequence::Kind::kKeys, [](const auto& entry) { return entry.first; });
}

Value dict_values(Runtime& runtime, const Value& self, const Args&) {
    return dict_view(runtime, self, Sequence::Kind::kValues, [](const auto& entry) { return entry.second; });
}

Value dict_items(Runtime& runtime, const Value& self, const Args&) {
    return dict_view(runtime, self, Sequence::Kind::kItems, [&](const auto& entry) {
        ListBuilder pair(runtime.budget());
        pair.push(entry.first);
        pair.push(entry.second);
        return pair.finish(Sequence::Kind::kTuple);
    });
}

/// Values never change, so a copy is the thing itself.
Value copy(Runtime&, const Value& self, const Args&) {
    return self;
}

Value list_count(Runtime& runtime, const Value& self, const Args& args) {
    std::size_t n = 0;
    for (const Value& item : self.as_sequence().items) n += equal(runtime.budget(), item, args[0]);
    return Value::integer(n);
}

Value list_index(Runtime& runtime, const Value& self, const Args& args) {
    const std::vector<Value>& items = self.as_sequence().items;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (equal(runtime.budget(), items[i], args[0])) return Value::integer(i);
    fail("The value is not in the list");
}

constexpr Builtin kDictMethods[] = {
    {"copy", "", copy},      {"get", "key default?", dict_get}, {"items", "", dict_items},
    {"keys", "", dict_keys}, {"values", "", dict_values},
};
constexpr Builtin kListMethods[] = {
    {"copy", "", copy},
    {"count", "value", list_count},
    {"index", "value", list_index},
};

// What the sandbox refuses, as the standing set-up of published templates has it.
constexpr std::string_view kDictForbidden[] = {"clear", "pop", "popitem", "setdefault", "update"};
constexpr std::string_view kListForbidden[] = {"append", "reverse", "insert", "sort",
                                               "extend", "remove",  "pop",    "clear"};

// What Python has and this subset has not: better an error than "undefined".
constexpr std::string_view kStringUnsupported[] = {"casefold",   "encode",       "expandtabs",
                                                   "format_map", "isidentifier", "isprintable",
                                                   "maketrans",  "swapcase",     "translate"};
constexpr std::string_view kRangeUnsupported[] = {"start", "stop", "step", "count", "index"};
constexpr std::string_view kNumberUnsupported[] = {
    "real",      "imag",      "numerator", "denominator",      "bit_length",
    "bit_count", "conjugate", "to_bytes",  "as_integer_ratio", "is_integer",
    "hex",       "fromhex",   "from_bytes"};
constexpr std::string_view kViewUnsupported[] = {"mapping", "isdisjoint"};
constexpr std::string_view kGeneratorUnsupported[] = {"send",    "throw",    "close",
                                                      "gi_code", "gi_frame", "gi_running"};

template <class List>
bool has(const List& names, std::string_view name) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

template <class Table>
Method in_table(const Table& table, std::string_view name) {
    for (const Builtin& builtin : table)
        if (builtin.name == name) return {Method::Kind::kCallable, &builtin};
    return {};
}

Method dict_method(std::string_view name) {
    if (has(kDictForbidden, name)) return {Method::Kind::kForbidden, nullptr};
    if (name == "fromkeys") return {Method::Kind::kUnsupported, nullptr};
    return in_table(kDictMethods, name);
}

Method sequence_method(Sequence::Kind kind, std::string_view name) {
    using Kind = Sequence::Kind;
    const auto unsupported = [&](const auto& names) {
        return Method{has(names, name) ? Method::Kind::kUnsupported : Method::Kind::kNone, nullptr};
    };
    if (kind == Kind::kList && has(kListForbidden, name)) return {Method::Kind::kForbidden, nullptr};
    if (kind == Kind::kTuple && name == "copy") return {};
    if (kind == Kind::kList || kind == Kind::kTuple) return in_table(kListMethods, name);
    if (kind == Kind::kRange) return unsupported(kRangeUnsupported);
    return kind == Kind::kGenerator ? unsupported(kGeneratorUnsupported) : unsupported(kViewUnsupported);
}

}  // namespace

Method find_method(const Value& self, std::string_view name) {
    if (self.is_undefined() || self.is_none() || self.is_object()) return {};
    // Python's own attributes (__class__ and the like) are never handed out.
    if (name.starts_with("__") && name.ends_with("__") && !self.is_dict())
        return {Method::Kind::kForbidden, nullptr};
    if (self.is_dict()) return dict_method(name);
    if (self.is_sequence()) return sequence_method(self.as_sequence().kind, name);
    if (self.is_string()) {
        if (self.is_markup() || has(kStringUnsupported, name)) return {Method::Kind::kUnsupported, nullptr};
        const Builtin* builtin = find_string_method(name);
        return {builtin ? Method::Kind::kCallable : Method::Kind::kNone, builtin};
    }
    return {has(kNumberUnsupported, name) ? Method::Kind::kUnsupported : Method::Kind::kNone, nullptr};
}

}  // namespace loquat::jinja
