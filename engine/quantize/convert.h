// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

#include "engine/base/result.h"
#include "engine/quantize/progress.h"
#include "engine/tensor/dtype.h"

namespace loquat {

struct ConvertOptions {
    std::optional<DType> type;  ///< F32, F16 or BF16 for matrices; none: as stored (FP8 becomes BF16)
    int n_threads = 0;
};

struct ConvertReport {
    std::string architecture;
    std::uint64_t n_tensors = 0;
    std::uint64_t written_bytes = 0;
    double seconds = 0;
};

/// Makes a GGUF file of a Hugging Face folder (config.json, tokenizer.json, *.safetensors), for every architecture
/// that engine/model knows. Tensor by tensor: memory is bounded by the largest. Written under a temporary name and
/// renamed when whole. kUnsupported, with the reason, for pickled weights (they run code), other architectures and
/// tokenizers.
Result<ConvertReport> convert_folder(const std::filesystem::path& folder, const std::filesystem::path& out,
                                     const ConvertOptions& options, const TellProgress& tell = {},
                                     std::stop_token stop = {});

}  // namespace loquat
