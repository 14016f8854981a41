// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace loquat {

/// Counts who uses each page of an executor's KV cache. A page is free when nobody does.
class PagePool {
public:
    explicit PagePool(int n_pages);

    std::optional<std::int32_t> take();  ///< a free page with one user, or nothing
    void share(std::int32_t page);       ///< one user more
    void release(std::int32_t page);     ///< one user less
    bool is_shared(std::int32_t page) const { return users_[std::size_t(page)] > 1; }
    int n_free() const { return int(free_.size()); }
    int size() const { return int(users_.size()); }

private:
    std::vector<int> users_;
    std::vector<std::int32_t> free_;
};

}  // namespace loquat
