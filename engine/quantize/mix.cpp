// SPDX-License-Identifier: MIT
#include "engine/quantize/mix.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace loquat {
namespace {

// file_type: the numbers of llama_ftype, which every reader of GGUF knows.
constexpr std::array<MixInfo, 20> kAll{{
    {Mix::kF32, "F32", 0, DType::kF32},
    {Mix::kF16, "F16", 1, DType::kF16},
    {Mix::kBF16, "BF16", 32, DType::kBF16},
    {Mix::kQ8_0, "Q8_0", 7, DType::kQ8_0},
    {Mix::kQ6_K, "Q6_K", 18, DType::kQ6_K},
    {Mix::kQ5_K_M, "Q5_K_M", 17, DType::kQ5_K},
    {Mix::kQ5_K_S, "Q5_K_S", 16, DType::kQ5_K},
    {Mix::kQ5_1, "Q5_1", 9, DType::kQ5_1},
    {Mix::kQ5_0, "Q5_0", 8, DType::kQ5_0},
    {Mix::kQ4_K_M, "Q4_K_M", 15, DType::kQ4_K},
    {Mix::kQ4_1, "Q4_1", 3, DType::kQ4_1},
    {Mix::kQ4_K_S, "Q4_K_S", 14, DType::kQ4_K},
    {Mix::kQ4_0, "Q4_0", 2, DType::kQ4_0},
    {Mix::kIQ4_NL, "IQ4_NL", 25, DType::kIQ4_NL},
    {Mix::kIQ4_XS, "IQ4_XS", 30, DType::kIQ4_XS},
    {Mix::kMXFP4, "MXFP4", 38, DType::kMXFP4},
    {Mix::kQ3_K_L, "Q3_K_L", 13, DType::kQ3_K},
    {Mix::kQ3_K_M, "Q3_K_M", 12, DType::kQ3_K},
    {Mix::kQ3_K_S, "Q3_K_S", 11, DType::kQ3_K},
    {Mix::kQ2_K, "Q2_K", 10, DType::kQ2_K},
}};
bool same_letters(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, [](unsigned char c) { return std::toupper(c); },
                              [](unsigned char c) { return std::toupper(c); });
}

}  // namespace

std::span<const MixInfo> all_mixes() { return kAll; }

const MixInfo& mix_info(Mix mix) { return *std::ranges::find(kAll, mix, &MixInfo::mix); }

const MixInfo* find_mix(std::string_view name) {
    const auto found = std::ranges::find_if(kAll, [&](const MixInfo& m) { return same_letters(m.name, name); });
    return found == kAll.end() ? nullptr : &*found;
}

}  // namespace loquat
