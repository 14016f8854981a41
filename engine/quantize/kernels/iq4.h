// SPDX-License-Identifier: MIT
#pragma once

#include "engine/quantize/kernels/k_symmetric.h"

namespace loquat::quantize::LOQUAT_ISA {

struct IQ4_XS {
    using Block = BlockIQ4_XS;
    using Shape = SymmetricShape<Iq4Levels, 32, 32, 19, 160>;
    static constexpr int kGroup = 32;
    static constexpr int kSize = 256;

    static SignedSteps<Shape> encode(Unit<kGroup>& unit) { return encode_symmetric_unit<Shape>(unit); }

    static void pack(const Unit<kGroup>& unit, const SignedSteps<Shape>& steps, int index, Block& block) {
        const int first = index * Shape::kGroups;
        block.d = to_half_bits(steps.d[first]);
        unsigned high = 0;
        for (int g = 0; g < 8; g += 2) {
            const int a = static_cast<int>(steps.scale[first + g]) + 32;
            const int b = static_cast<int>(steps.scale[first + g + 1]) + 32;
            block.scales_l[g / 2] = static_cast<std::uint8_t>((a & 15) | ((b & 15) << 4));
            high |= static_cast<unsigned>((a >> 4) | ((b >> 4) << 2)) << (2 * g);
        }
        block.scales_h = static_cast<std::uint16_t>(high);
        for (int g = 0; g < 8; ++g) pack_nibbles(unit.q + index * kSize + 32 * g, block.qs + 16 * g);
    }
};

/// One half-precision scale for each block of 32, no steps.
struct IQ4_NL {
    using Block = BlockIQ4_NL;
    static constexpr int kGroup = 32;
    static constexpr int kSize = 32;
    struct None {};

    static None encode(Unit<kGroup>& unit) {
        for (int t = 0; t < unit.kTiles; ++t) {
            float* scale = unit.scale + t * kLanes;
            store(scale, search_symmetric<Iq4Levels>(unit.tiles[t], 19, -16.0f, 2.0f).scale);
            for (int l = 0; l < kLanes; ++l) scale[l] = as_half(scale[l]);
            store(unit.error + t * kLanes, store_symmetric<Iq4Levels>(unit, t, load<Floats>(scale)));
        }
        return {};
    }

    static void pack(const Unit<kGroup>& unit, None, int index, Block& block) {
        block.d = to_half_bits(unit.scale[index]);
        pack_nibbles(unit.q + index * kSize, block.qs);
    }
};

}  // namespace loquat::quantize::LOQUAT_ISA
