// SPDX-License-Identifier: MIT
#include <cassert>
#include <cmath>
#include <cstring>

#include "engine/tensor/blocks.h"
#include "engine/tensor/codec.h"

namespace loquat {
namespace {

/// Calls put(i, q) for the 32 four-bit numbers in 16 bytes.
template <class Put>
void for_each_nibble(const std::uint8_t* qs, const Put& put) {
    for (std::size_t i = 0; i < 16; ++i) {
        put(i, qs[i] & 15);
        put(i + 16, qs[i] >> 4);
    }
}

int fifth_bit(const std::uint8_t* qh, std::size_t i) {
    return ((qh[i / 8] >> (i % 8)) & 1) << 4;
}

void decode(const BlockQ4_0& b, float* x) {
    const float d = f16_to_f32(b.d);
    for_each_nibble(b.qs, [&](std::size_t i, int q) { x[i] = static_cast<float>(q - 8) * d; });
}

void decode(const BlockQ4_1& b, float* x) {
    const float d = f16_to_f32(b.d);
    const float m = f16_to_f32(b.m);
    for_each_nibble(b.qs, [&](std::size_t i, int q) { x[i] = static_cast<float>(q) * d + m; });
}

void decode(const BlockQ5_0& b, float* x) {
    const float d = f16_to_f32(b.d);
    for_each_nibble(
        b.qs, [&](std::size_t i, int q) { x[i] = static_cast<float>((q | fifth_bit(b.qh, i)) - 16) * d; });
}

void decode(const BlockQ5_1& b, float* x) {
    const float d = f16_to_f32(b.d);
    const float m = f16_to_f32(b.m);
    for_each_nibble(b.qs,
                    [&](std::size_t i, int q) { x[i] = static_cast<float>(q | fifth_bit(b.qh, i)) * d + m; });
}

void decode(const BlockQ8_0& b, float* x) {
    const float d = f16_to_f32(b.d);
    for (std::size_t i = 0; i < b.kSize; ++i) x[i] = static_cast<float>(b.qs[i]) * d;
}

void decode(const BlockIQ4_NL& b, float* x) {
    const float d = f16_to_f32(b.d);
    for_each_nibble(b.qs, [&](std::size_t i, int q) { x[i] = d * static_cast<float>(kIq4Values[q]); });
}

void decode(const BlockMXFP4& b, float* x) {
    for_each_nibble(b.qs, [&](std::size_t i, int q) {
        x[i] = std::ldexp(static_cast<float>(kE2m1Doubled[q]), b.e - 128);
    });
}

// In the super-blocks element i = 128 h + 32 s + l: half h, quarter s of that half, place l in the quarter.

void decode(const BlockQ2_K& b, float* x) {
    const float d = f16_to_f32(b.d);
    const float dmin = f16_to_f32(b.dmin);
    for (std::size_t i = 0; i < b.kSize; ++i) {
        const std::size_t h = i / 128, s = i % 128 / 32, l = i % 32;
        const int q = (b.qs[32 * h + l] >> (2 * s)) & 3;
        const std::uint8_t scale = b.scales[i / 16];
        x[i] = d * static_cast<float>(scale & 15) * static_cast<float>(q) -
               dmin * static_cast<float>(scale >> 4);
    }
}

int scale_of(const BlockQ3_K& b, std::size_t g) {
    const int low = (b.scales[g % 8] >> (4 * (g / 8))) & 15;
    const int high = (b.scales[8 + g % 4] >> (2 * (g / 4))) & 3;
    return (low | (high << 4)) - 32;
}

void decode(const BlockQ3_K& b, float* x) {
    const float d = f16_to_f32(b.d);
    for (std::size_t i = 0; i < b.kSize; ++i) {
        const std::size_t h = i / 128, s = i % 128 / 32, l = i % 32;
        const int low = (b.qs[32 * h + l] >> (2 * s)) & 3;
        const int high = (b.hmask[l] >> (4 * h + s)) & 1;
        x[i] = d * static_cast<float>(scale_of(b, i / 16)) * static_cast<float>((low | (high << 2)) - 4);
    }
}

void decode(const BlockQ4_K& b, float* x) {
    const float d = f16_to_f32(b.d);
    const float dmin = f16_to_f32(b.dmin);
    for (std::size_t i = 0; i < b.kSize; ++i) {
        const std::size_t g = i / 32, l = i % 32;
        const int q = (b.qs[32 * (g / 2) + l] >> (4 * (g % 2))) & 15;
        const auto [scale, min] = unpack_scale_min(b.scales, g);
        x[i] = d * static_cast<float>(scale) * static_cast<float>(q) - dmin * static_cast<float>(min);
    }
}

void decode(const BlockQ5_K& b, float* x) {
    const float d = f16_to_f32(b.d);
    const float dmin = f16_to_f32(b.dmin);
    for (std::size_t i = 0; i < b.kSize; ++i) {
        const std::size_t g = i / 32, l = i % 32;
        const int low = (b.qs[32 * (g / 2) + l] >> (4 * (g % 2))) & 15;
        const int q = low | (((b.qh[l] >> g) & 1) << 4);
        const auto [scale, min] = unpack_scale_min(b.scales, g);
        x[i] = d * static_cast<float>(scale) * static_cast<float>(q) - dmin * static_cast<float>(min);
    }
}

void decode(const BlockQ6_K& b, float* x) {
    const float d = f16_to_f32(b.d);
    for (std::size_t i = 0; i < b.kSize; ++i) {
        const std::size_t h = i / 128, s = i % 128 / 32, l = i % 32;
        const int low = (b.ql[64 * h + 32 * (s % 2) + l] >> (4 * (s / 2))) & 15;
        const int high = (b.qh[32 * h + l] >> (2 * s)) & 3;
        x[i] = d * static_cast<float>(b.scales[i / 16]) * static_cast<float>((low | (high << 4)) - 32);
    }
}

void decode(const BlockIQ4_XS& b, float* x) {
    const float d = f16_to_f32(b.d);
    for (std::size_t g = 0; g < 8; ++g) {
        const int low = (b.scales_l[g / 2] >> (4 * (g % 2))) & 15;
        const int high = (b.scales_h >> (2 * g)) & 3;
        const float scale = d * static_cast<float>((low | (high << 4)) - 32);
        for_each_nibble(b.qs + 16 * g, [&](std::size_t i, int q) {
            x[32 * g + i] = scale * static_cast<float>(kIq4Values[q]);
        });
    }
}

template <class Block>
void decode_blocks(const std::byte* src, float* dst, std::size_t n) {
    for (std::size_t i = 0; i < n; i += Block::kSize, src += sizeof(Block)) {
        Block block;
        std::memcpy(&block, src, sizeof block);
        decode(block, dst + i);
    }
}

template <float (*ToFloat)(std::uint16_t)>
void decode_halves(const std::byte* src, float* dst, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        std::uint16_t bits;
        std::memcpy(&bits, src + i * sizeof bits, sizeof bits);
        dst[i] = ToFloat(bits);
    }
}

}  // namespace

