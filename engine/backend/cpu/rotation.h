// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/backend/backend.h"

namespace loquat::cpu {

/// Cosines and sines of rotary embedding for the rows of a batch, shared by all layers.
class Rotation {
public:
    /// factors: (op.n_rot / 2), or nullptr for ones.
    Rotation(const RopeOp& op, const float* factors, int max_rows);

    void prepare(std::span<const Batch::Row> rows);

    /// Rotates one row; out may be x.
    void rotate(const RopeOp& op, std::size_t row, const float* x, float* out) const;

    std::size_t size_bytes() const { return (cosines_.size() + sines_.size()) * sizeof(float); }

private:
    std::vector<double> frequencies_;
    std::vector<float> cosines_;  // (rows, n_rot / 2)
    std::vector<float> sines_;
};

}  // namespace loquat::cpu
