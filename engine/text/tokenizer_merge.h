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
/// merged, the leftmost of equals first, until no pair is left. A heap of candidates and a linked list make
/// it O(n log n) in the length of the word, where looking for the best pair each time would be quadratic.
class PairMerger {
public:
    /// The symbols of the word; fill before merge(), read after it by next from the first, which always
    /// stays.
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
        for (std::uint32_t i = 0; i + 1 < symbols_.size(); ++i) add(i, merge_of);
        std::make_heap(heap_.begin(), heap_.end(), Later());
        while (!heap_.empty()) {
            std::pop_heap(heap_.begin(), heap_.end(), Later());
            const Candidate best = heap_.back();
            heap_.pop_back();
            if (!apply(best)) continue;
            const Symbol& merged = symbols_[best.left()];
            if (merged.previous != Symbol::kNone) push(merged.previous, merge_of);
            if (merged.next != Symbol::kNone) push(best.left(), merge_of);
        }
    }

private:
    // A merge of the symbol `left` with the one that follows it.
    struct Candidate {
        std::uint64_t order;  // rank, then left: what is lower goes first
        std::uint32_t length;
        TokenId id;

        std::uint32_t left() const { return static_cast<std::uint32_t>(order); }
    };

    struct Later {
        bool operator()(const Candidate& a, const Candidate& b) const { return a.order > b.order; }
    };

    template <class MergeOf>
    bool add(std::uint32_t at, MergeOf& merge_of) {
        const Symbol& left = symbols_[at];
        const Symbol& right = symbols_[left.next];
        const std::optional<Merge> merge = merge_of(left, right);
        if (merge)
            heap_.push_back({std::uint64_t{merge->rank} << 32 | at, left.length + right.length, merge->id});
        return merge.has_value();
    }

    template <class MergeOf>
    void push(std::uint32_t at, MergeOf& merge_of) {
        if (add(at, merge_of)) std::push_heap(heap_.begin(), heap_.end(), Later());
    }

    // A candidate is stale when one of its sides has been merged or has grown meanwhile; both change the
    // length.
    bool apply(const Candidate& candidate) {
        Symbol& left = symbols_[candidate.left()];
        if (left.length == 0 || left.next == Symbol::kNone) return false;
        Symbol& right = symbols_[left.next];
        if (left.length + right.length != candidate.length) return false;
        left.length = candidate.length;
        left.id = candidate.id;
        left.next = right.next;
        if (right.next != Symbol::kNone) symbols_[right.next].previous = candidate.left();
        right.length = 0;
        return true;
    }

    std::vector<Symbol> symbols_;
    std::vector<Candidate> heap_;
};

}  // namespace loquat
