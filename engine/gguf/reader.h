// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/mapped_file.h"
#include "engine/base/result.h"
#include "engine/tensor/tensor.h"

namespace loquat {

/// Value types of GGUF metadata, with the numbers of the format
/// (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md).
enum class MetaType : std::uint32_t {
    kU8 = 0,
    kI8,
    kU16,
    kI16,
    kU32,
    kI32,
    kF32,
    kBool,
    kString,
    kArray,
    kU64,
    kI64,
    kF64,
};

/// An array inside the file, read lazily; it was validated when the file was opened.
struct MetaArray {
    MetaType element_type = MetaType::kU8;
    std::uint64_t count = 0;
    std::span<const std::byte> bytes;  ///< the elements as stored (little endian)

    /// All strings, as views into the file; empty when the elements are no strings.
    std::vector<std::string_view> strings() const;
    /// All numbers converted (truth values to 0 and 1, what does not fit to the nearest that does); empty
    /// when the elements are no numbers.
    std::vector<std::int64_t> integers() const;
    std::vector<double> numbers() const;
};

/// One metadata value; integers of every width are widened, signed and unsigned ones each to their 64 bits.
using MetaValue = std::variant<std::int64_t, std::uint64_t, double, bool, std::string_view, MetaArray>;

struct MetaEntry {
    std::string_view key;
    MetaType type;
    MetaValue value;
};

struct GgufHeader;

/// A GGUF file (version 2 or 3, little endian), mapped and validated as a whole when opened: magic,
/// counts, lengths, types, offsets, alignment, overlap. What open() accepts can be read without checks.
/// Views stay valid as long as the GgufFile (moving it keeps them). Immutable, so any thread may read.
class GgufFile {
public:
    GgufFile() = default;  ///< no file

    /// Given the first part of a split model (NAME-00001-of-0000N.gguf), opens all parts as one file: the metadata of
    /// the first without its split.* keys, the tensors of all. A part that is missing or of another model is named.
    static Result<GgufFile> open(const std::filesystem::path& path);
    /// Reads bytes owned by the caller, who keeps them alive. They should begin at a multiple of the file's
    /// alignment (as mapped files do) if tensor data is to be aligned in memory.
    static Result<GgufFile> parse(std::span<const std::byte> bytes);
    /// Reads the first bytes of a file of `file_bytes`, as a download would begin: no tensor has data (null), and when
    /// the header is cut off there are no tensors at all, only the metadata so far.
    static Result<GgufFile> parse_beginning(std::span<const std::byte> bytes, std::uint64_t file_bytes);
    /// Of a beginning whose header is cut off: more than this many bytes are needed, at least. Else 0.
    std::uint64_t wanted_bytes() const { return wanted_bytes_; }

    std::uint32_t version() const { return version_; }
    std::uint64_t size_bytes() const { return size_bytes_; }  ///< of all parts
    /// Asks the system to start reading the whole file into memory; returns at once.
    void prefetch() const;
    std::span<const MetaEntry> metadata() const { return metadata_; }
    std::span<const TensorView> tensors() const { return tensors_; }

    const MetaEntry* find(std::string_view key) const;
    const TensorView* find_tensor(std::string_view name) const;

    // Typed look-ups; nullopt when absent or of another kind.
    std::optional<std::string_view> string(std::string_view key) const;
    std::optional<std::int64_t> integer(std::string_view key) const;
    std::optional<double> number(std::string_view key) const;  ///< takes integers too
    std::optional<bool> boolean(std::string_view key) const;
    std::optional<MetaArray> array(std::string_view key) const;

private:
    GgufFile(GgufHeader header, std::uint64_t size_bytes);
    static Result<GgufFile> open_one(const std::filesystem::path& path);
    Result<void> join_parts(const std::filesystem::path& first, std::int64_t n_parts);
    Result<void> index_names();

    std::vector<MappedFile> files_;
    std::uint64_t size_bytes_ = 0;
    std::uint64_t wanted_bytes_ = 0;
    std::uint32_t version_ = 0;
    std::vector<MetaEntry> metadata_;
    std::vector<TensorView> tensors_;
    std::vector<std::uint32_t> metadata_order_;  // indices sorted by key, for look-ups
    std::vector<std::uint32_t> tensor_order_;    // indices sorted by name
};

}  // namespace loquat
