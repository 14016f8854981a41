// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <mutex>

#include "engine/backend/backend.h"
#include "engine/backend/cpu/kernels.h"
#include "engine/base/thread_pool.h"

namespace loquat::cpu {

/// What the executors of one backend share. The pool serves one thread at a time: who holds `turn`.
struct Device {
    explicit Device(int n_threads, const KernelTable& table) : pool(n_threads), kernels(table) {}
    ThreadPool pool;
    const KernelTable& kernels;
    std::mutex turn;
};

Result<std::unique_ptr<Executor>> make_executor(std::shared_ptr<Device> device, Program program,
                                                const ExecutorOptions& options);

}  // namespace loquat::cpu
