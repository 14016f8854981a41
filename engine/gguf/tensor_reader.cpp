// SPDX-License-Identifier: MIT
#include "engine/gguf/tensor_reader.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>

#include "engine/gguf/format_error.h"

namespace loquat {
namespace {

constexpr std::size_t kLongestName = 65535;
constexpr std::uint32_t kMaxDims = 4;

std::string place_of(const TensorView& tensor) {
    return "tensor " + quoted(tensor.name);
}

/// Type names of the format that this build cannot read, for a better sentence than a number.
std::string type_name(std::uint32_t number) {
    struct Known {
        std::uint32_t number;
        std::string_view name;
    };
    constexpr Known kUnreadable[] = {
        {4, "Q4_2"},    {5, "Q4_3"},        {9, "Q8_1"},        {15, "Q8_K"},       {16, "IQ2_XXS"},
        {17, "IQ2_XS"}, {18, "IQ3_XXS"},    {19, "IQ1_S"},      {21, "IQ3_S"},      {22, "IQ2_S"},
        {29, "IQ1_M"},  {31, "Q4_0_4_4"},   {32, "Q4_0_4_8"},   {33, "Q4_0_8_8"},   {34, "TQ1_0"},
        {35, "TQ2_0"},  {36, "IQ4_NL_4_4"}, {37, "IQ4_NL_4_8"}, {38, "IQ4_NL_8_8"},
    };
    for (const Known& known : kUnreadable) {
        if (known.number == number) return std::string(known.name);
    }
    return "number " + std::to_string(number);
}

/// Bytes of all the rows, or nullopt when no computer could hold them.
std::optional<std::uint64_t> data_size(const Shape& shape, const DTypeInfo& info) {
    std::int64_t n_elements = 1;
    for (const std::int64_t extent : shape.ne) {
        if (__builtin_mul_overflow(n_elements, extent, &n_elements)) return std::nullopt;
    }
    std::uint64_t size = 0;
    const auto n_blocks = static_cast<std::uint64_t>(n_elements) / info.block_size;
    if (__builtin_mul_overflow(n_blocks, info.block_bytes, &size)) return std::nullopt;
    if (size > std::numeric_limits<std::size_t>::max()) return std::nullopt;
    return size;
}

/// Completes and validates an entry of which name and shape are known.
Result<TensorEntry> checked(TensorEntry entry, std::uint32_t type_number, std::uint64_t alignment) {
    TensorView& tensor = entry.view;
    const DTypeInfo* info = find_dtype(type_number);
    if (!info) {
        return Error{ErrorKind::kUnsupported,
                     "the element type " + type_name(type_number) + " is not supported", place_of(tensor)};
    }
    if (tensor.shape.row_length() % info->block_size != 0) {
        return format_error("a row of " + std::to_string(tensor.shape.row_length()) +
                                " is no multiple of the " + std::to_string(info->block_size) +
                                " elements of a " + std::string(info->name) + " block",
                            place_of(tensor));
    }
    const auto size = data_size(tensor.shape, *info);
    if (!size) {
        return format_error("the dimensions " + tensor.shape.to_string() + " are impossibly large",
                            place_of(tensor));
    }
    if (entry.offset % alignment != 0) {
        return format_error(
            "the offset " + std::to_string(entry.offset) + " is no multiple of " + std::to_string(alignment),
            place_of(tensor));
    }
    tensor.type = info->type;
    tensor.size_bytes = static_cast<std::size_t>(*size);
    return entry;
}

Result<void> refuse_overlap(const std::vector<TensorEntry>& entries) {
    std::vector<const TensorEntry*> by_place;
    by_place.reserve(entries.size());
    for (const TensorEntry& entry : entries) by_place.push_back(&entry);
    std::sort(by_place.begin(), by_place.end(),
              [](const auto* a, const auto* b) { return a->offset < b->offset; });
    const auto overlap = std::adjacent_find(
        by_place.begin(), by_place.end(),
        [](const auto* a, const auto* b) { return a->offset + a->view.size_bytes > b->offset; });
    if (overlap == by_place.end()) return {};
    return format_error("the data overlaps that of tensor " + quoted((*std::next(overlap))->view.name),
                        place_of((*overlap)->view));
}

}  // namespace

Result<TensorEntry> read_tensor_entry(ByteCursor& cursor, std::uint64_t alignment) {
    const std::size_t start = cursor.position();
    const auto cut_off = [start] { return cut_off_error("list of tensors", start); };
    TensorEntry entry;
    const auto name = cursor.read_string();
    const auto n_dims = name ? cursor.read<std::uint32_t>() : std::nullopt;
    if (!n_dims) return cut_off();
    if (name->empty() || name->size() > kLongestName) {
        return format_error("a tensor name has an impossible length", "byte " + std::to_string(start));
    }
    entry.view.name = *name;
    if (*n_dims < 1 || *n_dims > kMaxDims) {
        return format_error("a tensor has 1 to 4 dimensions, this one " + std::to_string(*n_dims),
                            place_of(entry.view));
    }
    for (std::uint32_t i = 0; i < *n_dims; ++i) {
        const auto extent = cursor.read<std::int64_t>();
        if (!extent) return cut_off();
        if (*extent < 1) return format_error("a dimension must be 1 or more", place_of(entry.view));
        entry.view.shape.ne[i] = *extent;
    }
    const auto type = cursor.read<std::uint32_t>();
    const auto offset = cursor.read<std::uint64_t>();
    if (!type || !offset) return cut_off();
    entry.offset = *offset;
    return checked(entry, *type, alignment);
}

Result<std::vector<TensorView>> place_tensors(const std::vector<TensorEntry>& entries,
                                              const DataSection& data) {
    std::vector<TensorView> tensors;
    tensors.reserve(entries.size());
    for (const TensorEntry& entry : entries) {
        TensorView tensor = entry.view;
        if (entry.offset > data.size || tensor.size_bytes > data.size - entry.offset) {
            return format_error(
                "the data (" + std::to_string(tensor.size_bytes) +
                    " bytes) reaches beyond the end of the file; it is damaged or not fully downloaded",
                place_of(tensor));
        }
        if (data.bytes) tensor.data = data.bytes + entry.offset;
        tensors.push_back(tensor);
    }
    if (const Result<void> apart = refuse_overlap(entries); !apart) return apart.error();
    return tensors;
}

}  // namespace loquat
