// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/tensor/dtype.h"

namespace loquat {

/// dst[0..n) = the floats that the row at src means; the plain reference for every type.
/// n is a multiple of the block size; src needs no alignment.
void decode_row(DType type, const void* src, float* dst, std::size_t n);

/// The plain round-to-nearest encoding (F32 F16 BF16 Q4_0 Q4_1 Q5_0 Q5_1 Q8_0; others assert).
void encode_row(DType type, const float* src, void* dst, std::size_t n);
bool can_encode(DType type);

/// IEEE 754 half precision and bfloat16, round to nearest even.
float f16_to_f32(std::uint16_t h);
std::uint16_t f32_to_f16(float f);
float bf16_to_f32(std::uint16_t h);
std::uint16_t f32_to_bf16(float f);

}  // namespace loquat
