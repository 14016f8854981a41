// SPDX-License-Identifier: MIT
#pragma once

#include "engine/quantize/kernels/blocks32.h"
#include "engine/quantize/kernels/iq4.h"
#include "engine/quantize/kernels/mxfp4.h"
#include "engine/quantize/kernels/q2_k.h"
#include "engine/quantize/kernels/q3_k.h"
#include "engine/quantize/kernels/q4_k.h"
#include "engine/quantize/kernels/q6_k.h"

namespace loquat::quantize::LOQUAT_ISA {

/// 1 / mean of what counts; 1 when nothing does.
inline float inverse_mean(const float* importance, std::size_t n) {
    double sum = 0;
    for (std::size_t i = 0; importance && i < n; ++i) {
        const float v = importance[i];
        sum += v > 0 && v < 3e38f ? static_cast<double>(v) : 0.0;
    }
    return sum > 0 ? static_cast<float>(static_cast<double>(n) / sum) : 1.0f;
}

/// A row in type F, unit by unit.
template <class F>
RowLoss quantize_as(const float* x, const float* importance, std::size_t n, void* dst) {
    Unit<F::kGroup> unit;
    RowLoss loss;
    const float scale = inverse_mean(importance, n);
    auto* to = static_cast<unsigned char*>(dst);
    for (std::size_t at = 0; at < n; at += kUnit) {
        const std::size_t left = n - at;
        load_unit(unit, x + at, importance ? importance + at : nullptr, left, scale);
        const auto steps = F::encode(unit);
        const int n_here = static_cast<int>(left < kUnit ? left : kUnit);
        for (int i = 0; i < n_here / F::kSize; ++i, to += sizeof(typename F::Block)) {
            typename F::Block block{};
            F::pack(unit, steps, i, block);
            __builtin_memcpy(to, &block, sizeof block);
        }
        for (int g = 0; g < n_here / F::kGroup; ++g) loss.squared_error += static_cast<double>(unit.error[g]);
        for (int t = 0; t < unit.kTiles; ++t) {
            Floats squares{};
            for (int i = 0; i < F::kGroup; ++i) squares += unit.tiles[t].x[i] * unit.tiles[t].x[i];
            for (int l = 0; l < kLanes; ++l) loss.sum_of_squares += static_cast<double>(squares[l]);
        }
    }
    return loss;
}

template <template <class, int, bool> class Blocks, class B, int kMost>
RowLoss quantize_blocks(const float* x, const float* importance, std::size_t n, void* dst) {
    if (importance) return quantize_as<Blocks<B, kMost, false>>(x, importance, n, dst);
    return quantize_as<Blocks<B, kMost, true>>(x, nullptr, n, dst);
}

inline RowLoss quantize_any(DType type, const float* x, const float* importance, std::size_t n, void* dst) {
    switch (type) {
        case DType::kQ4_0:
            return quantize_blocks<SymmetricBlocks, BlockQ4_0, 8>(x, importance, n, dst);
        case DType::kQ4_1:
            return quantize_blocks<AffineBlocks, BlockQ4_1, 15>(x, importance, n, dst);
        case DType::kQ5_0:
            return quantize_blocks<SymmetricBlocks, BlockQ5_0, 16>(x, importance, n, dst);
        case DType::kQ5_1:
            return quantize_blocks<AffineBlocks, BlockQ5_1, 31>(x, importance, n, dst);
        case DType::kQ8_0:
            return quantize_as<Q8_0>(x, nullptr, n, dst);
        case DType::kQ2_K:
            return quantize_as<Q2_K>(x, importance, n, dst);
        case DType::kQ3_K:
            return quantize_as<Q3_K>(x, importance, n, dst);
        case DType::kQ4_K:
            return quantize_as<Q4_K>(x, importance, n, dst);
        case DType::kQ5_K:
            return quantize_as<Q5_K>(x, importance, n, dst);
        case DType::kQ6_K:
            return quantize_as<Q6_K>(x, importance, n, dst);
        case DType::kIQ4_NL:
            return quantize_as<IQ4_NL>(x, importance, n, dst);
        case DType::kIQ4_XS:
            return quantize_as<IQ4_XS>(x, importance, n, dst);
        case DType::kMXFP4:
            return quantize_as<MXFP4>(x, importance, n, dst);
        default:
            return {};
    }
}

inline void halves_to_floats(const void* from, float* to, std::size_t n) {
    const auto* halves = static_cast<const Half*>(from);
    std::size_t i = 0;
    for (; i + kLanes <= n; i += kLanes) store(to + i, load_floats(halves + i));
    for (; i < n; ++i) to[i] = f16_to_f32(static_cast<std::uint16_t>(load<Half>(halves + i)));
}

inline void floats_to_halves(const float* from, void* to, std::size_t n) {
    auto* halves = static_cast<Half*>(to);
    std::size_t i = 0;
    for (; i + kLanes <= n; i += kLanes) store_halves(halves + i, load<Floats>(from + i));
    for (; i < n; ++i) store(halves + i, f32_to_f16(from[i]));
}

constexpr QuantizeKernels make_table(std::string_view key) {
    return {key, quantize_any, halves_to_floats, floats_to_halves};
}

}  // namespace loquat::quantize::LOQUAT_ISA
