// SPDX-License-Identifier: MIT
#include "engine/runtime/page_pool.h"

#include <cassert>

namespace loquat {

PagePool::PagePool(int n_pages) : users_(std::size_t(n_pages), 0) {
    for (std::int32_t page = n_pages; page-- > 0;) free_.push_back(page);  // the lowest is taken first
}

std::optional<std::int32_t> PagePool::take() {
    if (free_.empty()) return std::nullopt;
    const std::int32_t page = free_.back();
    free_.pop_back();
    users_[std::size_t(page)] = 1;
    return page;
}

void PagePool::share(std::int32_t page) {
    assert(users_[std::size_t(page)] > 0);
    ++users_[std::size_t(page)];
}

void PagePool::release(std::int32_t page) {
    assert(users_[std::size_t(page)] > 0);
    if (--users_[std::size_t(page)] == 0) free_.push_back(page);
}

}  // namespace loquat
