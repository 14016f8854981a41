// SPDX-License-Identifier: MIT
#define LOQUAT_ISA avx2
#include "engine/backend/cpu/kernels/simd_avx2.h"
#include "engine/backend/cpu/kernels/table.h"

namespace loquat::cpu {

const KernelTable& avx2_kernels() {
    static constexpr KernelTable kTable = avx2::make_table("avx2", "AVX2");
    return kTable;
}

}  // namespace loquat::cpu
