// SPDX-License-Identifier: MIT
#include "engine/backend/cpu/isa.h"

#include <algorithm>
#include <cstdlib>

namespace loquat::cpu {

std::vector<const KernelTable*> usable_kernels() {
    std::vector<const KernelTable*> tables{&portable_kernels()};
#if defined(__x86_64__)
    // Every processor with AVX2 has F16C too.
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return tables;
    tables.push_back(&avx2_kernels());
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512vnni")) {
        tables.push_back(&avx512_kernels());
    }
#endif
    return tables;
}

const KernelTable& choose_kernels() {
    const std::vector<const KernelTable*> tables = usable_kernels();
    if (const char* wanted = std::getenv("LOQUAT_CPU_ISA")) {
        for (const KernelTable* table : tables) {
            if (table->key == wanted) return *table;
        }
    }
    return *tables.back();
}

const MatMulKernel* find_matmul(const KernelTable& table, DType type) {
    const auto found = std::ranges::find(table.matmul, type, &MatMulKernel::type);
    return found == table.matmul.end() ? nullptr : &*found;
}

}  // namespace loquat::cpu
