// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "engine/text/hash_index.h"

namespace loquat {

/// A piece of a word, maybe not yet merged with its neighbours.
struct Symbol {
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t begin = 0, length = 0;  ///< bytes in the word; length 0: merged into the one before it
    TokenId id = -1;                      ///< -1: no token
    std::uint32_t previous = kNone, next = kNone;
};

/// Greedy pair merging, the heart of BPE (arXiv:1508.07909): the pair of neighbours with the lowest rank is
/// merged, the leftmost of equals first, until no pair is left. A heap of candidates and a linked list make it
/// O(n log n) in the length of the word, where looking for the best pair each time would be quadratic.
class PairMerger {
public:
    /// The symbols of the word; fill before merge(), read after it by next from the first, which always stays.
    std::vector<Symbol>& symbols() { return symbols_; }

    void clear() { symbols_.clear(); }
    void append(std::uint32_t begin, std::uint32_t length, TokenId id) {
        const auto at = static_cast<std::uint32_t>(symbols_.size());
        symbols_.push_back({begin, length, id, at == 0 ? Symbol::kNone : at - 1, Symbol::kNone});
        if (at > 0) symbols_[at - 1].next = at;
    }

    /// `merge_of(left, right)` gives the std::optional<Merge> of two neighbours.
    template <class MergeOf>
    void merge(MergeOf merge_of) {
        heap_.clear();
        for (std::uint32_t i = 1; i < symbols_.size(); ++i) add(i - 1, i, merge_of);
        std::make_heap(heap_.begin(), heap_.end(), later);
        while (!heap_.empty()) {
            std::pop_heap(heap_.begin(), heap_.end(), later);
            const Candidate best = heap_.back();
            heap_.pop_back();
            if (!apply(best)) continue;
            const Symbol& merged = symbols_[best.left];
            if (merged.previous != Symbol::kNone) push(merged.previous, best.left, merge_of);
            if (merged.next != Symbol::kNone) push(best.left, merged.next, merge_of);
        }
    }

private:
    struct Candidate {
        std::uint32_t rank, left, right, length;
        TokenId id;
    };

    static bool later(const Candidate& a, const Candidate& b) {
        return a.rank != b.rank ? a.rank > b.rank : a.left > b.left;
    }

    template <class MergeOf>
    bool add(std::uint32_t left, std::uint32_t right, MergeOf& merge_of) {
        const std::optional<Merge> merge = merge_of(symbols_[left], symbols_[right]);
        if (!merge) return false;
        heap_.push_back({merge->rank, left, right, symbols_[left].length + symbols_[right].length, merge->id});
        return true;
    }

    template <class MergeOf>
    void push(std::uint32_t left, std::uint32_t right, MergeOf& merge_of) {
        if (add(left, right, merge_of)) std::push_heap(heap_.begin(), heap_.end(), later);
    }

    // A candidate is stale when one of its sides has been merged or has grown meanwhile.
    bool apply(const Candidate& candidate) {
        Symbol& left = symbols_[candidate.left];
        Symbol& right = symbols_[candidate.right];
        if (left.length == 0 || right.length == 0 || left.length + right.length != candidate.length) return false;
        left.length = candidate.length;
        left.id = candidate.id;
        left.next = right.next;
        if (right.next != Symbol::kNone) symbols_[right.next].previous = candidate.left;
        right.length = 0;
        return true;
    }

    std::vector<Symbol> symbols_;
    std::vector<Candidate> heap_;
};

}  // namespace loquat
