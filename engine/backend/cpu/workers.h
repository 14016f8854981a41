// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>

#include "engine/base/thread_pool.h"

namespace loquat::cpu {

/// Calls body(thread, unit) for every unit in [0, n), taken dynamically `step` at a time.
template <class Body>
void for_units(ThreadPool& pool, std::size_t n, std::size_t step, const Body& body) {
    if (n <= step || pool.size() == 1) {
        for (std::size_t unit = 0; unit < n; ++unit) body(0, unit);
        return;
    }
    std::atomic<std::size_t> next{0};
    const auto work = [&](int thread) {
        for (std::size_t first; (first = next.fetch_add(step, std::memory_order_relaxed)) < n;) {
            for (std::size_t unit = first; unit < std::min(n, first + step); ++unit) body(thread, unit);
        }
    };
    pool.run(std::cref(work));
}

/// Calls body(row) for rows of `width` elements; alone when the work is too small to wake anyone for.
template <class Body>
void for_rows(ThreadPool& pool, std::size_t n_rows, std::size_t width, const Body& body) {
    constexpr std::size_t kElementsPerStep = 16384;
    const std::size_t step = std::max<std::size_t>(1, kElementsPerStep / std::max<std::size_t>(1, width));
    for_units(pool, n_rows, n_rows == 1 ? 1 : step, [&](int, std::size_t row) { body(row); });
}

}  // namespace loquat::cpu
