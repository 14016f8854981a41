// SPDX-License-Identifier: MIT
#include "engine/text/jinja_builtin.h"

#include "engine/text/jinja_runtime.h"

namespace loquat::jinja {

namespace {

std::string_view take_word(std::string_view& words) {
    const std::size_t end = std::min(words.find(' '), words.size());
    const std::string_view word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    return word;
}

}  // namespace

Value Builtin::call(Runtime& runtime, const Value& self, CallArgs args) const {
    Args bound;
    const std::string quoted = "'" + std::string(name) + "'";
    std::size_t next = 0;
    for (std::string_view words = params; !words.empty();) {
        std::string_view word = take_word(words);
        if (word == "*") {
            bound.rest_.positional.assign(args.positional.begin() + static_cast<std::ptrdiff_t>(next),
                                          args.positional.end());
            bound.rest_.named = std::move(args.named);
            return function(runtime, self, bound);
        }
        const bool optional = word.back() == '?';
        if (optional) word.remove_suffix(1);
        std::optional<Value>& slot = bound.bound_.emplace_back();
        if (next < args.positional.size()) slot = std::move(args.positional[next++]);
        for (auto it = args.named.begin(); it != args.named.end(); ++it) {
            if (it->first != word) continue;
            if (slot) fail(quoted + " got its argument '" + std::string(word) + "' twice");
            slot = std::move(it->second);
            args.named.erase(it);
            break;
        }
        if (!slot && !optional) fail(quoted + " needs the argument '" + std::string(word) + "'");
    }
    if (next < args.positional.size()) fail(quoted + " got too many arguments");
    if (!args.named.empty())
        fail(quoted + " has no argument '" + std::string(args.named.front().first) + "'");
    return function(runtime, self, bound);
}

std::int64_t Args::integer(std::size_t i) const {
    const Value& value = (*this)[i];
    if (value.is_undefined()) fail(value.why_undefined());
    if (!value.is_integral())
        fail("'" + std::string(type_name(value)) + "' object cannot be interpreted as an integer");
    return value.as_int();
}

std::size_t Args::count(std::size_t i, std::size_t otherwise) const {
    if (!has(i)) return otherwise;
    return static_cast<std::size_t>(std::max<std::int64_t>(0, integer(i)));
}

const std::string& Args::text(std::size_t i) const {
    const Value& value = (*this)[i];
    if (value.is_undefined()) fail(value.why_undefined());
    if (!value.is_string()) fail("Expected a string, got '" + std::string(type_name(value)) + "'");
    return value.as_string();
}

}  // namespace loquat::jinja
