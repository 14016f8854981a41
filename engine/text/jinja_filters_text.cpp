// SPDX-License-Identifier: MIT
#include "engine/text/jinja_case.h"
#include "engine/text/jinja_filters.h"
#include "engine/text/jinja_operators.h"
#include "engine/text/jinja_print.h"
#include "engine/text/jinja_text.h"
#include "engine/text/jinja_unicode.h"

namespace loquat::jinja {

namespace {

template <std::string (*change)(std::string_view)>
Value change_case(Runtime& runtime, const Value& self, const Args&) {
    const Value text = to_text(runtime, self);
    runtime.budget().spend_bytes(text.as_string().size() * 4);
    return runtime.string(change(text.as_string()));
}

bool separates_words(char32_t c) {
    return is_space(c) || c == '-' || c == '(' || c == '{' || c == '[' || c == '<';
}

/// Unlike str.title: a word ends at white space and opening brackets alone ("it's" stays one word).
Value title_filter(Runtime& runtime, const Value& self, const Args&) {
    const Value value = to_text(runtime, self);
    const std::string_view text = value.as_string();
    runtime.budget().spend_bytes(text.size() * 4);
    TextBuilder out(runtime.budget());
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t start = pos;
        const bool between = separates_words(next_code_point(text, pos));
        const std::size_t second = pos;
        for (std::size_t next = pos; next < text.size(); pos = next)
            if (separates_words(next_code_point(text, next)) != between) break;
        out.append(upper(text.substr(start, second - start)));
        out.append(lower(text.substr(second, pos - second)));
    }
    return out.finish();
}

Value trim(Runtime& runtime, const Value& self, const Args& args) {
    const Value text = to_text(runtime, self);
    const std::string* chars = args.has(0) && !args[0].is_none() ? &args.text(0) : nullptr;
    return runtime.string(std::string(strip(runtime.budget(), text.as_string(), Side::kBoth, chars)));
}

Value replace_filter(Runtime& runtime, const Value& self, const Args& args) {
    const Value text = to_text(runtime, self), from = to_text(runtime, args[0]),
                to = to_text(runtime, args[1]);
    const std::int64_t count = args.has(2) && !args[2].is_none() ? args.integer(2) : -1;
    return replace(runtime, text.as_string(), from.as_string(), to.as_string(), count);
}

Value center(Runtime& runtime, const Value& self, const Args& args) {
    return pad(runtime, to_text(runtime, self).as_string(), args.count(0, 80), " ", Side::kBoth);
}

Value indent(Runtime& runtime, const Value& self, const Args& args) {
    if (self.is_undefined()) fail(self.why_undefined());
    if (!self.is_string()) fail("indent needs a string, not '" + std::string(type_name(self)) + "'");
    const bool is_text = args.has(0) && args[0].is_string();
    runtime.budget().check_size(is_text ? 0 : args.count(0, 4));
    const std::string indentation = is_text ? args[0].as_string() : std::string(args.count(0, 4), ' ');
    const bool first = args.flag(1, false), blank = args.flag(2, false);
    const std::string text = self.as_string() + "\n";
    runtime.budget().spend_bytes(text.size());
    TextBuilder out(runtime.budget());
    bool is_first = true;
    for (const std::string_view line : split_lines(text, false)) {
        if (!is_first) out.append("\n");
        if (is_first ? first : blank || !line.empty()) out.append(indentation);
        out.append(line);
        is_first = false;
    }
    return out.finish();
}

Value format(Runtime& runtime, const Value& self, const Args& args) {
    const Value text = to_text(runtime, self);
    if (!args.rest().named.empty()) {
        if (!args.rest().positional.empty())
            fail("can't handle positional and keyword arguments at the same time");
        DictBuilder dict(runtime.budget());
        for (const auto& [name, value] : args.rest().named)
            dict.set(Value::literal(std::string(name)), value);
        return format_percent(runtime, text.as_string(), dict.finish());
    }
    ListBuilder list(runtime.budget());
    for (const Value& value : args.rest().positional) list.push(value);
    return format_percent(runtime, text.as_string(), list.finish(Sequence::Kind::kTuple));
}

Value string(Runtime& runtime, const Value& self, const Args&) {
    return to_text(runtime, self);
}

Value safe(Runtime& runtime, const Value& self, const Args&) {
    return runtime.string(to_text(runtime, self).as_string(), true);
}

Value escape(Runtime& runtime, const Value& self, const Args&) {
    if (self.is_markup()) return self;
    const Value text = to_text(runtime, self);
    TextBuilder out(runtime.budget());
    for (const char& c : text.as_string()) {
        switch (c) {
            case '&':
                out.append("&amp;");
                break;
            case '<':
                out.append("&lt;");
                break;
            case '>':
                out.append("&gt;");
                break;
            case '\'':
                out.append("&#39;");
                break;
            case '"':
                out.append("&#34;");
                break;
            default:
                out.append(std::string_view(&c, 1));
        }
    }
    return runtime.string(out.take(), true);
}

JsonStyle json_style(const Args& args) {
    JsonStyle style;
    style.ensure_ascii = args.flag(0, false);
    if (args.has(1) && !args[1].is_none()) {
        style.indent = args[1].is_string() ? args[1].as_string()
                                           : std::string(std::min<std::size_t>(args.count(1, 0), 1000), ' ');
        style.item_separator = ",";
    }
    if (args.has(2) && !args[2].is_none()) {
        const bool is_pair = args[2].is_sequence() && args[2].as_sequence().items.size() == 2 &&
                             args[2].as_sequence().items[0].is_string() &&
                             args[2].as_sequence().items[1].is_string();
        if (!is_pair) fail("separators must be two strings");
        style.item_separator = args[2].as_sequence().items[0].as_string();
        style.key_separator = args[2].as_sequence().items[1].as_string();
    }
    style.sort_keys = args.flag(3, false);
    return style;
}

/// As transformers defines it: json.dumps without HTML escaping.
Value tojson(Runtime& runtime, const Value& self, const Args& args) {
    TextBuilder out(runtime.budget());
    print_json(runtime.budget(), self, json_style(args), out);
    return out.finish();
}

constexpr Builtin kFilters[] = {
    {"capitalize", "", change_case<capitalize>},
    {"center", "width?", center},
    {"e", "", escape},
    {"escape", "", escape},
    {"format", "*", format},
    {"indent", "width? first? blank?", indent},
    {"lower", "", change_case<lower>},
    {"replace", "old new count?", replace_filter},
    {"safe", "", safe},
    {"string", "", string},
    {"title", "", title_filter},
    {"tojson", "ensure_ascii? indent? separators? sort_keys?", tojson},
    {"trim", "chars?", trim},
    {"upper", "", change_case<upper>},
};

}  // namespace

const Builtin* find_text_filter(std::string_view name) {
    return find_in(kFilters, name);
}

const Builtin* find_filter(std::string_view name) {
    for (const auto find :
         {find_text_filter, find_number_filter, find_sequence_filter, find_selection_filter})
        if (const Builtin* filter = find(name)) return filter;
    return nullptr;
}

}  // namespace loquat::jinja
