// SPDX-License-Identifier: MIT
#include "engine/backend/reference/operations.h"

namespace loquat::reference {

void matmul(const Matrix& x, const TensorView& weight, const TensorView* bias, Matrix& out) {
    const std::vector<float> b = bias ? decoded_row(*bias, 0) : std::vector<float>(out.width, 0.0f);
    for (std::size_t o = 0; o < out.width; ++o) {
        const std::vector<float> w = decoded_row(weight, o);
        for (std::size_t r = 0; r < x.rows; ++r) {
            const float* in = x.row(r).data();
            double sum = b[o];
            for (std::size_t i = 0; i < x.width; ++i) sum += double(in[i]) * w[i];
            out.row(r)[o] = float(sum);
        }
    }
}

}  // namespace loquat::reference
