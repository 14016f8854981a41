// SPDX-License-Identifier: MIT
#pragma once

#include "engine/backend/backend.h"
#include "engine/backend/cpu/kernels/rows.h"

// Attention page by page with a running maximum (arXiv:2205.14135): scores of a page never leave the cache.
namespace loquat::cpu::LOQUAT_ISA {

/// to[r] (+)= x[r] . b for all rows; b: (n, width) halves; width is a multiple of kHeadPadding.
template <bool kAdd, int kRows>
LOQUAT_INLINE void multiply_halves_rows(const float* x, std::size_t x_stride, const Half* b, int width, int n,
                                        float* to) {
    constexpr int kColumns = kHeadPadding / kLanes;
    for (int c = 0; c < width; c += kHeadPadding) {
        Floats total[kRows][kColumns] = {};
        accumulate_product(x, x_stride, b + c, width, n, total);
        for (int r = 0; r < kRows; ++r) {
            for (int i = 0; i < kColumns; ++i) {
                float* out = to + r * width + c + i * kLanes;
                store(out, kAdd ? load<Floats>(out) + total[r][i] : total[r][i]);
            }
        }
    }
}

template <bool kAdd>
LOQUAT_INLINE void multiply_halves(const float* x, std::size_t x_stride, int n_rows, const Half* b, int width,
                                   int n, float* to) {
    constexpr int kRows = kTileRows;
    int r = 0;
    for (; r + kRows <= n_rows; r += kRows) {
        multiply_halves_rows<kAdd, kRows>(x + r * x_stride, x_stride, b, width, n, to + r * width);
    }
    for (; r + 2 <= n_rows; r += 2) {
        multiply_halves_rows<kAdd, 2>(x + r * x_stride, x_stride, b, width, n, to + r * width);
    }
    for (; r < n_rows; ++r) {
        multiply_halves_rows<kAdd, 1>(x + r * x_stride, x_stride, b, width, n, to + r * width);
    }
}

LOQUAT_INLINE Ints lane_numbers() {
    Ints v{};
    for (int i = 0; i < kLanes; ++i) v[i] = i;
    return v;
}

/// Turns the first `seen` scores of a page into weights relative to the new maximum (the rest to 0) and
/// brings what was gathered so far to the same measure.
LOQUAT_INLINE void soften(float* scores, int seen, float& maximum, float& total, float* out, int width) {
    const Ints lane = lane_numbers();
    constexpr float kNothing = -__builtin_inff();
    Floats most = splat<Floats>(maximum);
    for (int i = 0; i < kKvPageTokens; i += kLanes) {
        const Floats s = lane + i < seen ? load<Floats>(scores + i) : Floats{} + kNothing;
        store(scores + i, s);
        most = larger(most, s);
    }
    const float now = largest(most);
    Floats added{};
    for (int i = 0; i < kKvPageTokens; i += kLanes) {
        const Floats weight = lane + i < seen ? exp2(load<Floats>(scores + i) - now) : Floats{};
        store(scores + i, weight);
        added += weight;
    }
    const float factor = exp2(splat<Floats>(maximum - now))[0];
    total = (maximum == kNothing ? 0.0f : total * factor) + sum(added);
    if (factor != 1.0f) {
        for (int i = 0; i < width; i += kLanes) store(out + i, load<Floats>(out + i) * factor);
    }
    maximum = now;
}

inline void attend(const AttentionBlock& block) {
    const int n_queries = block.n_rows * block.group;
    const int width = block.padded_head_dim;
    float* queries = block.scratch;
    float* scores = queries + static_cast<std::size_t>(n_queries) * block.head_dim;
    // exp2 is cheaper than exp, so the change of base goes into the scale.
    const float scale = block.scale * 1.44269504f;
    int longest = 0;
    for (int i = 0; i < n_queries; ++i) {
        const float* q = block.q + (i / block.group) * block.q_stride + (i % block.group) * block.head_dim;
        for (int d = 0; d < block.head_dim; ++d) queries[i * block.head_dim + d] = q[d] * scale;
        for (int d = 0; d < width; ++d) block.out[i * width + d] = 0.0f;
        block.maximum[i] = -__builtin_inff();
        block.total[i] = 0.0f;
        const int limit = block.limits[i / block.group];
        if (limit > longest) longest = limit;
    }
    int position = block.first_position;
    for (int p = 0; p < block.n_pages && position < longest; ++p, position += kKvPageTokens) {
        const std::size_t page = static_cast<std::size_t>(block.pages[p]) * block.page_stride;
        const auto* keys = reinterpret_cast<const Half*>(block.keys + page);
        const auto* values = reinterpret_cast<const Half*>(block.values + page);
        multiply_halves<false>(queries, block.head_dim, n_queries, keys, kKvPageTokens, block.head_dim,
                               scores);
        for (int i = 0; i < n_queries; ++i) {
            const int seen = block.limits[i / block.group] - position;
            float* row = scores + i * kKvPageTokens;
            if (seen > 0) {
                soften(row, seen, block.maximum[i], block.total[i], block.out + i * width, width);
            } else {
                for (int t = 0; t < kKvPageTokens; ++t) row[t] = 0.0f;
            }
        }
        const int used = longest - position < kKvPageTokens ? longest - position : kKvPageTokens;
        multiply_halves<true>(scores, kKvPageTokens, n_queries, values, width, used, block.out);
    }
}

}  // namespace loquat::cpu::LOQUAT_ISA
