// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/gguf/reader.h"

namespace loquat {

/// A quantization as people name it: a type for most matrices, better ones for those that need it.
enum class Mix {
    kF32, kF16, kBF16,
    kQ8_0, kQ6_K, kQ5_K_M, kQ5_K_S, kQ4_K_M, kQ4_K_S, kQ3_K_L, kQ3_K_M, kQ3_K_S, kQ2_K,
    kQ5_1, kQ5_0, kQ4_1, kQ4_0, kIQ4_NL, kIQ4_XS, kMXFP4,
};

struct MixInfo {
    Mix mix;
    std::string_view name;    ///< "Q4_K_M"
    std::uint32_t file_type;  ///< general.file_type of the GGUF format
    DType main_type;          ///< of most matrices
};

/// Every mix, the largest first.
std::span<const MixInfo> all_mixes();
const MixInfo& mix_info(Mix mix);
/// By name, in any case of letters; nullptr when there is none.
const MixInfo* find_mix(std::string_view name);

/// The type of each tensor of a file to be made: by index into GgufFile::tensors() of its source.
struct Recipe {
    std::uint32_t file_type = 0;
    std::vector<DType> types;
};

/// The usual recipe of a mix. Vectors and what is too small to matter stay as they are; a matrix whose rows
/// are no multiple of the type's block takes the nearest type that fits (Q4_K becomes Q5_0, Q6_K Q8_0, …).
Recipe recipe_for(const GgufFile& source, Mix mix);

/// Bytes of the file that this recipe makes.
std::uint64_t recipe_bytes(const GgufFile& source, const Recipe& recipe);
/// Mean bits of a weight in that file, all tensors together.
double bits_per_weight(const GgufFile& source, const Recipe& recipe);

}  // namespace loquat
