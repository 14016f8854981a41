// SPDX-License-Identifier: MIT
#pragma once

#include "engine/quantize/kernels/affine.h"
#include "engine/quantize/kernels/k_symmetric.h"

// Q4_0 … Q8_0: blocks of 32 with half-precision scales. Without importance they are rounded to nearest in the
// plain way, as encode_row() does and every other program: the same weights always make the same file.
namespace loquat::quantize::LOQUAT_ISA {

struct None {};

/// v rounded down, v >= 0 and small.
LOQUAT_INLINE Floats whole_part(Floats v) {
    return __builtin_convertvector(__builtin_convertvector(v, Ints), Floats);
}

template <int N>
LOQUAT_INLINE void round_to_half(Unit<N>& unit, int t, Floats scale, Floats min) {
    store(unit.scale + t * kLanes, scale);
    store(unit.min + t * kLanes, min);
    for (int g = t * kLanes; g < (t + 1) * kLanes; ++g) {
        unit.scale[g] = as_half(unit.scale[g]);
        unit.min[g] = as_half(unit.min[g]);
    }
}

/// x = d (q - kMost), q = 0 .. 2 kMost - 1: Q4_0 and Q5_0.
template <int kMost>
LOQUAT_INLINE void round_symmetric(Unit<32>& unit, int t) {
    const Tile<32>& tile = unit.tiles[t];
    const Floats d = signed_extreme(tile) / static_cast<float>(-kMost);
    const Floats inverse = inverse_or_zero(d);
    round_to_half(unit, t, d, Floats{});
    const Floats stored = load<Floats>(unit.scale + t * kLanes);
    Floats levels[32];
    Floats error{};
    for (int i = 0; i < 32; ++i) {
        const Floats v = tile.x[i] * inverse + (static_cast<float>(kMost) + 0.5f);
        levels[i] = whole_part(clamp(v, 0.0f, static_cast<float>(2 * kMost - 1)));
        const Floats off = stored * (levels[i] - static_cast<float>(kMost)) - tile.x[i];
        error += off * off;
    }
    store_turned(unit, t, levels);
    store(unit.error + t * kLanes, error);
}

template <int kMost>
LOQUAT_INLINE void search_symmetric_block(Unit<32>& unit, int t) {
    const auto found = search_symmetric<WholeLevels<kMost>>(unit.tiles[t], 19, -0.9f, 0.1f);
    round_to_half(unit, t, found.scale, Floats{});
    const Floats stored = load<Floats>(unit.scale + t * kLanes);
    store(unit.error + t * kLanes, store_symmetric<WholeLevels<kMost>>(unit, t, stored));
}

/// x = d q + m, q = 0 .. kMost: Q4_1 and Q5_1.
template <int kMost>
LOQUAT_INLINE void round_affine(Unit<32>& unit, int t) {
    const Tile<32>& tile = unit.tiles[t];
    Floats low = tile.x[0], high = tile.x[0];
    for (int i = 1; i < 32; ++i) {
        low = smaller(low, tile.x[i]);
        high = larger(high, tile.x[i]);
    }
    const Floats d = (high - low) / static_cast<float>(kMost);
    const Floats inverse = inverse_or_zero(d);
    round_to_half(unit, t, d, low);
    const Floats stored = load<Floats>(unit.scale + t * kLanes),
                 stored_low = load<Floats>(unit.min + t * kLanes);
    Floats levels[32];
    Floats error{};
    for (int i = 0; i < 32; ++i) {
        const Floats v = (tile.x[i] - low) * inverse + 0.5f;
        levels[i] = whole_part(clamp(v, 0.0f, static_cast<float>(kMost)));
        const Floats off = stored * levels[i] + stored_low - tile.x[i];
        error += off * off;
    }
    store_turned(unit, t, levels);
    store(unit.error + t * kLanes, error);
}

template <int kMost>
LOQUAT_INLINE void search_affine_block(Unit<32>& unit, int t) {
    const Affine found = search_affine<false>(unit.tiles[t], static_cast<float>(kMost), 21, -1.0f, 0.1f);
    round_to_half(unit, t, found.scale, found.low);
    const Floats stored = load<Floats>(unit.scale + t * kLanes), low = load<Floats>(unit.min + t * kLanes);
    store(unit.error + t * kLanes, store_affine(unit, t, stored, low, static_cast<float>(kMost)));
}

template <class B, int kMost, bool kPlain>
struct SymmetricBlocks {
    using Block = B;
    static constexpr int kGroup = 32;
    static constexpr int kSize = 32;

    static None encode(Unit<32>& unit) {
        for (int t = 0; t < unit.kTiles; ++t) {
            if constexpr (kPlain)
                round_symmetric<kMost>(unit, t);
            else
                search_symmetric_block<kMost>(unit, t);
        }
        return {};
    }

    static void pack(const Unit<32>& unit, None, int index, Block& block) {
        block.d = to_half_bits(unit.scale[index]);
        pack_nibbles(unit.q + index * kSize, block.qs);
        if constexpr (kMost > 8) pack_fifth_bits(unit.q + index * kSize, block.qh);
    }
};

template <class B, int kMost, bool kPlain>
struct AffineBlocks {
    using Block = B;
    static constexpr int kGroup = 32;
    static constexpr int kSize = 32;

    static None encode(Unit<32>& unit) {
        for (int t = 0; t < unit.kTiles; ++t) {
            if constexpr (kPlain)
                round_affine<kMost>(unit, t);
            else
                search_affine_block<kMost>(unit, t);
        }
        return {};
    }

    static void pack(const Unit<32>& unit, None, int index, Block& block) {
        block.d = to_half_bits(unit.scale[index]);
        block.m = to_half_bits(unit.min[index]);
        pack_nibbles(unit.q + index * kSize, block.qs);
        if constexpr (kMost > 15) pack_fifth_bits(unit.q + index * kSize, block.qh);
    }
};

/// At eight bits there is nothing to gain from importance.
struct Q8_0 {
    using Block = BlockQ8_0;
    static constexpr int kGroup = 32;
    static constexpr int kSize = 32;

    static None encode(Unit<32>& unit) {
        for (int t = 0; t < unit.kTiles; ++t) {
            const Tile<32>& tile = unit.tiles[t];
            const Floats d = magnitude(signed_extreme(tile)) / 127.0f;
            const Floats inverse = inverse_or_zero(d);
            round_to_half(unit, t, d, Floats{});
            const Floats stored = load<Floats>(unit.scale + t * kLanes);
            Floats codes[32];
            Floats error{};
            for (int i = 0; i < 32; ++i) {
                const Floats v = tile.x[i] * inverse;
                // Halves go away from zero; the number added is the largest below 0.5, so that nothing less
                // than a half does.
                const Floats whole = whole_part(smaller(magnitude(v) + 0.49999997f, splat<Floats>(127.5f)));
                const Floats level = v < 0.0f ? -whole : whole;
                codes[i] = level;
                const Floats off = stored * level - tile.x[i];
                error += off * off;
            }
            store_turned(unit, t, codes);
            store(unit.error + t * kLanes, error);
        }
        return {};
    }

    static void pack(const Unit<32>& unit, None, int index, Block& block) {
        block.d = to_half_bits(unit.scale[index]);
        __builtin_memcpy(block.qs, unit.q + index * kSize, sizeof block.qs);
    }
};

}  // namespace loquat::quantize::LOQUAT_ISA
