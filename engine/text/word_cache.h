// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "engine/text/hash_index.h"

namespace loquat {

/// Remembers what short words became, since texts repeat themselves: one entry per place, the newest wins.
/// Bounded (512 KiB), and empty until a text is long enough to gain by it. One thread.
class WordCache {
public:
    /// Call before a text of this many bytes.
    void prepare(std::size_t text_bytes) {
        constexpr std::size_t kWorthwhile = 2048;
        if (entries_.empty() && text_bytes >= kWorthwhile) entries_.resize(kEntries);
    }

    /// Appends the ids of a remembered word to `out`; false when it is not remembered.
    bool recall(std::string_view word, std::vector<TokenId>& out) {
        if (entries_.empty() || word.size() > kMaxBytes) return false;
        place_ = &entries_[hash_bytes(word, kSeed) % kEntries];
        if (place_->size != word.size() || std::memcmp(place_->word.data(), word.data(), word.size()) != 0)
            return false;
        out.insert(out.end(), place_->ids.begin(), place_->ids.begin() + place_->count);
        return true;
    }

    /// Remembers the word last asked for in vain.
    void remember(std::string_view word, std::span<const TokenId> ids) {
        if (entries_.empty() || word.size() > kMaxBytes || ids.size() > kMaxIds) return;
        place_->size = static_cast<std::uint8_t>(word.size());
        place_->count = static_cast<std::uint8_t>(ids.size());
        std::memcpy(place_->word.data(), word.data(), word.size());
        std::copy(ids.begin(), ids.end(), place_->ids.begin());
    }

private:
    static constexpr std::size_t kEntries = 8192, kMaxBytes = 30, kMaxIds = 8;
    static constexpr std::uint64_t kSeed = 0xD6E8FEB86659FD93;  // collisions cost a repeated merge, no more
    struct Entry {
        std::array<char, kMaxBytes> word;
        std::uint8_t size = 0, count = 0;  // words are never empty
        std::array<TokenId, kMaxIds> ids;
    };
    std::vector<Entry> entries_;
    Entry* place_ = nullptr;
};

}  // namespace loquat
