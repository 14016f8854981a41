// SPDX-License-Identifier: MIT
#include <charconv>
#include <cmath>
#include <iterator>

#include "engine/text/jinja_filters.h"
#include "engine/text/jinja_operators.h"
#include "engine/text/jinja_text.h"

namespace loquat::jinja {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// What int() and float() read: no space around, no plus, no underscores; nullopt when those stand wrongly.
std::optional<std::string> number_text(Runtime& runtime, const std::string& source) {
    const std::string_view text = strip(runtime.budget(), source, Side::kBoth, nullptr);
    for (const char c : text)
        if (c & 0x80) fail_unsupported("Numbers in digits beyond ASCII are not supported");
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_') {
            if (i == 0 || i + 1 == text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1]))
                return std::nullopt;
        } else if (text[i] != '+' || i != 0) {
            out += text[i];
        } else if (text.size() > 1 && text[1] == '-') {
            return std::nullopt;
        }
    }
    return out;
}

std::optional<std::int64_t> read_integer(Runtime& runtime, const std::string& source) {
    const std::optional<std::string> text = number_text(runtime, source);
    if (!text || text->empty()) return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (end != text->data() + text->size() || error == std::errc::invalid_argument) return std::nullopt;
    if (error != std::errc()) fail_limit("A number in the chat template exceeds 64 bits");
    return number;
}

std::optional<double> read_float(Runtime& runtime, const std::string& source) {
    const std::optional<std::string> text = number_text(runtime, source);
    if (!text || text->find('(') != text->npos) return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error == std::errc::result_out_of_range)
        fail_unsupported("A number in the chat template is out of range");
    if (text->empty() || error != std::errc() || end != text->data() + text->size()) return std::nullopt;
    return number;
}

Value truncate(double number) {
    if (!(std::fabs(number) < 9.2e18)) fail_limit("A number in the chat template exceeds 64 bits");
    return Value(static_cast<std::int64_t>(number));
}

Value to_int(Runtime& runtime, const Value& self, const Args& args) {
    const Value otherwise = args.get(0, Value(std::int64_t{0}));
    if (args.has(1) && args.integer(1) != 10) fail_unsupported("Only base 10 is supported");
    if (self.is_undefined()) fail(self.why_undefined());
    if (self.is_integral()) return Value(self.as_int());
    if (self.is_float()) {
        if (std::isinf(self.as_float())) fail("cannot convert float infinity to integer");
        return std::isnan(self.as_float()) ? otherwise : truncate(self.as_float());
    }
    if (!self.is_string()) return otherwise;
    if (const auto number = read_integer(runtime, self.as_string())) return Value(*number);
    const auto number = read_float(runtime, self.as_string());
    return number && std::isfinite(*number) ? truncate(*number) : otherwise;
}

Value to_float(Runtime& runtime, const Value& self, const Args& args) {
    const Value otherwise = args.get(0, Value(0.0));
    if (self.is_undefined()) fail(self.why_undefined());
    if (self.is_number()) return Value(self.as_float());
    if (!self.is_string()) return otherwise;
    const auto number = read_float(runtime, self.as_string());
    return number ? Value(*number) : otherwise;
}

Value absolute(Runtime&, const Value& self, const Args&) {
    if (self.is_undefined()) fail(self.why_undefined());
    if (self.is_float()) return Value(std::fabs(self.as_float()));
    if (!self.is_integral()) fail("bad operand type for abs(): '" + std::string(type_name(self)) + "'");
    return self.as_int() < 0 ? negative(self) : Value(self.as_int());
}

/// Half to even on the exact decimal value, as Python rounds.
double round_to(double number, int digits) {
    if (!std::isfinite(number)) return number;
    char buffer[400];  // 309 digits before the point, at most 60 behind it
    const char* end =
        std::to_chars(std::begin(buffer), std::end(buffer), number, std::chars_format::fixed, digits).ptr;
    double rounded = number;
    std::from_chars(buffer, end, rounded);
    return rounded;
}

Value round(Runtime&, const Value& self, const Args& args) {
    const std::int64_t digits = args.has(0) ? args.integer(0) : 0;
    const std::string method = args.has(1) ? args.text(1) : "common";
    if (digits < 0) fail_unsupported("Rounding before the decimal point is not supported");
    if (self.is_undefined()) fail(self.why_undefined());
    if (!self.is_number()) fail("type " + std::string(type_name(self)) + " doesn't define __round__ method");
    if (method == "common") {
        if (self.is_integral()) return Value(self.as_int());
        return Value(digits > 60 ? self.as_float() : round_to(self.as_float(), static_cast<int>(digits)));
    }
    if (method != "ceil" && method != "floor") fail("method must be common, ceil or floor");
    if (digits > 15) fail_unsupported("Rounding to so many digits is not supported");
    const double scale = std::pow(10.0, static_cast<double>(digits));
    const double scaled = self.as_float() * scale;
    if (!std::isfinite(scaled)) fail("cannot convert float infinity or NaN to integer");
    return Value((method == "ceil" ? std::ceil(scaled) : std::floor(scaled)) / scale + 0.0);
}

constexpr Builtin kFilters[] = {
    {"abs", "", absolute},
    {"float", "default?", to_float},
    {"int", "default? base?", to_int},
    {"round", "precision? method?", round},
};

}  // namespace

const Builtin* find_number_filter(std::string_view name) {
    return find_in(kFilters, name);
}

}  // namespace loquat::jinja
