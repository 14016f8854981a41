// SPDX-License-Identifier: MIT
#pragma once

#include "engine/quantize/kernels/k_affine.h"

namespace loquat::quantize::LOQUAT_ISA {

struct Q2_K {
    using Block = BlockQ2_K;
    using Shape = AffineShape<16, 4, 16>;
    static constexpr int kGroup = 16;
    static constexpr int kSize = 256;

    static Steps<Shape> encode(Unit<kGroup>& unit) { return encode_affine_unit<Shape>(unit); }

    static void pack(const Unit<kGroup>& unit, const Steps<Shape>& steps, int index, Block& block) {
        const int first = index * Shape::kGroups;
        const std::uint8_t* q = unit.q + index * kSize;
        block.d = to_half_bits(steps.d[first]);
        block.dmin = to_half_bits(steps.dmin[first]);
        for (int g = 0; g < 16; ++g) {
            block.scales[g] = static_cast<std::uint8_t>(static_cast<int>(steps.scale[first + g]) |
                                                        (static_cast<int>(steps.min[first + g]) << 4));
        }
        for (int h = 0; h < 2; ++h) {
            for (int l = 0; l < 32; ++l) {
                const std::uint8_t* of = q + 128 * h + l;
                block.qs[32 * h + l] =
                    static_cast<std::uint8_t>(of[0] | (of[32] << 2) | (of[64] << 4) | (of[96] << 6));
            }
        }
    }
};

}  // namespace loquat::quantize::LOQUAT_ISA
