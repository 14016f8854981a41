// SPDX-License-Identifier: MIT
#pragma once

#include "engine/quantize/kernels/affine.h"

// Super-blocks of groups that have a scale and a minimum, both small whole numbers:
// x = d steps q - dmin min_steps.
namespace loquat::quantize::LOQUAT_ISA {

/// What a super-block type of this kind is made of.
template <int N, int kLevels, int kSteps>
struct AffineShape {
    static constexpr int kGroup = N;             ///< elements of a group
    static constexpr float kMost = kLevels - 1;  ///< levels are 0 .. kMost
    static constexpr float kMostSteps = kSteps - 1;
    static constexpr int kGroups = 256 / N;  ///< of a super-block
    static constexpr int kTries = kLevels < 8 ? 15 : 12;
    static constexpr float kFirst = kLevels < 8 ? -0.7f : -1.0f;  ///< tried widths: kMost + kFirst + k kStep
    static constexpr float kStep = kLevels < 8 ? 0.1f : 0.15f;
};

/// The scales of the groups of a unit in steps, and what a step is worth in the super-block of each group.
template <class Shape>
struct Steps {
    static constexpr int kGroups = kUnit / Shape::kGroup;
    alignas(64) float scale[kGroups];
    alignas(64) float min[kGroups];
    alignas(64) float d[kGroups];
    alignas(64) float dmin[kGroups];
};

/// Sums over a group with its present levels, of which the best d and dmin of a super-block follow.
template <class Shape>
struct StepSums {
    static constexpr int kGroups = kUnit / Shape::kGroup;
    alignas(64) float aa[kGroups], ab[kGroups], bb[kGroups], xa[kGroups], xb[kGroups];
};

LOQUAT_INLINE float whole_steps(float v, float inverse, float most) {
    const float steps = v * inverse;
    return static_cast<float>(static_cast<int>((steps < 0 ? 0 : steps > most ? most : steps) + 0.5f));
}

LOQUAT_INLINE float as_half(float v) {
    return f16_to_f32(to_half_bits(v));
}

/// d and dmin such that the greatest scale and minimum just fit, and all scales in these steps.
template <class Shape>
inline void choose_steps(const Unit<Shape::kGroup>& unit, Steps<Shape>& steps) {
    for (int first = 0; first < Steps<Shape>::kGroups; first += Shape::kGroups) {
        float scale = 0, min = 0;
        for (int g = first; g < first + Shape::kGroups; ++g) {
            scale = larger(scale, unit.scale[g]);
            min = larger(min, unit.min[g]);
        }
        const float d = as_half(scale / Shape::kMostSteps);
        const float dmin = as_half(min / Shape::kMostSteps);
        for (int g = first; g < first + Shape::kGroups; ++g) {
            steps.d[g] = d;
            steps.dmin[g] = dmin;
            steps.scale[g] = whole_steps(unit.scale[g], inverse_or_zero(d), Shape::kMostSteps);
            steps.min[g] = whole_steps(unit.min[g], inverse_or_zero(dmin), Shape::kMostSteps);
        }
    }
}

/// Rounding to steps moves each scale off its best: looks whether a step up or down, of both, loses less.
template <class Shape>
LOQUAT_INLINE void try_neighbours(const Unit<Shape::kGroup>& unit, int t, Steps<Shape>& steps) {
    const int g = t * kLanes;
    const Floats d = load<Floats>(steps.d + g), dmin = load<Floats>(steps.dmin + g);
    const Floats scale = load<Floats>(steps.scale + g), min = load<Floats>(steps.min + g);
    Floats best_scale = scale, best_min = min, least = splat<Floats>(3e38f);
    for (int i = -1; i <= 1; ++i) {
        const Floats s = clamp(scale + static_cast<float>(i), 0.0f, Shape::kMostSteps);
        for (int k = -1; k <= 1; ++k) {
            const Floats m = clamp(min + static_cast<float>(k), 0.0f, Shape::kMostSteps);
            const Floats error = affine_error(unit.tiles[t], d * s, -(dmin * m), Shape::kMost);
            const auto better = error < least;
            least = better ? error : least;
            best_scale = better ? s : best_scale;
            best_min = better ? m : best_min;
        }
    }
    store(steps.scale + g, best_scale);
    store(steps.min + g, best_min);
}

template <class Shape>
LOQUAT_INLINE void sum_steps(const Unit<Shape::kGroup>& unit, int t, const Steps<Shape>& steps,
                             StepSums<Shape>& sums) {
    const int g = t * kLanes;
    const Tile<Shape::kGroup>& tile = unit.tiles[t];
    const Floats a = load<Floats>(steps.scale + g), b = load<Floats>(steps.min + g);
    const Floats inverse = inverse_or_zero(load<Floats>(steps.d + g) * a);
    const Floats low = -(load<Floats>(steps.dmin + g) * b);
    Floats l1{}, l2{}, lx{};
    for (int i = 0; i < Shape::kGroup; ++i) {
        const Floats level = round_to_integer(clamp((tile.x[i] - low) * inverse, 0.0f, Shape::kMost));
        const Floats wl = tile.w[i] * level;
        l1 += wl;
        l2 += wl * level;
        lx += wl * tile.x[i];
    }
    store(sums.aa + g, a * a * l2);
    store(sums.ab + g, a * b * l1);
    store(sums.bb + g, b * b * tile.sum_w);
    store(sums.xa + g, a * lx);
    store(sums.xb + g, b * tile.sum_wx);
}

/// With levels and steps settled, the d and dmin that lose least.
template <class Shape>
inline void refit_steps(const StepSums<Shape>& sums, Steps<Shape>& steps) {
    for (int first = 0; first < Steps<Shape>::kGroups; first += Shape::kGroups) {
        float aa = 0, ab = 0, bb = 0, xa = 0, xb = 0;
        for (int g = first; g < first + Shape::kGroups; ++g) {
            aa += sums.aa[g];
            ab += sums.ab[g];
            bb += sums.bb[g];
            xa += sums.xa[g];
            xb += sums.xb[g];
        }
        const float det = aa * bb - ab * ab;
        float d = steps.d[first], dmin = steps.dmin[first];
        if (det > 1e-6f * aa * bb) {
            const float new_d = (xa * bb - xb * ab) / det, new_dmin = (xa * ab - xb * aa) / det;
            if (new_d > 0 && new_dmin > 0) d = as_half(new_d), dmin = as_half(new_dmin);
        } else if (bb == 0 && aa > 0 && xa > 0) {
            d = as_half(xa / aa);
        }
        for (int g = first; g < first + Shape::kGroups; ++g) steps.d[g] = d, steps.dmin[g] = dmin;
    }
}

/// Finds all that a unit stores: unit.q and the returned steps.
template <class Shape>
inline Steps<Shape> encode_affine_unit(Unit<Shape::kGroup>& unit) {
    Steps<Shape> steps;
    StepSums<Shape> sums;
    for (int t = 0; t < unit.kTiles; ++t) {
        const Affine found =
            search_affine<true>(unit.tiles[t], Shape::kMost, Shape::kTries, Shape::kFirst, Shape::kStep);
        store(unit.scale + t * kLanes, found.scale);
        store(unit.min + t * kLanes, -found.low);
    }
    choose_steps(unit, steps);
    for (int t = 0; t < unit.kTiles; ++t) {
        try_neighbours(unit, t, steps);
        sum_steps(unit, t, steps, sums);
    }
    refit_steps(sums, steps);
    for (int t = 0; t < unit.kTiles; ++t) {
        const int g = t * kLanes;
        const Floats scale = load<Floats>(steps.d + g) * load<Floats>(steps.scale + g);
        const Floats low = -(load<Floats>(steps.dmin + g) * load<Floats>(steps.min + g));
        store(unit.error + g, store_affine(unit, t, scale, low, Shape::kMost));
    }
    return steps;
}

}  // namespace loquat::quantize::LOQUAT_ISA
