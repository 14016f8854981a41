// SPDX-License-Identifier: MIT
#include "engine/text/jinja_print.h"

#include <charconv>
#include <cmath>
#include <cstdio>

#include "engine/text/jinja_unicode.h"

namespace loquat::jinja {

namespace {

std::string hex_escape(char32_t code) {
    char text[16];
    const int n = code < 0x100     ? std::snprintf(text, sizeof text, "\\x%02x", static_cast<unsigned>(code))
                  : code < 0x10000 ? std::snprintf(text, sizeof text, "\\u%04x", static_cast<unsigned>(code))
                                   : std::snprintf(text, sizeof text, "\\U%08x", static_cast<unsigned>(code));
    return std::string(text, static_cast<std::size_t>(n));
}

void quote(std::string_view text, TextBuilder& out) {
    const bool single = text.find('\'') == text.npos || text.find('"') != text.npos;
    const char mark = single ? '\'' : '"';
    out.append(std::string_view(&mark, 1));
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t start = pos;
        const char32_t code = next_code_point(text, pos);
        if (code == '\n') {
            out.append("\\n");
        } else if (code == '\r') {
            out.append("\\r");
        } else if (code == '\t') {
            out.append("\\t");
        } else if (code == '\\' || code == static_cast<char32_t>(mark)) {
            out.append("\\"), out.append(text.substr(start, 1));
        } else {
            out.append(is_printable(code) ? text.substr(start, pos - start)
                                          : std::string_view(hex_escape(code)));
        }
    }
    out.append(std::string_view(&mark, 1));
}

void print_items(Budget& budget, const std::vector<Value>& items, TextBuilder& out) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out.append(", ");
        print_repr(budget, items[i], out);
    }
}

void print_sequence(Budget& budget, const Sequence& sequence, TextBuilder& out) {
    using Kind = Sequence::Kind;
    switch (sequence.kind) {
        case Kind::kRange:
            return out.append(sequence.repr);
        case Kind::kGenerator:
        case Kind::kReversed:
            fail_unsupported("A generator cannot be printed; make it a list first");
        case Kind::kTuple:
            out.append("(");
            break;
        case Kind::kList:
            out.append("[");
            break;
        case Kind::kKeys:
            out.append("dict_keys([");
            break;
        case Kind::kValues:
            out.append("dict_values([");
            break;
        case Kind::kItems:
            out.append("dict_items([");
            break;
    }
    print_items(budget, sequence.items, out);
    if (sequence.kind == Kind::kTuple) return out.append(sequence.items.size() == 1 ? ",)" : ")");
    out.append(sequence.kind == Kind::kList ? "]" : "])");
}

void print_dict(Budget& budget, const Dict& dict, TextBuilder& out) {
    out.append("{");
    for (std::size_t i = 0; i < dict.items.size(); ++i) {
        if (i > 0) out.append(", ");
        print_repr(budget, dict.items[i].first, out);
        out.append(": ");
        print_repr(budget, dict.items[i].second, out);
    }
    out.append("}");
}

void print_namespace(Budget& budget, const Namespace& space, TextBuilder& out) {
    out.append("<Namespace {");
    for (std::size_t i = 0; i < space.values.size(); ++i) {
        if (i > 0) out.append(", ");
        quote(space.values[i].first, out);
        out.append(": ");
        print_repr(budget, space.values[i].second, out);
    }
    out.append("}>");
}

/// "1.5e-07": at least two digits of exponent, as Python and printf have it.
std::string scientific(std::string digits, int exponent) {
    if (digits.size() > 1) digits.insert(1, ".");
    const std::string number = std::to_string(std::abs(exponent));
    return digits + (exponent < 0 ? "e-" : "e+") + (number.size() < 2 ? "0" : "") + number;
}

}  // namespace

std::string float_repr(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
    char buffer[40];
    const char* end =
        std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::scientific).ptr;
    const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
    const std::size_t e = text.find('e');
    std::string digits(text.substr(0, 1));
    if (e > 2) digits += text.substr(2, e - 2);
    int exponent = 0;
    std::from_chars(text.data() + e + 1 + (text[e + 1] == '+'), end, exponent);
    const auto n = static_cast<int>(digits.size());
    if (exponent < -4 || exponent >= 16) {
        digits = scientific(digits, exponent);
    } else if (exponent < 0) {
        digits = "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    } else if (n <= exponent + 1) {
        digits += std::string(static_cast<std::size_t>(exponent + 1 - n), '0') + ".0";
    } else {
        digits.insert(static_cast<std::size_t>(exponent + 1), ".");
    }
    return std::signbit(value) ? "-" + digits : digits;
}

void print(Budget& budget, const Value& value, TextBuilder& out) {
    if (value.is_string()) return out.append(value.as_string());
    if (!value.is_undefined()) print_repr(budget, value, out);
}

void print_repr(Budget& budget, const Value& value, TextBuilder& out) {
    const Nesting nesting(budget);
    budget.spend();
    if (value.is_undefined()) return out.append("Undefined");
    if (value.is_none()) return out.append("None");
    if (value.is_bool()) return out.append(value.as_bool() ? "True" : "False");
    if (value.is_int()) return out.append(std::to_string(value.as_int()));
    if (value.is_float()) return out.append(float_repr(value.as_float()));
    if (value.is_string()) return quote(value.as_string(), out);
    if (value.is_dict()) return print_dict(budget, value.as_dict(), out);
    if (value.is_sequence()) return print_sequence(budget, value.as_sequence(), out);
    if (const auto* space = dynamic_cast<const Namespace*>(value.as_object()))
        return print_namespace(budget, *space, out);
    fail_unsupported("A " + std::string(type_name(value)) + " cannot be printed");
}

Value to_text(Runtime& runtime, const Value& value) {
    if (value.is_string()) return value;
    TextBuilder out(runtime.budget());
    print(runtime.budget(), value, out);
    return out.finish();
}

std::string describe(const Value& value) {
    Budget budget(10'000, 10'000);
    TextBuilder out(budget);
    if (value.is_string()) {
        quote(value.as_string().size() > 200 ? std::string_view("…") : value.as_string(), out);
    } else if (value.is_sequence() || value.is_dict() || value.is_object()) {
        out.append(type_name(value));
    } else {
        print_repr(budget, value, out);
    }
    return out.take();
}

}  // namespace loquat::jinja
