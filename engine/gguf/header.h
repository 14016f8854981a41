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
};

/// Reads and validates everything but the values in the tensors; views point into `bytes`.
Result<GgufHeader> read_gguf_header(std::span<const std::byte> bytes);

}  // namespace loquat
