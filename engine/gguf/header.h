// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/gguf/reader.h"

namespace loquat {

struct GgufHeader {
    std::uint32_t version = 0;
    std::vector<MetaEntry> metadata;
    std::vector<TensorView> tensors;
    std::vector<std::uint32_t> metadata_order;  ///< indices sorted by key
    std::vector<std::uint32_t> tensor_order;    ///< indices sorted by name
    std::uint64_t wanted_bytes = 0;             ///< of a beginning cut inside the header; else 0
};

/// Indices of the items sorted by name; an error when a name occurs twice.
Result<std::vector<std::uint32_t>> order_of_keys(std::span<const MetaEntry> entries);
Result<std::vector<std::uint32_t>> order_of_tensors(std::span<const TensorView> tensors);

/// Reads and validates everything but the values in the tensors; views point into `bytes`.
Result<GgufHeader> read_gguf_header(std::span<const std::byte> bytes);

/// The same from the first bytes of a file of `file_bytes`: no tensor has data, and when the header goes on beyond these
/// bytes there are no tensors, only the metadata so far.
Result<GgufHeader> read_gguf_beginning(std::span<const std::byte> bytes, std::uint64_t file_bytes);

}  // namespace loquat
