// SPDX-License-Identifier: MIT
#include <charconv>
#include <cmath>
#include <cstdio>
#include <iterator>

#include "engine/text/jinja_operators.h"
#include "engine/text/jinja_print.h"
#include "engine/text/jinja_text.h"
#include "engine/text/jinja_unicode.h"

namespace loquat::jinja {

namespace {

/// One "%-08.3f" of a format.
struct Spec {
    std::string flags;
    std::size_t width = 0;
    std::optional<int> precision;
    char type = 's';
};

class PercentFormatter {
public:
    PercentFormatter(Runtime& runtime, std::string_view format, const Value& values)
        : runtime_(runtime), format_(format), values_(values), out_(runtime.budget()) {
        if (values.is_sequence() && values.as_sequence().kind == Sequence::Kind::kTuple)
            tuple_ = &values.as_sequence().items;
    }

    Value run() {
        std::size_t pos = 0;
        while (pos < format_.size()) {
            const std::size_t percent = std::min(format_.find('%', pos), format_.size());
            out_.append(format_.substr(pos, percent - pos));
            pos = percent;
            if (pos < format_.size()) pos = one(pos + 1);
        }
        const bool all_used =
            tuple_ ? used_ >= tuple_->size() : used_ > 0 || values_.is_dict() || values_.is_sequence();
        if (!all_used) fail("not all arguments converted during string formatting");
        return out_.finish();
    }

private:
    std::size_t number(std::size_t pos, std::size_t& value) const {
        value = 0;
        for (; pos < format_.size() && format_[pos] >= '0' && format_[pos] <= '9'; ++pos)
            value =
                std::min<std::size_t>(value * 10 + static_cast<std::size_t>(format_[pos] - '0'), 1u << 30);
        return pos;
    }

    /// Formats what stands behind the percent sign; returns the offset behind it.
    std::size_t one(std::size_t pos) {
        Spec spec;
        const Value* value = nullptr;
        if (pos < format_.size() && format_[pos] == '(') {
            const std::size_t end = format_.find(')', pos);
            if (end == format_.npos) fail("incomplete format key");
            if (!values_.is_dict()) fail("format requires a mapping");
            const std::string_view key = format_.substr(pos + 1, end - pos - 1);
            value = values_.as_dict().find(key);
            if (!value) fail("The format needs the key '" + std::string(key) + "'");
            pos = end + 1;
        }
        while (pos < format_.size() && std::string_view("-+ 0#").find(format_[pos]) != std::string_view::npos)
            spec.flags += format_[pos++];
        pos = number(pos, spec.width);
        if (pos < format_.size() && format_[pos] == '.') {
            std::size_t precision = 0;
            pos = number(pos + 1, precision);
            spec.precision = static_cast<int>(std::min<std::size_t>(precision, 1000));
        }
        if (pos >= format_.size()) fail("incomplete format");
        spec.type = format_[pos++];
        if (spec.type == '%') {
            out_.append("%");
            return pos;
        }
        put(spec, convert(spec, value ? *value : next()));
        return pos;
    }

    const Value& next() {
        if (tuple_ ? used_ >= tuple_->size() : used_ > 0) fail("not enough arguments for format string");
        return tuple_ ? (*tuple_)[used_++] : (++used_, values_);
    }

    std::string convert(const Spec& spec, const Value& value) {
        if (spec.type == 's' || spec.type == 'r') {
            TextBuilder text(runtime_.budget());
            spec.type == 's' ? print(runtime_.budget(), value, text)
                             : print_repr(runtime_.budget(), value, text);
            std::string result = text.take();
            if (spec.precision) result.resize(offset_of(result, static_cast<std::size_t>(*spec.precision)));
            return result;
        }
        if (std::string_view("diufFeEgGxX").find(spec.type) == std::string_view::npos ||
            spec.flags.find('#') != spec.flags.npos)
            fail_unsupported("The format '%" + spec.flags + spec.type + "' is not supported");
        if (value.is_undefined()) fail(value.why_undefined());
        if (!value.is_number())
            fail("%" + std::string(1, spec.type) + " format: a number is required, not " +
                 std::string(type_name(value)));
        std::string digits =
            is_float(spec.type) ? float_digits(spec, value.as_float()) : int_digits(spec, value);
        if (digits[0] != '-' && spec.flags.find('+') != spec.flags.npos) {
            digits.insert(0, "+");
        } else if (digits[0] != '-' && spec.flags.find(' ') != spec.flags.npos) {
            digits.insert(0, " ");
        }
        return digits;
    }

