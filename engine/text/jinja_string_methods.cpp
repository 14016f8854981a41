// SPDX-License-Identifier: MIT
#include "engine/text/jinja_string_methods.h"

#include <algorithm>

#include "engine/text/jinja_case.h"
#include "engine/text/jinja_print.h"
#include "engine/text/jinja_text.h"
#include "engine/text/jinja_unicode.h"

namespace loquat::jinja {

namespace {

using View = std::string_view;

const std::string* optional_text(const Args& args, std::size_t i) {
    return args.has(i) && !args[i].is_none() ? &args.text(i) : nullptr;
}

template <Side side>
Value strip_method(Runtime& runtime, const Value& self, const Args& args) {
    return runtime.string(
        std::string(strip(runtime.budget(), self.as_string(), side, optional_text(args, 0))));
}

template <std::string (*change)(View)>
Value change_case(Runtime& runtime, const Value& self, const Args&) {
    runtime.budget().spend_bytes(self.as_string().size() * 4);
    return runtime.string(change(self.as_string()));
}

template <Side side>
Value justify(Runtime& runtime, const Value& self, const Args& args) {
    return pad(runtime, self.as_string(), args.count(0, 0), args.has(1) ? View(args.text(1)) : View(" "),
               side);
}

Value zfill(Runtime& runtime, const Value& self, const Args& args) {
    const View text = self.as_string();
    const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+');
    const std::size_t width = args.count(0, 0);
    const Value digits = pad(runtime, text.substr(sign), width > sign ? width - sign : 0, "0", Side::kRight);
    return runtime.string(std::string(text.substr(0, sign)) + digits.as_string());
}

/// The part of `text` that optional start and end arguments (from argument `first` on) leave, in bytes.
struct Part {
    std::size_t begin, end;
};
Part part_of(Runtime& runtime, View text, const Args& args, std::size_t first) {
    if (!args.has(first)) return {0, text.size()};
    runtime.budget().spend_bytes(text.size());
    const auto size = static_cast<std::int64_t>(count_code_points(text));
    const auto offset = [&](std::size_t i, std::int64_t otherwise) {
        std::int64_t index = args.has(i) && !args[i].is_none() ? args.integer(i) : otherwise;
        if (index < 0) index = std::max<std::int64_t>(0, index < -size ? 0 : index + size);
        return index > size ? text.size() + 1 : offset_of(text, static_cast<std::size_t>(index));
    };
    return {offset(first, 0), std::min(offset(first + 1, size), text.size())};
}

template <bool from_end>
std::size_t find_offset(Runtime& runtime, const Value& self, const Args& args) {
    const View text = self.as_string();
    const std::string& needle = args.text(0);
    const Part part = part_of(runtime, text, args, 1);
    runtime.budget().spend_bytes(text.size() + needle.size());
    if (part.begin > part.end) return View::npos;
    const View inside = text.substr(0, part.end);
    if (needle.empty()) return from_end ? part.end : part.begin;
    const TextSearch search(needle);
    std::size_t found = search.find(inside, part.begin);
    if (!from_end) return found;
    std::size_t last = View::npos;
    for (; found != View::npos; found = search.find(inside, found + 1)) {
        last = found;
        runtime.budget().spend_bytes(needle.size());
    }
    return last;
}

template <bool from_end>
Value find(Runtime& runtime, const Value& self, const Args& args) {
    const std::size_t found = find_offset<from_end>(runtime, self, args);
    if (found == View::npos) return Value(std::int64_t{-1});
    return Value::integer(count_code_points(View(self.as_string()).substr(0, found)));
}

template <bool from_end>
Value index(Runtime& runtime, const Value& self, const Args& args) {
    const std::size_t found = find_offset<from_end>(runtime, self, args);
    if (found == View::npos) fail("substring not found");
    return Value::integer(count_code_points(View(self.as_string()).substr(0, found)));
}

Value count(Runtime& runtime, const Value& self, const Args& args) {
    const View text = self.as_string();
    const std::string& needle = args.text(0);
    const Part part = part_of(runtime, text, args, 1);
    runtime.budget().spend_bytes(text.size() + needle.size());
    if (part.begin > part.end) return Value(std::int64_t{0});
    const View inside = text.substr(0, part.end);
    if (needle.empty()) return Value::integer(count_code_points(inside.substr(part.begin)) + 1);
    const TextSearch search(needle);
    std::size_t n = 0;
    for (std::size_t pos = part.begin; (pos = search.find(inside, pos)) != View::npos; pos += needle.size())
        ++n;
    return Value::integer(n);
}

template <bool at_end>
Value starts_or_ends(Runtime& runtime, const Value& self, const Args& args) {
    const View text = self.as_string();
    const Part part = part_of(runtime, text, args, 1);
    if (part.begin > part.end) return Value(false);
    const View inside = text.substr(part.begin, part.end - part.begin);
    const auto matches = [&](const std::string& affix) {
        runtime.budget().spend_bytes(affix.size());
        return at_end ? inside.ends_with(affix) : inside.starts_with(affix);
    };
    if (!args[0].is_sequence() || args[0].as_sequence().kind != Sequence::Kind::kTuple)
        return Value(matches(args.text(0)));
    for (const Value& affix : args[0].as_sequence().items) {
        if (!affix.is_string()) fail("Expected a tuple of strings");
        if (matches(affix.as_string())) return Value(true);
    }
    return Value(false);
}

template <bool at_end>
Value remove_affix(Runtime& runtime, const Value& self, const Args& args) {
    View text = self.as_string();
    const std::string& affix = args.text(0);
    if (at_end && !affix.empty() && text.ends_with(affix)) text.remove_suffix(affix.size());
    if (!at_end && text.starts_with(affix)) text.remove_prefix(affix.size());
    return runtime.string(std::string(text));
}

/// Collects pieces that are found from the end and puts them in order.
Value finish_split(Runtime& runtime, std::vector<View>& pieces, bool reversed) {
    if (reversed) std::reverse(pieces.begin(), pieces.end());
    ListBuilder list(runtime.budget());
    for (const View piece : pieces) list.push(runtime.string(std::string(piece)));
    return list.finish();
}

std::size_t find_space(View text) {
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t start = pos;
        if (is_space(next_code_point(text, pos))) return start;
    }
    return text.size();
}

std::size_t last_word(View text) {
    std::size_t start = text.size();
    while (start > 0) {
        std::size_t before = start - 1;
        while (before > 0 && (text[before] & 0xC0) == 0x80) --before;
        std::size_t pos = before;
        if (is_space(next_code_point(text, pos))) break;
        start = before;
    }
    return start;
}

/// split() without a separator: at runs of white space, none at the ends.
std::vector<View> split_words(View text, std::size_t limit, bool from_end) {
    std::vector<View> words;
    while (true) {
        from_end ? text.remove_suffix(trailing_space(text)) : text.remove_prefix(leading_space(text));
        if (text.empty()) return words;
        if (words.size() == limit) break;
        const std::size_t cut = from_end ? last_word(text) : find_space(text);
        words.push_back(from_end ? text.substr(cut) : text.substr(0, cut));
        text = from_end ? text.substr(0, cut) : text.substr(cut);
    }
    words.push_back(from_end ? text.substr(0, text.size() - trailing_space(text)) : text);
    return words;
}

std::vector<View> split_at(View text, const std::string& separator, std::size_t limit, bool from_end) {
    const TextSearch search(separator);
    std::vector<std::size_t> cuts;
    if (!from_end) {
        for (std::size_t pos = 0; cuts.size() < limit && (pos = search.find(text, pos)) != View::npos;
             pos += separator.size())
            cuts.push_back(pos);
    } else {
        // Occurrences from the end must not overlap: a text read backwards is searched forwards.
        const std::string reversed(text.rbegin(), text.rend()), needle(separator.rbegin(), separator.rend());
        const TextSearch backwards(needle);
        for (std::size_t pos = 0; cuts.size() < limit && (pos = backwards.find(reversed, pos)) != View::npos;
             pos += needle.size())
            cuts.push_back(text.size() - pos - needle.size());
        std::reverse(cuts.begin(), cuts.end());
    }
    std::vector<View> pieces;
    std::size_t start = 0;
    for (const std::size_t cut : cuts) {
        pieces.push_back(text.substr(start, cut - start));
        start = cut + separator.size();
    }
    pieces.push_back(text.substr(start));
    return pieces;
}

template <bool from_end>
Value split(Runtime& runtime, const Value& self, const Args& args) {
    const std::string& text = self.as_string();
    const std::int64_t wanted = args.has(1) ? args.integer(1) : -1;
    const std::size_t limit = wanted < 0 ? View::npos : static_cast<std::size_t>(wanted);
    const std::string* separator = optional_text(args, 0);
    runtime.budget().spend_bytes(2 * text.size());
    if (separator && separator->empty()) fail("empty separator");
    std::vector<View> pieces =
        separator ? split_at(text, *separator, limit, from_end) : split_words(text, limit, from_end);
    return finish_split(runtime, pieces, from_end && !separator);
}

template <bool from_end>
Value partition(Runtime& runtime, const Value& self, const Args& args) {
    const std::string& separator = args.text(0);
    if (separator.empty()) fail("empty separator");
    const std::vector<View> pieces = split_at(self.as_string(), separator, 1, from_end);
    ListBuilder list(runtime.budget());
    const auto push = [&](View piece) { list.push(runtime.string(std::string(piece))); };
    const bool found = pieces.size() == 2;
    if (!found && from_end) push(""), push("");
    push(pieces[0]);
    if (found) push(separator), push(pieces[1]);
    if (!found && !from_end) push(""), push("");
    return list.finish(Sequence::Kind::kTuple);
}

Value splitlines(Runtime& runtime, const Value& self, const Args& args) {
    std::vector<View> lines = split_lines(self.as_string(), args.flag(0, false));
    return finish_split(runtime, lines, false);
}

Value join(Runtime& runtime, const Value& self, const Args& args) {
    if (args[0].is_undefined()) fail(args[0].why_undefined());
    TextBuilder out(runtime.budget());
    std::size_t n = 0;
    for (const Value& item : runtime.iterate(args[0])) {
        if (!item.is_string())
            fail("sequence item " + std::to_string(n) + ": expected str instance, " +
                 std::string(type_name(item)) + " found");
        if (n++ > 0) out.append(self.as_string());
        out.append(item.as_string());
    }
    return out.finish();
}

Value replace_method(Runtime& runtime, const Value& self, const Args& args) {
    return replace(runtime, self.as_string(), args.text(0), args.text(1), args.has(2) ? args.integer(2) : -1);
}

Value format(Runtime& runtime, const Value& self, const Args& args) {
    return format_braces(runtime, self.as_string(), args.rest());
}

bool in_range(char c, char first, char last) {
    return c >= first && c <= last;
}
bool is_lower(char c) {
    return in_range(c, 'a', 'z');
}
bool is_upper(char c) {
    return in_range(c, 'A', 'Z');
}
bool is_letter(char c) {
    return is_lower(c) || is_upper(c);
}
bool is_digit(char c) {
    return in_range(c, '0', '9');
}
bool is_letter_or_digit(char c) {
    return is_letter(c) || is_digit(c);
}

/// Character classes are known for ASCII; other text is refused rather than judged wrongly.
View ascii(const Value& self) {
    for (const char c : self.as_string())
        if (c & 0x80) fail_unsupported("Tests of characters beyond ASCII are not supported");
    return self.as_string();
}

template <bool (*is)(char)>
Value all_are(Runtime&, const Value& self, const Args&) {
    const View text = ascii(self);
    return Value(!text.empty() && std::all_of(text.begin(), text.end(), is));
}

template <bool (*is)(char), bool (*is_not)(char)>
Value has_only(Runtime&, const Value& self, const Args&) {
    const View text = ascii(self);
    return Value(std::any_of(text.begin(), text.end(), is) && std::none_of(text.begin(), text.end(), is_not));
}

Value is_space_method(Runtime&, const Value& self, const Args&) {
    const View text = self.as_string();
    return Value(!text.empty() && leading_space(text) == text.size());
}

Value is_ascii(Runtime&, const Value& self, const Args&) {
    const View text = self.as_string();
    return Value(std::none_of(text.begin(), text.end(), [](char c) { return c & 0x80; }));
}

Value is_title(Runtime&, const Value& self, const Args&) {
    const View text = ascii(self);
    bool any = false, after_letter = false;
    for (const char c : text) {
        if (is_letter(c) && is_upper(c) == after_letter) return Value(false);
        after_letter = is_letter(c);
        any = any || after_letter;
    }
    return Value(any);
}

constexpr Builtin kMethods[] = {
    {"capitalize", "", change_case<capitalize>},
    {"center", "width fillchar?", justify<Side::kBoth>},
    {"count", "sub start? end?", count},
    {"endswith", "suffix start? end?", starts_or_ends<true>},
    {"find", "sub start? end?", find<false>},
    {"format", "*", format},
    {"index", "sub start? end?", index<false>},
    {"isalnum", "", all_are<is_letter_or_digit>},
    {"isalpha", "", all_are<is_letter>},
    {"isascii", "", is_ascii},
    {"isdecimal", "", all_are<is_digit>},
    {"isdigit", "", all_are<is_digit>},
    {"islower", "", has_only<is_lower, is_upper>},
    {"isnumeric", "", all_are<is_digit>},
    {"isspace", "", is_space_method},
    {"istitle", "", is_title},
    {"isupper", "", has_only<is_upper, is_lower>},
    {"join", "iterable", join},
    {"ljust", "width fillchar?", justify<Side::kLeft>},
    {"lower", "", change_case<lower>},
    {"lstrip", "chars?", strip_method<Side::kLeft>},
    {"partition", "sep", partition<false>},
    {"removeprefix", "prefix", remove_affix<false>},
    {"removesuffix", "suffix", remove_affix<true>},
    {"replace", "old new count?", replace_method},
    {"rfind", "sub start? end?", find<true>},
    {"rindex", "sub start? end?", index<true>},
    {"rjust", "width fillchar?", justify<Side::kRight>},
    {"rpartition", "sep", partition<true>},
    {"rsplit", "sep? maxsplit?", split<true>},
    {"rstrip", "chars?", strip_method<Side::kRight>},
    {"split", "sep? maxsplit?", split<false>},
    {"splitlines", "keepends?", splitlines},
    {"startswith", "prefix start? end?", starts_or_ends<false>},
    {"strip", "chars?", strip_method<Side::kBoth>},
    {"title", "", change_case<title>},
    {"upper", "", change_case<upper>},
    {"zfill", "width", zfill},
};

}  // namespace

const Builtin* find_string_method(std::string_view name) {
    const auto found = std::find_if(std::begin(kMethods), std::end(kMethods),
                                    [&](const Builtin& m) { return m.name == name; });
    return found == std::end(kMethods) ? nullptr : found;
}

}  // namespace loquat::jinja
