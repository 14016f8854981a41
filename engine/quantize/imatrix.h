// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/quantize/progress.h"

namespace loquat {

/// How much each input of each matrix matters: the mean square of the activations that meet it while the
/// model reads a calibration text. Keyed by tensor name; one value per element of a row, for stacked experts
/// of each in turn.
struct Imatrix {
    std::map<std::string, std::vector<float>, std::less<>> mean_squares;
    std::uint64_t n_tokens = 0;        ///< 0: the file does not say
    std::uint32_t passage_tokens = 0;  ///< read together
    std::string text_name;             ///< of the calibration text: told, never its content

    /// Empty when this tensor was never met.
    std::span<const float> find(std::string_view tensor) const;
};

/// Reads the two forms in use: GGUF (in_sum2 and counts) and the older binary one. Both untrusted.
Result<Imatrix> parse_imatrix(std::span<const std::byte> bytes);
Result<Imatrix> read_imatrix(const std::filesystem::path& path);
/// Writes the GGUF form, which the peer reads too.
Result<void> write_imatrix(const Imatrix& imatrix, const std::filesystem::path& path);

struct ImatrixOptions {
    int n_ctx = 512;       ///< tokens of a passage
    int max_passages = 0;  ///< 0: all of the text
    int n_threads = 0;
};

/// Lets the model read the text, passage by passage, and notes what its matrices are given.
Result<Imatrix> collect_imatrix(const std::filesystem::path& model, std::string_view text,
                                const ImatrixOptions& options, const TellProgress& tell = {},
                                std::stop_token stop = {});

}  // namespace loquat
