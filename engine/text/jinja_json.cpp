// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/text/jinja_print.h"
#include "engine/text/jinja_unicode.h"

namespace loquat::jinja {

namespace {

/// json.dumps of Python, value by value.
class JsonPrinter {
public:
    JsonPrinter(Budget& budget, const JsonStyle& style, TextBuilder& out)
        : budget_(budget), style_(style), out_(out) {}

    void print(const Value& value) {
        const Nesting nesting(budget_);
        budget_.spend();
        if (value.is_string()) return print_string(value.as_string());
        if (value.is_dict()) return print_dict(value.as_dict());
        if (value.is_sequence() && (value.as_sequence().kind == Sequence::Kind::kList ||
                                    value.as_sequence().kind == Sequence::Kind::kTuple))
            return print_list(value.as_sequence().items);
        out_.append(scalar(value));
    }

private:
    static std::string scalar(const Value& value) {
        if (value.is_none()) return "null";
        if (value.is_bool()) return value.as_bool() ? "true" : "false";
        if (value.is_int()) return std::to_string(value.as_int());
        if (value.is_float()) {
            const double number = value.as_float();
            if (std::isnan(number)) return "NaN";
            if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
            return float_repr(number);
        }
        fail("Object of type " + std::string(type_name(value)) + " is not JSON serializable");
    }

    static std::string unicode_escape(char32_t unit) {
        char text[8];
        std::snprintf(text, sizeof text, "\\u%04x", static_cast<unsigned>(unit & 0xFFFF));
        return text;
    }

    std::string escape(char32_t code) const {
        switch (code) {
            case '"':
                return "\\\"";
            case '\\':
                return "\\\\";
            case '\n':
                return "\\n";
            case '\r':
                return "\\r";
            case '\t':
                return "\\t";
            case '\b':
                return "\\b";
            case '\f':
                return "\\f";
            default:
                break;
        }
        if (code < 0x20 || (style_.ensure_ascii && code >= 0x7F && code < 0x10000))
            return unicode_escape(code);
        if (style_.ensure_ascii && code >= 0x10000)
            return unicode_escape(0xD800 + ((code - 0x10000) >> 10)) +
                   unicode_escape(0xDC00 + (code & 0x3FF));
        return {};
    }

    void print_string(std::string_view text) {
        out_.append("\"");
        std::size_t written = 0;
        for (std::size_t pos = 0; pos < text.size();) {
            const std::size_t start = pos;
            const std::string escaped = escape(next_code_point(text, pos));
            if (escaped.empty()) continue;
            out_.append(text.substr(written, start - written));
            out_.append(escaped);
            written = pos;
        }
        out_.append(text.substr(written));
        out_.append("\"");
    }

    void new_line() {
        if (!style_.indent) return;
        out_.append("\n");
        for (int i = 0; i < level_; ++i) out_.append(*style_.indent);
    }

    void print_list(const std::vector<Value>& items) {
        if (items.empty()) return out_.append("[]");
        out_.append("[");
        ++level_;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0) out_.append(style_.item_separator);
            new_line();
            print(items[i]);
        }
        --level_;
        new_line();
        out_.append("]");
    }

    void print_dict(const Dict& dict) {
        if (dict.items.empty()) return out_.append("{}");
        std::vector<const std::pair<Value, Value>*> entries;
        for (const auto& entry : dict.items) entries.push_back(&entry);
        if (style_.sort_keys) sort(entries);
        out_.append("{");
        ++level_;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (i > 0) out_.append(style_.item_separator);
            new_line();
            const Value& key = entries[i]->first;
            print_string(key.is_string() ? key.as_string() : scalar(key));
            out_.append(style_.key_separator);
            print(entries[i]->second);
        }
        --level_;
        new_line();
        out_.append("}");
    }

    void sort(std::vector<const std::pair<Value, Value>*>& entries) {
        budget_.spend(entries.size() * 4);
        for (const auto* entry : entries)
            if (!entry->first.is_string()) fail_unsupported("sort_keys is supported for text keys alone");
        std::stable_sort(entries.begin(), entries.end(), [](const auto* a, const auto* b) {
            return a->first.as_string() < b->first.as_string();
        });
    }

    Budget& budget_;
    const JsonStyle& style_;
    TextBuilder& out_;
    int level_ = 0;
};

}  // namespace

void print_json(Budget& budget, const Value& value, const JsonStyle& style, TextBuilder& out) {
    JsonPrinter(budget, style, out).print(value);
}

}  // namespace loquat::jinja
