// SPDX-License-Identifier: MIT
#include "engine/base/json.h"

#include <algorithm>
#include <limits>

namespace loquat {

Json::Json(std::uint64_t value) {
    constexpr auto kMax = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (value <= kMax) {
        value_ = static_cast<std::int64_t>(value);
    } else {
        value_ = static_cast<double>(value);
    }
}

const Json* Json::find(std::string_view key) const {
    const auto* members = std::get_if<Object>(&value_);
    if (!members) return nullptr;
    const auto found =
        std::find_if(members->begin(), members->end(), [key](const Member& m) { return m.first == key; });
    return found == members->end() ? nullptr : &found->second;
}

void Json::set(std::string key, Json value) {
    Object& members = as_object();
    const auto found =
        std::find_if(members.begin(), members.end(), [&key](const Member& m) { return m.first == key; });
    if (found != members.end()) {
        found->second = std::move(value);
    } else {
        members.emplace_back(std::move(key), std::move(value));
    }
}

void Json::push(Json value) {
    as_array().push_back(std::move(value));
}

}  // namespace loquat
