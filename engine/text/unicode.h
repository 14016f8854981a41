// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

/// What tokenizers must know of Unicode: the classes of code points.
namespace loquat::unicode {

// Bits of a code point's class: general category (L, M, N, P, S), the property White_Space, and the
// letters of DeepSeek LLM's pre-tokenizer.
inline constexpr std::uint8_t kLetter = 1, kMark = 2, kNumber = 4, kPunctuation = 8, kSymbol = 16,
                              kWhitespace = 32, kDeepseekLetter = 64;

inline constexpr std::uint32_t kCodePoints = 0x110000;

/// The class bits of every code point, kCodePoints bytes; made once, on first use. Any thread.
const std::uint8_t* classes();

struct Range {
    std::uint32_t first, last;
};

/// The generated tables: (first code point << 8 | class bits) of every run of equal classes; ranges.
std::span<const std::uint32_t> class_runs();
std::span<const Range> deepseek_letters();

}  // namespace loquat::unicode
