// SPDX-License-Identifier: MIT
#include "engine/gguf/header.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <string>

#include "engine/gguf/cursor.h"
#include "engine/gguf/recognise.h"

namespace loquat {
namespace {

constexpr std::uint32_t kOldestVersion = 2;
constexpr std::uint32_t kNewestVersion = 3;
constexpr std::uint64_t kDefaultAlignment = 32;
constexpr std::uint64_t kSmallestAlignment = 8;  // the format asks for a multiple of 8
constexpr std::uint64_t kLongestName = 65535;
constexpr std::uint32_t kMaxDims = 4;
// The least that an entry can take: key length, one byte of key, type, one byte of value.
constexpr std::uint64_t kLeastMetadataBytes = 8 + 1 + 4 + 1;
// Name length, one byte of name, number of dimensions, one dimension, type, offset.
constexpr std::uint64_t kLeastTensorBytes = 8 + 1 + 4 + 8 + 4 + 8;

Error bad(std::string message, std::string where = "") {
    return {ErrorKind::kBadInput, std::move(message), std::move(where)};
}

std::string byte_place(std::size_t position) {
    return "byte " + std::to_string(position);
}

Error cut_off(std::size_t position, std::string_view what) {
    return bad("the file ends inside its " + std::string(what) + "; it is damaged or not fully downloaded",
               byte_place(position));
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

/// Indices sorted by name, or the name that occurs twice.
template <class Items, class NameOf>
Result<std::vector<std::uint32_t>> sorted_by_name(const Items& items, std::string_view kind,
                                                  const NameOf& name_of) {
    std::vector<std::uint32_t> order(items.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return name_of(items[a]) < name_of(items[b]); });
    const auto twice = std::adjacent_find(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return name_of(items[a]) == name_of(items[b]);
    });
    if (twice != order.end()) {
        return bad("the " + std::string(kind) + " " + quoted(name_of(items[*twice])) + " occurs twice");
    }
    return order;
}

struct TensorPlace {
    std::uint64_t offset;  // from the start of the data section
    std::uint64_t size_bytes;
};

class HeaderReader {
public:
    explicit HeaderReader(std::span<const std::byte> bytes) : bytes_(bytes), cursor_(bytes) {}

    Result<GgufHeader> read() {
        for (const auto step :
             {&HeaderReader::read_start, &HeaderReader::read_metadata, &HeaderReader::read_alignment,
              &HeaderReader::read_tensors, &HeaderReader::place_tensors, &HeaderReader::refuse_overlap}) {
            Result<void> done = (this->*step)();
            if (!done) return done.error();
        }
        return std::move(header_);
    }

private:
    Result<void> read_start() {
        const auto magic = cursor_.take(4);
        if (!magic || std::memcmp(magic->data(), "GGUF", 4) != 0) return explain_foreign_file(bytes_);
        const auto version = cursor_.read<std::uint32_t>();
        if (!version) return cut_off(cursor_.position(), "header");
        if (const Result<void> checked = check_version(*version); !checked) return checked.error();
        header_.version = *version;
        const auto n_tensors = cursor_.read<std::uint64_t>();
        const auto n_metadata = cursor_.read<std::uint64_t>();
        if (!n_tensors || !n_metadata) return cut_off(cursor_.position(), "header");
        // A count is believed only as far as the file is long enough to hold so many.
        const std::uint64_t room = cursor_.remaining();
        if (*n_metadata > room / kLeastMetadataBytes || *n_tensors > room / kLeastTensorBytes) {
            return bad(
                "the header announces " + std::to_string(*n_tensors) + " tensors and " +
                std::to_string(*n_metadata) +
                " metadata entries, more than the file can hold; it is damaged or not fully downloaded");
        }
        if (std::max(*n_metadata, *n_tensors) > std::numeric_limits<std::uint32_t>::max()) {
            return Error{ErrorKind::kLimit, "the header announces more than 4 billion entries", ""};
        }
        n_tensors_ = *n_tensors;
        n_metadata_ = *n_metadata;
        return {};
    }

    static Result<void> check_version(std::uint32_t version) {
        if (version >= kOldestVersion && version <= kNewestVersion) return {};
        if ((version & 0xFFFF) == 0 && version != 0) {
            return Error{ErrorKind::kUnsupported,
                         "this GGUF file is written for big-endian computers; a little-endian one is needed",
                         ""};
        }
        if (version == 1) {
            return Error{ErrorKind::kUnsupported,
                         "this is GGUF version 1, which is no longer in use; get a newer file of this model",
                         ""};
        }
        return Error{
            ErrorKind::kUnsupported,
            "this is GGUF version " + std::to_string(version) + "; this program reads versions 2 and 3", ""};
    }

