// SPDX-License-Identifier: MIT
#include "engine/gguf/header.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <string>

#include "engine/gguf/cursor.h"
#include "engine/gguf/format_error.h"
#include "engine/gguf/metadata_reader.h"
#include "engine/gguf/recognise.h"
#include "engine/gguf/tensor_reader.h"

namespace loquat {
namespace {

constexpr std::uint32_t kOldestVersion = 2;
constexpr std::uint32_t kNewestVersion = 3;
constexpr std::uint64_t kDefaultAlignment = 32;
constexpr std::uint64_t kSmallestAlignment = 8;  // the format asks for a multiple of 8

struct Start {
    std::uint32_t version = 0;
    std::uint64_t n_tensors = 0;
    std::uint64_t n_metadata = 0;
};

Result<void> check_version(std::uint32_t version) {
    const auto unsupported = [](std::string message) {
        return Error{ErrorKind::kUnsupported, std::move(message), ""};
    };
    if (version >= kOldestVersion && version <= kNewestVersion) return {};
    if ((version & 0xFFFF) == 0 && version != 0) {
        return unsupported(
            "this GGUF file is written for big-endian computers; a little-endian one is needed");
    }
    if (version == 1) {
        return unsupported(
            "this is GGUF version 1, which is no longer in use; get a newer file of this model");
    }
    return unsupported("this is GGUF version " + std::to_string(version) +
                       "; this program reads versions 2 and 3");
}

Result<Start> read_start(ByteCursor& cursor) {
    const auto version = cursor.read<std::uint32_t>();
    if (!version) return cut_off_error("header", cursor.position());
    if (const Result<void> good = check_version(*version); !good) return good.error();
    const auto n_tensors = cursor.read<std::uint64_t>();
    const auto n_metadata = cursor.read<std::uint64_t>();
    if (!n_tensors || !n_metadata) return cut_off_error("header", cursor.position());
    // A count is believed only as far as the file is long enough to hold so many.
    const std::uint64_t room = cursor.remaining();
    if (*n_metadata > room / kLeastMetadataBytes || *n_tensors > room / kLeastTensorBytes) {
        return format_error(
            "the header announces " + std::to_string(*n_tensors) + " tensors and " +
            std::to_string(*n_metadata) +
            " metadata entries, more than the file can hold; it is damaged or not fully downloaded");
    }
    if (std::max(*n_metadata, *n_tensors) > std::numeric_limits<std::uint32_t>::max()) {
        return Error{ErrorKind::kLimit, "the header announces more than 4 billion entries", ""};
    }
    return Start{*version, *n_tensors, *n_metadata};
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
        return format_error("the " + std::string(kind) + " " + quoted(name_of(items[*twice])) +
                            " occurs twice");
    }
    return order;
}

Result<std::uint64_t> find_alignment(const std::vector<MetaEntry>& metadata) {
    const auto found = std::find_if(metadata.begin(), metadata.end(),
                                    [](const MetaEntry& entry) { return entry.key == "general.alignment"; });
    if (found == metadata.end()) return kDefaultAlignment;
    const auto* value = std::get_if<std::uint64_t>(&found->value);
    if (!value || *value < kSmallestAlignment || !std::has_single_bit(*value)) {
        return format_error("the alignment must be a power of two, 8 or more",
                            "metadata \"general.alignment\"");
    }
    return *value;
}

/// The data section begins at the first aligned byte after the list of tensors.
DataSection data_section(const ByteCursor& cursor, std::uint64_t alignment,
                         std::span<const std::byte> whole) {
    const std::uint64_t padding = (alignment - cursor.position() % alignment) % alignment;
    if (padding > cursor.remaining()) return {};
    return {whole.empty() ? nullptr : whole.data() + cursor.position() + padding,
            cursor.remaining() - padding};
}

/// What was read before a failure stays in the header.
Result<void> read_metadata(ByteCursor& cursor, std::uint64_t count, GgufHeader& header) {
    Result<void> read;
    for (std::uint64_t i = 0; i < count && read; ++i) {
        const Result<MetaEntry> entry = read_metadata_entry(cursor);
        if (entry) {
            header.metadata.push_back(*entry);
        } else {
            read = entry.error();
        }
    }
    auto order = order_of_keys(header.metadata);
    if (!order) return order.error();
    header.metadata_order = std::move(*order);
    return read;
}

/// whole: all bytes of the file, or none when only its beginning is here.
Result<void> read_tensors(ByteCursor& cursor, std::uint64_t count, std::span<const std::byte> whole,
                          GgufHeader& header) {
    const Result<std::uint64_t> alignment = find_alignment(header.metadata);
    if (!alignment) return alignment.error();
    std::vector<TensorEntry> entries;
    for (std::uint64_t i = 0; i < count; ++i) {
        const Result<TensorEntry> entry = read_tensor_entry(cursor, *alignment);
        if (!entry) return entry.error();
        entries.push_back(*entry);
    }
    auto tensors = place_tensors(entries, data_section(cursor, *alignment, whole));
    if (!tensors) return tensors.error();
    auto order = order_of_tensors(*tensors);
    if (!order) return order.error();
    header.tensor_order = std::move(*order);
    header.tensors = std::move(*tensors);
    return {};
}

Result<void> read_header(ByteCursor& cursor, std::span<const std::byte> whole, GgufHeader& header) {
    const Result<Start> start = read_start(cursor);
    if (!start) return start.error();
    header.version = start->version;
    if (const Result<void> read = read_metadata(cursor, start->n_metadata, header); !read) return read;
    return read_tensors(cursor, start->n_tensors, whole, header);
}

bool has_magic(ByteCursor& cursor) {
    const auto magic = cursor.take(4);
    return magic && std::memcmp(magic->data(), "GGUF", 4) == 0;
}

}  // namespace

Result<std::vector<std::uint32_t>> order_of_keys(std::span<const MetaEntry> entries) {
    return sorted_by_name(entries, "metadata key", [](const MetaEntry& entry) { return entry.key; });
}

Result<std::vector<std::uint32_t>> order_of_tensors(std::span<const TensorView> tensors) {
    return sorted_by_name(tensors, "tensor", [](const TensorView& tensor) { return tensor.name; });
}

Result<GgufHeader> read_gguf_header(std::span<const std::byte> bytes) {
    ByteCursor cursor(bytes);
    if (!has_magic(cursor)) return explain_foreign_file(bytes);
    GgufHeader header;
    if (const Result<void> read = read_header(cursor, bytes, header); !read) return read.error();
    return header;
}

Result<GgufHeader> read_gguf_beginning(std::span<const std::byte> bytes, std::uint64_t file_bytes) {
    ByteCursor cursor(bytes, std::max<std::uint64_t>(file_bytes, bytes.size()));
    GgufHeader header;
    if (!has_magic(cursor)) {
        if (cursor.wanted() == 0) return explain_foreign_file(bytes);
        header.wanted_bytes = cursor.wanted();
        return header;
    }
    if (const Result<void> read = read_header(cursor, {}, header); !read) {
        if (cursor.wanted() == 0) return read.error();
        header.wanted_bytes = cursor.wanted();
    }
    return header;
}

}  // namespace loquat
