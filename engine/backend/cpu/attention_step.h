// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/backend/backend.h"
#include "engine/backend/cpu/kernels.h"
#include "engine/backend/cpu/kv_cache.h"
#include "engine/base/thread_pool.h"

namespace loquat::cpu {

/// Everything one attention operation works on.
struct AttentionInputs {
    const AttentionOp& op;
    const Batch& batch;
    const float* q;
    const float* k;
    const float* v;
    float* out;
};

/// Stores the batch's k and v, then attends. Work is shared out by blocks of rows, kv heads and, when these
/// are few (one token against a long past), ranges of pages.
class AttentionStep {
public:
    /// scratch: thread_floats floats for each thread of the pool.
    AttentionStep(const KernelTable& kernels, ThreadPool& pool, KvCache& cache, std::span<float> scratch,
                  std::size_t thread_floats);

    void run(const AttentionInputs& in);

private:
    struct RowBlock {
        int first = 0;
        int n_rows = 0;
    };
    struct Partial {
        float* out;
        float* maximum;
        float* total;
    };

    void store_rows(const AttentionInputs& in);
    void find_blocks(const AttentionInputs& in);
    int count_splits(const AttentionInputs& in) const;
    void attend(const AttentionInputs& in, const RowBlock& rows, int kv_head, int split, int n_splits,
                float* scratch, const Partial& result);
    void write(const AttentionInputs& in, const RowBlock& rows, int kv_head,
               std::span<const Partial> parts) const;
    Partial partial_at(float* at, const AttentionOp& op) const;

    const KernelTable& kernels_;
    ThreadPool& pool_;
    KvCache& cache_;
    std::span<float> scratch_;
    std::size_t thread_floats_;
    std::vector<RowBlock> blocks_;
    std::vector<std::int32_t> limits_;  // by row: how many positions it sees
    std::vector<float> partials_;       // results of the splits
};

}  // namespace loquat::cpu
