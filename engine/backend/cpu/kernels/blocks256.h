// SPDX-License-Identifier: MIT
#pragma once

#include "engine/backend/cpu/kernels/blocks32.h"

// Formats of 256 weights per block: eight groups of 32, each with one scale (kSplit 1) or one per half
// (kSplit 2).
namespace loquat::cpu::LOQUAT_ISA {

/// The scales and minimums of a block's 8 * kSplit parts.
template <int kSplit>
struct Factors {
    Floats8 scale[kSplit];
    Floats8 minimum[kSplit];
};

using Bytes8 = Vector<std::uint8_t, 8>;

LOQUAT_INLINE Floats8 floats_from_bytes(std::uint64_t bytes) {
    return to_floats8(__builtin_convertvector(load<Bytes8>(&bytes), Ints8));
}
LOQUAT_INLINE Floats8 floats_from_signed_bytes(const void* from) {
    return to_floats8(__builtin_convertvector(load<Vector<std::int8_t, 8>>(from), Ints8));
}

template <class RawBlock, int kParts>
struct SuperBlock {
    using Raw = RawBlock;
    static constexpr std::size_t kBytes = sizeof(Raw);
    static constexpr int kGroups = 8;
    static constexpr int kSplit = kParts;
    static constexpr bool kWide = false;
    static constexpr float kOffsetFactor = 1.0f;
};

struct Q2_K : SuperBlock<BlockQ2_K, 2> {
    static LOQUAT_INLINE Factors<2> factors(const Byte* block) {
        const float d = half_to_float(block + offsetof(Raw, d));
        const float dmin = half_to_float(block + offsetof(Raw, dmin));
        Factors<2> f;
        for (int i = 0; i < 2; ++i) {
            const auto bytes = load<std::uint64_t>(block + offsetof(Raw, scales) + 8 * i);
            f.scale[i] = floats_from_bytes(bytes & 0x0f0f0f0f0f0f0f0f) * d;
            f.minimum[i] = floats_from_bytes((bytes >> 4) & 0x0f0f0f0f0f0f0f0f) * -dmin;
        }
        return f;
    }
    static LOQUAT_INLINE Bytes quants(const Byte* block, int g) {
        return (load<Bytes>(block + offsetof(Raw, qs) + 32 * (g / 4)) >> (2 * (g % 4))) & 3;
    }
};

struct Q3_K : SuperBlock<BlockQ3_K, 2> {
    static LOQUAT_INLINE Factors<2> factors(const Byte* block) {
        const float d = half_to_float(block + offsetof(Raw, d));
        const auto low = load<std::uint64_t>(block + offsetof(Raw, scales));
        const std::uint64_t high = load<std::uint32_t>(block + offsetof(Raw, scales) + 8);
        Factors<2> f;
        for (int i = 0; i < 2; ++i) {
            const std::uint64_t four = (low >> (4 * i)) & 0x0f0f0f0f0f0f0f0f;
            const std::uint64_t two =
                ((high >> (4 * i)) & 0x03030303) | (((high >> (4 * i + 2)) & 0x03030303) << 32);
            f.scale[i] = (floats_from_bytes(four | (two << 4)) - 32.0f) * d;
            f.minimum[i] = f.scale[i] * -4.0f;
        }
        return f;
    }
    static LOQUAT_INLINE Bytes quants(const Byte* block, int g) {
        const Bytes low = (load<Bytes>(block + offsetof(Raw, qs) + 32 * (g / 4)) >> (2 * (g % 4))) & 3;
        return low | (((load<Bytes>(block + offsetof(Raw, hmask)) >> g) & 1) << 2);
    }
};

/// The six-bit scales and minimums of Q4_K and Q5_K (unpack_scale_min of blocks.h, eight at a time).
template <class Raw>
LOQUAT_INLINE Factors<1> six_bit_factors(const Byte* block) {
    const auto a = load<std::uint32_t>(block + offsetof(Raw, scales));
    const auto b = load<std::uint32_t>(block + offsetof(Raw, scales) + 4);
    const auto c = load<std::uint32_t>(block + offsetof(Raw, scales) + 8);
    const std::uint64_t scales_high = (c & 0x0f0f0f0f) | ((a >> 2) & 0x30303030);
    const std::uint64_t mins_high = ((c >> 4) & 0x0f0f0f0f) | ((b >> 2) & 0x30303030);
    Factors<1> f;
    f.scale[0] =
        floats_from_bytes((a & 0x3f3f3f3f) | (scales_high << 32)) * half_to_float(block + offsetof(Raw, d));
    f.minimum[0] =
        floats_from_bytes((b & 0x3f3f3f3f) | (mins_high << 32)) * -half_to_float(block + offsetof(Raw, dmin));
    return f;
}

struct Q4_K : SuperBlock<BlockQ4_K, 1> {
    static LOQUAT_INLINE Factors<1> factors(const Byte* block) { return six_bit_factors<Raw>(block); }
    static LOQUAT_INLINE Bytes quants(const Byte* block, int g) {
        return (load<Bytes>(block + offsetof(Raw, qs) + 32 * (g / 2)) >> (4 * (g % 2))) & 15;
    }
};

struct Q5_K : SuperBlock<BlockQ5_K, 1> {
    static LOQUAT_INLINE Factors<1> factors(const Byte* block) { return six_bit_factors<Raw>(block); }
    static LOQUAT_INLINE Bytes quants(const Byte* block, int g) {
        const Bytes low = (load<Bytes>(block + offsetof(Raw, qs) + 32 * (g / 2)) >> (4 * (g % 2))) & 15;
        return low | (((load<Bytes>(block + offsetof(Raw, qh)) >> g) & 1) << 4);
    }
};

struct Q6_K : SuperBlock<BlockQ6_K, 2> {
    static LOQUAT_INLINE Factors<2> factors(const Byte* block) {
        const float d = half_to_float(block + offsetof(Raw, d));
        Factors<2> f;
        for (int i = 0; i < 2; ++i) {
            f.scale[i] = floats_from_signed_bytes(block + offsetof(Raw, scales) + 8 * i) * d;
            f.minimum[i] = f.scale[i] * -32.0f;
        }
        return f;
    }
    static LOQUAT_INLINE Bytes quants(const Byte* block, int g) {
        const int half = g / 4;
        const int s = g % 4;
        const auto four = load<Bytes>(block + offsetof(Raw, ql) + 64 * half + 32 * (s % 2));
        const auto two = load<Bytes>(block + offsetof(Raw, qh) + 32 * half);
        return ((four >> (4 * (s / 2))) & 15) | (((two >> (2 * s)) & 3) << 4);
    }
};

struct IQ4_XS : SuperBlock<BlockIQ4_XS, 1> {
    static constexpr bool kWide = true;
    static constexpr float kOffsetFactor = kSignedWideDot ? 0.0f : 1.0f;
    static LOQUAT_INLINE Factors<1> factors(const Byte* block) {
        const auto low = load<std::uint32_t>(block + offsetof(Raw, scales_l));
        const auto high = load<std::uint16_t>(block + offsetof(Raw, scales_h));
        const Ints8 group{0, 1, 2, 3, 4, 5, 6, 7};
        const Ints8 four = ((Ints8{} + static_cast<std::int32_t>(low)) >> (group * 4)) & 15;
        const Ints8 two = ((Ints8{} + high) >> (group * 2)) & 3;
        Factors<1> f;
        f.scale[0] = to_floats8((four | (two << 4)) - 32) * half_to_float(block + offsetof(Raw, d));
        f.minimum[0] = f.scale[0] * -128.0f;
        return f;
    }
    static LOQUAT_INLINE Bytes quants(const Byte* block, int g) {
        return look_up(kIq4Unsigned, unpack_nibbles(block + offsetof(Raw, qs) + 16 * g));
    }
};

}  // namespace loquat::cpu::LOQUAT_ISA
