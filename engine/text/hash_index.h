// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/text/tokenizer.h"

namespace loquat {

/// A seed that differs from process to process: a hostile vocabulary cannot choose keys that collide.
std::uint64_t hash_seed();

inline std::uint64_t hash_mix(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

inline std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
    std::uint64_t hash = seed ^ bytes.size();
    std::size_t at = 0;
    for (std::uint64_t word; at + 8 <= bytes.size(); at += 8) {
        std::memcpy(&word, bytes.data() + at, 8);
        hash = hash_mix(hash ^ word, kOdd);
    }
    std::uint64_t rest = 0;
    for (std::size_t shift = 0; at < bytes.size(); ++at, shift += 8) {
        rest |= std::uint64_t{static_cast<unsigned char>(bytes[at])} << shift;
    }
    return hash_mix(hash ^ rest, seed | 1);
}

/// Texts to token ids, by open addressing; the texts stay with the caller.
class TextIndex {
public:
    void reserve(std::size_t count);
    /// A text that is there already gets the new id, as the reference tokenizers do with duplicates.
    void insert(std::string_view text, TokenId id);
    std::optional<TokenId> find(std::string_view text) const;

private:
    struct Slot {
        std::string_view text;
        TokenId id = -1;
    };
    std::size_t slot_of(std::string_view text) const;

    std::uint64_t seed_ = hash_seed();
    std::vector<Slot> slots_;
    std::size_t count_ = 0;
};

/// What two neighbours become, and how early: a lower rank goes first.
struct Merge {
    std::uint32_t rank;
    TokenId id;
};

/// Pairs of token ids to merges.
class MergeIndex {
public:
    void reserve(std::size_t count);
    /// A pair that is there already keeps its first, better rank.
    void insert(TokenId left, TokenId right, Merge merge);
    std::optional<Merge> find(TokenId left, TokenId right) const;

private:
    static constexpr std::uint64_t kEmpty = ~std::uint64_t{0};
    struct Slot {
        std::uint64_t key = kEmpty;
        Merge merge{};
    };
    static std::uint64_t key_of(TokenId left, TokenId right) {
        return std::uint64_t{static_cast<std::uint32_t>(left)} << 32 | static_cast<std::uint32_t>(right);
    }
    std::size_t slot_of(std::uint64_t key) const;

    std::uint64_t seed_ = hash_seed() | 1;
    std::vector<Slot> slots_;
};

inline std::size_t TextIndex::slot_of(std::string_view text) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash_bytes(text, seed_) & mask;
    while (slots_[at].id >= 0 && slots_[at].text != text) at = (at + 1) & mask;
    return at;
}

inline std::optional<TokenId> TextIndex::find(std::string_view text) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[slot_of(text)];
    if (slot.id < 0) return std::nullopt;
    return slot.id;
}

inline std::size_t MergeIndex::slot_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash_mix(key, seed_) & mask;
    while (slots_[at].key != kEmpty && slots_[at].key != key) at = (at + 1) & mask;
    return at;
}

inline std::optional<Merge> MergeIndex::find(TokenId left, TokenId right) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[slot_of(key_of(left, right))];
    if (slot.key == kEmpty) return std::nullopt;
    return slot.merge;
}

}  // namespace loquat
