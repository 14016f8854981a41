// SPDX-License-Identifier: MIT
#pragma once

#include "engine/tensor/blocks.h"

// The block formats of engine/tensor/blocks.h as the kernels see them: every weight is
// scale * quant + minimum with an unsigned quant. Formats of 32 weights per block.
namespace loquat::cpu::LOQUAT_ISA {

/// Quants centred on 128 lose their minimum where the dot product takes care of the centre itself.
inline constexpr float kWideCentre = kSignedWideDot ? 0.0f : -128.0f;

/// Nibbles: byte i holds quants i and i + 16.
LOQUAT_INLINE Bytes unpack_nibbles(const Byte* from) {
    const auto v = load<Bytes16>(from);
    const Bytes16 low = v & 15;
    const Bytes16 high = v >> 4;
    return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17,
                                   18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);
}

/// kIq4Values + 128
inline constexpr std::uint8_t kIq4Unsigned[16] = {1,   24,  45,  63,  79,  93,  106, 118,
                                                  129, 141, 153, 166, 181, 197, 217, 241};

/// Blocks with one half-precision scale: x = d * (quant + kCentre).
template <class RawBlock>
struct Centred {
    using Raw = RawBlock;
    static constexpr std::size_t kBytes = sizeof(Raw);
    static constexpr int kGroups = 1;
    static constexpr int kSplit = 1;
    static LOQUAT_INLINE float scale(const Byte* block) { return half_to_float(block + offsetof(Raw, d)); }
    static LOQUAT_INLINE float offset(const Byte* block) { return scale(block); }  // times kOffsetFactor
};

/// Blocks with a scale and a minimum: x = d * quant + m.
template <class RawBlock>
struct Affine {
    using Raw = RawBlock;
    static constexpr std::size_t kBytes = sizeof(Raw);
    static constexpr int kGroups = 1;
    static constexpr int kSplit = 1;
    static constexpr bool kWide = false;
    static constexpr float kOffsetFactor = 1.0f;
    static LOQUAT_INLINE float scale(const Byte* block) { return half_to_float(block + offsetof(Raw, d)); }
    static LOQUAT_INLINE float offset(const Byte* block) { return half_to_float(block + offsetof(Raw, m)); }
};

struct Q4_0 : Centred<BlockQ4_0> {
    static constexpr bool kWide = false;
    static constexpr float kOffsetFactor = -8.0f;
    static LOQUAT_INLINE Bytes quants(const Byte* block, int) {
        return unpack_nibbles(block + offsetof(Raw, qs));
    }
};

struct Q4_1 : Affine<BlockQ4_1> {
    static LOQUAT_INLINE Bytes quants(const Byte* block, int) {
        return unpack_nibbles(block + offsetof(Raw, qs));
    }
};

template <class Raw>
LOQUAT_INLINE Bytes unpack_five_bits(const Byte* block) {
    const auto fifth = load<std::uint32_t>(block + offsetof(Raw, qh));
    return unpack_nibbles(block + offsetof(Raw, qs)) | spread_bits(fifth, 16);
}

struct Q5_0 : Centred<BlockQ5_0> {
    static constexpr bool kWide = false;
    static constexpr float kOffsetFactor = -16.0f;
    static LOQUAT_INLINE Bytes quants(const Byte* block, int) { return unpack_five_bits<Raw>(block); }
};

struct Q5_1 : Affine<BlockQ5_1> {
    static LOQUAT_INLINE Bytes quants(const Byte* block, int) { return unpack_five_bits<Raw>(block); }
};

struct Q8_0 : Centred<BlockQ8_0> {
    static constexpr bool kWide = true;
    static constexpr float kOffsetFactor = kWideCentre;
    static LOQUAT_INLINE Bytes quants(const Byte* block, int) {
        return load<Bytes>(block + offsetof(Raw, qs)) ^ static_cast<std::uint8_t>(128);
    }
};

struct IQ4_NL : Centred<BlockIQ4_NL> {
    static constexpr bool kWide = true;
    static constexpr float kOffsetFactor = kWideCentre;
    static LOQUAT_INLINE Bytes quants(const Byte* block, int) {
        return look_up(kIq4Unsigned, unpack_nibbles(block + offsetof(Raw, qs)));
    }
};

}  // namespace loquat::cpu::LOQUAT_ISA
