// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>

#include "engine/base/pending_file.h"
#include "engine/base/thread_pool.h"
#include "engine/quantize/journal.h"
#include "engine/tensor/tensor.h"

namespace loquat {

/// One tensor on its way into the file.
struct TensorJob {
    const TensorView* source = nullptr;
    DType to = DType::kF32;
    std::span<const float> importance;  ///< of a row, or of a row of each expert; may be empty
    std::uint64_t offset = 0;           ///< of its data in the file
};

/// What all jobs work with.
struct TensorWork {
    ThreadPool& pool;
    const PendingFile& file;
    std::stop_token stop;
    /// Called on the thread that called, with how many bytes of the source are done.
    std::function<void(std::uint64_t)> tell;
};

/// quantize_row(), and what it lost.
RowLoss quantize_row_measured(DType type, std::span<const float> row, std::span<const float> importance,
                              void* dst);

/// Encodes and writes the tensor, some rows at a time on each thread. kCancelled when stopped.
Result<FinishedTensor> write_tensor(const TensorJob& job, const TensorWork& work);

/// Whether the data in the file is what was written.
bool is_intact(const TensorJob& job, const FinishedTensor& finished, const TensorWork& work);

}  // namespace loquat
