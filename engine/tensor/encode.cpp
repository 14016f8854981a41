// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

#include "engine/tensor/blocks.h"
#include "engine/tensor/codec.h"

namespace loquat {
namespace {

float inverse_or_zero(float d) {
    return d != 0 ? 1 / d : 0;
}

/// The value truncated, kept in [0, max]; a NaN gives 0.
std::uint8_t truncated(float value, int max) {
    if (!(value > 0)) return 0;
    return static_cast<std::uint8_t>(value >= static_cast<float>(max) ? max : static_cast<int>(value));
}

/// The value farthest from zero, with its sign; the first of equals.
float signed_extreme(const float* x, std::size_t n) {
    float extreme = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (std::fabs(x[i]) > std::fabs(extreme)) extreme = x[i];
    }
    return extreme;
}

struct Levels {
    std::uint8_t q[32];
    std::uint16_t d;
    std::uint16_t m;
};

/// x = d (q - 2^bits / 2). The extreme value gets level 0, so d carries its sign.
Levels symmetric_levels(const float* x, int bits) {
    const int zero = 1 << (bits - 1);
    const float d = signed_extreme(x, 32) / static_cast<float>(-zero);
    const float inverse = inverse_or_zero(d);
    Levels levels{};
    levels.d = f32_to_f16(d);
    // zero + 0.5 is added in one step: adding zero and then 0.5 would round twice.
    const float offset = static_cast<float>(zero) + 0.5f;
    for (std::size_t i = 0; i < 32; ++i) levels.q[i] = truncated(x[i] * inverse + offset, 2 * zero - 1);
    return levels;
}

/// x = d q + m, from the smallest to the largest value.
Levels affine_levels(const float* x, int bits) {
    const auto [low, high] = std::minmax_element(x, x + 32);
    const int max = (1 << bits) - 1;
    const float d = (*high - *low) / static_cast<float>(max);
    const float inverse = inverse_or_zero(d);
    Levels levels{};
    levels.d = f32_to_f16(d);
    levels.m = f32_to_f16(*low);
    for (std::size_t i = 0; i < 32; ++i) levels.q[i] = truncated((x[i] - *low) * inverse + 0.5f, max);
    return levels;
}

void pack_nibbles(const Levels& levels, std::uint8_t* qs) {
    for (std::size_t i = 0; i < 16; ++i) {
        qs[i] = static_cast<std::uint8_t>((levels.q[i] & 15) | ((levels.q[i + 16] & 15) << 4));
    }
}

void pack_fifth_bits(const Levels& levels, std::uint8_t* qh) {
    for (std::size_t i = 0; i < 32; ++i)
        qh[i / 8] |= static_cast<std::uint8_t>((levels.q[i] >> 4) << (i % 8));
}

void encode(const float* x, BlockQ4_0& b) {
    const Levels levels = symmetric_levels(x, 4);
    b.d = levels.d;
    pack_nibbles(levels, b.qs);
}

void encode(const float* x, BlockQ4_1& b) {
    const Levels levels = affine_levels(x, 4);
    b.d = levels.d;
    b.m = levels.m;
    pack_nibbles(levels, b.qs);
}

void encode(const float* x, BlockQ5_0& b) {
    const Levels levels = symmetric_levels(x, 5);
    b.d = levels.d;
    pack_nibbles(levels, b.qs);
    pack_fifth_bits(levels, b.qh);
}

void encode(const float* x, BlockQ5_1& b) {
    const Levels levels = affine_levels(x, 5);
    b.d = levels.d;
    b.m = levels.m;
    pack_nibbles(levels, b.qs);
    pack_fifth_bits(levels, b.qh);
}

void encode(const float* x, BlockQ8_0& b) {
    const float d = std::fabs(signed_extreme(x, 32)) / 127;
    const float inverse = inverse_or_zero(d);
    b.d = f32_to_f16(d);
    for (std::size_t i = 0; i < b.kSize; ++i) {
        const float q = std::round(x[i] * inverse);
        b.qs[i] = std::isnan(q) ? std::int8_t{0} : static_cast<std::int8_t>(std::clamp(q, -127.0f, 127.0f));
    }
}

template <class Block>
void encode_blocks(const float* src, std::byte* dst, std::size_t n) {
    for (std::size_t i = 0; i < n; i += Block::kSize, dst += sizeof(Block)) {
        Block block{};
        encode(src + i, block);
        std::memcpy(dst, &block, sizeof block);
    }
}

template <std::uint16_t (*FromFloat)(float)>
void encode_halves(const float* src, std::byte* dst, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint16_t bits = FromFloat(src[i]);
        std::memcpy(dst + i * sizeof bits, &bits, sizeof bits);
    }
}

}  // namespace

bool can_encode(DType type) {
    switch (type) {
        case DType::kF32:
        case DType::kF16:
        case DType::kBF16:
        case DType::kQ4_0:
        case DType::kQ4_1:
        case DType::kQ5_0:
        case DType::kQ5_1:
        case DType::kQ8_0:
            return true;
        default:
            return false;
    }
}

void encode_row(DType type, const float* src, void* dst, std::size_t n) {
    assert(n % dtype_info(type).block_size == 0);
    if (n == 0) return;
    auto* bytes = static_cast<std::byte*>(dst);
    switch (type) {
        case DType::kF32:
            std::memcpy(bytes, src, n * sizeof(float));
            return;
        case DType::kF16:
            return encode_halves<f32_to_f16>(src, bytes, n);
        case DType::kBF16:
            return encode_halves<f32_to_bf16>(src, bytes, n);
        case DType::kQ4_0:
            return encode_blocks<BlockQ4_0>(src, bytes, n);
        case DType::kQ4_1:
            return encode_blocks<BlockQ4_1>(src, bytes, n);
        case DType::kQ5_0:
            return encode_blocks<BlockQ5_0>(src, bytes, n);
        case DType::kQ5_1:
            return encode_blocks<BlockQ5_1>(src, bytes, n);
        case DType::kQ8_0:
            return encode_blocks<BlockQ8_0>(src, bytes, n);
        default:
            assert(!"encode_row: no plain encoding for this type");
    }
}

}  // namespace loquat
