// SPDX-License-Identifier: MIT
#include "engine/text/jinja_filters.h"
#include "engine/text/jinja_print.h"
#include "engine/text/jinja_text.h"

namespace loquat::jinja {

namespace {

/// joiner(", "): nothing the first time it is called, then its separator.
struct Joiner : ActiveObject {
    Value separator;
    bool used = false;
    std::string_view type_name() const override { return "Joiner"; }
    Value call(CallArgs) override { return std::exchange(used, true) ? separator : Value::literal(""); }
    std::optional<Value> attribute(std::string_view) override { return std::nullopt; }
};

Value joiner(Runtime& runtime, const Value&, const Args& args) {
    auto* object = runtime.create<Joiner>();
    object->separator = args.get(0, runtime.string(", "));
    return Value(object);
}

/// What the sandbox of Jinja allows.
constexpr std::int64_t kMaxRange = 100'000;

Value range(Runtime& runtime, const Value&, const Args& args) {
    const std::int64_t start = args.has(1) ? args.integer(0) : 0;
    const std::int64_t stop = args.integer(args.has(1) ? 1 : 0);
    const std::int64_t step = args.has(2) ? args.integer(2) : 1;
    if (step == 0) fail("range() arg 3 must not be zero");
    constexpr std::int64_t kFar = std::int64_t{1} << 60;
    if (std::max({start, stop, step}) > kFar || std::min({start, stop, step}) < -kFar)
        fail_limit("A number given to range() is too large");
    const std::int64_t distance = step > 0 ? stop - start : start - stop;
    const std::int64_t stride = step > 0 ? step : -step;
    const std::int64_t count = distance > 0 ? (distance + stride - 1) / stride : 0;
    if (count > kMaxRange) fail_limit("A range of more than 100000 numbers is not allowed");
    ListBuilder list(runtime.budget());
    for (std::int64_t i = 0; i < count; ++i) list.push(Value(start + i * step));
    std::string repr = "range(" + std::to_string(start) + ", " + std::to_string(stop);
    if (step != 1) repr += ", " + std::to_string(step);
    return list.finish(Sequence::Kind::kRange, repr + ")");
}

/// dict(…) and namespace(…): a mapping or pairs, then named values.
template <class Put>
void fill(Runtime& runtime, const CallArgs& args, const char* name, Put put) {
    if (args.positional.size() > 1) fail(std::string(name) + " expected at most 1 argument");
    if (!args.positional.empty() && args.positional[0].is_dict()) {
        for (const auto& [key, value] : args.positional[0].as_dict().items) put(key, value);
    } else if (!args.positional.empty()) {
        for (const Value& pair : runtime.iterate(args.positional[0])) {
            const Items entry = runtime.iterate(pair);
            if (entry.size() != 2) fail("dictionary update sequence needs pairs");
            put(entry.begin()[0], entry.begin()[1]);
        }
    }
    for (const auto& [key, value] : args.named) put(Value::literal(std::string(key)), value);
}

Value make_dict(Runtime& runtime, const Value&, const Args& args) {
    DictBuilder dict(runtime.budget());
    fill(runtime, args.rest(), "dict", [&](const Value& key, const Value& value) { dict.set(key, value); });
    return dict.finish();
}

Value make_namespace(Runtime& runtime, const Value&, const Args& args) {
    auto* space = runtime.create<Namespace>();
    fill(runtime, args.rest(), "namespace", [&](const Value& key, const Value& value) {
        if (!key.is_string()) fail("The names in a namespace must be strings");
        runtime.budget().spend(1 + space->values.size() / 4);
        space->set(key.as_string(), value);
    });
    return Value(space);
}

Value raise_exception(Runtime& runtime, const Value&, const Args& args) {
    fail(to_text(runtime, args[0]).as_string());
}

Value strftime_now(Runtime& runtime, const Value&, const Args& args) {
    const std::string& format = args.text(0);
    runtime.budget().check_size(format.size() * 16);
    return runtime.string(format_time(runtime.now(), format));
}

constexpr Builtin kGlobals[] = {
    {"dict", "*", make_dict},
    {"joiner", "sep?", joiner},
    {"namespace", "*", make_namespace},
    {"raise_exception", "message", raise_exception},
    {"range", "start stop? step?", range},
    {"strftime_now", "format", strftime_now},
};

}  // namespace

const Builtin* find_global(std::string_view name) {
    return find_in(kGlobals, name);
}

}  // namespace loquat::jinja
