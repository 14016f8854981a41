// SPDX-License-Identifier: MIT
// The two forms of importance matrices on disk. GGUF: per tensor NAME.in_sum2, the sums of squares, and
// NAME.counts, the rows that went into them, one of each per expert. Older: native-endian integers and
// floats, see parse_legacy().
#include <algorithm>
#include <cmath>
#include <cstring>

#include "engine/base/mapped_file.h"
#include "engine/gguf/cursor.h"
#include "engine/gguf/reader.h"
#include "engine/gguf/writer.h"
#include "engine/quantize/imatrix.h"

namespace loquat {
namespace {

constexpr std::string_view kSums = ".in_sum2";
constexpr std::string_view kCounts = ".counts";

Error damaged(std::string where) {
    return {ErrorKind::kBadInput, "The importance matrix is damaged.", std::move(where)};
}

Error no_imatrix() {
    return {ErrorKind::kBadInput, "This file is no importance matrix.", ""};
}

std::vector<float> floats_of(std::span<const std::byte> bytes) {
    std::vector<float> out(bytes.size() / sizeof(float));
    if (!out.empty()) std::memcpy(out.data(), bytes.data(), out.size() * sizeof(float));
    return out;
}

std::vector<float> floats_of(const TensorView& tensor) {
    return floats_of({tensor.data, tensor.size_bytes});
}

bool is_plausible(std::span<const float> values) {
    for (const float value : values) {
        if (!std::isfinite(value) || value < 0) return false;
    }
    return true;
}

/// An expert that was never asked tells nothing: all its inputs count alike.
bool to_means(std::vector<float>& sums, std::span<const float> counts) {
    if (counts.empty() || sums.size() % counts.size() != 0) return false;
    if (!is_plausible(sums) || !is_plausible(counts)) return false;
    const std::size_t n = sums.size() / counts.size();
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const float count = counts[i / n];
        sums[i] = count > 0 ? sums[i] / count : 1.0f;
    }
    return is_plausible(sums);
}

Result<Imatrix> from_gguf(const GgufFile& file) {
    if (file.string("general.type") != "imatrix") return no_imatrix();
    Imatrix out;
    for (const TensorView& tensor : file.tensors()) {
        if (!tensor.name.ends_with(kSums)) continue;
        const std::string name(tensor.name.substr(0, tensor.name.size() - kSums.size()));
        const TensorView* counts = file.find_tensor(name + std::string(kCounts));
        if (!counts || counts->type != DType::kF32 || tensor.type != DType::kF32)
            return damaged("tensor " + name);
        std::vector<float> means = floats_of(tensor);
        const std::vector<float> n_rows = floats_of(*counts);
        if (!to_means(means, n_rows)) return damaged("tensor " + name);
        out.mean_squares.insert_or_assign(name, std::move(means));
    }
    const auto in_range = [](std::int64_t n) { return std::uint32_t(n > 0 && n < (1 << 30) ? n : 0); };
    const std::uint32_t size = in_range(file.integer("imatrix.chunk_size").value_or(0));
    const std::uint32_t count = in_range(file.integer("imatrix.chunk_count").value_or(0));
    out.passage_tokens = size;
    out.n_tokens = std::uint64_t{size} * count;
    if (const auto names = file.array("imatrix.datasets")) {
        const std::vector<std::string_view> strings = names->strings();
        if (!strings.empty()) out.text_name = strings.front();
    }
    return out;
}

std::optional<std::span<const std::byte>> take_counted(ByteCursor& cursor, std::size_t unit) {
    const auto n = cursor.read<std::int32_t>();
    return n && *n > 0 ? cursor.take(std::uint64_t(*n) * unit) : std::nullopt;
}

std::string text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Number of entries; each: length and bytes of its name, calls, number of values, sums of squares (the mean
/// times the calls); then maybe the number of passages, length and bytes of the text's name. All lengths 32
/// bits.
Result<Imatrix> parse_legacy(std::span<const std::byte> bytes) {
    ByteCursor cursor(bytes);
    const auto n_entries = cursor.read<std::int32_t>();
    if (!n_entries || *n_entries <= 0) return no_imatrix();
    Imatrix out;
    for (std::int32_t i = 0; i < *n_entries; ++i) {
        const auto name = take_counted(cursor, 1);
        const auto n_calls = name ? cursor.read<std::int32_t>() : std::nullopt;
        const auto values = n_calls ? take_counted(cursor, sizeof(float)) : std::nullopt;
        if (!values) return i == 0 ? no_imatrix() : damaged("entry " + std::to_string(i + 1));
        std::vector<float> means = floats_of(*values);
        const float calls = float(std::max(*n_calls, 1));
        if (!to_means(means, {&calls, 1})) return damaged("entry " + std::to_string(i + 1));
        out.mean_squares.insert_or_assign(text_of(*name), std::move(means));
    }
    if (cursor.read<std::int32_t>()) {
        if (const auto text_name = take_counted(cursor, 1)) out.text_name = text_of(*text_name);
    }
    return out;
}

}  // namespace

Result<Imatrix> parse_imatrix(std::span<const std::byte> bytes) {
    if (bytes.size() < 4 || std::memcmp(bytes.data(), "GGUF", 4) != 0) return parse_legacy(bytes);
    const auto file = GgufFile::parse(bytes);
    if (!file) return file.error();
    return from_gguf(*file);
}

Result<Imatrix> read_imatrix(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    if (!file) return file.error();
    auto parsed = parse_imatrix(file->bytes());
    if (parsed) return parsed;
    Error error = parsed.error();
    if (error.where.empty()) error.where = path.string();
    return error;
}

Result<void> write_imatrix(const Imatrix& imatrix, const std::filesystem::path& path) {
    const float count = float(std::max<std::uint64_t>(imatrix.n_tokens, 1));
    const std::uint64_t size = std::max(imatrix.passage_tokens, 1u);
    GgufWriter writer;
    writer.set_string("general.type", "imatrix");
    writer.set_strings("imatrix.datasets", std::span(&imatrix.text_name, 1));
    writer.set_u32("imatrix.chunk_count", std::uint32_t(imatrix.n_tokens / size));
    writer.set_u32("imatrix.chunk_size", std::uint32_t(size));
    std::vector<std::vector<float>> sums;
    sums.reserve(imatrix.mean_squares.size());
    for (const auto& [name, means] : imatrix.mean_squares) {
        std::vector<float>& sum = sums.emplace_back(means);
        for (float& value : sum) value *= count;
        writer.add_tensor(name + std::string(kSums), DType::kF32, {{std::int64_t(sum.size()), 1, 1, 1}},
                          std::as_bytes(std::span(sum)));
        writer.add_tensor(name + std::string(kCounts), DType::kF32, {}, std::as_bytes(std::span(&count, 1)));
    }
    return writer.write(path);
}

}  // namespace loquat
