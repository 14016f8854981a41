// SPDX-License-Identifier: MIT
#include "engine/gguf/writer.h"

#include <unistd.h>

#include <cassert>
#include <cstring>
#include <utility>

#include "engine/base/pending_file.h"
#include "engine/gguf/metadata_reader.h"

namespace loquat {
namespace {

constexpr std::uint32_t kVersion = 3;
constexpr std::size_t kAlignment = 32;  // the default of the format, so no metadata entry says it

std::size_t aligned(std::size_t n) {
    return (n + kAlignment - 1) / kAlignment * kAlignment;
}

void put_bytes(std::vector<std::byte>& out, const void* data, std::size_t n) {
    if (n == 0) return;
    const std::size_t end = out.size();
    out.resize(end + n);
    std::memcpy(out.data() + end, data, n);
}

template <class T>
void put(std::vector<std::byte>& out, T value) {
    static_assert(std::is_arithmetic_v<T>);
    put_bytes(out, &value, sizeof value);
}

void put_type(std::vector<std::byte>& out, MetaType type) {
    put(out, static_cast<std::uint32_t>(type));
}

void put_string(std::vector<std::byte>& out, std::string_view text) {
    put(out, std::uint64_t{text.size()});
    put_bytes(out, text.data(), text.size());
}

void put_array_start(std::vector<std::byte>& out, MetaType element_type, std::uint64_t count) {
    put_type(out, MetaType::kArray);
    put_type(out, element_type);
    put(out, count);
}

}  // namespace

void GgufWriter::begin_entry(std::string_view key) {
    put_string(metadata_, key);
    ++n_metadata_;
}

void GgufWriter::set_string(std::string key, std::string_view value) {
    begin_entry(key);
    put_type(metadata_, MetaType::kString);
    put_string(metadata_, value);
}

void GgufWriter::set_u32(std::string key, std::uint32_t value) {
    begin_entry(key);
    put_type(metadata_, MetaType::kU32);
    put(metadata_, value);
}

void GgufWriter::set_f32(std::string key, float value) {
    begin_entry(key);
    put_type(metadata_, MetaType::kF32);
    put(metadata_, value);
}

void GgufWriter::set_bool(std::string key, bool value) {
    begin_entry(key);
    put_type(metadata_, MetaType::kBool);
    put(metadata_, static_cast<std::uint8_t>(value));
}

void GgufWriter::set_strings(std::string key, std::span<const std::string> values) {
    begin_entry(key);
    put_array_start(metadata_, MetaType::kString, values.size());
    for (const std::string& value : values) put_string(metadata_, value);
}

void GgufWriter::set_i32s(std::string key, std::span<const std::int32_t> values) {
    begin_entry(key);
    put_array_start(metadata_, MetaType::kI32, values.size());
    put_bytes(metadata_, values.data(), values.size_bytes());
}

void GgufWriter::set_f32s(std::string key, std::span<const float> values) {
    begin_entry(key);
    put_array_start(metadata_, MetaType::kF32, values.size());
    put_bytes(metadata_, values.data(), values.size_bytes());
}

void GgufWriter::copy(const MetaEntry& entry) {
    if (entry.key == "general.alignment") return;
    begin_entry(entry.key);
    if (const auto* array = std::get_if<MetaArray>(&entry.value)) {
        put_array_start(metadata_, array->element_type, array->count);
        put_bytes(metadata_, array->bytes.data(), array->bytes.size());
        return;
    }
    put_type(metadata_, entry.type);
    if (const auto* text = std::get_if<std::string_view>(&entry.value)) return put_string(metadata_, *text);
    if (const auto* truth = std::get_if<bool>(&entry.value))
        return put(metadata_, static_cast<std::uint8_t>(*truth));
    if (const auto* number = std::get_if<double>(&entry.value)) {
        if (entry.type == MetaType::kF64) return put(metadata_, *number);
        return put(metadata_, static_cast<float>(*number));
    }
    // Little endian: a narrower integer is the front of its widened form.
    const auto* whole = std::get_if<std::uint64_t>(&entry.value);
    const std::uint64_t bits =
        whole ? *whole : static_cast<std::uint64_t>(std::get<std::int64_t>(entry.value));
    put_bytes(metadata_, &bits, stored_size(entry.type));
}

void GgufWriter::add_tensor(std::string name, DType type, Shape shape, std::span<const std::byte> data) {
    assert(data.size() == row_bytes(type, static_cast<std::size_t>(shape.row_length())) *
                              static_cast<std::size_t>(shape.n_rows()));
    tensors_.push_back({std::move(name), type, shape, data.size(), data});
}

void GgufWriter::declare_tensor(std::string name, DType type, Shape shape) {
    const std::size_t size = row_bytes(type, static_cast<std::size_t>(shape.row_length())) *
                             static_cast<std::size_t>(shape.n_rows());
    tensors_.push_back({std::move(name), type, shape, size, {}});
}

GgufWriter::Layout GgufWriter::layout() const {
    Layout layout;
    std::vector<std::byte>& out = layout.header;
    put_bytes(out, "GGUF", 4);
    put(out, kVersion);
    put(out, std::uint64_t{tensors_.size()});
    put(out, n_metadata_);
    put_bytes(out, metadata_.data(), metadata_.size());
    std::uint64_t offset = 0;
    for (const Tensor& tensor : tensors_) {
        std::uint32_t n_dims = 4;
        while (n_dims > 1 && tensor.shape.ne[n_dims - 1] == 1) --n_dims;
        put_string(out, tensor.name);
        put(out, n_dims);
        for (std::uint32_t i = 0; i < n_dims; ++i) put(out, tensor.shape.ne[i]);
        put(out, static_cast<std::uint32_t>(tensor.type));
        put(out, offset);
        layout.offsets.push_back(offset);
        offset += aligned(tensor.size_bytes);
    }
    out.resize(aligned(out.size()));
    for (std::uint64_t& start : layout.offsets) start += out.size();
    layout.size_bytes = out.size() + offset;
    return layout;
}

Result<void> GgufWriter::write(const std::filesystem::path& path) const {
    Result<PendingFile> file =
        PendingFile::open(path, std::string(".").append(std::to_string(::getpid())).append(".part"));
    if (!file) return file.error();
    const Layout layout = this->layout();
    if (auto reserved = file->reserve(layout.size_bytes); !reserved) return reserved;
    if (auto written = file->write_at(0, layout.header); !written) return written;
    for (std::size_t i = 0; i < tensors_.size(); ++i) {
        if (auto written = file->write_at(layout.offsets[i], tensors_[i].data); !written) return written;
    }
    return file->keep();
}

std::vector<std::byte> GgufWriter::to_bytes() const {
    Layout layout = this->layout();
    std::vector<std::byte> out = std::move(layout.header);
    out.resize(layout.size_bytes);
    for (std::size_t i = 0; i < tensors_.size(); ++i) {
        const auto data = tensors_[i].data;
        std::memcpy(out.data() + layout.offsets[i], data.data(), data.size());
    }
    return out;
}

}  // namespace loquat
