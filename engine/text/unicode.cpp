// SPDX-License-Identifier: MIT
#include "engine/text/unicode.h"

#include <algorithm>
#include <vector>

namespace loquat::unicode {
namespace {

// A flat table: a look-up is one load, and a text touches only a few pages of it.
std::vector<std::uint8_t> make_classes() {
    std::vector<std::uint8_t> table(kCodePoints);
    const auto runs = class_runs();
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::uint32_t end = i + 1 < runs.size() ? runs[i + 1] >> 8 : kCodePoints;
        std::fill(table.begin() + (runs[i] >> 8), table.begin() + end,
                  static_cast<std::uint8_t>(runs[i] & 0xFF));
    }
    for (const Range& range : deepseek_letters()) {
        for (std::uint32_t c = range.first; c <= range.last; ++c) table[c] |= kDeepseekLetter;
    }
    return table;
}

}  // namespace

const std::uint8_t* classes() {
    static const std::vector<std::uint8_t> table = make_classes();
    return table.data();
}

}  // namespace loquat::unicode
