// SPDX-License-Identifier: MIT
#include "engine/quantize/input_squares.h"

namespace loquat {

void InputSquares::add(const TensorView& weight, std::span<const float> x) {
    const auto n = std::size_t(weight.shape.row_length());
    Entry& entry = entries_[std::string(weight.name)];
    entry.squares.resize(n);
    for (std::size_t row = 0; row < x.size(); row += n) {
        for (std::size_t i = 0; i < n; ++i) entry.squares[i] += double(x[row + i]) * x[row + i];
    }
    entry.n_rows += x.size() / n;
}

std::map<std::string, std::vector<float>, std::less<>> InputSquares::means() const {
    std::map<std::string, std::vector<float>, std::less<>> out;
    for (const auto& [name, entry] : entries_) {
        std::vector<float>& mean = out[name];
        for (const double square : entry.squares) mean.push_back(float(square / double(entry.n_rows)));
    }
    return out;
}

}  // namespace loquat
