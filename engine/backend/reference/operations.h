// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/backend/backend.h"
#include "engine/backend/reference/kv_pages.h"

namespace loquat::reference {

/// A value of the program while it runs: (rows, width), row-major.
struct Matrix {
    std::size_t rows = 0;
    std::size_t width = 0;
    std::vector<float> data;

    std::span<float> row(std::size_t r) { return {data.data() + r * width, width}; }
    std::span<const float> row(std::size_t r) const { return {data.data() + r * width, width}; }
};

// One function per operation of program.h, which says what each computes. `out` has its shape already.

void embed(const TensorView& table, std::span<const Batch::Row> rows, Matrix& out);
void select_rows(const Matrix& x, std::span<const std::int32_t> wanted, Matrix& out);
void rms_norm(const Matrix& x, const TensorView& weight, float eps, Matrix& out);
void matmul(const Matrix& x, const TensorView& weight, const TensorView* bias, Matrix& out);
void add(const Matrix& a, const Matrix& b, Matrix& out);
void swiglu(const Matrix& gate, const Matrix& up, Matrix& out);
void rope(const Matrix& x, const RopeOp& op, const TensorView* factors, std::span<const Batch::Row> rows,
          Matrix& out);
void attention(const Matrix& q, const Matrix& k, const Matrix& v, const AttentionOp& op, const Batch& batch,
               KvPages& cache, Matrix& out);

/// Row r of a tensor, decoded.
std::vector<float> decoded_row(const TensorView& tensor, std::size_t r);

}  // namespace loquat::reference
