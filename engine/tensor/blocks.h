// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace loquat {

// The quantized blocks as they lie in a GGUF file (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
// and ggml-common.h), little endian. Members named d, m, dmin are IEEE half precision. x[i] is element i of
// the block.
static_assert(std::endian::native == std::endian::little, "blocks are read as they lie in the file");

/// Values of IQ4_NL and IQ4_XS, chosen for weights that are roughly normal.
inline constexpr std::array<std::int8_t, 16> kIq4Values{-127, -104, -83, -65, -49, -35, -22, -10,
                                                        1,    13,   25,  38,  53,  69,  89,  113};

/// Twice the values of E2M1, the four-bit float of OCP Microscaling.
inline constexpr std::array<std::int8_t, 16> kE2m1Doubled{0, 1,  2,  3,  4,  6,  8,  12,
                                                          0, -1, -2, -3, -4, -6, -8, -12};

/// x[i] = d (q - 8). Low nibble of qs[i] is q of element i, high nibble that of element i + 16.
struct BlockQ4_0 {
    static constexpr std::size_t kSize = 32;
    std::uint16_t d;
    std::uint8_t qs[16];
};
static_assert(sizeof(BlockQ4_0) == 18);

/// x[i] = d q + m, nibbles as in Q4_0.
struct BlockQ4_1 {
    static constexpr std::size_t kSize = 32;
    std::uint16_t d;
    std::uint16_t m;
    std::uint8_t qs[16];
};
static_assert(sizeof(BlockQ4_1) == 20);

/// x[i] = d (q - 16). Nibbles as in Q4_0; bit i of qh (32 bits, little endian) is the fifth bit of q.
struct BlockQ5_0 {
    static constexpr std::size_t kSize = 32;
    std::uint16_t d;
    std::uint8_t qh[4];
    std::uint8_t qs[16];
};
static_assert(sizeof(BlockQ5_0) == 22);

/// x[i] = d q + m, bits as in Q5_0.
struct BlockQ5_1 {
    static constexpr std::size_t kSize = 32;
    std::uint16_t d;
    std::uint16_t m;
    std::uint8_t qh[4];
    std::uint8_t qs[16];
};
static_assert(sizeof(BlockQ5_1) == 24);

/// x[i] = d qs[i].
struct BlockQ8_0 {
    static constexpr std::size_t kSize = 32;
    std::uint16_t d;
    std::int8_t qs[32];
};
static_assert(sizeof(BlockQ8_0) == 34);

inline constexpr std::size_t kSuperBlock = 256;

/// 16 groups of 16: x = d (scales & 15) q - dmin (scales >> 4), scales by group.
/// Element 128 h + 32 s + l has q = bits 2s, 2s+1 of qs[32 h + l].
struct BlockQ2_K {
    static constexpr std::size_t kSize = kSuperBlock;
    std::uint8_t scales[16];
    std::uint8_t qs[64];
    std::uint16_t d;
    std::uint16_t dmin;
};
static_assert(sizeof(BlockQ2_K) == 84);

/// 16 groups of 16: x = d (scale - 32) (q - 4), q of three bits. Low bits as in Q2_K; the third bit of
/// element 128 h + 32 s + l is bit 4 h + s of hmask[l]. Scale g has six bits: the low four are nibble g / 8
/// of scales[g % 8], the high two are bits 2 (g / 4), 2 (g / 4) + 1 of scales[8 + g % 4].
struct BlockQ3_K {
    static constexpr std::size_t kSize = kSuperBlock;
    std::uint8_t hmask[32];
    std::uint8_t qs[64];
    std::uint8_t scales[12];
    std::uint16_t d;
};
static_assert(sizeof(BlockQ3_K) == 110);

/// 8 groups of 32: x = d scale q - dmin min. Element 64 p + l has the low, 64 p + 32 + l the high nibble of
/// qs[32 p + l]. Six-bit scales and mins: see unpack_scale_min().
struct BlockQ4_K {
    static constexpr std::size_t kSize = kSuperBlock;
    std::uint16_t d;
    std::uint16_t dmin;
    std::uint8_t scales[12];
    std::uint8_t qs[128];
};
static_assert(sizeof(BlockQ4_K) == 144);

/// As Q4_K; the fifth bit of q of element 32 g + l is bit g of qh[l].
struct BlockQ5_K {
    static constexpr std::size_t kSize = kSuperBlock;
    std::uint16_t d;
    std::uint16_t dmin;
    std::uint8_t scales[12];
    std::uint8_t qh[32];
    std::uint8_t qs[128];
};
static_assert(sizeof(BlockQ5_K) == 176);

/// 16 groups of 16: x = d scales[group] (q - 32). Element 128 h + 32 s + l: low four bits are nibble s / 2 of
/// ql[64 h + 32 (s % 2) + l], high two are bits 2s, 2s+1 of qh[32 h + l].
struct BlockQ6_K {
    static constexpr std::size_t kSize = kSuperBlock;
    std::uint8_t ql[128];
    std::uint8_t qh[64];
    std::int8_t scales[16];
    std::uint16_t d;
};
static_assert(sizeof(BlockQ6_K) == 210);

/// x[i] = d kIq4Values[q], nibbles as in Q4_0.
struct BlockIQ4_NL {
    static constexpr std::size_t kSize = 32;
    std::uint16_t d;
    std::uint8_t qs[16];
};
static_assert(sizeof(BlockIQ4_NL) == 18);

/// 8 groups of 32, each with qs as in IQ4_NL: x = d (scale - 32) kIq4Values[q]. Scale g has six bits: the low
/// four are nibble g % 2 of scales_l[g / 2], the high two are bits 2g, 2g+1 of scales_h.
struct BlockIQ4_XS {
    static constexpr std::size_t kSize = kSuperBlock;
    std::uint16_t d;
    std::uint16_t scales_h;
    std::uint8_t scales_l[4];
    std::uint8_t qs[128];
};
static_assert(sizeof(BlockIQ4_XS) == 136);

/// OCP Microscaling MXFP4: x[i] = 2^(e - 128) kE2m1Doubled[q], nibbles as in Q4_0.
struct BlockMXFP4 {
    static constexpr std::size_t kSize = 32;
    std::uint8_t e;
    std::uint8_t qs[16];
};
static_assert(sizeof(BlockMXFP4) == 17);

struct ScaleMin {
    std::uint8_t scale;
    std::uint8_t min;
};

/// Group g (0..7) of the twelve scale bytes of Q4_K and Q5_K. Groups 0-3 lie in the low six bits of bytes g
/// (scale) and g + 4 (min); groups 4-7 take their low four bits from byte g + 4 and their high two from the
/// tops of g - 4 and g.
constexpr ScaleMin unpack_scale_min(const std::uint8_t (&s)[12], std::size_t g) {
    if (g < 4) return {static_cast<std::uint8_t>(s[g] & 63), static_cast<std::uint8_t>(s[g + 4] & 63)};
    return {static_cast<std::uint8_t>((s[g + 4] & 15) | ((s[g - 4] >> 6) << 4)),
            static_cast<std::uint8_t>((s[g + 4] >> 4) | ((s[g] >> 6) << 4))};
}

}  // namespace loquat
