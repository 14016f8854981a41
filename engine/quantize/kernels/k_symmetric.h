// SPDX-License-Identifier: MIT
#pragma once

#include "engine/quantize/kernels/k_affine.h"
#include "engine/quantize/kernels/symmetric.h"

// Super-blocks of groups that have a scale, a small whole number with a sign, and no minimum: x = d steps
// value.
namespace loquat::quantize::LOQUAT_ISA {

template <class L, int N, int kSteps, int kTryCount, int kWidth>
struct SymmetricShape {
    using Levels = L;
    static constexpr int kGroup = N;
    static constexpr int kGroups = 256 / N;
    static constexpr float kLowest = -kSteps;  ///< steps are kLowest .. kHighest
    static constexpr float kHighest = kSteps - 1;
    static constexpr int kTries = kTryCount;  ///< levels tried for the extreme value: lowest -+ kWidth / 10
    static constexpr float kFirst = -kWidth * 0.1f;
    static constexpr float kStep = 2 * kWidth * 0.1f / (kTryCount - 1);
};

template <class Shape>
struct SignedSteps {
    static constexpr int kGroups = kUnit / Shape::kGroup;
    alignas(64) float scale[kGroups];
    alignas(64) float d[kGroups];
};

/// d such that the scale farthest from zero takes the lowest number of steps.
template <class Shape>
inline void choose_steps(const Unit<Shape::kGroup>& unit, SignedSteps<Shape>& steps) {
    for (int first = 0; first < steps.kGroups; first += Shape::kGroups) {
        float extreme = 0;
        for (int g = first; g < first + Shape::kGroups; ++g) {
            if (__builtin_fabsf(unit.scale[g]) > __builtin_fabsf(extreme)) extreme = unit.scale[g];
        }
        const float d = as_half(extreme / Shape::kLowest);
        const float inverse = inverse_or_zero(d);
        for (int g = first; g < first + Shape::kGroups; ++g) {
            const float v = unit.scale[g] * inverse;
            const float kept = v < Shape::kLowest    ? Shape::kLowest
                               : v > Shape::kHighest ? Shape::kHighest
                                                     : v;
            steps.d[g] = d;
            steps.scale[g] = static_cast<float>(static_cast<int>(kept + (kept < 0 ? -0.5f : 0.5f)));
        }
    }
}

template <class Shape>
LOQUAT_INLINE void try_neighbours(const Unit<Shape::kGroup>& unit, int t, SignedSteps<Shape>& steps) {
    const int g = t * kLanes;
    const Floats d = load<Floats>(steps.d + g), scale = load<Floats>(steps.scale + g);
    Floats best = scale, least = splat<Floats>(3e38f);
    for (int i = -1; i <= 1; ++i) {
        const Floats s = clamp(scale + static_cast<float>(i), Shape::kLowest, Shape::kHighest);
        const Floats error = symmetric_error<typename Shape::Levels>(unit.tiles[t], d * s);
        const auto better = error < least;
        least = better ? error : least;
        best = better ? s : best;
    }
    store(steps.scale + g, best);
}

/// With levels and steps settled, the d that loses least.
template <class Shape>
inline void refit_steps(const Unit<Shape::kGroup>& unit, SignedSteps<Shape>& steps) {
    alignas(64) float aa[steps.kGroups], xa[steps.kGroups];
    for (int t = 0; t < unit.kTiles; ++t) {
        const int g = t * kLanes;
        const Tile<Shape::kGroup>& tile = unit.tiles[t];
        const Floats a = load<Floats>(steps.scale + g);
        const Floats inverse = inverse_or_zero(load<Floats>(steps.d + g) * a);
        Floats l2{}, lx{};
        for (int i = 0; i < Shape::kGroup; ++i) {
            const Floats level = Shape::Levels::nearest(tile.x[i] * inverse);
            const Floats wl = tile.w[i] * level;
            l2 += wl * level;
            lx += wl * tile.x[i];
        }
        store(aa + g, a * a * l2);
        store(xa + g, a * lx);
    }
    for (int first = 0; first < steps.kGroups; first += Shape::kGroups) {
        float all = 0, met = 0;
        for (int g = first; g < first + Shape::kGroups; ++g) all += aa[g], met += xa[g];
        if (!(all > 0)) continue;
        const float d = as_half(met / all);
        for (int g = first; g < first + Shape::kGroups; ++g) steps.d[g] = d;
    }
}

/// Finds all that a unit stores: unit.q and the returned steps.
template <class Shape>
inline SignedSteps<Shape> encode_symmetric_unit(Unit<Shape::kGroup>& unit) {
    SignedSteps<Shape> steps;
    for (int t = 0; t < unit.kTiles; ++t) {
        const Symmetric found = search_symmetric<typename Shape::Levels>(unit.tiles[t], Shape::kTries,
                                                                         Shape::kFirst, Shape::kStep);
        store(unit.scale + t * kLanes, found.scale);
    }
    choose_steps(unit, steps);
    for (int t = 0; t < unit.kTiles; ++t) try_neighbours(unit, t, steps);
    refit_steps(unit, steps);
    for (int t = 0; t < unit.kTiles; ++t) {
        const int g = t * kLanes;
        const Floats scale = load<Floats>(steps.d + g) * load<Floats>(steps.scale + g);
        store(unit.error + g, store_symmetric<typename Shape::Levels>(unit, t, scale));
    }
    return steps;
}

}  // namespace loquat::quantize::LOQUAT_ISA
