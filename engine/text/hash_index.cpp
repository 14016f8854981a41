// SPDX-License-Identifier: MIT
#include "engine/text/hash_index.h"

#include <bit>
#include <cassert>
#include <random>

namespace loquat {

std::uint64_t hash_seed() {
    static const std::uint64_t seed = [] {
        std::random_device device;
        return std::uint64_t{device()} << 32 | device();
    }();
    return seed;
}

void TextIndex::reserve(std::size_t count) {
    slots_.assign(std::bit_ceil(count * 2 + 1), {});
}

void TextIndex::insert(std::string_view text, TokenId id) {
    assert(count_ < slots_.size() - 1 && id >= 0);
    Slot& slot = slots_[slot_of(text)];
    count_ += slot.id < 0;
    slot = {text, id};
}

void MergeIndex::reserve(std::size_t count) {
    slots_.assign(std::bit_ceil(count + count / 2 + 2), {});
}

void MergeIndex::insert(TokenId left, TokenId right, Merge merge) {
    assert(!slots_.empty());
    Slot& slot = slots_[slot_of(key_of(left, right))];
    if (slot.key == kEmpty) slot = {key_of(left, right), merge};
}

}  // namespace loquat