void decode_row(DType type, const void* src, float* dst, std::size_t n) {
    assert(n % dtype_info(type).block_size == 0);
    if (n == 0) return;
    const auto* bytes = static_cast<const std::byte*>(src);
    switch (type) {
        case DType::kF32:
            std::memcpy(dst, bytes, n * sizeof(float));
            return;
        case DType::kF16:
            return decode_halves<f16_to_f32>(bytes, dst, n);
        case DType::kBF16:
            return decode_halves<bf16_to_f32>(bytes, dst, n);
        case DType::kQ4_0:
            return decode_blocks<BlockQ4_0>(bytes, dst, n);
        case DType::kQ4_1:
            return decode_blocks<BlockQ4_1>(bytes, dst, n);
        case DType::kQ5_0:
            return decode_blocks<BlockQ5_0>(bytes, dst, n);
        case DType::kQ5_1:
            return decode_blocks<BlockQ5_1>(bytes, dst, n);
        case DType::kQ8_0:
            return decode_blocks<BlockQ8_0>(bytes, dst, n);
        case DType::kQ2_K:
            return decode_blocks<BlockQ2_K>(bytes, dst, n);
        case DType::kQ3_K:
            return decode_blocks<BlockQ3_K>(bytes, dst, n);
        case DType::kQ4_K:
            return decode_blocks<BlockQ4_K>(bytes, dst, n);
        case DType::kQ5_K:
            return decode_blocks<BlockQ5_K>(bytes, dst, n);
        case DType::kQ6_K:
            return decode_blocks<BlockQ6_K>(bytes, dst, n);
        case DType::kIQ4_NL:
            return decode_blocks<BlockIQ4_NL>(bytes, dst, n);
        case DType::kIQ4_XS:
            return decode_blocks<BlockIQ4_XS>(bytes, dst, n);
        case DType::kMXFP4:
            return decode_blocks<BlockMXFP4>(bytes, dst, n);
        case DType::kI8:
        case DType::kI16:
        case DType::kI32:
        case DType::kI64:
        case DType::kF64:
            break;
    }
    assert(!"decode_row: no float weights");
}

}  // namespace loquat
