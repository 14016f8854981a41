// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/tensor/dtype.h"

namespace loquat {

/// Up to four extents; ne[0] is the length of a row (the fastest dimension), unused ones are 1.
struct Shape {
    std::array<std::int64_t, 4> ne{1, 1, 1, 1};

    std::int64_t row_length() const { return ne[0]; }
    std::int64_t n_rows() const { return ne[1] * ne[2] * ne[3]; }
    std::int64_t n_elements() const { return n_rows() * ne[0]; }
    bool operator==(const Shape&) const = default;
    std::string to_string() const;  ///< "[256, 512]"
};

/// A typed look at tensor data owned elsewhere (the mapped file).
struct TensorView {
    std::string_view name;
    DType type = DType::kF32;
    Shape shape;
    const std::byte* data = nullptr;
    std::size_t size_bytes = 0;
};

}  // namespace loquat
