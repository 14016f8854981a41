// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/gguf/reader.h"
#include "engine/tensor/tensor.h"

namespace loquat {

/// Writes a GGUF v3 file: first all metadata and tensor descriptions, then the data in the same order.
/// write() goes to a temporary name beside `path` and renames, so no half file is ever seen.
/// To write data piece by piece instead, declare the tensors, take layout() and put each at its offset.
/// Every key and every tensor name is given once; the reader refuses a file where one occurs twice.
class GgufWriter {
public:
    void set_string(std::string key, std::string_view value);
    void set_u32(std::string key, std::uint32_t value);
    void set_f32(std::string key, float value);
    void set_bool(std::string key, bool value);
    void set_strings(std::string key, std::span<const std::string> values);
    void set_i32s(std::string key, std::span<const std::int32_t> values);
    void set_f32s(std::string key, std::span<const float> values);
    /// Copies an entry as it stands in another file; but not general.alignment, which is always the default
    /// here.
    void copy(const MetaEntry& entry);

    /// The data must stay alive until write() or to_bytes().
    void add_tensor(std::string name, DType type, Shape shape, std::span<const std::byte> data);

    /// A tensor whose data the caller writes himself, by layout().
    void declare_tensor(std::string name, DType type, Shape shape);

    /// Where everything lies in the file; what is between is zero.
    struct Layout {
        std::vector<std::byte> header;       ///< lies at 0
        std::vector<std::uint64_t> offsets;  ///< of each tensor's data, from the start of the file
        std::uint64_t size_bytes = 0;
    };
    Layout layout() const;

    /// With all data given.
    Result<void> write(const std::filesystem::path& path) const;
    std::vector<std::byte> to_bytes() const;

private:
    struct Tensor {
        std::string name;
        DType type;
        Shape shape;
        std::size_t size_bytes;
        std::span<const std::byte> data;
    };
    void begin_entry(std::string_view key);

    std::vector<std::byte> metadata_;
    std::uint64_t n_metadata_ = 0;
    std::vector<Tensor> tensors_;
};

}  // namespace loquat