    Result<void> read_metadata() {
        for (std::uint64_t i = 0; i < n_metadata_; ++i) {
            const std::size_t start = cursor_.position();
            const auto key = cursor_.read_string();
            const auto type = key ? cursor_.read<std::uint32_t>() : std::nullopt;
            if (!type) return cut_off(start, "metadata");
            if (key->empty() || key->size() > kLongestName)
                return bad("a metadata key has an impossible length", byte_place(start));
            auto value = read_value(*type, "metadata " + quoted(*key));
            if (!value) return value.error();
            header_.metadata.push_back({*key, static_cast<MetaType>(*type), *value});
        }
        auto order =
            sorted_by_name(header_.metadata, "metadata key", [](const MetaEntry& e) { return e.key; });
        if (!order) return order.error();
        header_.metadata_order = std::move(*order);
        return {};
    }

    Result<MetaValue> read_value(std::uint32_t type, const std::string& where) {
        switch (static_cast<MetaType>(type)) {
            case MetaType::kU8:
                return read_number<std::uint8_t, std::uint64_t>(where);
            case MetaType::kU16:
                return read_number<std::uint16_t, std::uint64_t>(where);
            case MetaType::kU32:
                return read_number<std::uint32_t, std::uint64_t>(where);
            case MetaType::kU64:
                return read_number<std::uint64_t, std::uint64_t>(where);
            case MetaType::kI8:
                return read_number<std::int8_t, std::int64_t>(where);
            case MetaType::kI16:
                return read_number<std::int16_t, std::int64_t>(where);
            case MetaType::kI32:
                return read_number<std::int32_t, std::int64_t>(where);
            case MetaType::kI64:
                return read_number<std::int64_t, std::int64_t>(where);
            case MetaType::kF32:
                return read_number<float, double>(where);
            case MetaType::kF64:
                return read_number<double, double>(where);
            case MetaType::kBool:
                return read_bool(where);
            case MetaType::kString: {
                const auto text = cursor_.read_string();
                if (!text) return cut_off_value(where);
                return MetaValue(*text);
            }
            case MetaType::kArray:
                return read_array(where);
        }
        return bad("unknown metadata type " + std::to_string(type), where);
    }

    static Error cut_off_value(const std::string& where) {
        return bad("the value reaches beyond the end of the file; it is damaged or not fully downloaded",
                   where);
    }

    template <class Stored, class Widened>
    Result<MetaValue> read_number(const std::string& where) {
        const auto value = cursor_.read<Stored>();
        if (!value) return cut_off_value(where);
        return MetaValue(static_cast<Widened>(*value));
    }

    Result<MetaValue> read_bool(const std::string& where) {
        const auto value = cursor_.read<std::uint8_t>();
        if (!value) return cut_off_value(where);
        if (*value > 1) return bad("a truth value is neither 0 nor 1", where);
        return MetaValue(*value == 1);
    }

    Result<MetaValue> read_array(const std::string& where) {
        const auto type = cursor_.read<std::uint32_t>();
        const auto count = cursor_.read<std::uint64_t>();
        if (!type || !count) return cut_off_value(where);
        MetaArray array{static_cast<MetaType>(*type), *count, {}};
        if (array.element_type == MetaType::kArray)
            return bad("an array inside an array is not allowed", where);
        if (array.element_type == MetaType::kString) return read_strings(array, where);
        const std::size_t size = stored_size(array.element_type);
        if (size == 0) return bad("unknown metadata type " + std::to_string(*type) + " in an array", where);
        if (*count > cursor_.remaining() / size) return cut_off_value(where);
        array.bytes = *cursor_.take(*count * size);
        return MetaValue(array);
    }

    Result<MetaValue> read_strings(MetaArray array, const std::string& where) {
        if (array.count > cursor_.remaining() / sizeof(std::uint64_t)) return cut_off_value(where);
        const std::size_t start = cursor_.position();
        for (std::uint64_t i = 0; i < array.count; ++i) {
            if (!cursor_.read_string()) return cut_off_value(where);
        }
        array.bytes = bytes_.subspan(start, cursor_.position() - start);
        return MetaValue(array);
    }

    Result<void> read_alignment() {
        const auto found = std::find_if(header_.metadata.begin(), header_.metadata.end(),
                                        [](const MetaEntry& e) { return e.key == "general.alignment"; });
        if (found == header_.metadata.end()) return {};
        const auto* value = std::get_if<std::uint64_t>(&found->value);
        if (!value || *value < kSmallestAlignment || !std::has_single_bit(*value)) {
            return bad("the alignment must be a power of two, 8 or more", "metadata \"general.alignment\"");
        }
        alignment_ = *value;
        return {};
    }

    Result<void> read_tensors() {
        for (std::uint64_t i = 0; i < n_tensors_; ++i) {
            if (const Result<void> read = read_tensor(); !read) return read.error();
        }
        auto order = sorted_by_name(header_.tensors, "tensor", [](const TensorView& t) { return t.name; });
        if (!order) return order.error();
        header_.tensor_order = std::move(*order);
        return {};
    }

