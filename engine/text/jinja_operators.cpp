// SPDX-License-Identifier: MIT
#include "engine/text/jinja_operators.h"

#include <cmath>
#include <limits>

#include "engine/text/jinja_print.h"
#include "engine/text/jinja_unicode.h"

namespace loquat::jinja {

namespace {

constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();

[[noreturn]] void fail_overflow() {
    fail_limit("A number in the chat template exceeds 64 bits");
}

std::string_view op_text(Op op) {
    switch (op) {
        case Op::kAdd:
            return "+";
        case Op::kSub:
            return "-";
        case Op::kMul:
            return "*";
        case Op::kDiv:
            return "/";
        case Op::kFloorDiv:
            return "//";
        case Op::kMod:
            return "%";
        case Op::kPow:
            return "** or pow()";
        case Op::kLt:
            return "<";
        case Op::kLe:
            return "<=";
        case Op::kGt:
            return ">";
        case Op::kGe:
            return ">=";
        default:
            return "==";
    }
}

void refuse_undefined(const Value& value) {
    if (value.is_undefined()) fail(value.why_undefined());
}

[[noreturn]] void fail_operands(Op op, const Value& left, const Value& right) {
    const std::string l(type_name(left)), r(type_name(right));
    if (op == Op::kAdd && left.is_string()) fail("can only concatenate str (not \"" + r + "\") to str");
    fail("unsupported operand type(s) for " + std::string(op_text(op)) + ": '" + l + "' and '" + r + "'");
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    if (b == 0) fail("integer division or modulo by zero");
    if (a == kMin && b == -1) fail_overflow();
    const std::int64_t q = a / b;
    return (a % b != 0 && (a < 0) != (b < 0)) ? q - 1 : q;
}

std::int64_t floor_mod(std::int64_t a, std::int64_t b) {
    if (b == 0) fail("integer modulo by zero");
    if (b == -1) return 0;
    const std::int64_t r = a % b;
    return (r != 0 && (r < 0) != (b < 0)) ? r + b : r;
}

Value integer_power(std::int64_t base, std::int64_t exponent) {
    if (exponent < 0) {
        if (base == 0) fail("0.0 cannot be raised to a negative power");
        return Value(std::pow(static_cast<double>(base), static_cast<double>(exponent)));
    }
    std::int64_t result = 1;
    if (base == 0 || base == 1) return Value(exponent == 0 ? std::int64_t{1} : base);
    if (base == -1) return Value(std::int64_t{exponent % 2 == 0 ? 1 : -1});
    while (exponent-- > 0)  // at most 63 rounds before it overflows
        if (__builtin_mul_overflow(result, base, &result)) fail_overflow();
    return Value(result);
}

Value integer_arithmetic(Op op, std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    switch (op) {
        case Op::kAdd:
            if (__builtin_add_overflow(a, b, &result)) fail_overflow();
            return Value(result);
        case Op::kSub:
            if (__builtin_sub_overflow(a, b, &result)) fail_overflow();
            return Value(result);
        case Op::kMul:
            if (__builtin_mul_overflow(a, b, &result)) fail_overflow();
            return Value(result);
        case Op::kDiv:
            if (b == 0) fail("division by zero");
            return Value(static_cast<double>(a) / static_cast<double>(b));
        case Op::kFloorDiv:
            return Value(floor_div(a, b));
        case Op::kMod:
            return Value(floor_mod(a, b));
        default:
            return integer_power(a, b);
    }
}

double float_mod(double a, double b) {
    if (b == 0) fail("float modulo");
    const double r = std::fmod(a, b);
    if (r == 0) return std::copysign(0.0, b);
    return (r < 0) != (b < 0) ? r + b : r;
}

Value float_arithmetic(Op op, double a, double b) {
    switch (op) {
        case Op::kAdd:
            return Value(a + b);
        case Op::kSub:
            return Value(a - b);
        case Op::kMul:
            return Value(a * b);
        case Op::kDiv:
            if (b == 0) fail("float division by zero");
            return Value(a / b);
        case Op::kFloorDiv: {
            if (b == 0) fail("float floor division by zero");
            const double q = (a - float_mod(a, b)) / b;
            if (q == 0) return Value(std::copysign(0.0, a / b));
            return Value(q - std::floor(q) > 0.5 ? std::floor(q) + 1 : std::floor(q));
        }
        case Op::kMod:
            return Value(float_mod(a, b));
        default:
            if (a < 0 && b != std::floor(b)) fail_unsupported("Complex numbers are not supported");
            if (a == 0 && b < 0) fail("0.0 cannot be raised to a negative power");
            if (std::isinf(std::pow(a, b)) && !std::isinf(a) && !std::isinf(b))
                fail("Numerical result out of range");
            return Value(std::pow(a, b));
    }
}

Value join_sequences(Runtime& runtime, const Value& left, const Value& right) {
    ListBuilder list(runtime.budget());
    for (const Value* side : {&left, &right})
        for (const Value& item : side->as_sequence().items) list.push(item);
    return list.finish(left.as_sequence().kind);
}

bool is_plain_sequence(const Value& value) {
    return value.is_sequence() && (value.as_sequence().kind == Sequence::Kind::kList ||
                                   value.as_sequence().kind == Sequence::Kind::kTuple);
}

/// "ab" * 3, [1] * 3
Value repeat(Runtime& runtime, const Value& what, std::int64_t times) {
    const auto n = static_cast<std::size_t>(std::max<std::int64_t>(0, times));
    if (what.is_string()) {
        const std::string& text = what.as_string();
        TextBuilder out(runtime.budget());
        if (!text.empty()) {
            if (n > (std::size_t{1} << 62) / text.size()) fail_limit("The chat template makes too much text");
            runtime.budget().check_size(n * text.size());
            for (std::size_t i = 0; i < n; ++i) out.append(text);
        }
        return out.finish();
    }
    ListBuilder list(runtime.budget());
    const std::vector<Value>& items = what.as_sequence().items;
    for (std::size_t i = 0; i < n && !items.empty(); ++i)
        for (const Value& item : items) list.push(item);
    return list.finish(what.as_sequence().kind);
}

bool equal_dicts(Budget& budget, const Dict& a, const Dict& b) {
    if (a.items.size() != b.items.size()) return false;
    for (const auto& [key, value] : a.items) {
        const Value* other = b.find(key);
        if (!other || !equal(budget, value, *other)) return false;
    }
    return true;
}

bool equal_sequences(Budget& budget, const Sequence& a, const Sequence& b) {
    if (&a == &b) return true;
    if (a.kind != b.kind || !a.is_indexable() || a.items.size() != b.items.size()) return false;
    for (std::size_t i = 0; i < a.items.size(); ++i)
        if (!equal(budget, a.items[i], b.items[i])) return false;
    return true;
}

}  // namespace

Value arithmetic(Runtime& runtime, Op op, const Value& left, const Value& right) {
    if (left.is_markup() || right.is_markup())
        fail_unsupported("Calculating with escaped text is not supported");
    if (op == Op::kMod && left.is_string()) return format_percent(runtime, left.as_string(), right);
    refuse_undefined(left);
    refuse_undefined(right);
    if (left.is_integral() && right.is_integral())
        return integer_arithmetic(op, left.as_int(), right.as_int());
    if (left.is_number() && right.is_number()) return float_arithmetic(op, left.as_float(), right.as_float());
    if (op == Op::kAdd && left.is_string() && right.is_string()) {
        const Value both[] = {left, right};
        return concat(runtime, both, 2);
    }
    if (op == Op::kAdd && is_plain_sequence(left) && is_plain_sequence(right) &&
        left.as_sequence().kind == right.as_sequence().kind)
        return join_sequences(runtime, left, right);
    if (op == Op::kMul && right.is_integral() && (left.is_string() || is_plain_sequence(left)))
        return repeat(runtime, left, right.as_int());
    if (op == Op::kMul && left.is_integral() && (right.is_string() || is_plain_sequence(right)))
        return repeat(runtime, right, left.as_int());
    fail_operands(op, left, right);
}

Value negative(const Value& value) {
    refuse_undefined(value);
    if (value.is_float()) return Value(-value.as_float());
    if (!value.is_integral()) fail("bad operand type for unary -: '" + std::string(type_name(value)) + "'");
    return integer_arithmetic(Op::kSub, 0, value.as_int());
}

Value positive(const Value& value) {
    refuse_undefined(value);
    if (value.is_float()) return value;
    if (!value.is_integral()) fail("bad operand type for unary +: '" + std::string(type_name(value)) + "'");
    return Value(value.as_int());
}

Value concat(Runtime& runtime, const Value* values, std::size_t count) {
    TextBuilder out(runtime.budget());
    for (std::size_t i = 0; i < count; ++i) print(runtime.budget(), values[i], out);
    return out.finish();
}

bool equal(Budget& budget, const Value& a, const Value& b) {
    budget.spend();
    if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
    if (a.is_string() && b.is_string()) {
        if (a.as_string().size() == b.as_string().size()) budget.spend_bytes(a.as_string().size());
        return a.as_string() == b.as_string();
    }
    const Nesting nesting(budget);
    if (a.is_dict() && b.is_dict()) return equal_dicts(budget, a.as_dict(), b.as_dict());
    if (a.is_sequence() && b.is_sequence()) return equal_sequences(budget, a.as_sequence(), b.as_sequence());
    if (a.is_object() && b.is_object()) return a.as_object() == b.as_object();
    return (a.is_none() && b.is_none()) || (a.is_undefined() && b.is_undefined());
}

int order(Budget& budget, const Value& a, const Value& b, std::string_view op) {
    budget.spend();
    refuse_undefined(a);
    refuse_undefined(b);
    if (a.is_number() && b.is_number()) return compare_numbers(a, b);
    if (a.is_string() && b.is_string()) {
        budget.spend_bytes(std::min(a.as_string().size(), b.as_string().size()));
        const int sign = a.as_string().compare(b.as_string());
        return (sign > 0) - (sign < 0);
    }
    if (is_plain_sequence(a) && is_plain_sequence(b) && a.as_sequence().kind == b.as_sequence().kind) {
        const Nesting nesting(budget);
        const std::vector<Value>&x = a.as_sequence().items, &y = b.as_sequence().items;
        for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i)
            if (!equal(budget, x[i], y[i])) return order(budget, x[i], y[i], op);
        return (x.size() > y.size()) - (x.size() < y.size());
    }
    fail("'" + std::string(op) + "' not supported between instances of '" + std::string(type_name(a)) +
         "' and '" + std::string(type_name(b)) + "'");
}

