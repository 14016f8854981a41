// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/quantize/imatrix.h"
#include "engine/quantize/mix.h"
#include "engine/quantize/progress.h"

namespace loquat {

/// Encodes n elements (a multiple of the block) as `type`, choosing scales that lose least: the error of element
/// i counts `importance[i]` times (empty: all alike). dst: row_bytes(type, n).
/// Every type of mix.h. Not-a-numbers become 0.
void quantize_row(DType type, std::span<const float> row, std::span<const float> importance, void* dst);

struct QuantizeOptions {
    const Imatrix* imatrix = nullptr;
    int n_threads = 0;  ///< 0: one per core
};

struct QuantizedTensor {
    std::string name;
    DType from, to;
    std::uint64_t n_elements = 0;
    double rmse = 0;           ///< against the source
    double relative_rmse = 0;  ///< rmse / root mean square of the source
};

struct QuantizeReport {
    std::uint64_t source_bytes = 0;
    std::uint64_t written_bytes = 0;
    double seconds = 0;
    std::uint64_t n_resumed = 0;  ///< tensors that an earlier, broken-off run had finished
    std::vector<QuantizedTensor> tensors;
};

/// Makes `out` from the model at `source`, tensor by tensor on all cores: memory is bounded by the largest tensor.
/// It is written under a temporary name beside `out` and renamed when whole. Cancelled, it leaves nothing
/// behind (kCancelled); killed, the next call with the same source, recipe and importance goes on at the tensor it was at.
/// Sources: any float or quantized GGUF. Split files (-00001-of-N) are given by their first part.
Result<QuantizeReport> quantize_file(const std::filesystem::path& source, const std::filesystem::path& out,
                                     const Recipe& recipe, const QuantizeOptions& options,
                                     const TellProgress& tell = {}, std::stop_token stop = {});

}  // namespace loquat
