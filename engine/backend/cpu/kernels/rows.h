// SPDX-License-Identifier: MIT
#pragma once

#include "engine/backend/cpu/kernels/float_matmul.h"

// Operations on single rows.
namespace loquat::cpu::LOQUAT_ISA {

/// Calls body(i, count) for each vector of a row; count < kLanes for the last one only.
template <class F>
LOQUAT_INLINE void for_vectors(int n, F body) {
    int i = 0;
    for (; i + kLanes <= n; i += kLanes) body(i, kLanes);
    if (i < n) body(i, n - i);
}

LOQUAT_INLINE Floats load_up_to(const float* from, int count) {
    return count == kLanes ? load<Floats>(from) : load_first(from, count);
}

/// KernelTable::quantize: round(x / scale) with scale = max |x| / 127 per 32.
inline void quantize(const float* x, int n, int panel, std::int8_t* quants, float* scales, float* sums32,
                     float* sums16) {
    constexpr int kVectors = 32 / kLanes;
    for (int g = 0; g < n / 32; ++g, x += 32) {
        Floats v[kVectors];
        Floats most{};
        for (int i = 0; i < kVectors; ++i) {
            v[i] = load<Floats>(x + i * kLanes);
            most = larger(most, larger(v[i], -v[i]));
        }
        const float scale = largest(most) / 127.0f;
        const float inverse = scale > 0.0f ? 1.0f / scale : 0.0f;
        std::int8_t group[32];
        Floats halves[2] = {};
        for (int i = 0; i < kVectors; ++i) {
            const Floats q = round_to_integer(v[i] * inverse);
            halves[i / (kVectors / 2)] += q;
            using Narrow = Vector<std::int8_t, kLanes>;
            store(group + i * kLanes, __builtin_convertvector(__builtin_convertvector(q, Ints), Narrow));
        }
        for (int i = 0; i < 8; ++i, quants += 4 * panel) __builtin_memcpy(quants, group + 4 * i, 4);
        const float sum0 = sum(halves[0]) * scale;
        const float sum1 = sum(halves[1]) * scale;
        scales[g * panel] = scale;
        sums16[2 * g * panel] = sum0;
        sums16[(2 * g + 1) * panel] = sum1;
        sums32[g * panel] = sum0 + sum1;
    }
}

inline void rms_norm(const float* x, const float* weight, int n, float eps, float* out) {
    Floats squares{};
    for_vectors(n, [&](int i, int count) LOQUAT_ALWAYS {
        const Floats v = load_up_to(x + i, count);
        squares += v * v;
    });
    const float factor = 1.0f / __builtin_sqrtf(sum(squares) / static_cast<float>(n) + eps);
    for_vectors(n, [&](int i, int count) LOQUAT_ALWAYS {
        store_first(out + i, load_up_to(x + i, count) * factor * load_up_to(weight + i, count), count);
    });
}

inline void add(const float* a, const float* b, int n, float* out) {
    for_vectors(n, [&](int i, int count) LOQUAT_ALWAYS {
        store_first(out + i, load_up_to(a + i, count) + load_up_to(b + i, count), count);
    });
}

/// silu(g) * u = g * u / (1 + e^-g)
inline void swiglu(const float* gate, const float* up, int n, float* out) {
    for_vectors(n, [&](int i, int count) LOQUAT_ALWAYS {
        const Floats g = load_up_to(gate + i, count);
        const Floats e = exp2(g * -1.44269504f);
        store_first(out + i, g * load_up_to(up + i, count) / (e + 1.0f), count);
    });
}

inline void to_halves(const float* from, int n, std::uint16_t* to) {
    for_vectors(n, [&](int i, int count) LOQUAT_ALWAYS {
        Half halves[kLanes];
        store_halves(halves, load_up_to(from + i, count));
        __builtin_memcpy(to + i, halves, count * sizeof(Half));
    });
}

}  // namespace loquat::cpu::LOQUAT_ISA
