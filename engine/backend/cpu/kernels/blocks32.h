// SPDX-License-Identifier: MIT
#pragma once

#include "engine/tensor/blocks.h"

// The block formats of engine/tensor/blocks.h as the kernels see them. A weight is
// scale * (quant - kCentre), or for affine formats scale * quant + minimum, with an unsigned quant.
// Here: formats of 32 weights per block.
namespace loquat::cpu::LOQUAT_ISA {

/// The centre of quants that use all eight bits; 0 where the dot product sees to it (see dot()).
inline constexpr int kWideCentre = kSignedWideDot ? 0 : 128;

/// kIq4Values + 128
inline constexpr std::uint8_t kIq4Unsigned[16] = {1,   24,  45,  63,  79,  93,  106, 118,
                                                  129, 141, 153, 166, 181, 197, 217, 241};

template <class RawBlock, int kMiddle, bool kAllBits = false>
struct Centred {
    using Raw = RawBlock;
    static constexpr std::size_t kBytes = sizeof(Raw);
    static constexpr int kGroups = 1;  ///< groups of 32 per block
    static constexpr int kSplit = 1;   ///< scales per group
    static constexpr int kCentre = kMiddle;
    static constexpr bool kWide = kAllBits;
    static constexpr bool kAffine = false;
    static LOQUAT_INLINE float scale(const Byte* block) { return half_to_float(block + offsetof(Raw, d)); }
    static LOQUAT_INLINE Floats8 splat_scale(const Byte* block) {
        return splat_half(block + offsetof(Raw, d));
    }
};

template <class RawBlock>
struct Affine : Centred<RawBlock, 0> {
    static constexpr bool kAffine = true;
    static LOQUAT_INLINE const Byte* minimum(const Byte* block) { return block + offsetof(RawBlock, m); }
};

template <class Raw>
LOQUAT_INLINE Bytes four_bits(const Byte* block) {
    return unpack_nibbles(block + offsetof(Raw, qs));
}
template <class Raw>
LOQUAT_INLINE Bytes five_bits(const Byte* block) {
    return four_bits<Raw>(block) | spread_bits(load<std::uint32_t>(block + offsetof(Raw, qh)), 16);
}

struct Q4_0 : Centred<BlockQ4_0, 8> {
    static LOQUAT_INLINE Bytes quants(const Byte* block, int) { return four_bits<Raw>(block); }
};

struct Q4_1 : Affine<BlockQ4_1> {
    static LOQUAT_INLINE Bytes quants(const Byte* block, int) { return four_bits<Raw>(block); }
};

struct Q5_0 : Centred<BlockQ5_0, 16> {
    static LOQUAT_INLINE Bytes quants(const Byte* block, int) { return five_bits<Raw>(block); }
};

struct Q5_1 : Affine<BlockQ5_1> {
    static LOQUAT_INLINE Bytes quants(const Byte* block, int) { return five_bits<Raw>(block); }
};

struct Q8_0 : Centred<BlockQ8_0, kWideCentre, true> {
    static LOQUAT_INLINE Bytes quants(const Byte* block, int) {
        return load<Bytes>(block + offsetof(Raw, qs)) ^ static_cast<std::uint8_t>(128);
    }
};

struct IQ4_NL : Centred<BlockIQ4_NL, kWideCentre, true> {
    static LOQUAT_INLINE Bytes quants(const Byte* block, int) {
        return look_up(kIq4Unsigned, four_bits<Raw>(block));
    }
};

/// kE2m1Doubled + 12
inline constexpr std::uint8_t kE2m1Unsigned[16] = {12, 13, 14, 15, 16, 18, 20, 24, 12, 11, 10, 9, 8, 6, 4, 0};

struct MXFP4 : Centred<BlockMXFP4, 12> {
    /// 2^(e - 128); below 2^-126 by the bits of a subnormal float.
    static LOQUAT_INLINE float scale(const Byte* block) {
        const int e = block[offsetof(Raw, e)];
        const std::int32_t bits = e > 1 ? (e - 1) << 23 : 0x200000 << e;
        return load<float>(&bits);
    }
    static LOQUAT_INLINE Floats8 splat_scale(const Byte* block) { return splat<Floats8>(scale(block)); }
    static LOQUAT_INLINE Bytes quants(const Byte* block, int) {
        return look_up(kE2m1Unsigned, four_bits<Raw>(block));
    }
};

}  // namespace loquat::cpu::LOQUAT_ISA
