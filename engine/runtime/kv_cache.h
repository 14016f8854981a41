// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/backend/backend.h"
#include "engine/base/result.h"
#include "engine/runtime/page_pool.h"
#include "engine/text/tokenizer.h"

namespace loquat {

/// The tokens whose keys and values lie in `pages`, kKvPageTokens each, the last page maybe part full.
struct KvSequence {
    std::vector<TokenId> tokens;
    std::vector<std::int32_t> pages;
    std::uint64_t last_use = 0;
};

/// The KV pages of one executor, shared by all sequences over it. Sequences with a common beginning share
/// its pages; a shared page is copied before it is written to. When no page is free, the sequence that was
/// used longest ago forgets what it holds (it can be computed again). One thread at a time.
class KvCache {
public:
    KvCache(Executor& executor, int n_pages) : executor_(executor), pool_(n_pages) {}

    void add(KvSequence& sequence) { sequences_.push_back(&sequence); }
    void remove(KvSequence& sequence);

    /// Leaves in `sequence` the longest beginning of `wanted` (but no more than `limit` tokens) that it
    /// or another sequence holds.
    void adopt_prefix(KvSequence& sequence, std::span<const TokenId> wanted, std::size_t limit);

    /// Keeps the first n_tokens.
    void truncate(KvSequence& sequence, std::size_t n_tokens);

    /// Makes room for positions up to n_tokens, writable from tokens.size() on. kLimit when they do not fit.
    Result<void> reserve(KvSequence& sequence, std::size_t n_tokens);

    const PagePool& pool() const { return pool_; }

private:
    Result<std::int32_t> take_page(const KvSequence& keep);
    bool forget_oldest(const KvSequence& keep);

    Executor& executor_;
    PagePool pool_;
    std::vector<KvSequence*> sequences_;
    std::uint64_t clock_ = 0;
};

}  // namespace loquat
