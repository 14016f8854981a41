// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "engine/backend/reference/operations.h"

namespace loquat::reference {
namespace {

/// The angle that position 1 turns pair i by.
std::vector<double> pair_angles(const RopeOp& op, const TensorView* factors) {
    std::vector<double> angles(std::size_t(op.n_rot / 2));
    for (std::size_t i = 0; i < angles.size(); ++i) {
        angles[i] = op.scale * std::pow(double(op.base), -2.0 * double(i) / op.n_rot);
    }
    if (factors) {
        const std::vector<float> f = decoded_row(*factors, 0);
        for (std::size_t i = 0; i < angles.size(); ++i) angles[i] /= f[i];
    }
    return angles;
}

/// head: (head_dim), of which the first 2 * angles.size() turn.
void rotate(std::span<float> head, RopePairing pairing, std::span<const double> angles, int position) {
    const std::size_t n_pairs = angles.size();
    for (std::size_t i = 0; i < n_pairs; ++i) {
        const bool interleaved = pairing == RopePairing::kInterleaved;
        float& first = head[interleaved ? 2 * i : i];
        float& second = head[interleaved ? 2 * i + 1 : i + n_pairs];
        const double cos = std::cos(position * angles[i]);
        const double sin = std::sin(position * angles[i]);
        const double x = first;
        const double y = second;
        first = float(x * cos - y * sin);
        second = float(x * sin + y * cos);
    }
}

}  // namespace

void rope(const Matrix& x, const RopeOp& op, const TensorView* factors, std::span<const Batch::Row> rows,
          Matrix& out) {
    const std::vector<double> angles = pair_angles(op, factors);
    const std::size_t head_dim = std::size_t(op.head_dim);
    out.data = x.data;
    for (std::size_t r = 0; r < x.rows; ++r) {
        for (std::size_t h = 0; h < std::size_t(op.n_heads); ++h) {
            rotate(out.row(r).subspan(h * head_dim, head_dim), op.pairing, angles, rows[r].position);
        }
    }
}

}  // namespace loquat::reference
