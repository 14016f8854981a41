// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/text/jinja_value.h"

namespace loquat::jinja {

class Runtime;

/// What a call was given.
struct CallArgs {
    std::vector<Value> positional;
    std::vector<std::pair<std::string_view, Value>> named;
};

/// The arguments of a builtin, in the order of its parameter list.
class Args {
public:
    bool has(std::size_t i) const { return i < bound_.size() && bound_[i].has_value(); }
    const Value& operator[](std::size_t i) const { return *bound_[i]; }
    Value get(std::size_t i, Value otherwise) const { return has(i) ? *bound_[i] : std::move(otherwise); }
    bool flag(std::size_t i, bool otherwise) const { return has(i) ? is_true(*bound_[i]) : otherwise; }
    std::int64_t integer(std::size_t i) const;                      ///< throws when it is none
    std::size_t count(std::size_t i, std::size_t otherwise) const;  ///< an integer, negative ones are 0
    const std::string& text(std::size_t i) const;                   ///< throws when it is none
    /// What the "*" of a parameter list took.
    const CallArgs& rest() const { return rest_; }

private:
    friend struct Builtin;
    std::vector<std::optional<Value>> bound_;
    CallArgs rest_;
};

/// A filter, test, method or global function. `self` is the value before the bar, "is" or dot.
struct Builtin {
    std::string_view name;
    std::string_view params;  ///< "old new count?": names, optional ones with ?; a last "*" takes all others
    Value (*function)(Runtime& runtime, const Value& self, const Args& args);

    Value call(Runtime& runtime, const Value& self, CallArgs args) const;
};

// nullptr when there is none of that name.
const Builtin* find_filter(std::string_view name);
const Builtin* find_test(std::string_view name);
const Builtin* find_global(std::string_view name);

/// What a name after a dot means to the type of `self` in Python.
struct Method {
    enum class Kind {
        kNone,         ///< no attribute of that name
        kCallable,     ///< builtin
        kForbidden,    ///< changes the value: the sandbox refuses it
        kUnsupported,  ///< exists in Python, not here
    };
    Kind kind = Kind::kNone;
    const Builtin* builtin = nullptr;
};
Method find_method(const Value& self, std::string_view name);

}  // namespace loquat::jinja