    static bool is_float(char type) {
        return std::string_view("fFeEgG").find(type) != std::string_view::npos;
    }

    static std::string float_digits(const Spec& spec, double value) {
        char buffer[1400];  // 309 digits and a precision of at most 1000
        const char lower = static_cast<char>(spec.type | 0x20);
        const auto format = lower == 'f'   ? std::chars_format::fixed
                            : lower == 'e' ? std::chars_format::scientific
                                           : std::chars_format::general;
        const auto end =
            std::to_chars(std::begin(buffer), std::end(buffer), value, format, spec.precision.value_or(6))
                .ptr;
        std::string digits(buffer, end);
        if (spec.type != lower)
            for (char& c : digits)
                if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        return digits;
    }

    static std::string int_digits(const Spec& spec, const Value& value) {
        if (value.is_float() && !(std::fabs(value.as_float()) < 9e18))
            fail("cannot convert float to integer");
        if (value.is_float() && (spec.type == 'x' || spec.type == 'X'))
            fail("%x format: an integer is required, not float");
        const std::int64_t number =
            value.is_float() ? static_cast<std::int64_t>(value.as_float()) : value.as_int();
        char buffer[32];
        const bool hex = spec.type == 'x' || spec.type == 'X';
        std::string digits(buffer,
                           std::to_chars(std::begin(buffer), std::end(buffer), number, hex ? 16 : 10).ptr);
        if (spec.type == 'X')
            for (char& c : digits)
                if (c >= 'a') c = static_cast<char>(c - 32);
        const std::size_t sign = digits[0] == '-';
        const auto wanted = static_cast<std::size_t>(spec.precision.value_or(0));
        if (digits.size() - sign < wanted) digits.insert(sign, wanted - (digits.size() - sign), '0');
        return digits;
    }

    void put(const Spec& spec, std::string text) {
        const bool is_number = spec.type != 's' && spec.type != 'r';
        const std::size_t size = count_code_points(text);
        const std::size_t missing = spec.width > size ? spec.width - size : 0;
        runtime_.budget().check_size(missing);
        if (spec.flags.find('-') != spec.flags.npos) {
            out_.append(text);
            for (std::size_t i = 0; i < missing; ++i) out_.append(" ");
        } else if (is_number && spec.flags.find('0') != spec.flags.npos) {
            const std::size_t sign = text[0] == '-' || text[0] == '+' || text[0] == ' ';
            out_.append(text.substr(0, sign));
            for (std::size_t i = 0; i < missing; ++i) out_.append("0");
            out_.append(text.substr(sign));
        } else {
            for (std::size_t i = 0; i < missing; ++i) out_.append(" ");
            out_.append(text);
        }
    }

    Runtime& runtime_;
    std::string_view format_;
    const Value& values_;
    const std::vector<Value>* tuple_ = nullptr;
    std::size_t used_ = 0;
    TextBuilder out_;
};

/// The value of "{}", "{0}" or "{name}".
const Value& braces_field(std::string_view field, std::size_t& automatic, const CallArgs& args) {
    for (const char c : field)
        if (std::string_view(".[!:{").find(c) != std::string_view::npos)
            fail_unsupported("The format field '{" + std::string(field) + "}' is not supported");
    std::size_t index = field.empty() ? automatic++ : 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), index);
    if (field.empty() || (error == std::errc() && end == field.data() + field.size())) {
        if (index >= args.positional.size())
            fail("Replacement index " + std::to_string(index) + " out of range for positional args tuple");
        return args.positional[index];
    }
    for (const auto& [name, value] : args.named)
        if (name == field) return value;
    fail("The format needs the argument '" + std::string(field) + "'");
}

