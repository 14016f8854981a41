// SPDX-License-Identifier: MIT
#pragma once

#include "engine/quantize/kernels/k_symmetric.h"

namespace loquat::quantize::LOQUAT_ISA {

struct Q3_K {
    using Block = BlockQ3_K;
    using Shape = SymmetricShape<WholeLevels<4>, 16, 32, 19, 9>;
    static constexpr int kGroup = 16;
    static constexpr int kSize = 256;

    static SignedSteps<Shape> encode(Unit<kGroup>& unit) { return encode_symmetric_unit<Shape>(unit); }

    static void pack(const Unit<kGroup>& unit, const SignedSteps<Shape>& steps, int index, Block& block) {
        const int first = index * Shape::kGroups;
        block.d = to_half_bits(steps.d[first]);
        pack_scales(steps.scale + first, block);
        pack_levels(unit.q + index * kSize, block);
    }

private:
    static void pack_scales(const float* scale, Block& block) {
        for (int i = 0; i < 12; ++i) block.scales[i] = 0;
        for (int g = 0; g < 16; ++g) {
            const int six_bits = static_cast<int>(scale[g]) + 32;
            block.scales[g % 8] |= static_cast<std::uint8_t>((six_bits & 15) << (4 * (g / 8)));
            block.scales[8 + g % 4] |= static_cast<std::uint8_t>((six_bits >> 4) << (2 * (g / 4)));
        }
    }

    static void pack_levels(const std::uint8_t* q, Block& block) {
        for (int l = 0; l < 32; ++l) {
            unsigned top = 0;
            for (int i = 0; i < 8; ++i) top |= static_cast<unsigned>(q[32 * i + l] >> 2) << i;
            block.hmask[l] = static_cast<std::uint8_t>(top);
        }
        for (int h = 0; h < 2; ++h) {
            for (int l = 0; l < 32; ++l) {
                const std::uint8_t* of = q + 128 * h + l;
                block.qs[32 * h + l] = static_cast<std::uint8_t>((of[0] & 3) | ((of[32] & 3) << 2) |
                                                                 ((of[64] & 3) << 4) | ((of[96] & 3) << 6));
            }
        }
    }
};

}  // namespace loquat::quantize::LOQUAT_ISA
