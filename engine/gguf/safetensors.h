// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/mapped_file.h"
#include "engine/base/result.h"

namespace loquat {

/// Element types of safetensors files that weights come in.
enum class SafetensorsType { kF32, kF16, kBF16, kFp8E4M3, kOther };

struct SafeTensor {
    std::string name;
    SafetensorsType type = SafetensorsType::kOther;
    std::string type_name;            ///< "BF16", as the file writes it
    std::vector<std::int64_t> shape;  ///< the last is the length of a row; none: a single number
    std::span<const std::byte> data;  ///< may be aligned to nothing

    std::int64_t row_length() const { return shape.empty() ? 1 : shape.back(); }
    std::int64_t n_elements() const;
};

/// The tensors of one *.safetensors file (https://github.com/huggingface/safetensors), all validated: every
/// one lies inside the file, none overlap, each is as long as its type and shape say. Views into `bytes`.
Result<std::vector<SafeTensor>> read_safetensors(std::span<const std::byte> bytes);

/// The weights of a folder: those of model.safetensors.index.json, or of every *.safetensors beside it when
/// there is no index. Mapped; views stay valid as long as this.
class SafetensorsFolder {
public:
    /// kUnsupported, with the reason, when there are only pickled weights (*.bin, *.pt, *.pth).
    static Result<SafetensorsFolder> open(const std::filesystem::path& folder);

    /// By name.
    const std::map<std::string, SafeTensor, std::less<>>& tensors() const { return tensors_; }
    const SafeTensor* find(std::string_view name) const;

private:
    Result<void> add(const std::filesystem::path& file);

    std::vector<MappedFile> files_;
    std::map<std::string, SafeTensor, std::less<>> tensors_;
};

/// 1 sign, 4 exponent and 3 mantissa bits, no infinity (https://arxiv.org/abs/2209.05433).
float fp8_e4m3_to_f32(std::uint8_t bits);

}  // namespace loquat
