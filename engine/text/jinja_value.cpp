// SPDX-License-Identifier: MIT
#include "engine/text/jinja_value.h"

#include <algorithm>
#include <cmath>

namespace loquat::jinja {

namespace {

constexpr std::size_t kIndexedSize = 8;

int key_rank(const Value& value) {
    return value.is_none() ? 0 : value.is_number() ? 1 : 2;
}

}  // namespace

Value Value::literal(std::string text) {
    return Value(std::make_shared<const Text>(Text{std::move(text), Charge(), false}));
}

const std::string& Value::as_string() const {
    return std::get<std::shared_ptr<const Text>>(data_)->text;
}

bool Value::is_markup() const {
    return is_string() && std::get<std::shared_ptr<const Text>>(data_)->is_markup;
}

int Value::depth() const {
    if (is_sequence()) return as_sequence().depth;
    if (is_dict()) return as_dict().depth;
    return 0;
}

int compare_numbers(const Value& a, const Value& b) {
    if (a.is_integral() && b.is_integral()) return (a.as_int() > b.as_int()) - (a.as_int() < b.as_int());
    // long double holds every 64-bit integer exactly where it is wider than double.
    const long double x = a.is_float() ? a.as_float() : static_cast<long double>(a.as_int());
    const long double y = b.is_float() ? b.as_float() : static_cast<long double>(b.as_int());
    if (std::isnan(x) || std::isnan(y)) return 2;
    return (x > y) - (x < y);
}

bool is_key(const Value& value) {
    return value.is_none() || value.is_string() ||
           (value.is_number() && !(value.is_float() && std::isnan(value.as_float())));
}

bool Dict::KeyLess::operator()(const Value& a, const Value& b) const {
    const int rank = key_rank(a);
    if (rank != key_rank(b)) return rank < key_rank(b);
    if (rank == 0) return false;
    if (rank == 1) return compare_numbers(a, b) < 0;
    return a.as_string() < b.as_string();
}

const Value* Dict::find(const Value& key) const {
    if (!is_key(key)) return nullptr;
    if (!index.empty()) {
        const auto found = index.find(key);
        return found == index.end() ? nullptr : &items[found->second].second;
    }
    const KeyLess less;
    for (const auto& [name, value] : items)
        if (!less(name, key) && !less(key, name)) return &value;
    return nullptr;
}

const Value* Dict::find(std::string_view key) const {
    if (!index.empty()) return find(Value::literal(std::string(key)));
    for (const auto& [name, value] : items)
        if (name.is_string() && name.as_string() == key) return &value;
    return nullptr;
}

void Dict::set(Value key, Value value) {
    depth = std::max(depth, value.depth() + 1);
    if (const Value* present = find(key)) {
        *const_cast<Value*>(present) = std::move(value);
        return;
    }
    items.emplace_back(std::move(key), std::move(value));
    if (!index.empty()) {
        index.emplace(items.back().first, items.size() - 1);
    } else if (items.size() > kIndexedSize) {
        for (std::size_t i = 0; i < items.size(); ++i) index.emplace(items[i].first, i);
    }
}

std::string_view type_name(const Value& value) {
    if (value.is_undefined()) return "Undefined";
    if (value.is_none()) return "NoneType";
    if (value.is_bool()) return "bool";
    if (value.is_int()) return "int";
    if (value.is_float()) return "float";
    if (value.is_string()) return "str";
    if (value.is_dict()) return "dict";
    if (value.is_object()) return value.as_object()->type_name();
    switch (value.as_sequence().kind) {
        case Sequence::Kind::kList:
            return "list";
        case Sequence::Kind::kTuple:
            return "tuple";
        case Sequence::Kind::kRange:
            return "range";
        case Sequence::Kind::kGenerator:
            return "generator";
        case Sequence::Kind::kReversed:
            return "list_reverseiterator";
        case Sequence::Kind::kKeys:
            return "dict_keys";
        case Sequence::Kind::kValues:
            return "dict_values";
        case Sequence::Kind::kItems:
            return "dict_items";
    }
    return "object";
}

bool is_true(const Value& value) {
    if (value.is_undefined() || value.is_none()) return false;
    if (value.is_bool()) return value.as_bool();
    if (value.is_int()) return value.as_int() != 0;
    if (value.is_float()) return value.as_float() != 0;
    if (value.is_string()) return !value.as_string().empty();
    if (value.is_dict()) return !value.as_dict().items.empty();
    if (value.is_sequence()) return value.as_sequence().is_lazy() || !value.as_sequence().items.empty();
    return true;
}

}  // namespace loquat::jinja