std::string two_digits(int value) {
    const int n = std::abs(value) % 100;
    return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
}

std::string_view name_of(const std::string_view* names, int count, int index) {
    return names[static_cast<std::size_t>(index >= 0 && index < count ? index : 0)];
}

constexpr std::string_view kDays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                      "Thursday", "Friday", "Saturday"};
constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

std::string time_field(const std::tm& time, char field) {
    const std::string_view day = name_of(kDays, 7, time.tm_wday), month = name_of(kMonths, 12, time.tm_mon);
    const int hour12 = time.tm_hour % 12 == 0 ? 12 : time.tm_hour % 12;
    switch (field) {
        case '%':
            return "%";
        case 'A':
            return std::string(day);
        case 'a':
            return std::string(day.substr(0, 3));
        case 'B':
            return std::string(month);
        case 'b':
        case 'h':
            return std::string(month.substr(0, 3));
        case 'd':
            return two_digits(time.tm_mday);
        case 'e':
            return (time.tm_mday < 10 ? " " : "") + std::to_string(time.tm_mday);
        case 'm':
            return two_digits(time.tm_mon + 1);
        case 'y':
            return two_digits(time.tm_year);
        case 'Y':
            return std::to_string(time.tm_year + 1900);
        case 'H':
            return two_digits(time.tm_hour);
        case 'I':
            return two_digits(hour12);
        case 'M':
            return two_digits(time.tm_min);
        case 'S':
            return two_digits(time.tm_sec);
        case 'p':
            return time.tm_hour < 12 ? "AM" : "PM";
        case 'j':
            return std::to_string((time.tm_yday + 1) / 100 % 10) + two_digits(time.tm_yday + 1);
        case 'w':
            return std::to_string(time.tm_wday);
        case 'n':
            return "\n";
        case 't':
            return "\t";
        case 'F':
            return format_time(time, "%Y-%m-%d");
        case 'T':
        case 'X':
            return format_time(time, "%H:%M:%S");
        case 'R':
            return format_time(time, "%H:%M");
        case 'D':
        case 'x':
            return format_time(time, "%m/%d/%y");
        case 'c':
            return format_time(time, "%a %b %e %H:%M:%S %Y");
        default:
            fail_unsupported("The time format '%" + std::string(1, field) + "' is not supported");
    }
}

}  // namespace

Value format_percent(Runtime& runtime, const std::string& format, const Value& values) {
    return PercentFormatter(runtime, format, values).run();
}

Value format_braces(Runtime& runtime, const std::string& format, const CallArgs& args) {
    TextBuilder out(runtime.budget());
    std::size_t automatic = 0;
    for (std::size_t pos = 0; pos < format.size();) {
        const std::size_t brace = std::min(format.find_first_of("{}", pos), format.size());
        out.append(std::string_view(format).substr(pos, brace - pos));
        if (brace == format.size()) break;
        if (brace + 1 < format.size() && format[brace + 1] == format[brace]) {
            out.append(std::string_view(format).substr(brace, 1));
            pos = brace + 2;
            continue;
        }
        const std::size_t end = format.find('}', brace);
        if (format[brace] == '}' || end == format.npos)
            fail("Single '" + format.substr(brace, 1) + "' encountered in format string");
        const std::string_view field = std::string_view(format).substr(brace + 1, end - brace - 1);
        print(runtime.budget(), braces_field(field, automatic, args), out);
        pos = end + 1;
    }
    return out.finish();
}

std::string format_time(const std::tm& time, std::string_view format) {
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%' || i + 1 == format.size()) {
            out += format[i];
            continue;
        }
        ++i;
        if (format[i] != '-' || i + 1 == format.size()) {
            out += time_field(time, format[i]);
            continue;
        }
        std::string field = time_field(time, format[++i]);  // "%-d": without zeros in front
        const std::size_t digits = field.find_first_not_of("0 ");
        out += digits == field.npos ? "0" : field.substr(digits);
    }
    return out;
}

}  // namespace loquat::jinja
