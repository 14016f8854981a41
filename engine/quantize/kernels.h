// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/tensor/dtype.h"

namespace loquat {

/// What encoding a row lost.
struct RowLoss {
    double squared_error = 0;  ///< sum of (x - decoded)^2
    double sum_of_squares = 0;
};

/// The encoders compiled for one instruction set. All make the same bytes.
struct QuantizeKernels {
    std::string_view key;  ///< "portable", "avx2", "avx512"

    /// As quantize_row(), but for the quantized types only; importance may be null.
    RowLoss (*quantize)(DType type, const float* x, const float* importance, std::size_t n, void* dst);

    void (*halves_to_floats)(const void* from, float* to, std::size_t n);
    void (*floats_to_halves)(const float* from, void* to, std::size_t n);
};

/// Those that this machine can run, the plainest first.
std::vector<const QuantizeKernels*> usable_quantize_kernels();
/// The best of them; LOQUAT_CPU_ISA asks for a plainer one.
const QuantizeKernels& choose_quantize_kernels();

const QuantizeKernels& portable_quantize_kernels();
#if defined(__x86_64__)
const QuantizeKernels& avx2_quantize_kernels();
const QuantizeKernels& avx512_quantize_kernels();
#endif

}  // namespace loquat
