// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "engine/backend/reference/operations.h"

namespace loquat::reference {
namespace {

using PageTable = std::span<const std::int32_t>;

double dot(std::span<const float> a, std::span<const float> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += double(a[i]) * b[i];
    return sum;
}

void softmax(std::vector<double>& x) {
    const double largest = *std::ranges::max_element(x);
    double sum = 0;
    for (double& e : x) sum += e = std::exp(e - largest);
    for (double& e : x) e /= sum;
}

/// q, out: (head_dim) of one head; attends to positions 0..n_positions-1 of KV head `kv_head`.
void attend(std::span<const float> q, const AttentionOp& op, int kv_head, PageTable pages, int n_positions,
            KvPages& cache, std::span<float> out) {
    const std::size_t first = std::size_t(kv_head) * q.size();
    std::vector<double> weights(static_cast<std::size_t>(n_positions));
    for (int p = 0; p < n_positions; ++p) {
        const auto k = cache.row(pages, op.layer, KvPages::kKey, p).subspan(first, q.size());
        weights[std::size_t(p)] = op.scale * dot(q, k);
    }
    softmax(weights);
    std::vector<double> sum(q.size(), 0.0);
    for (int p = 0; p < n_positions; ++p) {
        const auto v = cache.row(pages, op.layer, KvPages::kValue, p).subspan(first, q.size());
        for (std::size_t i = 0; i < v.size(); ++i) sum[i] += weights[std::size_t(p)] * v[i];
    }
    std::ranges::copy(sum, out.begin());
}

}  // namespace

void attention(const Matrix& q, const Matrix& k, const Matrix& v, const AttentionOp& op, const Batch& batch,
               KvPages& cache, Matrix& out) {
    const auto pages_of = [&](std::size_t r) {
        return batch.page_tables[std::size_t(batch.rows[r].sequence)];
    };
    for (std::size_t r = 0; r < q.rows; ++r) {
        const int position = batch.rows[r].position;
        std::ranges::copy(k.row(r), cache.row(pages_of(r), op.layer, KvPages::kKey, position).begin());
        std::ranges::copy(v.row(r), cache.row(pages_of(r), op.layer, KvPages::kValue, position).begin());
    }
    const std::size_t head_dim = std::size_t(op.head_dim);
    const int heads_per_kv_head = op.n_heads / op.n_kv_heads;
    for (std::size_t r = 0; r < q.rows; ++r) {
        for (int h = 0; h < op.n_heads; ++h) {
            const std::size_t first = std::size_t(h) * head_dim;
            attend(q.row(r).subspan(first, head_dim), op, h / heads_per_kv_head, pages_of(r),
                   batch.rows[r].position + 1, cache, out.row(r).subspan(first, head_dim));
        }
    }
}

}  // namespace loquat::reference
