// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/backend/cpu/kernels.h"

namespace loquat::cpu {

/// The kernel tables that this machine can run, the plainest first.
std::vector<const KernelTable*> usable_kernels();

/// The best usable table. LOQUAT_CPU_ISA=portable|avx2|avx512 in the environment asks for a plainer one; what
/// this machine lacks is not granted.
const KernelTable& choose_kernels();

}  // namespace loquat::cpu
