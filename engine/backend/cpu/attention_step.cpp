// SPDX-License-Identifier: MIT
#include "engine/backend/cpu/attention_step.h"

#include <algorithm>
#include <cmath>

#include "engine/backend/cpu/plan.h"
#include "engine/backend/cpu/workers.h"

namespace loquat::cpu {
namespace {

// A thread should find at least this many pages to make a split worth its merging.
constexpr int kPagesPerSplit = 4;

int group_of(const AttentionOp& op) {
    return op.n_heads / op.n_kv_heads;
}
int pages_for(int n_positions) {
    return (n_positions + kKvPageTokens - 1) / kKvPageTokens;
}
std::size_t result_floats(const AttentionOp& op) {
    const int queries = attention_rows(group_of(op)) * group_of(op);
    return static_cast<std::size_t>(queries) * static_cast<std::size_t>(padded_head_dim(op.head_dim) + 2);
}

}  // namespace

AttentionStep::AttentionStep(const KernelTable& kernels, ThreadPool& pool, KvCache& cache,
                             std::span<float> scratch, std::size_t thread_floats)
    : kernels_(kernels), pool_(pool), cache_(cache), scratch_(scratch), thread_floats_(thread_floats) {}

void AttentionStep::run(const AttentionInputs& in) {
    store_rows(in);
    find_blocks(in);
    const auto n_kv_heads = static_cast<std::size_t>(in.op.n_kv_heads);
    const auto n_splits = static_cast<std::size_t>(count_splits(in));
    const std::size_t floats = result_floats(in.op);
    if (n_splits > 1) partials_.resize(blocks_.size() * n_kv_heads * n_splits * floats);

    for_units(pool_, blocks_.size() * n_kv_heads * n_splits, 1, [&](int thread, std::size_t unit) {
        const RowBlock& rows = blocks_[unit / (n_kv_heads * n_splits)];
        const auto kv_head = static_cast<int>(unit / n_splits % n_kv_heads);
        const auto split = static_cast<int>(unit % n_splits);
        float* scratch = scratch_.data() + static_cast<std::size_t>(thread) * thread_floats_;
        const Partial result = partial_at(n_splits > 1 ? partials_.data() + unit * floats : scratch, in.op);
        attend(in, rows, kv_head, split, static_cast<int>(n_splits), scratch + floats, result);
        if (n_splits == 1) write(in, rows, kv_head, {&result, 1});
    });
    if (n_splits == 1) return;
    std::vector<Partial> parts(n_splits);
    for (std::size_t unit = 0; unit < blocks_.size() * n_kv_heads; ++unit) {
        for (std::size_t s = 0; s < n_splits; ++s) {
            parts[s] = partial_at(partials_.data() + (unit * n_splits + s) * floats, in.op);
        }
        write(in, blocks_[unit / n_kv_heads], static_cast<int>(unit % n_kv_heads), parts);
    }
}

void AttentionStep::store_rows(const AttentionInputs& in) {
    const auto width = static_cast<std::size_t>(in.op.n_kv_heads * in.op.head_dim);
    for_rows(pool_, in.batch.rows.size(), 2 * width, [&](std::size_t r) {
        const Batch::Row& row = in.batch.rows[r];
        const auto pages = in.batch.page_tables[static_cast<std::size_t>(row.sequence)];
        const int page = pages[static_cast<std::size_t>(row.position / kKvPageTokens)];
        cache_.store(kernels_, page, in.op.layer, row.position % kKvPageTokens, in.k + r * width,
                     in.v + r * width);
    });
}

/// Runs of rows of one sequence, not longer than a block of queries may be.
void AttentionStep::find_blocks(const AttentionInputs& in) {
    const auto rows = in.batch.rows;
    const int most = attention_rows(group_of(in.op));
    blocks_.clear();
    limits_.resize(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
        limits_[r] = rows[r].position + 1;
        const bool joins = r > 0 && rows[r].sequence == rows[r - 1].sequence && blocks_.back().n_rows < most;
        if (joins) {
            ++blocks_.back().n_rows;
        } else {
            blocks_.push_back({static_cast<int>(r), 1});
        }
    }
}

int AttentionStep::count_splits(const AttentionInputs& in) const {
    const int units = static_cast<int>(blocks_.size()) * in.op.n_kv_heads;
    const int wanted = (pool_.size() + units - 1) / units;
    const int pages = pages_for(*std::ranges::max_element(limits_));
    return std::clamp(pages / kPagesPerSplit, 1, wanted);
}

AttentionStep::Partial AttentionStep::partial_at(float* at, const AttentionOp& op) const {
    const int queries = attention_rows(group_of(op)) * group_of(op);
    float* maximum = at + queries * padded_head_dim(op.head_dim);
    return {at, maximum, maximum + queries};
}

void AttentionStep::attend(const AttentionInputs& in, const RowBlock& rows, int kv_head, int split,
                           int n_splits, float* scratch, const Partial& result) {
    const AttentionOp& op = in.op;
    const auto first = static_cast<std::size_t>(rows.first);
    const auto sequence = static_cast<std::size_t>(in.batch.rows[first].sequence);
    const int n_pages = pages_for(
        *std::max_element(limits_.begin() + rows.first, limits_.begin() + rows.first + rows.n_rows));
    const int begin = n_pages * split / n_splits;
    const int end = n_pages * (split + 1) / n_splits;
    AttentionBlock block;
    block.q_stride = static_cast<std::size_t>(op.n_heads * op.head_dim);
    block.q = in.q + first * block.q_stride + static_cast<std::size_t>(kv_head * group_of(op) * op.head_dim);
    block.limits = limits_.data() + first;
    block.n_rows = rows.n_rows;
    block.group = group_of(op);
    block.head_dim = op.head_dim;
    block.padded_head_dim = padded_head_dim(op.head_dim);
    block.scale = op.scale;
    block.pages = in.batch.page_tables[sequence].data() + begin;
    block.n_pages = end - begin;
    block.first_position = begin * kKvPageTokens;
    block.keys = cache_.keys(0, op.layer, kv_head);
    block.values = cache_.values(0, op.layer, kv_head);
    block.page_stride = cache_.page_elements();
    block.out = result.out;
    block.maximum = result.maximum;
    block.total = result.total;
    block.scratch = scratch;
    kernels_.attend(block);
}

/// Brings the parts of each query to one measure, adds them up and divides by their total.
void AttentionStep::write(const AttentionInputs& in, const RowBlock& rows, int kv_head,
                          std::span<const Partial> parts) const {
    const AttentionOp& op = in.op;
    const auto head_dim = static_cast<std::size_t>(op.head_dim);
    const auto padded = static_cast<std::size_t>(padded_head_dim(op.head_dim));
    const auto group = static_cast<std::size_t>(group_of(op));
    for (std::size_t i = 0; i < static_cast<std::size_t>(rows.n_rows) * group; ++i) {
        const std::size_t row = static_cast<std::size_t>(rows.first) + i / group;
        const std::size_t head = static_cast<std::size_t>(kv_head) * group + i % group;
        float* out = in.out + (row * static_cast<std::size_t>(op.n_heads) + head) * head_dim;
        float maximum = parts[0].maximum[i];
        for (const Partial& part : parts) maximum = std::max(maximum, part.maximum[i]);
        float total = 0;
        std::fill_n(out, head_dim, 0.0f);
        for (const Partial& part : parts) {
            if (part.total[i] == 0.0f) continue;
            const float factor = std::exp2(part.maximum[i] - maximum);
            total += factor * part.total[i];
            for (std::size_t d = 0; d < head_dim; ++d) out[d] += factor * part.out[i * padded + d];
        }
        for (std::size_t d = 0; d < head_dim; ++d) out[d] /= total;
    }
}

}  // namespace loquat::cpu
