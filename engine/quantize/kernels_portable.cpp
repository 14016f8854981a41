// SPDX-License-Identifier: MIT
#define LOQUAT_ISA portable
#include "engine/backend/cpu/kernels/simd_portable.h"
#include "engine/quantize/kernels/table.h"

namespace loquat {

const QuantizeKernels& portable_quantize_kernels() {
    static constexpr QuantizeKernels kTable = quantize::portable::make_table("portable");
    return kTable;
}

}  // namespace loquat
