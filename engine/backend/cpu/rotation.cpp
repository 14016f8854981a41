// SPDX-License-Identifier: MIT
#include "engine/backend/cpu/rotation.h"

#include <algorithm>
#include <cmath>

namespace loquat::cpu {

Rotation::Rotation(const RopeOp& op, const float* factors, int max_rows)
    : frequencies_(static_cast<std::size_t>(op.n_rot / 2)),
      cosines_(frequencies_.size() * static_cast<std::size_t>(max_rows)),
      sines_(cosines_.size()) {
    for (std::size_t i = 0; i < frequencies_.size(); ++i) {
        frequencies_[i] = op.scale * std::pow(op.base, -2.0 * static_cast<double>(i) / op.n_rot);
        if (factors) frequencies_[i] /= factors[i];
    }
}

void Rotation::prepare(std::span<const Batch::Row> rows) {
    const std::size_t n = frequencies_.size();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t i = 0; i < n; ++i) {
            const double angle = rows[r].position * frequencies_[i];
            cosines_[r * n + i] = static_cast<float>(std::cos(angle));
            sines_[r * n + i] = static_cast<float>(std::sin(angle));
        }
    }
}

void Rotation::rotate(const RopeOp& op, std::size_t row, const float* x, float* out) const {
    const std::size_t n = frequencies_.size();
    const std::size_t step = op.pairing == RopePairing::kHalves ? 1 : 2;    // from pair to pair
    const std::size_t across = op.pairing == RopePairing::kHalves ? n : 1;  // within a pair
    const float* cosine = cosines_.data() + row * n;
    const float* sine = sines_.data() + row * n;
    for (int head = 0; head < op.n_heads; ++head, x += op.head_dim, out += op.head_dim) {
        for (std::size_t i = 0; i < n; ++i) {
            const float a = x[i * step];
            const float b = x[i * step + across];
            out[i * step] = a * cosine[i] - b * sine[i];
            out[i * step + across] = a * sine[i] + b * cosine[i];
        }
        if (out != x) std::copy(x + op.n_rot, x + op.head_dim, out + op.n_rot);
    }
}

}  // namespace loquat::cpu
