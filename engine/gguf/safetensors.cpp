// SPDX-License-Identifier: MIT
#include "engine/gguf/safetensors.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

#include "engine/base/json_read.h"
#include "engine/gguf/format_error.h"
#include "engine/gguf/recognise.h"

namespace loquat {
namespace {

constexpr std::uint64_t kMaxHeaderBytes = 32
                                          << 20;  // the largest published ones have a few hundred kilobytes
constexpr std::size_t kMaxDims = 8;

struct TypeRow {
    std::string_view name;
    SafetensorsType type;
    std::uint64_t bytes;
};
constexpr TypeRow kTypes[] = {
    {"F32", SafetensorsType::kF32, 4},         {"F16", SafetensorsType::kF16, 2},
    {"BF16", SafetensorsType::kBF16, 2},       {"F64", SafetensorsType::kOther, 8},
    {"F8_E4M3", SafetensorsType::kFp8E4M3, 1}, {"F8_E5M2", SafetensorsType::kOther, 1},
    {"F8_E8M0", SafetensorsType::kOther, 1},   {"I8", SafetensorsType::kOther, 1},
    {"U8", SafetensorsType::kOther, 1},        {"BOOL", SafetensorsType::kOther, 1},
    {"I16", SafetensorsType::kOther, 2},       {"U16", SafetensorsType::kOther, 2},
    {"I32", SafetensorsType::kOther, 4},       {"U32", SafetensorsType::kOther, 4},
    {"I64", SafetensorsType::kOther, 8},       {"U64", SafetensorsType::kOther, 8},
};

std::string place_of(std::string_view name) {
    return "tensor " + loquat::quoted(name);
}

/// Whole numbers from 0; nothing for anything else.
std::optional<std::vector<std::int64_t>> naturals(const Json::Array* array) {
    if (!array) return std::nullopt;
    std::vector<std::int64_t> numbers;
    for (const Json& item : *array) {
        if (!item.is_int() || item.as_int() < 0) return std::nullopt;
        numbers.push_back(item.as_int());
    }
    return numbers;
}

std::optional<std::uint64_t> bytes_of(const std::vector<std::int64_t>& shape, std::uint64_t element) {
    std::uint64_t size = element;
    for (const std::int64_t extent : shape) {
        if (__builtin_mul_overflow(size, std::uint64_t(extent), &size)) return std::nullopt;
    }
    return size;
}

Result<SafeTensor> read_tensor(const std::string& name, const Json& entry, std::span<const std::byte> data) {
    const std::string* type = string_member(entry, "dtype");
    const auto shape = naturals(array_member(entry, "shape"));
    const auto offsets = naturals(array_member(entry, "data_offsets"));
    if (!type || !shape || !offsets || offsets->size() != 2) {
        return format_error("the description of a tensor is incomplete", place_of(name));
    }
    if (shape->size() > kMaxDims)
        return format_error("a tensor has absurdly many dimensions", place_of(name));
    const auto begin = std::uint64_t((*offsets)[0]);
    const auto end = std::uint64_t((*offsets)[1]);
    if (begin > end || end > data.size()) {
        return format_error(
            "the data reaches beyond the end of the file; it is damaged or not fully downloaded",
            place_of(name));
    }
    const auto* row = std::ranges::find(kTypes, *type, &TypeRow::name);
    if (row == std::end(kTypes)) {
        return Error{ErrorKind::kUnsupported,
                     "the element type " + loquat::quoted(*type) + " is not supported", place_of(name)};
    }
    if (bytes_of(*shape, row->bytes) != end - begin) {
        return format_error("the data is not as long as type and shape say", place_of(name));
    }
    return SafeTensor{name, row->type, *type, *shape, data.subspan(begin, end - begin)};
}

Result<void> refuse_overlap(const std::vector<SafeTensor>& tensors) {
    std::vector<const SafeTensor*> by_place;
    for (const SafeTensor& tensor : tensors) {
        if (!tensor.data.empty()) by_place.push_back(&tensor);
    }
    std::ranges::sort(by_place, {}, [](const SafeTensor* t) { return t->data.data(); });
    const auto overlap = std::ranges::adjacent_find(by_place, [](const SafeTensor* a, const SafeTensor* b) {
        return a->data.data() + a->data.size() > b->data.data();
    });
    if (overlap == by_place.end()) return {};
    return format_error("the data overlaps that of another tensor", place_of((*overlap)->name));
}

}  // namespace

std::int64_t SafeTensor::n_elements() const {
    std::uint64_t n = 1;  // of the data's length, so it cannot overflow; but maybe on the way to a zero
    for (const std::int64_t extent : shape) n *= std::uint64_t(extent);
    return std::int64_t(n);
}

Result<std::vector<SafeTensor>> read_safetensors(std::span<const std::byte> bytes) {
    std::uint64_t header_bytes = 0;
    if (bytes.size() >= sizeof header_bytes) std::memcpy(&header_bytes, bytes.data(), sizeof header_bytes);
    if (bytes.size() < sizeof header_bytes + 2 || bytes[8] != std::byte{'{'}) {
        const Error foreign = explain_foreign_file(bytes);
        const bool is_known = foreign.message.find("GGUF file") == std::string::npos;
        return is_known ? foreign : format_error("this is not a safetensors file");
    }
    if (header_bytes > kMaxHeaderBytes) return Error{ErrorKind::kLimit, "the header is absurdly large", ""};
    if (header_bytes > bytes.size() - sizeof header_bytes) {
        return format_error("the file ends inside its header; it is damaged or not fully downloaded");
    }
    const auto text = bytes.subspan(sizeof header_bytes, header_bytes);
    const Result<Json> header = Json::parse({reinterpret_cast<const char*>(text.data()), text.size()});
    if (!header)
        return format_error("the header is damaged: " + header.error().message, header.error().where);
    const auto data = bytes.subspan(sizeof header_bytes + header_bytes);
    std::vector<SafeTensor> tensors;
    for (const auto& [name, entry] : header->as_object()) {
        if (name == "__metadata__") continue;
        Result<SafeTensor> tensor = read_tensor(name, entry, data);
        if (!tensor) return tensor.error();
        tensors.push_back(std::move(*tensor));
    }
    if (const Result<void> apart = refuse_overlap(tensors); !apart) return apart.error();
    return tensors;
}

float fp8_e4m3_to_f32(std::uint8_t bits) {
    const int exponent = bits >> 3 & 15;
    const int mantissa = bits & 7;
    if (exponent == 15 && mantissa == 7) return std::numeric_limits<float>::quiet_NaN();
    const float size =
        exponent == 0 ? std::ldexp(float(mantissa), -9) : std::ldexp(float(8 + mantissa), exponent - 10);
    return bits & 0x80 ? -size : size;
}

}  // namespace loquat
