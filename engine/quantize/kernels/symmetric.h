// SPDX-License-Identifier: MIT
#pragma once

#include "engine/quantize/kernels/unit.h"

// Types without a minimum: x = scale * value, where the value is a level of the type (Levels).
namespace loquat::quantize::LOQUAT_ISA {

/// Whole numbers from -kMost to kMost - 1, stored with kMost added.
template <int kMost>
struct WholeLevels {
    static constexpr float kLowest = -kMost;
    static LOQUAT_INLINE Floats nearest(Floats v) {
        return round_to_integer(clamp(v, -static_cast<float>(kMost), static_cast<float>(kMost - 1)));
    }
    static LOQUAT_INLINE Floats code(Floats v) { return nearest(v) + static_cast<float>(kMost); }
};

/// The values of IQ4_NL and IQ4_XS, stored by their index.
struct Iq4Levels {
    static constexpr float kLowest = -127;
    static constexpr float kValues[16] = {-127, -104, -83, -65, -49, -35, -22, -10,
                                          1,    13,   25,  38,  53,  69,  89,  113};
    static constexpr float middle(int i) { return (kValues[i] + kValues[i + 1]) * 0.5f; }

    static LOQUAT_INLINE Floats nearest(Floats v) {
        Floats value = splat<Floats>(kValues[0]);
        for (int i = 0; i < 15; ++i) value = v > middle(i) ? splat<Floats>(kValues[i + 1]) : value;
        return value;
    }
    static LOQUAT_INLINE Floats code(Floats v) {
        Floats index{};
        for (int i = 0; i < 15; ++i) index = v > middle(i) ? splat<Floats>(static_cast<float>(i + 1)) : index;
        return index;
    }
};

struct Symmetric {
    Floats scale;
    Floats gain;  ///< by how much the error is less than that of zeros
};

template <class Levels, int N>
LOQUAT_INLINE Symmetric fit_symmetric(const Tile<N>& tile, Floats inverse) {
    Floats l2{}, lx{};
    for (int i = 0; i < N; ++i) {
        const Floats level = Levels::nearest(tile.x[i] * inverse);
        const Floats wl = tile.w[i] * level;
        l2 += wl * level;
        lx += wl * tile.x[i];
    }
    const Floats scale = lx * inverse_or_zero(l2);
    return {scale, scale * lx};
}

LOQUAT_INLINE void take_better(Symmetric& best, const Symmetric& other) {
    const auto better = other.gain > best.gain;
    best.scale = better ? other.scale : best.scale;
    best.gain = better ? other.gain : best.gain;
}

/// The value farthest from zero, with its sign; the first of equals.
template <int N>
LOQUAT_INLINE Floats signed_extreme(const Tile<N>& tile) {
    Floats extreme{};
    for (int i = 0; i < N; ++i) {
        extreme = magnitude(tile.x[i]) > magnitude(extreme) ? tile.x[i] : extreme;
    }
    return extreme;
}

/// Tries to let the extreme value meet levels around the lowest, then lets levels and scale settle.
template <class Levels, int N>
LOQUAT_INLINE Symmetric search_symmetric(const Tile<N>& tile, int n_tries, float first, float step) {
    const Floats inverse = inverse_or_zero(signed_extreme(tile));
    Symmetric best{Floats{}, Floats{}};
    for (int k = 0; k < n_tries; ++k) {
        const float level = Levels::kLowest + first + step * static_cast<float>(k);
        take_better(best, fit_symmetric<Levels>(tile, inverse * level));
    }
    for (int k = 0; k < 2; ++k) take_better(best, fit_symmetric<Levels>(tile, inverse_or_zero(best.scale)));
    return best;
}

/// The weighted error of this very scale.
template <class Levels, int N>
LOQUAT_INLINE Floats symmetric_error(const Tile<N>& tile, Floats scale) {
    const Floats inverse = inverse_or_zero(scale);
    Floats error{};
    for (int i = 0; i < N; ++i) {
        const Floats off = scale * Levels::nearest(tile.x[i] * inverse) - tile.x[i];
        error += tile.w[i] * off * off;
    }
    return error;
}

/// Settles the levels of tile t for this scale; returns the error, unweighted.
template <class Levels, int N>
LOQUAT_INLINE Floats store_symmetric(Unit<N>& unit, int t, Floats scale) {
    const Tile<N>& tile = unit.tiles[t];
    const Floats inverse = inverse_or_zero(scale);
    Floats codes[N];
    Floats error{};
    for (int i = 0; i < N; ++i) {
        const Floats v = tile.x[i] * inverse;
        codes[i] = Levels::code(v);
        const Floats off = scale * Levels::nearest(v) - tile.x[i];
        error += off * off;
    }
    store_turned(unit, t, codes);
    return error;
}

}  // namespace loquat::quantize::LOQUAT_ISA
