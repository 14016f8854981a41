// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "engine/backend/backend.h"

namespace loquat {

/// The processor: one pool of n_threads (0: one per physical core), kernels chosen for this machine
/// (portable, AVX2 or AVX-512 VNNI). Weights are used where they lie in the mapped file. Activations of
/// quantized weights are rounded to 8 bits per group of 32; KV in f16. Executors of one backend take turns
/// with the pool.
std::shared_ptr<Backend> make_cpu_backend(int n_threads);

}  // namespace loquat
