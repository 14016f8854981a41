// SPDX-License-Identifier: MIT
#include "engine/runtime/kv_cache.h"

#include <algorithm>
#include <utility>

namespace loquat {
namespace {

constexpr std::size_t kPage = kKvPageTokens;

std::size_t pages_for(std::size_t n_tokens) {
    return (n_tokens + kPage - 1) / kPage;
}

std::size_t common_prefix(std::span<const TokenId> a, std::span<const TokenId> b) {
    return std::size_t(std::ranges::mismatch(a, b).in1 - a.begin());
}

}  // namespace

void KvCache::remove(KvSequence& sequence) {
    truncate(sequence, 0);
    std::erase(sequences_, &sequence);
}

void KvCache::adopt_prefix(KvSequence& sequence, std::span<const TokenId> wanted, std::size_t limit) {
    sequence.last_use = ++clock_;
    wanted = wanted.first(std::min(limit, wanted.size()));
    KvSequence* best = &sequence;
    std::size_t longest = common_prefix(sequence.tokens, wanted);
    for (KvSequence* other : sequences_) {
        const std::size_t n = common_prefix(other->tokens, wanted);
        if (n > longest) best = other, longest = n;
    }
    if (best != &sequence) {
        truncate(sequence, 0);
        sequence.tokens.assign(wanted.begin(), wanted.begin() + std::ptrdiff_t(longest));
        sequence.pages.assign(best->pages.begin(), best->pages.begin() + std::ptrdiff_t(pages_for(longest)));
        for (const std::int32_t page : sequence.pages) pool_.share(page);
    }
    truncate(sequence, longest);
}

void KvCache::truncate(KvSequence& sequence, std::size_t n_tokens) {
    sequence.tokens.resize(std::min(n_tokens, sequence.tokens.size()));
    while (sequence.pages.size() > pages_for(n_tokens)) {
        pool_.release(sequence.pages.back());
        sequence.pages.pop_back();
    }
}

Result<void> KvCache::reserve(KvSequence& sequence, std::size_t n_tokens) {
    for (std::size_t i = sequence.tokens.size() / kPage; i < pages_for(n_tokens); ++i) {
        if (i < sequence.pages.size() && !pool_.is_shared(sequence.pages[i])) continue;
        const Result<std::int32_t> page = take_page(sequence);
        if (!page) return page.error();
        if (i == sequence.pages.size()) {
            sequence.pages.push_back(*page);
        } else {
            executor_.copy_kv_page(sequence.pages[i], *page);
            pool_.release(std::exchange(sequence.pages[i], *page));
        }
    }
    return {};
}

Result<std::int32_t> KvCache::take_page(const KvSequence& keep) {
    do {
        if (const auto page = pool_.take()) return *page;
    } while (forget_oldest(keep));
    return Error{ErrorKind::kLimit, "The conversation does not fit into the context any more.", ""};
}

bool KvCache::forget_oldest(const KvSequence& keep) {
    KvSequence* oldest = nullptr;
    for (KvSequence* s : sequences_) {
        if (s == &keep || s->pages.empty()) continue;
        if (!oldest || s->last_use < oldest->last_use) oldest = s;
    }
    if (oldest) truncate(*oldest, 0);
    return oldest != nullptr;
}

}  // namespace loquat
