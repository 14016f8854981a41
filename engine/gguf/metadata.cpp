// SPDX-License-Identifier: MIT
#include <algorithm>
#include <limits>

#include "engine/gguf/cursor.h"
#include "engine/gguf/metadata_reader.h"

namespace loquat {
namespace {

template <class Out, class In>
Out converted(In value) {
    if constexpr (std::is_floating_point_v<In> && std::is_integral_v<Out>) {
        constexpr In kLimit = static_cast<In>(0x1p63);  // beyond it the conversion is undefined
        if (!(value > -kLimit))
            return value <= -kLimit ? std::numeric_limits<Out>::min() : Out{0};  // else a NaN
        if (value >= kLimit) return std::numeric_limits<Out>::max();
    }
    if constexpr (std::is_same_v<In, std::uint64_t> && std::is_same_v<Out, std::int64_t>) {
        value = std::min<In>(value, std::numeric_limits<Out>::max());
    }
    return static_cast<Out>(value);
}

template <class Out, class In>
std::vector<Out> read_all(const MetaArray& array) {
    ByteCursor cursor(array.bytes);
    std::vector<Out> values;
    values.reserve(static_cast<std::size_t>(array.count));
    while (const auto value = cursor.read<In>()) values.push_back(converted<Out>(*value));
    return values;
}

template <class Out>
std::vector<Out> read_numbers(const MetaArray& array) {
    switch (array.element_type) {
        case MetaType::kU8:
        case MetaType::kBool:
            return read_all<Out, std::uint8_t>(array);
        case MetaType::kI8:
            return read_all<Out, std::int8_t>(array);
        case MetaType::kU16:
            return read_all<Out, std::uint16_t>(array);
        case MetaType::kI16:
            return read_all<Out, std::int16_t>(array);
        case MetaType::kU32:
            return read_all<Out, std::uint32_t>(array);
        case MetaType::kI32:
            return read_all<Out, std::int32_t>(array);
        case MetaType::kU64:
            return read_all<Out, std::uint64_t>(array);
        case MetaType::kI64:
            return read_all<Out, std::int64_t>(array);
        case MetaType::kF32:
            return read_all<Out, float>(array);
        case MetaType::kF64:
            return read_all<Out, double>(array);
        case MetaType::kString:
        case MetaType::kArray:
            break;
    }
    return {};
}

}  // namespace

std::vector<std::string_view> MetaArray::strings() const {
    std::vector<std::string_view> values;
    if (element_type != MetaType::kString) return values;
    values.reserve(static_cast<std::size_t>(count));
    ByteCursor cursor(bytes);
    while (const auto text = cursor.read_string()) values.push_back(*text);
    return values;
}

std::vector<std::int64_t> MetaArray::integers() const {
    return read_numbers<std::int64_t>(*this);
}

std::vector<double> MetaArray::numbers() const {
    return read_numbers<double>(*this);
}

}  // namespace loquat
