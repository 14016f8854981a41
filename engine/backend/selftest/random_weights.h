// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "engine/tensor/dtype.h"

namespace loquat {

/// n elements of any weight type (n a multiple of its block) with mean about 0 and the given RMS. Plain
/// types and those with an encoder hold normal numbers; the others random bits under equal scales.
std::vector<std::byte> random_weights(DType type, std::size_t n, float rms, std::mt19937_64& random);

/// Every type that random_weights() makes.
std::span<const DType> weight_types();

}  // namespace loquat
