// SPDX-License-Identifier: MIT
#define LOQUAT_ISA portable
#include "engine/backend/cpu/kernels/simd_portable.h"
#include "engine/backend/cpu/kernels/table.h"

namespace loquat::cpu {

const KernelTable& portable_kernels() {
    static constexpr KernelTable kTable = portable::make_table("portable", "portable");
    return kTable;
}

}  // namespace loquat::cpu
