// SPDX-License-Identifier: MIT
#include "engine/quantize/rounding.h"

#include <algorithm>
#include <numeric>

#include "engine/quantize/quantizer.h"
#include "engine/tensor/codec.h"

namespace loquat {
namespace {

/// Importance is given for one row, or for each expert of a stack in turn.
std::span<const float> of_row(std::span<const float> values, const TensorView& tensor, std::size_t row) {
    const auto n = std::size_t(tensor.shape.row_length());
    if (values.size() < n) return {};
    const std::size_t rows_per_matrix = std::size_t(tensor.shape.ne[1]);
    return values.subspan(row / rows_per_matrix * n % values.size(), n);
}

/// Rounds one row; returns its weighted error and leaves the rounded values in `rounded`.
double round_row(const TensorView& tensor, const Rounding& rounding, std::size_t row,
                 std::vector<float>& rounded) {
    const auto n = std::size_t(tensor.shape.row_length());
    std::vector<float> values(n);
    std::vector<std::byte> blocks(row_bytes(rounding.type, n));
    decode_row(tensor.type, tensor.data + row * row_bytes(tensor.type, n), values.data(), n);
    quantize_row(rounding.type, values, of_row(rounding.importance, tensor, row), blocks.data());
    rounded.resize(n);
    decode_row(rounding.type, blocks.data(), rounded.data(), n);
    const std::span<const float> squares = of_row(rounding.input_squares, tensor, row);
    double error = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double e = double(values[i]) - rounded[i];
        error += e * e * (squares.empty() ? 1.0 : double(squares[i]));
    }
    return error;
}

}  // namespace

double weighted_error(const TensorView& tensor, const Rounding& rounding, std::size_t max_elements,
                      ThreadPool& pool) {
    const auto n_rows = std::size_t(tensor.shape.n_rows());
    const std::size_t wanted =
        std::max<std::size_t>(1, max_elements / std::size_t(tensor.shape.row_length()));
    const std::size_t n_taken = std::min(n_rows, wanted);
    std::vector<double> errors(n_taken);
    pool.parallel_for(n_taken, 1, [&](std::size_t begin, std::size_t end) {
        std::vector<float> rounded;
        for (std::size_t i = begin; i < end; ++i)
            errors[i] = round_row(tensor, rounding, i * n_rows / n_taken, rounded);
    });
    return std::accumulate(errors.begin(), errors.end(), 0.0) * double(n_rows) / double(n_taken);
}

RoundedTensor round_tensor(const TensorView& tensor, const Rounding& rounding, ThreadPool& pool) {
    RoundedTensor out;
    out.view = tensor;
    if (dtype_info(tensor.type).block_size > 1) out.view.type = DType::kF16;
    const auto n = std::size_t(tensor.shape.row_length());
    const auto n_rows = std::size_t(tensor.shape.n_rows());
    const std::size_t bytes = row_bytes(out.view.type, n);
    out.data.resize(bytes * n_rows);
    out.view.data = out.data.data();
    out.view.size_bytes = out.data.size();
    std::vector<double> errors(n_rows);
    pool.parallel_for(n_rows, 1, [&](std::size_t begin, std::size_t end) {
        std::vector<float> rounded;
        for (std::size_t row = begin; row < end; ++row) {
            errors[row] = round_row(tensor, rounding, row, rounded);
            encode_row(out.view.type, rounded.data(), out.data.data() + row * bytes, n);
        }
    });
    out.weighted_error = std::accumulate(errors.begin(), errors.end(), 0.0);
    return out;
}

}  // namespace loquat
