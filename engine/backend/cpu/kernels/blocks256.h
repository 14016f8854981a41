// SPDX-License-Identifier: MIT
#pragma once

#include "engine/backend/cpu/kernels/blocks32.h"

// Formats of 256 weights per block: eight groups of 32, each with one scale (kSplit 1) or one per half
// (kSplit 2).
namespace loquat::cpu::LOQUAT_ISA {

/// The scales of a block's 8 * kSplit parts and, for affine formats, their minimums.
template <int kSplit>
struct Factors {
    Floats8 scale[kSplit];
    Floats8 minimum[kSplit] = {};
};

template <class RawBlock, int kParts>
struct SuperBlock {
    using Raw = RawBlock;
    static constexpr std::size_t kBytes = sizeof(Raw);
    static constexpr int kGroups = 8;
    static constexpr int kSplit = kParts;
    static constexpr int kCentre = 0;
    static constexpr bool kWide = false;
    static constexpr bool kAffine = false;
};

using Bytes8 = Vector<std::uint8_t, 8>;

LOQUAT_INLINE Floats8 floats_from(Bytes8 bytes) {
    return to_floats8(__builtin_convertvector(bytes, Ints8));
}
LOQUAT_INLINE Floats8 floats_from(std::uint64_t bytes) {
    return floats_from(load<Bytes8>(&bytes));
}
LOQUAT_INLINE Floats8 floats_from(Vector<std::int8_t, 8> bytes) {
    return to_floats8(__builtin_convertvector(bytes, Ints8));
}

struct Q2_K : SuperBlock<BlockQ2_K, 2> {
    static constexpr bool kAffine = true;
    static LOQUAT_INLINE Factors<2> factors(const Byte* block) {
        const Floats8 d = splat_half(block + offsetof(Raw, d));
        const Floats8 dmin = -splat_half(block + offsetof(Raw, dmin));
        const auto bytes = load<Bytes16>(block + offsetof(Raw, scales));
        const Bytes16 scales = bytes & 15;
        const Bytes16 minimums = bytes >> 4;
        Factors<2> f;
        f.scale[0] = floats_from(__builtin_shufflevector(scales, scales, 0, 1, 2, 3, 4, 5, 6, 7)) * d;
        f.scale[1] = floats_from(__builtin_shufflevector(scales, scales, 8, 9, 10, 11, 12, 13, 14, 15)) * d;
        f.minimum[0] =
            floats_from(__builtin_shufflevector(minimums, minimums, 0, 1, 2, 3, 4, 5, 6, 7)) * dmin;
        f.minimum[1] =
            floats_from(__builtin_shufflevector(minimums, minimums, 8, 9, 10, 11, 12, 13, 14, 15)) * dmin;
        return f;
    }
    static LOQUAT_INLINE Bytes quants(const Byte* block, int g) {
        return shift_right(load<Bytes>(block + offsetof(Raw, qs) + 32 * (g / 4)), 2 * (g % 4), 3);
    }
};

struct Q3_K : SuperBlock<BlockQ3_K, 2> {
    static constexpr int kCentre = 4;
    static LOQUAT_INLINE Factors<2> factors(const Byte* block) {
        const Floats8 d = splat_half(block + offsetof(Raw, d));
        const auto low = load<std::uint64_t>(block + offsetof(Raw, scales));
        const std::uint64_t high = load<std::uint32_t>(block + offsetof(Raw, scales) + 8);
        Factors<2> f;
        for (int i = 0; i < 2; ++i) {
            const std::uint64_t four = (low >> (4 * i)) & 0x0f0f0f0f0f0f0f0f;
            const std::uint64_t two =
                ((high >> (4 * i)) & 0x03030303) | (((high >> (4 * i + 2)) & 0x03030303) << 32);
            f.scale[i] = (floats_from(four | (two << 4)) - 32.0f) * d;
        }
        return f;
    }
    static LOQUAT_INLINE Bytes quants(const Byte* block, int g) {
        const auto third = load<Bytes>(block + offsetof(Raw, hmask));
        return shift_right(load<Bytes>(block + offsetof(Raw, qs) + 32 * (g / 4)), 2 * (g % 4), 3) |
               (g < 2 ? shift_left(third, 2 - g, 4) : shift_right(third, g - 2, 4));
    }
};

/// The first 16 bytes of Q4_K and Q5_K: d, dmin and twelve bytes of six-bit scales and minimums (see
/// unpack_scale_min), all at once: the bytes of `six` are the eight scales, then the eight minimums.
LOQUAT_INLINE Factors<1> six_bit_factors(const Byte* block) {
    using Four = Vector<std::uint32_t, 4>;
    const auto head = load<Four>(block);
    const Four low = __builtin_shufflevector(head, head, 1, 3, 2, 3) >> Four{0, 0, 0, 4};
    const Four high = __builtin_shufflevector(head, head, 1, 1, 2, 2) >> 2;
    const auto six = reinterpret_cast<Bytes16>((low & Four{0x3f3f3f3f, 0x0f0f0f0f, 0x3f3f3f3f, 0x0f0f0f0f}) |
                                               (high & Four{0, 0x30303030, 0, 0x30303030}));
    const Vector<float, 4> d = load_four_halves(block);
    Factors<1> f;
    f.scale[0] = floats_from(__builtin_shufflevector(six, six, 0, 1, 2, 3, 4, 5, 6, 7)) * d[0];
    f.minimum[0] = floats_from(__builtin_shufflevector(six, six, 8, 9, 10, 11, 12, 13, 14, 15)) * -d[1];
    return f;
}

template <class Raw>
LOQUAT_INLINE Bytes four_bits_of_group(const Byte* block, int g) {
    return shift_right(load<Bytes>(block + offsetof(Raw, qs) + 32 * (g / 2)), 4 * (g % 2), 15);
}

struct Q4_K : SuperBlock<BlockQ4_K, 1> {
    static_assert(offsetof(Raw, d) == 0 && offsetof(Raw, dmin) == 2 && offsetof(Raw, scales) == 4);
    static constexpr bool kAffine = true;
    static LOQUAT_INLINE Factors<1> factors(const Byte* block) { return six_bit_factors(block); }
    static LOQUAT_INLINE Bytes quants(const Byte* block, int g) { return four_bits_of_group<Raw>(block, g); }
};

struct Q5_K : SuperBlock<BlockQ5_K, 1> {
    static_assert(offsetof(Raw, d) == 0 && offsetof(Raw, dmin) == 2 && offsetof(Raw, scales) == 4);
    static constexpr bool kAffine = true;
    static LOQUAT_INLINE Factors<1> factors(const Byte* block) { return six_bit_factors(block); }
    static LOQUAT_INLINE Bytes quants(const Byte* block, int g) {
        const auto fifth = load<Bytes>(block + offsetof(Raw, qh));
        return four_bits_of_group<Raw>(block, g) |
               (g < 4 ? shift_left(fifth, 4 - g, 16) : shift_right(fifth, g - 4, 16));
    }
};

struct Q6_K : SuperBlock<BlockQ6_K, 2> {
    static constexpr int kCentre = 32;
    static LOQUAT_INLINE Factors<2> factors(const Byte* block) {
        const Floats8 d = splat_half(block + offsetof(Raw, d));
        Factors<2> f;
        for (int i = 0; i < 2; ++i) {
            f.scale[i] = floats_from(load<Vector<std::int8_t, 8>>(block + offsetof(Raw, scales) + 8 * i)) * d;
        }
        return f;
    }
    static LOQUAT_INLINE Bytes quants(const Byte* block, int g) {
        const int half = g / 4;
        const int s = g % 4;
        const auto four = load<Bytes>(block + offsetof(Raw, ql) + 64 * half + 32 * (s % 2));
        const auto two = load<Bytes>(block + offsetof(Raw, qh) + 32 * half);
        return shift_right(four, 4 * (s / 2), 15) |
               (s < 2 ? shift_left(two, 4 - 2 * s, 0x30) : shift_right(two, 2 * s - 4, 0x30));
    }
};

struct IQ4_XS : SuperBlock<BlockIQ4_XS, 1> {
    static constexpr int kCentre = kWideCentre;
    static constexpr bool kWide = true;
    static LOQUAT_INLINE Factors<1> factors(const Byte* block) {
        const auto low = load<std::uint32_t>(block + offsetof(Raw, scales_l));
        const auto high = load<std::uint16_t>(block + offsetof(Raw, scales_h));
        const Ints8 group{0, 1, 2, 3, 4, 5, 6, 7};
        const Ints8 four = ((Ints8{} + static_cast<std::int32_t>(low)) >> (group * 4)) & 15;
        const Ints8 two = ((Ints8{} + high) >> (group * 2)) & 3;
        Factors<1> f;
        f.scale[0] = to_floats8((four | (two << 4)) - 32) * splat_half(block + offsetof(Raw, d));
        return f;
    }
    static LOQUAT_INLINE Bytes quants(const Byte* block, int g) {
        return look_up(kIq4Unsigned, unpack_nibbles(block + offsetof(Raw, qs) + 16 * g));
    }
};

}  // namespace loquat::cpu::LOQUAT_ISA
