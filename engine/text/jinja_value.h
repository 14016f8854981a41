// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/text/jinja_budget.h"

namespace loquat::jinja {

struct Text;
struct Sequence;
struct Dict;
struct Object;

/// A Python value as a template sees it. Strings, lists and dicts never change once made (the sandbox that
/// published templates are written for forbids it), so values are shared freely and cannot form cycles;
/// only objects (namespaces, macros, loops) have identity, and the Runtime owns those.
class Value {
public:
    /// Undefined: prints as nothing, may be tested; `why` is said when something else is done with it.
    struct Undefined {
        std::shared_ptr<const std::string> why;
    };

    Value() = default;  ///< None
    Value(bool value) : data_(value) {}
    Value(std::int64_t value) : data_(value) {}
    Value(double value) : data_(value) {}
    Value(std::shared_ptr<const Text> value) : data_(std::move(value)) {}
    Value(std::shared_ptr<const Sequence> value) : data_(std::move(value)) {}
    Value(std::shared_ptr<const Dict> value) : data_(std::move(value)) {}
    Value(Object* value) : data_(value) {}
    Value(const char*) = delete;
    static Value undefined(std::string why) {
        return Value(Undefined{std::make_shared<const std::string>(std::move(why))});
    }
    static Value integer(std::size_t value) { return Value(static_cast<std::int64_t>(value)); }
    /// A string outside any budget: literals and the caller's variables.
    static Value literal(std::string text);

    bool is_undefined() const { return std::holds_alternative<Undefined>(data_); }
    bool is_none() const { return std::holds_alternative<std::monostate>(data_); }
    bool is_bool() const { return std::holds_alternative<bool>(data_); }
    bool is_int() const { return std::holds_alternative<std::int64_t>(data_); }
    bool is_integral() const { return is_int() || is_bool(); }  ///< in Python a bool is an int
    bool is_float() const { return std::holds_alternative<double>(data_); }
    bool is_number() const { return is_integral() || is_float(); }
    bool is_string() const { return std::holds_alternative<std::shared_ptr<const Text>>(data_); }
    bool is_sequence() const { return std::holds_alternative<std::shared_ptr<const Sequence>>(data_); }
    bool is_dict() const { return std::holds_alternative<std::shared_ptr<const Dict>>(data_); }
    bool is_object() const { return std::holds_alternative<Object*>(data_); }

    const std::string& why_undefined() const { return *std::get<Undefined>(data_).why; }
    bool as_bool() const { return std::get<bool>(data_); }
    std::int64_t as_int() const { return is_bool() ? as_bool() : std::get<std::int64_t>(data_); }
    double as_float() const { return is_float() ? std::get<double>(data_) : static_cast<double>(as_int()); }
    const std::string& as_string() const;
    bool is_markup() const;
    const Sequence& as_sequence() const { return *std::get<std::shared_ptr<const Sequence>>(data_); }
    std::shared_ptr<const Sequence> share_sequence() const {
        return std::get<std::shared_ptr<const Sequence>>(data_);
    }
    const Dict& as_dict() const { return *std::get<std::shared_ptr<const Dict>>(data_); }
    Object* as_object() const { return std::get<Object*>(data_); }

    /// Levels of lists and dicts inside; 0 for a scalar.
    int depth() const;

private:
    explicit Value(Undefined value) : data_(std::move(value)) {}
    std::variant<std::monostate, Undefined, bool, std::int64_t, double, std::shared_ptr<const Text>,
                 std::shared_ptr<const Sequence>, std::shared_ptr<const Dict>, Object*>
        data_;
};

struct Text {
    std::string text;  ///< valid UTF-8
    Charge charge;
    /// Made by `safe` or `escape`. Jinja escapes HTML in what is then added to it, whatever autoescape says;
    /// nobody wants that in a prompt, so such a text may be printed and joined, and all else is refused.
    bool is_markup = false;
};

/// Everything that is iterated in order. Only lists, tuples and ranges can be indexed; a generator can be
/// passed through once.
struct Sequence {
    enum class Kind { kList, kTuple, kRange, kGenerator, kReversed, kKeys, kValues, kItems };
    Kind kind = Kind::kList;
    std::vector<Value> items;
    Charge charge;
    int depth = 1;
    std::string repr;              ///< of ranges: "range(0, 3)"
    mutable std::size_t next = 0;  ///< generators: the first item not yet taken

    bool is_lazy() const { return kind == Kind::kGenerator || kind == Kind::kReversed; }
    bool is_indexable() const { return kind <= Kind::kRange; }
};

/// Keys are None, numbers and strings; the first insertion gives the order, the last the value.
struct Dict {
    struct KeyLess {
        bool operator()(const Value& a, const Value& b) const;
    };
    std::vector<std::pair<Value, Value>> items;
    std::map<Value, std::size_t, KeyLess> index;  ///< filled beyond a few items
    Charge charge;
    int depth = 1;

    const Value* find(const Value& key) const;
    const Value* find(std::string_view key) const;
    void set(Value key, Value value);
};

/// Something with identity, owned by the Runtime until the rendering ends.
struct Object {
    virtual ~Object() = default;
    virtual std::string_view type_name() const = 0;
};

inline constexpr int kMaxValueDepth = 100;

/// "str", "dict", "NoneType", … as Python's messages say it.
std::string_view type_name(const Value& value);
bool is_true(const Value& value);
/// Whether a value can be the key of a Dict.
bool is_key(const Value& value);
/// -1, 0, 1; numbers only. NaN compares as 2.
int compare_numbers(const Value& a, const Value& b);

}  // namespace loquat::jinja
