// SPDX-License-Identifier: MIT
#define LOQUAT_ISA avx512
#include "engine/backend/cpu/kernels/simd_avx512.h"
#include "engine/backend/cpu/kernels/table.h"

namespace loquat::cpu {

const KernelTable& avx512_kernels() {
    static constexpr KernelTable kTable = avx512::make_table("avx512", "AVX-512 VNNI");
    return kTable;
}

}  // namespace loquat::cpu
