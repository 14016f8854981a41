// SPDX-License-Identifier: MIT
#pragma once

#include "engine/quantize/kernels/unit.h"

// Types with a minimum: x = scale * level + low, level = 0 .. most.
namespace loquat::quantize::LOQUAT_ISA {

struct Affine {
    Floats scale, low, error;
};

LOQUAT_INLINE void take_better(Affine& best, const Affine& other) {
    const auto better = other.error < best.error;
    best.scale = better ? other.scale : best.scale;
    best.low = better ? other.low : best.low;
    best.error = better ? other.error : best.error;
}

/// The levels nearest to (x - low) * inverse, and for these the scale and low that lose least.
/// kNegativeLow: low may not be above 0.
template <bool kNegativeLow, int N>
LOQUAT_INLINE Affine fit_affine(const Tile<N>& tile, Floats inverse, Floats low, float most) {
    Floats l1{}, l2{}, lx{};
    for (int i = 0; i < N; ++i) {
        const Floats level = round_to_integer(clamp((tile.x[i] - low) * inverse, 0.0f, most));
        const Floats wl = tile.w[i] * level;
        l1 += wl;
        l2 += wl * level;
        lx += wl * tile.x[i];
    }
    const Floats inverse_det = inverse_or_zero(tile.sum_w * l2 - l1 * l1);
    Affine fit;
    fit.scale = (tile.sum_w * lx - tile.sum_wx * l1) * inverse_det;
    fit.low = (l2 * tile.sum_wx - l1 * lx) * inverse_det;
    if constexpr (kNegativeLow) {
        const auto above = fit.low > 0.0f;
        fit.scale = above ? lx * inverse_or_zero(l2) : fit.scale;
        fit.low = above ? Floats{} : fit.low;
    }
    fit.scale = larger(fit.scale, Floats{});
    fit.error = tile.sum_wx2 + fit.scale * fit.scale * l2 + fit.low * fit.low * tile.sum_w +
                2.0f * (fit.scale * fit.low * l1 - fit.scale * lx - fit.low * tile.sum_wx);
    return fit;
}

/// Tries ranges a little narrower and wider than that of the values, then lets levels and scale settle.
template <bool kNegativeLow, int N>
LOQUAT_INLINE Affine search_affine(const Tile<N>& tile, float most, int n_tries, float first, float step) {
    Floats low = tile.x[0], high = tile.x[0];
    for (int i = 1; i < N; ++i) {
        low = smaller(low, tile.x[i]);
        high = larger(high, tile.x[i]);
    }
    if constexpr (kNegativeLow) low = smaller(low, Floats{});
    const Floats inverse_range = inverse_or_zero(high - low);
    Affine best{(high - low) * (1.0f / most), low, splat<Floats>(3e38f)};
    for (int k = 0; k < n_tries; ++k) {
        const float width = most + first + step * static_cast<float>(k);
        take_better(best, fit_affine<kNegativeLow>(tile, inverse_range * width, low, most));
    }
    for (int k = 0; k < 3; ++k) {
        take_better(best, fit_affine<kNegativeLow>(tile, inverse_or_zero(best.scale), best.low, most));
    }
    return best;
}

/// The weighted error of these very scales.
template <int N>
LOQUAT_INLINE Floats affine_error(const Tile<N>& tile, Floats scale, Floats low, float most) {
    const Floats inverse = inverse_or_zero(scale);
    Floats error{};
    for (int i = 0; i < N; ++i) {
        const Floats level = round_to_integer(clamp((tile.x[i] - low) * inverse, 0.0f, most));
        const Floats off = scale * level + low - tile.x[i];
        error += tile.w[i] * off * off;
    }
    return error;
}

/// Settles the levels of tile t for these scales; returns the error, unweighted.
template <int N>
LOQUAT_INLINE Floats store_affine(Unit<N>& unit, int t, Floats scale, Floats low, float most) {
    const Tile<N>& tile = unit.tiles[t];
    const Floats inverse = inverse_or_zero(scale);
    Floats levels[N];
    Floats error{};
    for (int i = 0; i < N; ++i) {
        levels[i] = round_to_integer(clamp((tile.x[i] - low) * inverse, 0.0f, most));
        const Floats off = scale * levels[i] + low - tile.x[i];
        error += off * off;
    }
    store_turned(unit, t, levels);
    return error;
}

}  // namespace loquat::quantize::LOQUAT_ISA
