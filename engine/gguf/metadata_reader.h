// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/base/result.h"
#include "engine/gguf/cursor.h"
#include "engine/gguf/reader.h"

namespace loquat {

/// The least bytes an entry takes: key length, one byte of key, type, one byte of value.
inline constexpr std::uint64_t kLeastMetadataBytes = 8 + 1 + 4 + 1;

/// Reads and validates one key and its value.
Result<MetaEntry> read_metadata_entry(ByteCursor& cursor);

/// Bytes of one value as stored; 0 for strings, arrays and unknown numbers.
std::size_t stored_size(MetaType type);

}  // namespace loquat
