// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>

#include "engine/quantize/kernels.h"

namespace loquat {

/// A tensor whose data lies in the unfinished file.
struct FinishedTensor {
    std::uint64_t hash = 0;  ///< of its data
    RowLoss loss;
};

/// What a broken-off run had finished, beside the unfinished file: one line each, added when the data is
/// written. Never trusted: a journal of another plan is as none, and the data is checked against the hashes.
class QuantizeJournal {
public:
    /// Reads what is there. `plan` tells apart all that would make other bytes.
    QuantizeJournal(std::filesystem::path path, std::uint64_t plan);

    /// By index of the tensor.
    const std::map<std::size_t, FinishedTensor>& finished() const { return finished_; }

    /// Begins to write, with what was found and is still `finished`.
    void restart(std::map<std::size_t, FinishedTensor> finished);
    void add(std::size_t tensor, const FinishedTensor& finished);
    void remove();

private:
    void write_line(std::size_t tensor, const FinishedTensor& finished);

    std::filesystem::path path_;
    std::uint64_t plan_;
    std::map<std::size_t, FinishedTensor> finished_;
    std::ofstream file_;
};

}  // namespace loquat
