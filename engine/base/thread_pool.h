// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace loquat {

/// Physical cores that this process may use, at least 1.
int physical_cores();

/// Persistent workers for loops over ranges. One loop at a time; call from one thread only.
/// Workers spin briefly between loops (a decode step has hundreds), then sleep.
class ThreadPool {
public:
    /// `n_threads` counts the caller, who works too; 0 means one per physical core this process may use.
    explicit ThreadPool(int n_threads = 0);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    int size() const;

    /// Calls body(begin, end) on disjoint sub-ranges that cover [0, n), none shorter than `grain`
    /// (but the last) and each beginning at a multiple of `grain`, and returns when all are done. Ranges are
    /// taken dynamically, so a thread may get several or none; `body` must not throw or start another loop.
    void parallel_for(std::size_t n, std::size_t grain,
                      const std::function<void(std::size_t begin, std::size_t end)>& body);

    /// Calls body(thread) on this thread as thread 0 and on every other, thread in [1, size()), that comes before
    /// this one is through; returns when all that began are done. Nobody waits for a thread which the system
    /// keeps from running, so `body` must take its share of the work as it goes, leaving none to others.
    void run(const std::function<void(int thread)>& body);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace loquat
