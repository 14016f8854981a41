// SPDX-License-Identifier: MIT
#pragma once

#include "engine/quantize/kernels/k_symmetric.h"

namespace loquat::quantize::LOQUAT_ISA {

struct Q6_K {
    using Block = BlockQ6_K;
    using Shape = SymmetricShape<WholeLevels<32>, 16, 128, 9, 8>;
    static constexpr int kGroup = 16;
    static constexpr int kSize = 256;

    static SignedSteps<Shape> encode(Unit<kGroup>& unit) { return encode_symmetric_unit<Shape>(unit); }

    static void pack(const Unit<kGroup>& unit, const SignedSteps<Shape>& steps, int index, Block& block) {
        const int first = index * Shape::kGroups;
        const std::uint8_t* q = unit.q + index * kSize;
        block.d = to_half_bits(steps.d[first]);
        for (int g = 0; g < 16; ++g) block.scales[g] = static_cast<std::int8_t>(steps.scale[first + g]);
        for (int h = 0; h < 2; ++h) {
            for (int l = 0; l < 32; ++l) {
                const std::uint8_t* of = q + 128 * h + l;
                block.ql[64 * h + l] = static_cast<std::uint8_t>((of[0] & 15) | ((of[64] & 15) << 4));
                block.ql[64 * h + 32 + l] = static_cast<std::uint8_t>((of[32] & 15) | ((of[96] & 15) << 4));
                block.qh[32 * h + l] = static_cast<std::uint8_t>((of[0] >> 4) | ((of[32] >> 4) << 2) |
                                                                 ((of[64] >> 4) << 4) | ((of[96] >> 4) << 6));
            }
        }
    }
};

}  // namespace loquat::quantize::LOQUAT_ISA
