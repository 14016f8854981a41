// SPDX-License-Identifier: MIT
#define LOQUAT_ISA avx512
#include "engine/backend/cpu/kernels/simd_avx512.h"
#include "engine/quantize/kernels/table.h"

namespace loquat {

const QuantizeKernels& avx512_quantize_kernels() {
    static constexpr QuantizeKernels kTable = quantize::avx512::make_table("avx512");
    return kTable;
}

}  // namespace loquat
