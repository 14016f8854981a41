// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

#include "engine/base/result.h"
#include "engine/model/memory.h"
#include "engine/runtime/loaded_model.h"

namespace loquat {

/// What the first bytes of a model file say.
struct Beginning {
    ModelInfo info;  ///< what is known so far; `unsupported` says why this build cannot run it, and is final
    std::uint64_t wanted_bytes = 0;  ///< 0: that is all there is to know. Else ask again with so many first
                                     ///< bytes: nothing speaks against the file yet
    std::optional<ModelShape> shape;  ///< of a model that runs here
};

/// Says from the first bytes of a GGUF file of `file_bytes` whether this build can run it: an unknown
/// architecture, type or tokenizer is found within the first kilobytes, a wrong tensor when the header is
/// whole. Of a split model give the first part: its tensors alone are looked at, and its size. An error: this
/// is no model file, or damaged.
Result<Beginning> describe_beginning(std::span<const std::byte> bytes, std::uint64_t file_bytes,
                                     const std::filesystem::path& path);

}  // namespace loquat
