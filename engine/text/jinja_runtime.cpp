// SPDX-License-Identifier: MIT
#include "engine/text/jinja_runtime.h"

#include "engine/text/jinja_print.h"
#include "engine/text/jinja_unicode.h"

namespace loquat::jinja {

namespace {

constexpr std::size_t kValueBytes = 64;  ///< what a string or an item weighs besides its text

void check_value_depth(int depth) {
    if (depth > kMaxValueDepth) fail_limit("The chat template nests lists too deeply");
}

/// Python's rules for start, stop and step: fills the indices of the slice of something with `size` items.
struct SliceRange {
    std::int64_t start, stop, step;
};

std::int64_t slice_index(const Value& value) {
    if (value.is_undefined()) fail(value.why_undefined());
    if (!value.is_integral()) fail("slice indices must be integers or None");
    return value.as_int();
}

SliceRange slice_range(std::int64_t size, const Value& start, const Value& stop, const Value& step) {
    SliceRange range{0, 0, step.is_none() ? 1 : slice_index(step)};
    if (range.step == 0) fail("slice step cannot be zero");
    const bool down = range.step < 0;
    const std::int64_t low = down ? -1 : 0, high = down ? size - 1 : size;
    const auto clamp = [&](const Value& value, std::int64_t otherwise) {
        if (value.is_none()) return otherwise;
        std::int64_t index = slice_index(value);
        if (index < 0) index = index < -size ? low : index + size;
        return std::min(std::max(index, low), high);
    };
    range.start = clamp(start, down ? high : low);
    range.stop = clamp(stop, down ? low : high);
    return range;
}

std::vector<std::size_t> slice_indices(std::int64_t size, const SliceRange& range) {
    std::vector<std::size_t> indices;
    if (range.step > 0) {
        for (std::int64_t i = range.start; i < range.stop; i += std::min(range.step, size))
            indices.push_back(static_cast<std::size_t>(i));
    } else {
        for (std::int64_t i = range.start; i > range.stop; i += std::max(range.step, -size - 1))
            indices.push_back(static_cast<std::size_t>(i));
    }
    return indices;
}

}  // namespace

Value TextBuilder::finish() {
    charge_.add(kValueBytes);
    return Value(std::make_shared<const Text>(Text{std::move(text_), std::move(charge_), false}));
}

void ListBuilder::push(Value item) {
    charge_.add(sizeof(Value));
    depth_ = std::max(depth_, item.depth() + 1);
    check_value_depth(depth_);
    items_.push_back(std::move(item));
}

Value ListBuilder::finish(Sequence::Kind kind, std::string repr) {
    charge_.add(kValueBytes);
    return Value(std::make_shared<const Sequence>(
        Sequence{kind, std::move(items_), std::move(charge_), depth_, std::move(repr), 0}));
}

DictBuilder::DictBuilder(Budget& budget) : dict_(std::make_shared<Dict>(Dict{{}, {}, Charge(&budget), 1})) {}

void DictBuilder::set(Value key, Value value) {
    if (key.is_undefined()) fail(key.why_undefined());
    if (!is_key(key))
        fail_unsupported("A " + std::string(type_name(key)) + " as the key of a dict is not supported");
    dict_->charge.add(3 * kValueBytes);
    dict_->set(std::move(key), std::move(value));
    check_value_depth(dict_->depth);
}

const Value* Namespace::find(std::string_view name) const {
    for (const auto& [key, value] : values)
        if (key == name) return &value;
    return nullptr;
}

void Namespace::set(std::string_view name, Value value) {
    if (const Value* present = find(name)) {
        *const_cast<Value*>(present) = std::move(value);
    } else {
        values.emplace_back(name, std::move(value));
    }
}

std::tm Runtime::now() const {
    if (now_) return *now_;
    const std::time_t seconds = std::time(nullptr);
    std::tm local{};
#ifdef _WIN32
    localtime_s(&local, &seconds);
#else
    localtime_r(&seconds, &local);
#endif
    return local;
}

Value Runtime::string(std::string text, bool is_markup) {
    Charge charge(&budget_);
    charge.add(text.size() + kValueBytes);
    return Value(std::make_shared<const Text>(Text{std::move(text), std::move(charge), is_markup}));
}

Value Runtime::none_of(const Value& object, const Value& key) const {
    const std::string type = object.is_none() ? "None" : std::string(type_name(object)) + " object";
    if (!key.is_string()) return Value::undefined(type + " has no element " + describe(key));
    return Value::undefined("'" + type + "' has no attribute " + describe(key));
}

Items Runtime::iterate(const Value& value) {
    if (value.is_sequence()) {
        Items items{value.share_sequence(), 0};
        if (items.owner->is_lazy()) items.first = std::exchange(items.owner->next, items.owner->items.size());
        budget_.spend(1 + items.size() / 8);
        return items;
    }
    ListBuilder list(budget_);
    if (value.is_dict()) {
        for (const auto& entry : value.as_dict().items) list.push(entry.first);
    } else if (value.is_string()) {
        const std::string& text = value.as_string();
        for (std::size_t pos = 0; pos < text.size();) {
            const std::size_t start = pos;
            next_code_point(text, pos);
            list.push(string(text.substr(start, pos - start)));
        }
    } else if (!value.is_undefined()) {
        fail("'" + std::string(type_name(value)) + "' object is not iterable");
    }
    return Items{list.finish().share_sequence(), 0};
}

Value Runtime::from_json(const Json& json) const {
    if (json.is_bool()) return Value(json.as_bool());
    if (json.is_int()) return Value(json.as_int());
    if (json.is_double()) return Value(json.as_double());
    if (json.is_string()) return Value::literal(json.as_string());
    if (json.is_array()) {
        auto list = std::make_shared<Sequence>();
        for (const Json& item : json.as_array()) {
            list->items.push_back(from_json(item));
            list->depth = std::max(list->depth, list->items.back().depth() + 1);
        }
        check_value_depth(list->depth);
        return Value(std::shared_ptr<const Sequence>(std::move(list)));
    }
    if (json.is_object()) {
        auto dict = std::make_shared<Dict>();
        for (const auto& [name, value] : json.as_object()) dict->set(Value::literal(name), from_json(value));
        check_value_depth(dict->depth);
        return Value(std::shared_ptr<const Dict>(std::move(dict)));
    }
    return Value();
}

std::optional<Value> Runtime::member(const Value& object, std::string_view name) {
    if (object.is_object()) {
        if (auto* space = dynamic_cast<Namespace*>(object.as_object())) {
            const Value* value = space->find(name);
            return value ? std::optional(*value) : std::nullopt;
        }
        if (auto* active = dynamic_cast<ActiveObject*>(object.as_object())) return active->attribute(name);
    }
    const Method method = find_method(object, name);
    if (method.kind == Method::Kind::kNone) return std::nullopt;
    const std::string type(type_name(object)), quoted = "'" + std::string(name) + "'";
    if (method.kind == Method::Kind::kUnsupported)
        fail_unsupported("The attribute " + quoted + " of '" + type + "' is not supported");
    if (method.kind == Method::Kind::kForbidden)
        return Value::undefined("access to attribute " + quoted + " of '" + type + "' object is unsafe.");
    auto* function = create<Function>();
    function->self = object;
    function->builtin = method.builtin;
    return Value(function);
}

Value Runtime::attribute(const Value& object, std::string_view name) {
    if (object.is_undefined()) fail(object.why_undefined());
    if (std::optional<Value> found = member(object, name)) return *found;
    if (object.is_dict()) {
        if (const Value* value = object.as_dict().find(name)) return *value;
    }
    return none_of(object, Value::literal(std::string(name)));
}

Value Runtime::item(const Value& object, const Value& key) {
    if (object.is_undefined()) fail(object.why_undefined());
    if (object.is_dict()) {
        if (const Value* value = object.as_dict().find(key)) return *value;
    } else if (key.is_integral()) {
        const std::int64_t index = key.as_int();
        if (object.is_string()) {
            budget_.spend_bytes(object.as_string().size());
            const auto size = static_cast<std::int64_t>(count_code_points(object.as_string()));
            if (index >= -size && index < size)
                return slice(object, Value(index), index == -1 ? Value() : Value(index + 1), Value());
        } else if (object.is_sequence() && object.as_sequence().is_indexable()) {
            const auto size = static_cast<std::int64_t>(object.as_sequence().items.size());
            if (index >= -size && index < size)
                return object.as_sequence().items[static_cast<std::size_t>(index < 0 ? index + size : index)];
        }
    }
    if (key.is_string()) {
        if (std::optional<Value> found = member(object, key.as_string())) return *found;
    }
    return none_of(object, key);
}

Value Runtime::slice(const Value& object, const Value& start, const Value& stop, const Value& step) {
    if (object.is_undefined()) fail(object.why_undefined());
    if (object.is_string()) {
        const std::string& text = object.as_string();
        budget_.spend_bytes(2 * text.size());
        const auto size = static_cast<std::int64_t>(count_code_points(text));
        const SliceRange range = slice_range(size, start, stop, step);
        if (range.step == 1) {
            const std::size_t begin = offset_of(text, static_cast<std::size_t>(range.start));
            const std::size_t end = offset_of(text, static_cast<std::size_t>(range.stop));
            return string(text.substr(begin, end > begin ? end - begin : 0));
        }
        const Items letters = iterate(object);
        TextBuilder out(budget_);
        for (const std::size_t i : slice_indices(size, range)) out.append(letters.begin()[i].as_string());
        return out.finish();
    }
    if (!object.is_sequence() || !object.as_sequence().is_indexable())
        fail("'" + std::string(type_name(object)) + "' object cannot be sliced");
    const std::vector<Value>& items = object.as_sequence().items;
    const auto size = static_cast<std::int64_t>(items.size());
    ListBuilder list(budget_);
    for (const std::size_t i : slice_indices(size, slice_range(size, start, stop, step))) list.push(items[i]);
    const bool is_tuple = object.as_sequence().kind == Sequence::Kind::kTuple;
    return list.finish(is_tuple ? Sequence::Kind::kTuple : Sequence::Kind::kList);
}

Value Runtime::call(const Value& callee, CallArgs args) {
    if (callee.is_undefined()) fail(callee.why_undefined());
    if (callee.is_object()) {
        if (auto* function = dynamic_cast<Function*>(callee.as_object()))
            return function->builtin->call(*this, function->self, std::move(args));
        if (auto* active = dynamic_cast<ActiveObject*>(callee.as_object()))
            return active->call(std::move(args));
    }
    fail("'" + std::string(type_name(callee)) + "' object is not callable");
}

}  // namespace loquat::jinja
