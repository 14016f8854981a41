// SPDX-License-Identifier: MIT
#pragma once

#include "engine/quantize/kernels/k_affine.h"

namespace loquat::quantize::LOQUAT_ISA {

/// The scales and mins of eight groups, six bits each, as unpack_scale_min() reads them.
inline void pack_scale_mins(const float* scale, const float* min, std::uint8_t* to) {
    for (int g = 0; g < 4; ++g) {
        to[g] = static_cast<std::uint8_t>(scale[g]);
        to[g + 4] = static_cast<std::uint8_t>(min[g]);
    }
    for (int g = 4; g < 8; ++g) {
        const int s = static_cast<int>(scale[g]), m = static_cast<int>(min[g]);
        to[g + 4] = static_cast<std::uint8_t>((s & 15) | ((m & 15) << 4));
        to[g - 4] |= static_cast<std::uint8_t>((s >> 4) << 6);
        to[g] |= static_cast<std::uint8_t>((m >> 4) << 6);
    }
}

/// The low four bits of each element.
inline void pack_low_bits(const std::uint8_t* q, std::uint8_t* qs) {
    for (int p = 0; p < 4; ++p) {
        for (int l = 0; l < 32; ++l) {
            qs[32 * p + l] =
                static_cast<std::uint8_t>((q[64 * p + l] & 15) | ((q[64 * p + 32 + l] & 15) << 4));
        }
    }
}

struct Q4_K {
    using Block = BlockQ4_K;
    using Shape = AffineShape<32, 16, 64>;
    static constexpr int kGroup = 32;
    static constexpr int kSize = 256;

    static Steps<Shape> encode(Unit<kGroup>& unit) { return encode_affine_unit<Shape>(unit); }

    static void pack(const Unit<kGroup>& unit, const Steps<Shape>& steps, int index, Block& block) {
        const int first = index * Shape::kGroups;
        block.d = to_half_bits(steps.d[first]);
        block.dmin = to_half_bits(steps.dmin[first]);
        pack_scale_mins(steps.scale + first, steps.min + first, block.scales);
        pack_low_bits(unit.q + index * kSize, block.qs);
    }
};

struct Q5_K {
    using Block = BlockQ5_K;
    using Shape = AffineShape<32, 32, 64>;
    static constexpr int kGroup = 32;
    static constexpr int kSize = 256;

    static Steps<Shape> encode(Unit<kGroup>& unit) { return encode_affine_unit<Shape>(unit); }

    static void pack(const Unit<kGroup>& unit, const Steps<Shape>& steps, int index, Block& block) {
        const int first = index * Shape::kGroups;
        const std::uint8_t* q = unit.q + index * kSize;
        block.d = to_half_bits(steps.d[first]);
        block.dmin = to_half_bits(steps.dmin[first]);
        pack_scale_mins(steps.scale + first, steps.min + first, block.scales);
        pack_low_bits(q, block.qs);
        for (int l = 0; l < 32; ++l) {
            unsigned top = 0;
            for (int g = 0; g < 8; ++g) top |= static_cast<unsigned>(q[32 * g + l] >> 4) << g;
            block.qh[l] = static_cast<std::uint8_t>(top);
        }
    }
};

}  // namespace loquat::quantize::LOQUAT_ISA
