// SPDX-License-Identifier: MIT
#include <cmath>

#include "engine/backend/reference/operations.h"

namespace loquat::reference {

void rms_norm(const Matrix& x, const TensorView& weight, float eps, Matrix& out) {
    const std::vector<float> w = decoded_row(weight, 0);
    for (std::size_t r = 0; r < x.rows; ++r) {
        double squares = 0;
        for (const float e : x.row(r)) squares += double(e) * e;
        const double scale = 1.0 / std::sqrt(squares / double(x.width) + eps);
        for (std::size_t c = 0; c < x.width; ++c) out.row(r)[c] = float(x.row(r)[c] * scale * w[c]);
    }
}

}  // namespace loquat::reference
