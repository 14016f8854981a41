// SPDX-License-Identifier: MIT
#pragma once

#include <ctime>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/json.h"
#include "engine/text/jinja_builtin.h"
#include "engine/text/jinja_value.h"

namespace loquat::jinja {

/// Builds a string piece by piece within the budget.
class TextBuilder {
public:
    explicit TextBuilder(Budget& budget) : charge_(&budget) {}
    void append(std::string_view text) {
        charge_.add(text.size());
        text_ += text;
    }
    const std::string& text() const { return text_; }
    std::string take() { return std::move(text_); }
    Value finish();

private:
    std::string text_;
    Charge charge_;
};

/// Builds a list item by item within the budget.
class ListBuilder {
public:
    explicit ListBuilder(Budget& budget) : charge_(&budget) {}
    void push(Value item);
    std::size_t size() const { return items_.size(); }
    std::vector<Value>& items() { return items_; }  ///< to be put in order
    Value finish(Sequence::Kind kind = Sequence::Kind::kList, std::string repr = {});

private:
    std::vector<Value> items_;
    Charge charge_;
    int depth_ = 1;
};

class DictBuilder {
public:
    explicit DictBuilder(Budget& budget);
    void set(Value key, Value value);
    Value finish() { return Value(std::shared_ptr<const Dict>(std::move(dict_))); }

private:
    std::shared_ptr<Dict> dict_;
};

/// What is passed through by a loop or a filter; keeps the values alive.
struct Items {
    std::shared_ptr<const Sequence> owner;
    std::size_t first = 0;

    const Value* begin() const { return owner->items.data() + first; }
    const Value* end() const { return owner->items.data() + owner->items.size(); }
    std::size_t size() const { return owner->items.size() - first; }
};

struct Namespace : Object {
    std::vector<std::pair<std::string, Value>> values;
    std::string_view type_name() const override { return "Namespace"; }
    const Value* find(std::string_view name) const;
    void set(std::string_view name, Value value);
};

/// A function as a value: a global, or a method with its `self`.
struct Function : Object {
    Value self;
    const Builtin* builtin = nullptr;
    std::string_view type_name() const override { return "builtin_function_or_method"; }
};

/// An object a template can call or read attributes of in its own way (macros, loops).
struct ActiveObject : Object {
    virtual Value call(CallArgs args) = 0;
    virtual std::optional<Value> attribute(std::string_view name) = 0;
};

/// One rendering: its budget, its objects, and the operations on values that need them.
class Runtime {
public:
    Runtime(Budget& budget, const std::optional<std::tm>& now) : budget_(budget), now_(now) {}

    Budget& budget() { return budget_; }
    /// Local time for strftime_now.
    std::tm now() const;

    Value string(std::string text, bool is_markup = false);
    Value none_of(const Value& object, const Value& key) const;  ///< Undefined: `object` has no `key`
    template <class T>
    T* create() {
        permanent_.add(kObjectBytes);
        auto object = std::make_unique<T>();
        T* raw = object.get();
        objects_.push_back(std::move(object));
        return raw;
    }

    /// Throws for what is not iterable; takes all of a generator.
    Items iterate(const Value& value);
    Value from_json(const Json& json) const;

    /// `object.name`: the method first, then the item. `object[key]`: the item first.
    Value attribute(const Value& object, std::string_view name);
    Value item(const Value& object, const Value& key);
    Value slice(const Value& object, const Value& start, const Value& stop, const Value& step);
    Value call(const Value& callee, CallArgs args);

private:
    static constexpr std::size_t kObjectBytes = 256;
    std::optional<Value> member(const Value& object, std::string_view name);

    Budget& budget_;
    Charge permanent_{&budget_};
    const std::optional<std::tm>& now_;
    std::vector<std::unique_ptr<Object>> objects_;
};

}  // namespace loquat::jinja
