// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/thread_pool.h"
#include "engine/tensor/tensor.h"

namespace loquat {

/// What a type does to a tensor, without writing a file.
struct Rounding {
    DType type = DType::kQ4_K;
    std::span<const float> importance;     ///< quantized with these, as the file would be; may be empty
    std::span<const float> input_squares;  ///< the error of column i counts so often; empty: once
};

/// Sum over all elements of the square of the error times input_squares: what the error adds to the square of
/// the outputs. Told from at most about `max_elements` of them, in whole rows spread over the tensor.
double weighted_error(const TensorView& tensor, const Rounding& rounding, std::size_t max_elements,
                      ThreadPool& pool);

/// The rounded tensor in a plain type: that of the source, or F16 for quantized ones. `data` owns the bytes.
struct RoundedTensor {
    std::vector<std::byte> data;
    TensorView view;
    double weighted_error = 0;
};
RoundedTensor round_tensor(const TensorView& tensor, const Rounding& rounding, ThreadPool& pool);

}  // namespace loquat
