// SPDX-License-Identifier: MIT
#include "engine/text/jinja_filters.h"
#include "engine/text/jinja_operators.h"
#include "engine/text/jinja_print.h"
#include "engine/text/jinja_string_methods.h"

namespace loquat::jinja {

namespace {

template <bool (Value::*is)() const>
Value is_kind(Runtime&, const Value& self, const Args&) {
    return Value((self.*is)());
}

template <Op op>
Value compares(Runtime& runtime, const Value& self, const Args& args) {
    return Value(compare(runtime, op, self, args[0]));
}

template <bool wanted>
Value is_exactly(Runtime&, const Value& self, const Args&) {
    return Value(self.is_bool() && self.as_bool() == wanted);
}

Value is_defined(Runtime&, const Value& self, const Args&) {
    return Value(!self.is_undefined());
}

bool has_remainder(Runtime& runtime, const Value& value, const Value& divisor, std::int64_t remainder) {
    const Value rest = arithmetic(runtime, Op::kMod, value, divisor);
    return equal(runtime.budget(), rest, Value(remainder));
}

template <int remainder>
Value is_parity(Runtime& runtime, const Value& self, const Args&) {
    return Value(has_remainder(runtime, self, Value(std::int64_t{2}), remainder));
}

Value is_divisible(Runtime& runtime, const Value& self, const Args& args) {
    return Value(has_remainder(runtime, self, args[0], 0));
}

Value is_iterable(Runtime&, const Value& self, const Args&) {
    return Value(self.is_string() || self.is_sequence() || self.is_dict() || self.is_undefined() ||
                 type_name(self) == "LoopContext");
}

Value is_sequence(Runtime&, const Value& self, const Args&) {
    return Value(self.is_string() || self.is_dict() || self.is_undefined() ||
                 (self.is_sequence() && self.as_sequence().is_indexable()));
}

Value is_callable(Runtime&, const Value& self, const Args&) {
    if (self.is_undefined()) return Value(true);  // Python finds the method that raises the error
    return Value(self.is_object() && (dynamic_cast<Function*>(self.as_object()) ||
                                      dynamic_cast<ActiveObject*>(self.as_object())));
}

Value is_same(Runtime&, const Value& self, const Args& args) {
    const Value& other = args[0];
    if (type_name(self) != type_name(other)) return Value(false);
    if (self.is_none() || self.is_undefined()) return Value(true);
    if (self.is_bool()) return Value(self.as_bool() == other.as_bool());
    if (self.is_object()) return Value(self.as_object() == other.as_object());
    if (self.is_dict()) return Value(&self.as_dict() == &other.as_dict());
    if (self.is_sequence()) return Value(&self.as_sequence() == &other.as_sequence());
    fail_unsupported("sameas is not supported for " + std::string(type_name(self)) + " values");
}

template <bool want_upper>
Value is_case(Runtime& runtime, const Value& self, const Args&) {
    return find_string_method(want_upper ? "isupper" : "islower")->call(runtime, to_text(runtime, self), {});
}

Value is_filter(Runtime&, const Value& self, const Args&) {
    return Value(self.is_string() && find_filter(self.as_string()) != nullptr);
}

Value is_test(Runtime&, const Value& self, const Args&) {
    return Value(self.is_string() && find_test(self.as_string()) != nullptr);
}

constexpr Builtin kTests[] = {
    {"!=", "other", compares<Op::kNe>},
    {"<", "other", compares<Op::kLt>},
    {"<=", "other", compares<Op::kLe>},
    {"==", "other", compares<Op::kEq>},
    {">", "other", compares<Op::kGt>},
    {">=", "other", compares<Op::kGe>},
    {"boolean", "", is_kind<&Value::is_bool>},
    {"callable", "", is_callable},
    {"defined", "", is_defined},
    {"divisibleby", "num", is_divisible},
    {"eq", "other", compares<Op::kEq>},
    {"equalto", "other", compares<Op::kEq>},
    {"escaped", "", is_kind<&Value::is_markup>},
    {"even", "", is_parity<0>},
    {"false", "", is_exactly<false>},
    {"filter", "", is_filter},
    {"float", "", is_kind<&Value::is_float>},
    {"ge", "other", compares<Op::kGe>},
    {"greaterthan", "other", compares<Op::kGt>},
    {"gt", "other", compares<Op::kGt>},
    {"in", "seq", compares<Op::kIn>},
    {"integer", "", is_kind<&Value::is_int>},
    {"iterable", "", is_iterable},
    {"le", "other", compares<Op::kLe>},
    {"lessthan", "other", compares<Op::kLt>},
    {"lower", "", is_case<false>},
    {"lt", "other", compares<Op::kLt>},
    {"mapping", "", is_kind<&Value::is_dict>},
    {"ne", "other", compares<Op::kNe>},
    {"none", "", is_kind<&Value::is_none>},
    {"number", "", is_kind<&Value::is_number>},
    {"odd", "", is_parity<1>},
    {"sameas", "other", is_same},
    {"sequence", "", is_sequence},
    {"string", "", is_kind<&Value::is_string>},
    {"test", "", is_test},
    {"true", "", is_exactly<true>},
    {"undefined", "", is_kind<&Value::is_undefined>},
    {"upper", "", is_case<true>},
};

}  // namespace

const Builtin* find_test(std::string_view name) {
    return find_in(kTests, name);
}

}  // namespace loquat::jinja
