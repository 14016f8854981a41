// SPDX-License-Identifier: MIT
#define LOQUAT_ISA avx2
#include "engine/backend/cpu/kernels/simd_avx2.h"
#include "engine/quantize/kernels/table.h"

namespace loquat {

const QuantizeKernels& avx2_quantize_kernels() {
    static constexpr QuantizeKernels kTable = quantize::avx2::make_table("avx2");
    return kTable;
}

}  // namespace loquat
