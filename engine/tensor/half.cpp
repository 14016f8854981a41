// SPDX-License-Identifier: MIT
#include <bit>

#include "engine/tensor/codec.h"

namespace loquat {
namespace {

/// value >> n, rounded to nearest, ties to even. n in 1..31.
std::uint32_t shift_right_rounded(std::uint32_t value, unsigned n) {
    const std::uint32_t half = 1u << (n - 1);
    const std::uint32_t odd = (value >> n) & 1;
    return (value + half - 1 + odd) >> n;
}

}  // namespace

// F16: sign 1, exponent 5 (bias 15), mantissa 10. F32: sign 1, exponent 8 (bias 127), mantissa 23.

float f16_to_f32(std::uint16_t h) {
    const std::uint32_t sign = (h & 0x8000u) << 16;
    const std::uint32_t exponent = (h >> 10) & 31;
    const std::uint32_t mantissa = h & 0x3FF;
    if (exponent == 31) {  // infinity, or a NaN made quiet as the processor does
        const std::uint32_t quiet = mantissa != 0 ? 0x400000 : 0;
        return std::bit_cast<float>(sign | 0x7F800000 | quiet | (mantissa << 13));
    }
    if (exponent == 0) {  // subnormal: mantissa * 2^-24 is exact in F32
        const float magnitude = static_cast<float>(mantissa) * 0x1p-24f;
        return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(magnitude));
    }
    return std::bit_cast<float>(sign | ((exponent + 112) << 23) | (mantissa << 13));
}

std::uint16_t f32_to_f16(float f) {
    const auto bits = std::bit_cast<std::uint32_t>(f);
    const std::uint32_t sign = (bits >> 16) & 0x8000;
    const std::uint32_t magnitude = bits & 0x7FFFFFFF;
    std::uint32_t half;
    if (magnitude > 0x7F800000) {  // NaN, made quiet
        half = 0x7E00 | ((magnitude >> 13) & 0x3FF);
    } else if (magnitude >= 0x47800000) {  // 65536 and more, infinity
        half = 0x7C00;
    } else if (magnitude >=
               0x38800000) {  // normal in F16; rounding may carry into the exponent, up to infinity
        half = shift_right_rounded(magnitude - (112u << 23), 13);
    } else if (magnitude >= 0x33000000) {  // 2^-25 and more: subnormal in F16, in units of 2^-24
        const std::uint32_t exponent = magnitude >> 23;
        half = shift_right_rounded((magnitude & 0x7FFFFF) | 0x800000, 126 - exponent);
    } else {
        half = 0;
    }
    return static_cast<std::uint16_t>(sign | half);
}

float bf16_to_f32(std::uint16_t h) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(h) << 16);
}

std::uint16_t f32_to_bf16(float f) {
    const auto bits = std::bit_cast<std::uint32_t>(f);
    if ((bits & 0x7FFFFFFF) > 0x7F800000)
        return static_cast<std::uint16_t>((bits >> 16) | 0x40);  // NaN stays NaN
    const std::uint32_t sign = (bits >> 16) & 0x8000;
    return static_cast<std::uint16_t>(sign | shift_right_rounded(bits & 0x7FFFFFFF, 16));
}

}  // namespace loquat
