// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>

#include "engine/text/jinja_case.h"
#include "engine/text/jinja_filters.h"
#include "engine/text/jinja_operators.h"
#include "engine/text/jinja_print.h"
#include "engine/text/jinja_unicode.h"

namespace loquat::jinja {

namespace {

using Kind = Sequence::Kind;

const Value kNoAttribute;  // None: the item itself

Value fold_case(Runtime& runtime, Value value) {
    if (!value.is_string()) return value;
    runtime.budget().spend_bytes(value.as_string().size());
    return runtime.string(lower(value.as_string()));
}

Value sort_key(Runtime& runtime, const Value& item, const Value& path, bool case_sensitive) {
    Value key = lookup_path(runtime, item, path);
    return case_sensitive ? key : fold_case(runtime, std::move(key));
}

Value length(Runtime& runtime, const Value& self, const Args&) {
    runtime.budget().spend();
    if (self.is_string()) {
        runtime.budget().spend_bytes(self.as_string().size());
        return Value::integer(count_code_points(self.as_string()));
    }
    if (self.is_dict()) return Value::integer(self.as_dict().items.size());
    if (self.is_undefined()) return Value(std::int64_t{0});
    if (!self.is_sequence() || self.as_sequence().is_lazy())
        fail("object of type '" + std::string(type_name(self)) + "' has no len()");
    return Value::integer(self.as_sequence().items.size());
}

Value default_filter(Runtime& runtime, const Value& self, const Args& args) {
    const bool missing = self.is_undefined() || (args.flag(1, false) && !is_true(self));
    return missing ? args.get(0, runtime.string("")) : self;
}

Value first(Runtime& runtime, const Value& self, const Args&) {
    if (self.is_sequence() && self.as_sequence().is_lazy()) {
        const Sequence& lazy = self.as_sequence();
        if (lazy.next < lazy.items.size()) return lazy.items[lazy.next++];
        return Value::undefined("No first item, sequence was empty.");
    }
    if (self.is_string() && !self.as_string().empty()) return runtime.item(self, Value(std::int64_t{0}));
    const Items items = runtime.iterate(self);
    return items.size() ? *items.begin() : Value::undefined("No first item, sequence was empty.");
}

Value last(Runtime& runtime, const Value& self, const Args&) {
    if (self.is_sequence() && self.as_sequence().is_lazy())
        fail("'" + std::string(type_name(self)) + "' object is not reversible");
    if (self.is_string() && !self.as_string().empty()) return runtime.item(self, Value(std::int64_t{-1}));
    const Items items = runtime.iterate(self);
    return items.size() ? *(items.end() - 1) : Value::undefined("No last item, sequence was empty.");
}

Value list(Runtime& runtime, const Value& self, const Args&) {
    ListBuilder out(runtime.budget());
    for (const Value& item : runtime.iterate(self)) out.push(item);
    return out.finish();
}

Value join(Runtime& runtime, const Value& self, const Args& args) {
    const Value separator = to_text(runtime, args.get(0, runtime.string("")));
    const Value path = args.get(1, kNoAttribute);
    TextBuilder out(runtime.budget());
    bool is_first = true;
    for (const Value& item : runtime.iterate(self)) {
        if (!is_first) out.append(separator.as_string());
        print(runtime.budget(), lookup_path(runtime, item, path), out);
        is_first = false;
    }
    return out.finish();
}

Value items(Runtime& runtime, const Value& self, const Args&) {
    ListBuilder out(runtime.budget());
    if (self.is_undefined()) return out.finish(Kind::kGenerator);
    if (!self.is_dict()) fail("Can only get item pairs from a mapping.");
    for (const auto& [key, value] : self.as_dict().items) {
        ListBuilder pair(runtime.budget());
        pair.push(key);
        pair.push(value);
        out.push(pair.finish(Kind::kTuple));
    }
    return out.finish(Kind::kGenerator);
}

Value reverse(Runtime& runtime, const Value& self, const Args&) {
    if (self.is_string()) return runtime.slice(self, Value(), Value(), Value(std::int64_t{-1}));
    const bool lazy = !self.is_sequence() || !self.as_sequence().is_lazy();
    const Items items = runtime.iterate(self);
    ListBuilder out(runtime.budget());
    for (std::size_t i = items.size(); i-- > 0;) out.push(items.begin()[i]);
    return out.finish(lazy ? Kind::kReversed : Kind::kList);
}

struct Keyed {
    std::vector<Value> keys;
    Value item;
};

Value sort_keyed(Runtime& runtime, std::vector<Keyed> entries, bool reverse) {
    const auto less = [&](const Keyed& a, const Keyed& b) {
        for (std::size_t i = 0; i < a.keys.size(); ++i)
            if (!equal(runtime.budget(), a.keys[i], b.keys[i]))
                return order(runtime.budget(), a.keys[i], b.keys[i]) < 0;
        return false;
    };
    std::stable_sort(entries.begin(), entries.end(),
                     [&](const Keyed& a, const Keyed& b) { return reverse ? less(b, a) : less(a, b); });
    ListBuilder out(runtime.budget());
    for (Keyed& entry : entries) out.push(std::move(entry.item));
    return out.finish();
}

Value sort(Runtime& runtime, const Value& self, const Args& args) {
    const bool case_sensitive = args.flag(1, false);
    std::vector<Value> paths;
    if (args.has(2) && args[2].is_string()) {
        std::string_view rest = args[2].as_string();
        for (std::size_t comma; (comma = rest.find(',')) != rest.npos; rest.remove_prefix(comma + 1))
            paths.push_back(Value::literal(std::string(rest.substr(0, comma))));
        paths.push_back(Value::literal(std::string(rest)));
    } else {
        paths.push_back(args.get(2, kNoAttribute));
    }
    std::vector<Keyed> entries;
    for (const Value& item : runtime.iterate(self)) {
        Keyed entry{{}, item};
        for (const Value& path : paths) entry.keys.push_back(sort_key(runtime, item, path, case_sensitive));
        entries.push_back(std::move(entry));
    }
    return sort_keyed(runtime, std::move(entries), args.flag(0, false));
}

Value dictsort(Runtime& runtime, const Value& self, const Args& args) {
    if (self.is_undefined()) fail(self.why_undefined());
    if (!self.is_dict()) fail("'" + std::string(type_name(self)) + "' object has no attribute 'items'");
    const std::string by = args.has(1) ? args.text(1) : "key";
    if (by != "key" && by != "value") fail("You can only sort by either \"key\" or \"value\"");
    std::vector<Keyed> entries;
    for (const Value& item : runtime.iterate(items(runtime, self, args))) {
        const Value key = item.as_sequence().items[by == "key" ? 0 : 1];
        entries.push_back({{args.flag(0, false) ? key : fold_case(runtime, key)}, item});
    }
    return sort_keyed(runtime, std::move(entries), args.flag(2, false));
}

Value unique(Runtime& runtime, const Value& self, const Args& args) {
    Dict seen;
    ListBuilder out(runtime.budget());
    for (const Value& item : runtime.iterate(self)) {
        const Value key = sort_key(runtime, item, args.get(1, kNoAttribute), args.flag(0, false));
        if (!is_key(key))
            fail_unsupported("unique is not supported for " + std::string(type_name(key)) + " values");
        if (seen.find(key)) continue;
        seen.set(key, Value());
        out.push(item);
    }
    return out.finish(Kind::kGenerator);
}

template <bool want_max>
Value extreme(Runtime& runtime, const Value& self, const Args& args) {
    const Items items = runtime.iterate(self);
    if (items.size() == 0) return Value::undefined("No aggregated item, sequence was empty.");
    const Value* best = nullptr;
    Value best_key;
    for (const Value& item : items) {
        const Value key = sort_key(runtime, item, args.get(1, kNoAttribute), args.flag(0, false));
        if (best) {
            const int sign = order(runtime.budget(), key, best_key, want_max ? ">" : "<");
            if (sign != (want_max ? 1 : -1)) continue;
        }
        best = &item;
        best_key = key;
    }
    return *best;
}

Value sum(Runtime& runtime, const Value& self, const Args& args) {
    Value total = args.get(1, Value(std::int64_t{0}));
    if (total.is_string()) fail("sum() can't sum strings [use ''.join(seq) instead]");
    for (const Value& item : runtime.iterate(self))
        total = arithmetic(runtime, Op::kAdd, total, lookup_path(runtime, item, args.get(0, kNoAttribute)));
    return total;
}

Value batch(Runtime& runtime, const Value& self, const Args& args) {
    const std::int64_t size = args.integer(0);
    const bool fill = args.has(1) && !args[1].is_none();
    if (size < 1) fail_unsupported("A batch must have at least one item");
    ListBuilder out(runtime.budget());
    const Items items = runtime.iterate(self);
    for (std::size_t i = 0; i < items.size(); i += static_cast<std::size_t>(size)) {
        ListBuilder row(runtime.budget());
        for (std::size_t k = i; k < items.size() && k - i < static_cast<std::size_t>(size); ++k)
            row.push(items.begin()[k]);
        while (fill && row.size() < static_cast<std::size_t>(size)) row.push(args[1]);
        out.push(row.finish());
    }
    return out.finish(Kind::kGenerator);
}

constexpr Builtin kFilters[] = {
    {"batch", "linecount fill_with?", batch},
    {"count", "", length},
    {"d", "default_value? boolean?", default_filter},
    {"default", "default_value? boolean?", default_filter},
    {"dictsort", "case_sensitive? by? reverse?", dictsort},
    {"first", "", first},
    {"items", "", items},
    {"join", "d? attribute?", join},
    {"last", "", last},
    {"length", "", length},
    {"list", "", list},
    {"max", "case_sensitive? attribute?", extreme<true>},
    {"min", "case_sensitive? attribute?", extreme<false>},
    {"reverse", "", reverse},
    {"sort", "reverse? case_sensitive? attribute?", sort},
    {"sum", "attribute? start?", sum},
    {"unique", "case_sensitive? attribute?", unique},
};

}  // namespace

Value lookup_path(Runtime& runtime, Value object, const Value& path) {
    if (path.is_none()) return object;
    if (!path.is_string()) return runtime.item(object, path);
    std::string_view rest = path.as_string();
    for (bool more = true; more;) {
        const std::size_t dot = rest.find('.');
        const std::string_view part = rest.substr(0, dot);
        more = dot != rest.npos;
        if (more) rest.remove_prefix(dot + 1);
        std::int64_t index = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
        const bool is_index =
            !part.empty() && error == std::errc() && end == part.data() + part.size() && part[0] != '-';
        object = runtime.item(object, is_index ? Value(index) : Value::literal(std::string(part)));
    }
    return object;
}

const Builtin* find_sequence_filter(std::string_view name) {
    return find_in(kFilters, name);
}

}  // namespace loquat::jinja
