// SPDX-License-Identifier: MIT
#include <algorithm>

#include "engine/backend/reference/operations.h"
#include "engine/tensor/codec.h"

namespace loquat::reference {

std::vector<float> decoded_row(const TensorView& tensor, std::size_t r) {
    const std::size_t n = std::size_t(tensor.shape.row_length());
    std::vector<float> row(n);
    decode_row(tensor.type, tensor.data + r * row_bytes(tensor.type, n), row.data(), n);
    return row;
}

void embed(const TensorView& table, std::span<const Batch::Row> rows, Matrix& out) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::ranges::copy(decoded_row(table, std::size_t(rows[r].token)), out.row(r).begin());
    }
}

void select_rows(const Matrix& x, std::span<const std::int32_t> wanted, Matrix& out) {
    for (std::size_t r = 0; r < wanted.size(); ++r) {
        std::ranges::copy(x.row(std::size_t(wanted[r])), out.row(r).begin());
    }
}

}  // namespace loquat::reference