    Result<void> read_tensor() {
        const std::size_t start = cursor_.position();
        TensorView tensor;
        const auto name = cursor_.read_string();
        const auto n_dims = name ? cursor_.read<std::uint32_t>() : std::nullopt;
        if (!n_dims) return cut_off(start, "list of tensors");
        if (name->empty() || name->size() > kLongestName)
            return bad("a tensor name has an impossible length", byte_place(start));
        const std::string where = "tensor " + quoted(*name);
        tensor.name = *name;
        if (*n_dims < 1 || *n_dims > kMaxDims) {
            return bad("a tensor has 1 to 4 dimensions, this one " + std::to_string(*n_dims), where);
        }
        for (std::uint32_t i = 0; i < *n_dims; ++i) {
            const auto extent = cursor_.read<std::int64_t>();
            if (!extent) return cut_off(start, "list of tensors");
            if (*extent < 1) return bad("a dimension must be 1 or more", where);
            tensor.shape.ne[i] = *extent;
        }
        const auto type = cursor_.read<std::uint32_t>();
        const auto offset = cursor_.read<std::uint64_t>();
        if (!type || !offset) return cut_off(start, "list of tensors");
        return add_tensor(tensor, *type, *offset, where);
    }

    Result<void> add_tensor(TensorView tensor, std::uint32_t type, std::uint64_t offset,
                            const std::string& where) {
        const DTypeInfo* info = find_dtype(type);
        if (!info) {
            return Error{ErrorKind::kUnsupported, "the element type " + type_name(type) + " is not supported",
                         where};
        }
        std::int64_t n_elements = 1;
        for (const std::int64_t extent : tensor.shape.ne) {
            if (__builtin_mul_overflow(n_elements, extent, &n_elements)) {
                return bad("the dimensions " + tensor.shape.to_string() + " are impossibly large", where);
            }
        }
        if (tensor.shape.row_length() % info->block_size != 0) {
            return bad("a row of " + std::to_string(tensor.shape.row_length()) + " is no multiple of the " +
                           std::to_string(info->block_size) + " elements of a " + std::string(info->name) +
                           " block",
                       where);
        }
        std::uint64_t size = 0;
        if (__builtin_mul_overflow(static_cast<std::uint64_t>(n_elements) / info->block_size,
                                   info->block_bytes, &size)) {
            return bad("the dimensions " + tensor.shape.to_string() + " are impossibly large", where);
        }
        if (offset % alignment_ != 0) {
            return bad(
                "the offset " + std::to_string(offset) + " is no multiple of " + std::to_string(alignment_),
                where);
        }
        tensor.type = info->type;
        header_.tensors.push_back(tensor);
        places_.push_back({offset, size});
        return {};
    }

    /// The data section begins at the first aligned byte after the list of tensors.
    Result<void> place_tensors() {
        if (header_.tensors.empty()) return {};
        const std::uint64_t misaligned = cursor_.position() % alignment_;
        const auto data = misaligned == 0 || cursor_.take(alignment_ - misaligned)
                              ? bytes_.subspan(cursor_.position())
                              : std::span<const std::byte>();
        for (std::size_t i = 0; i < places_.size(); ++i) {
            TensorView& tensor = header_.tensors[i];
            const auto [offset, size] = places_[i];
            if (offset > data.size() || size > data.size() - offset) {
                return bad("the data (" + std::to_string(size) +
                               " bytes) reaches beyond the end of the file; it is "
                               "damaged or not fully downloaded",
                           "tensor " + quoted(tensor.name));
            }
            tensor.data = data.data() + offset;
            tensor.size_bytes = static_cast<std::size_t>(size);
        }
        return {};
    }

    Result<void> refuse_overlap() {
        std::vector<const TensorView*> by_place;
        by_place.reserve(header_.tensors.size());
        for (const TensorView& tensor : header_.tensors) by_place.push_back(&tensor);
        std::sort(by_place.begin(), by_place.end(),
                  [](const auto* a, const auto* b) { return a->data < b->data; });
        const auto overlap = std::adjacent_find(
            by_place.begin(), by_place.end(),
            [](const auto* a, const auto* b) { return a->data + a->size_bytes > b->data; });
        if (overlap == by_place.end()) return {};
        return bad("the data overlaps that of tensor " + quoted((*std::next(overlap))->name),
                   "tensor " + quoted((*overlap)->name));
    }

    std::span<const std::byte> bytes_;
    ByteCursor cursor_;
    GgufHeader header_;
    std::vector<TensorPlace> places_;
    std::uint64_t n_tensors_ = 0;
    std::uint64_t n_metadata_ = 0;
    std::uint64_t alignment_ = kDefaultAlignment;
};

}  // namespace

std::size_t stored_size(MetaType type) {
    switch (type) {
        case MetaType::kU8:
        case MetaType::kI8:
        case MetaType::kBool:
            return 1;
        case MetaType::kU16:
        case MetaType::kI16:
            return 2;
        case MetaType::kU32:
        case MetaType::kI32:
        case MetaType::kF32:
            return 4;
        case MetaType::kU64:
        case MetaType::kI64:
        case MetaType::kF64:
            return 8;
        case MetaType::kString:
        case MetaType::kArray:
            break;
    }
    return 0;
}

Result<GgufHeader> read_gguf_header(std::span<const std::byte> bytes) {
    return HeaderReader(bytes).read();
}

}  // namespace loquat
