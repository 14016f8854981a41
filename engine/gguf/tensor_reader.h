// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/gguf/cursor.h"
#include "engine/tensor/tensor.h"

namespace loquat {

/// The least bytes a description takes: name length, one byte of name, number of dimensions, one dimension,
/// type, offset.
inline constexpr std::uint64_t kLeastTensorBytes = 8 + 1 + 4 + 8 + 4 + 8;

/// A tensor whose data is not yet looked at.
struct TensorEntry {
    TensorView view;           ///< data is null
    std::uint64_t offset = 0;  ///< from the start of the data section; a multiple of the alignment
};

/// Reads and validates one description.
Result<TensorEntry> read_tensor_entry(ByteCursor& cursor, std::uint64_t alignment);

/// Where the data section lies.
struct DataSection {
    const std::byte* bytes = nullptr;  ///< null: it is not here
    std::uint64_t size = 0;
};

/// Points every tensor at its bytes in the data section (at null where that is not here); all of them lie inside
/// and none overlap.
Result<std::vector<TensorView>> place_tensors(const std::vector<TensorEntry>& entries, const DataSection& data);

}  // namespace loquat
