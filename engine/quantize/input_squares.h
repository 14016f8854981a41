// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/tensor/tensor.h"

namespace loquat {

/// Sums of squares of what each matrix is given, column by column; add() is an ObserveInputs.
class InputSquares {
public:
    void add(const TensorView& weight, std::span<const float> x);
    std::map<std::string, std::vector<float>, std::less<>> means() const;

private:
    struct Entry {
        std::vector<double> squares;
        std::uint64_t n_rows = 0;
    };
    std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace loquat
