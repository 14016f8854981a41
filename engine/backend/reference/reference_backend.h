// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "engine/backend/backend.h"

namespace loquat {

/// Plain loops over every operation, f32 with double sums, on the calling thread; KV in f32.
/// Slow and readable on purpose: the other backends are checked against it.
std::shared_ptr<Backend> make_reference_backend();

}  // namespace loquat
