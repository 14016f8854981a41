// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/text/tokenizer.h"

namespace loquat {

/// Finds special tokens in a text: the leftmost, and of those that begin there the longest.
class SpecialMatcher {
public:
    /// Longer names are never looked for: it bounds the work per byte of text.
    static constexpr std::size_t kMaxNameBytes = 256;

    struct Match {
        std::size_t begin, end;
        TokenId id;
    };

    /// The names must outlive this; empty ones are left out.
    void add(std::string_view name, TokenId id);
    /// Call once after the last add().
    void finish();

    std::optional<Match> find(std::string_view text, std::size_t from) const;

private:
    struct Name {
        std::string_view text;
        TokenId id;
    };
    std::optional<Match> longest_at(std::string_view text, std::size_t at) const;

    std::vector<Name> names_;  // sorted
    std::array<std::uint32_t, 257>
        by_first_{};  // names that begin with byte b: [by_first_[b], by_first_[b + 1])
};

}  // namespace loquat
