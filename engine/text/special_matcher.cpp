// SPDX-License-Identifier: MIT
#include "engine/text/special_matcher.h"

#include <algorithm>

namespace loquat {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t at) {
    return static_cast<std::uint8_t>(text[at]);
}

}  // namespace

void SpecialMatcher::add(std::string_view name, TokenId id) {
    if (!name.empty() && name.size() <= kMaxNameBytes) names_.push_back({name, id});
}

void SpecialMatcher::finish() {
    std::stable_sort(names_.begin(), names_.end(),
                     [](const Name& a, const Name& b) { return a.text < b.text; });
    std::size_t at = 0;
    for (std::size_t byte = 0; byte < 256; ++byte) {
        by_first_[byte] = static_cast<std::uint32_t>(at);
        while (at < names_.size() && byte_at(names_[at].text, 0) == byte) ++at;
    }
    by_first_[256] = static_cast<std::uint32_t>(at);
}

std::optional<SpecialMatcher::Match> SpecialMatcher::find(std::string_view text, std::size_t from) const {
    if (names_.empty()) return std::nullopt;
    for (std::size_t at = from; at < text.size(); ++at) {
        const std::uint8_t first = byte_at(text, at);
        if (by_first_[first] == by_first_[first + 1]) continue;
        if (auto match = longest_at(text, at)) return match;
    }
    return std::nullopt;
}

// Narrows the sorted names byte by byte; a name that ends at the present depth is the first of its range.
std::optional<SpecialMatcher::Match> SpecialMatcher::longest_at(std::string_view text, std::size_t at) const {
    const std::uint8_t first = byte_at(text, at);
    auto begin = names_.begin() + by_first_[first];
    auto end = names_.begin() + by_first_[first + 1];
    std::optional<Match> longest;
    for (std::size_t depth = 1; begin != end; ++depth) {
        for (; begin != end && begin->text.size() == depth; ++begin)
            longest = Match{at, at + depth, begin->id};
        if (at + depth >= text.size()) break;
        const std::uint8_t byte = byte_at(text, at + depth);
        begin = std::lower_bound(begin, end, byte,
                                 [&](const Name& n, std::uint8_t b) { return byte_at(n.text, depth) < b; });
        end = std::upper_bound(begin, end, byte,
                               [&](std::uint8_t b, const Name& n) { return b < byte_at(n.text, depth); });
    }
    return longest;
}

}  // namespace loquat
