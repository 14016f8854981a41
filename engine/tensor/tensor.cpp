// SPDX-License-Identifier: MIT
#include "engine/tensor/tensor.h"

namespace loquat {

std::string Shape::to_string() const {
    std::size_t n_dims = ne.size();
    while (n_dims > 1 && ne[n_dims - 1] == 1) --n_dims;
    std::string text = "[";
    for (std::size_t i = 0; i < n_dims; ++i) {
        if (i > 0) text += ", ";
        text += std::to_string(ne[i]);
    }
    return text + "]";
}

}  // namespace loquat
