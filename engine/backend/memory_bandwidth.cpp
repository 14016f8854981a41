// SPDX-License-Identifier: MIT
#include "engine/backend/memory_bandwidth.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "engine/base/thread_pool.h"

namespace loquat {
namespace {

/// Independent sums, so that adding never waits for the sum before.
std::uint64_t sum_of(std::span<const std::uint64_t> words) {
    std::array<std::uint64_t, 32> sums{};
    for (std::size_t i = 0; i + sums.size() <= words.size(); i += sums.size()) {
        for (std::size_t j = 0; j < sums.size(); ++j) sums[j] += words[i + j];
    }
    return std::accumulate(sums.begin(), sums.end(), std::uint64_t{0});
}

}  // namespace

double read_bandwidth(int n_threads) {
    constexpr std::size_t kWords = std::size_t{64} << 20;  // 512 MB
    const std::vector<std::uint64_t> memory(kWords, 1);
    std::atomic<std::uint64_t> sink = 0;
    ThreadPool pool(n_threads);
    double best = 0;
    for (int pass = 0; pass < 5; ++pass) {
        const auto start = std::chrono::steady_clock::now();
        pool.parallel_for(kWords, std::size_t{1} << 18, [&](std::size_t begin, std::size_t end) {
            sink += sum_of(std::span(memory).subspan(begin, end - begin));
        });
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        best = std::max(best, double(kWords * sizeof(std::uint64_t)) / seconds);
    }
    return best;
}

}  // namespace loquat
