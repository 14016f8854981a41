// SPDX-License-Identifier: MIT
#include <cmath>

#include "engine/backend/reference/operations.h"

namespace loquat::reference {

void add(const Matrix& a, const Matrix& b, Matrix& out) {
    for (std::size_t i = 0; i < out.data.size(); ++i) out.data[i] = a.data[i] + b.data[i];
}

void swiglu(const Matrix& gate, const Matrix& up, Matrix& out) {
    for (std::size_t i = 0; i < out.data.size(); ++i) {
        const float g = gate.data[i];
        out.data[i] = g / (1.0f + std::exp(-g)) * up.data[i];
    }
}

}  // namespace loquat::reference
