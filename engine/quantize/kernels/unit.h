// SPDX-License-Identifier: MIT
#pragma once

#include "engine/quantize/kernels.h"
#include "engine/tensor/blocks.h"
#include "engine/tensor/codec.h"

// Encoders work on many groups of weights at once: lane l of a vector belongs to group l. So every sum runs
// down the lanes in the same order whatever their number, and all instruction sets make the same bytes (they
// are compiled without fused multiply-add for the same reason).
namespace loquat::quantize::LOQUAT_ISA {

using namespace loquat::cpu::LOQUAT_ISA;

inline constexpr int kUnit = 512;  ///< elements worked on at once: whole vectors of groups on every machine

/// kLanes groups of N weights, turned so that x[i] holds element i of each group.
template <int N>
struct Tile {
    Floats x[N];
    Floats w[N];  ///< how much the error of an element counts
    Floats sum_w, sum_wx, sum_wx2;
};

/// Some elements of a row, at most kUnit; what lies behind the end of the row is 0.
template <int N>
struct Unit {
    static constexpr int kGroups = kUnit / N;
    static constexpr int kTiles = kGroups / kLanes;

    Tile<N> tiles[kTiles];
    alignas(64) float scale[kGroups];  ///< of each group
    alignas(64) float min[kGroups];
    alignas(64) float error[kGroups];  ///< sum of (x - decoded)^2
    std::uint8_t q[kUnit];             ///< what is stored of each element
};

LOQUAT_INLINE Floats smaller(Floats a, Floats b) {
    return a < b ? a : b;
}
LOQUAT_INLINE Floats clamp(Floats v, float low, float high) {
    return smaller(larger(v, splat<Floats>(low)), splat<Floats>(high));
}
LOQUAT_INLINE Floats magnitude(Floats v) {
    return v < 0.0f ? -v : v;
}
LOQUAT_INLINE Floats inverse_or_zero(Floats v) {
    return v != 0.0f ? 1.0f / v : Floats{};
}
LOQUAT_INLINE float inverse_or_zero(float v) {
    return v != 0.0f ? 1.0f / v : 0.0f;
}

/// x as half precision knows it; more than that holds is the largest it holds.
inline std::uint16_t to_half_bits(float x) {
    constexpr float kMost = 65504.0f;
    return f32_to_f16(x > kMost ? kMost : x < -kMost ? -kMost : x);
}

/// Not-a-numbers become 0; what no type could hold, the most that one can.
LOQUAT_INLINE Floats usable(Floats x) {
    constexpr float kMost = 65504.0f;
    return clamp(x == x ? x : Floats{}, -kMost, kMost);
}

/// kLanes groups of N elements from memory; from `n` on they are `otherwise`.
template <int N>
LOQUAT_INLINE void load_turned(const float* from, std::size_t n, float otherwise, Floats* to) {
    alignas(64) float turned[N][kLanes];
    for (int lane = 0; lane < kLanes; ++lane) {
        const std::size_t first = static_cast<std::size_t>(lane * N);
        if (first < n) {
            for (int i = 0; i < N; ++i) turned[i][lane] = from[first + static_cast<std::size_t>(i)];
        } else {
            for (int i = 0; i < N; ++i) turned[i][lane] = otherwise;
        }
    }
    for (int i = 0; i < N; ++i) to[i] = load<Floats>(turned[i]);
}

/// Weights from importance. Relative to the mean of the row, within bounds that keep sums of them exact
/// enough, so that nothing is thrown away altogether.
template <int N>
LOQUAT_INLINE void weigh(Tile<N>& tile, const float* importance, std::size_t n, float inverse_mean) {
    if (importance) {
        load_turned<N>(importance, n, 0.0f, tile.w);
        for (int i = 0; i < N; ++i) {
            const Floats w = tile.w[i] * inverse_mean;
            tile.w[i] = clamp(w == w ? w : splat<Floats>(1.0f), 1e-4f, 1e4f);
        }
    } else {
        for (int i = 0; i < N; ++i) tile.w[i] = splat<Floats>(1.0f);
    }
}

template <int N>
LOQUAT_INLINE void sum_up(Tile<N>& tile) {
    tile.sum_w = tile.sum_wx = tile.sum_wx2 = Floats{};
    for (int i = 0; i < N; ++i) {
        const Floats wx = tile.w[i] * tile.x[i];
        tile.sum_w += tile.w[i];
        tile.sum_wx += wx;
        tile.sum_wx2 += wx * tile.x[i];
    }
}

/// n: elements left in the row.
template <int N>
inline void load_unit(Unit<N>& unit, const float* x, const float* importance, std::size_t n,
                      float inverse_mean) {
    for (int t = 0; t < Unit<N>::kTiles; ++t) {
        const std::size_t first = static_cast<std::size_t>(t * kLanes * N);
        const std::size_t left = n > first ? n - first : 0;
        Tile<N>& tile = unit.tiles[t];
        load_turned<N>(x + first, left, 0.0f, tile.x);
        for (int i = 0; i < N; ++i) tile.x[i] = usable(tile.x[i]);
        weigh(tile, importance ? importance + first : nullptr, left, inverse_mean);
        sum_up(tile);
    }
}

/// Puts what is stored of element i of each group of tile t into its place in the row.
template <int N>
LOQUAT_INLINE void store_turned(Unit<N>& unit, int t, const Floats* levels) {
    alignas(64) std::int32_t turned[N][kLanes];
    for (int i = 0; i < N; ++i) store(turned[i], __builtin_convertvector(levels[i], Ints));
    std::uint8_t* q = unit.q + t * kLanes * N;
    for (int lane = 0; lane < kLanes; ++lane) {
        for (int i = 0; i < N; ++i) q[lane * N + i] = static_cast<std::uint8_t>(turned[i][lane]);
    }
}

/// Byte i of qs gets q of elements i and i + 16.
inline void pack_nibbles(const std::uint8_t* q, std::uint8_t* qs) {
    for (int i = 0; i < 16; ++i) qs[i] = static_cast<std::uint8_t>((q[i] & 15) | ((q[i + 16] & 15) << 4));
}

/// Bit i of qh gets the fifth bit of q[i].
inline void pack_fifth_bits(const std::uint8_t* q, std::uint8_t* qh) {
    for (int i = 0; i < 32; i += 8) {
        std::uint64_t eight;
        __builtin_memcpy(&eight, q + i, sizeof eight);
        // The product's highest byte is the sum of the lowest bits of all bytes, each moved to its own place.
        qh[i / 8] = static_cast<std::uint8_t>((((eight >> 4) & 0x0101010101010101u) * 0x0102040810204080u) >> 56);
    }
}

}  // namespace loquat::quantize::LOQUAT_ISA
