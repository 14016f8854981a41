// SPDX-License-Identifier: MIT
#pragma once

#include "engine/backend/cpu/kernels/attention.h"

namespace loquat::cpu::LOQUAT_ISA {

template <class B>
constexpr MatMulKernel quantized_matmul(DType type) {
    return {type, true, multiply_rows<B>, tile_bytes<B::kSplit>, pack_tile<B>, multiply_tile<B>};
}

template <class E>
constexpr MatMulKernel float_matmul(DType type) {
    return {
        type, false, multiply_float_rows<E>, float_tile_bytes<E>, pack_float_tile<E>, multiply_float_tile<E>};
}

inline constexpr MatMulKernel kMatMul[] = {
    float_matmul<float>(DType::kF32),         float_matmul<Half>(DType::kF16),
    float_matmul<BFloat>(DType::kBF16),       quantized_matmul<Q4_0>(DType::kQ4_0),
    quantized_matmul<Q4_1>(DType::kQ4_1),     quantized_matmul<Q5_0>(DType::kQ5_0),
    quantized_matmul<Q5_1>(DType::kQ5_1),     quantized_matmul<Q8_0>(DType::kQ8_0),
    quantized_matmul<IQ4_NL>(DType::kIQ4_NL), quantized_matmul<Q2_K>(DType::kQ2_K),
    quantized_matmul<Q3_K>(DType::kQ3_K),     quantized_matmul<Q4_K>(DType::kQ4_K),
    quantized_matmul<Q5_K>(DType::kQ5_K),     quantized_matmul<Q6_K>(DType::kQ6_K),
    quantized_matmul<IQ4_XS>(DType::kIQ4_XS), quantized_matmul<MXFP4>(DType::kMXFP4),
};

constexpr KernelTable make_table(std::string_view key, std::string_view name) {
    return {key, name, kLanes, kTileRows, kMatMul, quantize, rms_norm, add, swiglu, to_halves, attend};
}

}  // namespace loquat::cpu::LOQUAT_ISA