bool contains(Runtime& runtime, const Value& container, const Value& item) {
    Budget& budget = runtime.budget();
    if (container.is_string()) {
        refuse_undefined(item);
        if (!item.is_string())
            fail("'in <string>' requires string as left operand, not " + std::string(type_name(item)));
        budget.spend_bytes(container.as_string().size());
        return TextSearch(item.as_string()).find(container.as_string(), 0) != std::string::npos;
    }
    if (container.is_dict()) {
        if (item.is_sequence() || item.is_dict()) {
            if (item.is_sequence() && item.as_sequence().kind == Sequence::Kind::kTuple) return false;
            fail("unhashable type: '" + std::string(type_name(item)) + "'");
        }
        return container.as_dict().find(item) != nullptr;
    }
    if (!container.is_sequence() && !container.is_undefined())
        fail("argument of type '" + std::string(type_name(container)) + "' is not iterable");
    for (const Value& candidate : runtime.iterate(container))
        if (equal(budget, candidate, item)) return true;
    return false;
}

bool compare(Runtime& runtime, Op op, const Value& left, const Value& right) {
    Budget& budget = runtime.budget();
    switch (op) {
        case Op::kEq:
            return equal(budget, left, right);
        case Op::kNe:
            return !equal(budget, left, right);
        case Op::kIn:
            return contains(runtime, right, left);
        case Op::kNotIn:
            return !contains(runtime, right, left);
        default:
            break;
    }
    const int sign = order(budget, left, right, op_text(op));
    if (sign == 2) return false;
    if (op == Op::kLt) return sign < 0;
    if (op == Op::kLe) return sign <= 0;
    if (op == Op::kGt) return sign > 0;
    return sign >= 0;
}

}  // namespace loquat::jinja
