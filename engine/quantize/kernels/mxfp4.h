// SPDX-License-Identifier: MIT
#pragma once

#include "engine/quantize/kernels/unit.h"

namespace loquat::quantize::LOQUAT_ISA {

/// Scales are powers of two only: those around what holds the largest value are tried.
struct MXFP4 {
    using Block = BlockMXFP4;
    static constexpr int kGroup = 32;
    static constexpr int kSize = 32;
    struct None {};

    static None encode(Unit<kGroup>& unit) {
        for (int t = 0; t < unit.kTiles; ++t) {
            const Floats exponent = search(unit.tiles[t]);
            store(unit.scale + t * kLanes, exponent);
            store(unit.error + t * kLanes, settle(unit, t, exponent));
        }
        return {};
    }

    static void pack(const Unit<kGroup>& unit, None, int index, Block& block) {
        block.e = static_cast<std::uint8_t>(unit.scale[index]);
        pack_nibbles(unit.q + index * kSize, block.qs);
    }

private:
    static constexpr float kMagnitudes[8] = {0, 1, 2, 3, 4, 6, 8, 12};
    static constexpr float middle(int i) { return (kMagnitudes[i] + kMagnitudes[i + 1]) * 0.5f; }

    static LOQUAT_INLINE Floats nearest_magnitude(Floats v) {
        Floats value{};
        for (int i = 0; i < 7; ++i) value = v > middle(i) ? splat<Floats>(kMagnitudes[i + 1]) : value;
        return value;
    }

    /// 2^(e - 128), for e in 2 .. 254: below that a value in use would be no normal float.
    static LOQUAT_INLINE Floats power(Floats e) {
        return reinterpret_cast<Floats>((__builtin_convertvector(e, Ints) - 1) << 23);
    }

    static Floats search(const Tile<kGroup>& tile) {
        Floats extreme{};
        for (int i = 0; i < kGroup; ++i) extreme = larger(extreme, magnitude(tile.x[i]));
        const Floats highest = __builtin_convertvector((reinterpret_cast<Ints>(extreme) >> 23) & 255, Floats);
        Floats best = splat<Floats>(2.0f), least = splat<Floats>(3e38f);
        for (int below = 3; below >= 0; --below) {  // 12 steps of the first would hold less than the extreme
            const Floats e = clamp(highest - static_cast<float>(below), 2.0f, 254.0f);
            const Floats step = power(e), inverse = 1.0f / step;
            Floats error{};
            for (int i = 0; i < kGroup; ++i) {
                const Floats v = magnitude(tile.x[i]);
                const Floats off = nearest_magnitude(v * inverse) * step - v;
                error += tile.w[i] * off * off;
            }
            const auto better = error < least;
            least = better ? error : least;
            best = better ? e : best;
        }
        return best;
    }

    static Floats settle(Unit<kGroup>& unit, int t, Floats exponent) {
        const Floats step = power(exponent), inverse = 1.0f / step;
        Floats codes[kGroup];
        Floats error{};
        for (int i = 0; i < kGroup; ++i) {
            const Floats x = unit.tiles[t].x[i];
            const Floats v = magnitude(x) * inverse;
            Floats code{};
            for (int k = 0; k < 7; ++k)
                code = v > middle(k) ? splat<Floats>(static_cast<float>(k + 1)) : code;
            codes[i] = x < 0.0f ? code + 8.0f : code;
            const Floats off = nearest_magnitude(v) * step - magnitude(x);
            error += off * off;
        }
        store_turned(unit, t, codes);
        return error;
    }
};

}  // namespace loquat::quantize::LOQUAT_ISA
