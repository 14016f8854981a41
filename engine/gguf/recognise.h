// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include "engine/base/error.h"

namespace loquat {

/// What to say about bytes that do not begin with the GGUF magic: people pick old model formats, pages saved
/// instead of files and Git LFS pointers, and each has its own way out.
Error explain_foreign_file(std::span<const std::byte> bytes);

}  // namespace loquat
