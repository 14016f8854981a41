// SPDX-License-Identifier: MIT
#include "engine/gguf/reader.h"

#include <algorithm>
#include <limits>

#include "engine/gguf/header.h"

namespace loquat {
namespace {

template <class Item, class NameOf>
const Item* find_sorted(const std::vector<Item>& items, const std::vector<std::uint32_t>& order,
                        std::string_view name, const NameOf& name_of) {
    const auto found =
        std::lower_bound(order.begin(), order.end(), name,
                         [&](std::uint32_t i, std::string_view n) { return name_of(items[i]) < n; });
    return found != order.end() && name_of(items[*found]) == name ? &items[*found] : nullptr;
}

template <class T>
std::optional<T> value_of(const MetaEntry* entry) {
    const T* value = entry ? std::get_if<T>(&entry->value) : nullptr;
    return value ? std::optional<T>(*value) : std::nullopt;
}

}  // namespace

Result<GgufFile> GgufFile::open(const std::filesystem::path& path) {
    Result<MappedFile> mapped = MappedFile::open(path);
    if (!mapped) return mapped.error();
    Result<GgufFile> file = parse(mapped->bytes());
    if (!file) {
        Error error = file.error();
        error.where = error.where.empty() ? path.string() : path.string() + ", " + error.where;
        return error;
    }
    file->file_ = std::move(*mapped);
    return file;
}

Result<GgufFile> GgufFile::parse(std::span<const std::byte> bytes) {
    Result<GgufHeader> header = read_gguf_header(bytes);
    if (!header) return header.error();
    GgufFile file;
    file.bytes_ = bytes;
    file.version_ = header->version;
    file.metadata_ = std::move(header->metadata);
    file.tensors_ = std::move(header->tensors);
    file.metadata_order_ = std::move(header->metadata_order);
    file.tensor_order_ = std::move(header->tensor_order);
    return file;
}

std::uint64_t GgufFile::size_bytes() const {
    return bytes_.size();
}

void GgufFile::prefetch() const {
    file_.prefetch();
}

const MetaEntry* GgufFile::find(std::string_view key) const {
    return find_sorted(metadata_, metadata_order_, key, [](const MetaEntry& entry) { return entry.key; });
}

const TensorView* GgufFile::find_tensor(std::string_view name) const {
    return find_sorted(tensors_, tensor_order_, name, [](const TensorView& tensor) { return tensor.name; });
}

std::optional<std::string_view> GgufFile::string(std::string_view key) const {
    return value_of<std::string_view>(find(key));
}

std::optional<std::int64_t> GgufFile::integer(std::string_view key) const {
    const MetaEntry* entry = find(key);
    if (const auto value = value_of<std::uint64_t>(entry)) {
        if (*value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return std::nullopt;
        return static_cast<std::int64_t>(*value);
    }
    return value_of<std::int64_t>(entry);
}

std::optional<double> GgufFile::number(std::string_view key) const {
    const MetaEntry* entry = find(key);
    if (const auto value = value_of<std::uint64_t>(entry)) return static_cast<double>(*value);
    if (const auto value = value_of<std::int64_t>(entry)) return static_cast<double>(*value);
    return value_of<double>(entry);
}

std::optional<bool> GgufFile::boolean(std::string_view key) const {
    return value_of<bool>(find(key));
}

std::optional<MetaArray> GgufFile::array(std::string_view key) const {
    return value_of<MetaArray>(find(key));
}

}  // namespace loquat
