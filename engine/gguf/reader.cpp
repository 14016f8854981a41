// SPDX-License-Identifier: MIT
#include "engine/gguf/reader.h"

#include <algorithm>
#include <limits>

#include "engine/gguf/format_error.h"
#include "engine/gguf/header.h"
#include "engine/gguf/split.h"

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

GgufFile::GgufFile(GgufHeader header, std::uint64_t size_bytes)
    : size_bytes_(size_bytes),
      wanted_bytes_(header.wanted_bytes),
      version_(header.version),
      metadata_(std::move(header.metadata)),
      tensors_(std::move(header.tensors)),
      metadata_order_(std::move(header.metadata_order)),
      tensor_order_(std::move(header.tensor_order)) {}

Result<GgufFile> GgufFile::open(const std::filesystem::path& path) {
    Result<GgufFile> file = open_one(path);
    if (!file) return file;
    const std::int64_t n_parts = file->integer(kSplitCount).value_or(1);
    if (n_parts == 1) return file;
    if (const Result<void> joined = file->join_parts(path, n_parts); !joined) return joined.error();
    return file;
}

Result<GgufFile> GgufFile::open_one(const std::filesystem::path& path) {
    Result<MappedFile> mapped = MappedFile::open(path);
    if (!mapped) return mapped.error();
    Result<GgufFile> file = parse(mapped->bytes());
    if (!file) {
        Error error = file.error();
        error.where = error.where.empty() ? path.string() : path.string() + ", " + error.where;
        return error;
    }
    file->files_.push_back(std::move(*mapped));
    return file;
}

Result<GgufFile> GgufFile::parse(std::span<const std::byte> bytes) {
    Result<GgufHeader> header = read_gguf_header(bytes);
    if (!header) return header.error();
    return GgufFile(std::move(*header), bytes.size());
}

Result<GgufFile> GgufFile::parse_beginning(std::span<const std::byte> bytes, std::uint64_t file_bytes) {
    Result<GgufHeader> header = read_gguf_beginning(bytes, file_bytes);
    if (!header) return header.error();
    return GgufFile(std::move(*header), std::max<std::uint64_t>(file_bytes, bytes.size()));
}

Result<void> GgufFile::join_parts(const std::filesystem::path& first, std::int64_t n_parts) {
    const Result<std::vector<std::filesystem::path>> paths = paths_of_parts(first, *this, n_parts);
    if (!paths) return paths.error();
    const std::optional<std::int64_t> n_tensors = integer(kSplitTensors);
    for (std::size_t i = 1; i < paths->size(); ++i) {
        Result<GgufFile> part = open_one((*paths)[i]);
        if (!part) return explain_missing_part(part.error(), (*paths)[i], i, n_parts);
        if (part->integer(kSplitNumber) != std::int64_t(i) || part->integer(kSplitCount) != n_parts) {
            return format_error("this is not part " + std::to_string(i + 1) + " of " +
                                    std::to_string(n_parts) +
                                    " of the model, as its name says; download it again",
                                (*paths)[i].string());
        }
        size_bytes_ += part->size_bytes_;
        tensors_.insert(tensors_.end(), part->tensors_.begin(), part->tensors_.end());
        files_.push_back(std::move(part->files_.front()));
    }
    if (n_tensors && *n_tensors != std::int64_t(tensors_.size())) {
        return format_error("the parts hold " + std::to_string(tensors_.size()) + " tensors instead of " +
                                std::to_string(*n_tensors),
                            first.string());
    }
    std::erase_if(metadata_, [](const MetaEntry& entry) { return entry.key.starts_with("split."); });
    return index_names();
}

Result<void> GgufFile::index_names() {
    auto metadata_order = order_of_keys(metadata_);
    if (!metadata_order) return metadata_order.error();
    auto tensor_order = order_of_tensors(tensors_);
    if (!tensor_order) return tensor_order.error();
    metadata_order_ = std::move(*metadata_order);
    tensor_order_ = std::move(*tensor_order);
    return {};
}

void GgufFile::prefetch() const {
    for (const MappedFile& file : files_) file.prefetch();
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
