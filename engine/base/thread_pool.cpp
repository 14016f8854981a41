// SPDX-License-Identifier: MIT
#include "engine/base/thread_pool.h"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace loquat {
namespace {

using Clock = std::chrono::steady_clock;

// The gaps between the loops of a decode step are a few microseconds; waking a sleeping thread costs
// about 50.
constexpr auto kSpinTime = std::chrono::microseconds(40);
// So many ranges per thread even out cores of different speed; the counter is touched that often only.
constexpr std::size_t kRangesPerThread = 4;
constexpr std::uint32_t kOpen = 1u << 31;

void pause() {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

std::vector<int> usable_cpus() {
    cpu_set_t mask;
    CPU_ZERO(&mask);
    std::vector<int> cpus;
    if (sched_getaffinity(0, sizeof mask, &mask) != 0) return cpus;
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
        if (CPU_ISSET(cpu, &mask)) cpus.push_back(cpu);
    }
    return cpus;
}

/// Two hardware threads of one core share its arithmetic units, so they count once.
std::size_t count_physical_cores(const std::vector<int>& cpus) {
    std::set<std::string> cores;
    for (const int cpu : cpus) {
        std::ifstream file("/sys/devices/system/cpu/cpu" + std::to_string(cpu) +
                           "/topology/thread_siblings_list");
        std::string siblings;
        if (!std::getline(file, siblings)) return cpus.size();
        cores.insert(siblings);
    }
    return cores.size();
}

}  // namespace

int physical_cores() { return std::max(1, static_cast<int>(count_physical_cores(usable_cpus()))); }

struct ThreadPool::State {
    explicit State(std::size_t n_workers, std::size_t n_cpus) : crowded(n_workers + 1 > n_cpus) {
        workers.reserve(n_workers);
        for (std::size_t i = 0; i < n_workers; ++i) {
            workers.emplace_back([this, i] { work(static_cast<int>(i) + 1); });
        }
    }

    ~State() {
        leaving = true;
        begin_round();
        for (std::thread& worker : workers) worker.join();
    }

    void begin_round() {
        round.fetch_add(1, std::memory_order_release);
        round.notify_all();
    }

    void work(int thread) {
        std::uint32_t seen = 0;
        while (true) {
            wait_while(round, seen);
            seen = round.load(std::memory_order_acquire);
            if (leaving) return;
            if (!enter()) continue;
            seen = round.load(std::memory_order_acquire);  // it cannot move on while someone is inside
            (*job)(thread);
            if (inside.fetch_sub(1, std::memory_order_acq_rel) == 1) inside.notify_one();
        }
    }

    /// False when the round is over already.
    bool enter() {
        std::uint32_t now = inside.load(std::memory_order_relaxed);
        do {
            if (!(now & kOpen)) return false;
        } while (!inside.compare_exchange_weak(now, now + 1, std::memory_order_acq_rel));
        return true;
    }

    /// Returns once `value` is no longer `old`: polls for a while, then sleeps.
    void wait_while(const std::atomic<std::uint32_t>& value, std::uint32_t old) const {
        const Clock::time_point start = Clock::now();
        while (true) {
            for (int i = 0; i < 32; ++i) {
                if (value.load(std::memory_order_acquire) != old) return;
                pause();
            }
            const auto waited = Clock::now() - start;
            if (crowded || waited > kSpinTime) break;
            if (waited > kSpinTime / 4) std::this_thread::yield();  // another program may need this core
        }
        for (std::uint32_t now = old; now == old; now = value.load(std::memory_order_acquire)) {
            value.wait(old, std::memory_order_acquire);
        }
    }

    const bool crowded;  // more threads than processors: polling would only keep the others from working
    std::vector<std::thread> workers;
    const std::function<void(int)>* job = nullptr;  // read by those inside only
    std::atomic<bool> leaving{false};
    alignas(64) std::atomic<std::uint32_t> round{0};
    alignas(64) std::atomic<std::uint32_t> inside{0};  // how many workers are at it, and kOpen while more may come
    bool in_loop = false;
};

ThreadPool::ThreadPool(int n_threads) {
    const std::vector<int> cpus = usable_cpus();
    const std::size_t n_cpus = std::max<std::size_t>(1, cpus.size());
    const std::size_t wanted = static_cast<std::size_t>(n_threads > 0 ? n_threads : physical_cores());
    state_ = std::make_unique<State>(wanted - 1, n_cpus);
}

ThreadPool::~ThreadPool() = default;

int ThreadPool::size() const {
    return static_cast<int>(state_->workers.size()) + 1;
}

void ThreadPool::run(const std::function<void(int)>& body) {
    State& state = *state_;
    assert(!state.in_loop && "a loop inside a loop");
    if (state.workers.empty()) {
        body(0);
        return;
    }
    state.in_loop = true;
    state.job = &body;
    state.inside.store(kOpen, std::memory_order_release);
    state.begin_round();
    body(0);
    std::uint32_t left = state.inside.fetch_and(~kOpen, std::memory_order_acq_rel) & ~kOpen;
    for (; left != 0; left = state.inside.load(std::memory_order_acquire)) state.wait_while(state.inside, left);
    state.in_loop = false;
}

void ThreadPool::parallel_for(std::size_t n, std::size_t grain,
                              const std::function<void(std::size_t, std::size_t)>& body) {
    if (n == 0) return;
    grain = std::max<std::size_t>(grain, 1);
    const auto n_threads = static_cast<std::size_t>(size());
    if (n <= grain || n_threads == 1) {
        body(0, n);
        return;
    }
    struct Loop {
        std::size_t n;
        std::size_t step;
        std::size_t n_ranges;
        const std::function<void(std::size_t, std::size_t)>& body;
        std::atomic<std::size_t> next{0};
    };
    const std::size_t step = grain * std::max<std::size_t>(1, n / grain / (n_threads * kRangesPerThread));
    Loop loop{n, step, (n - 1) / step + 1, body};
    run([&loop](int) {  // one captured reference fits into std::function without an allocation
        std::size_t i;
        while ((i = loop.next.fetch_add(1, std::memory_order_relaxed)) < loop.n_ranges) {
            loop.body(i * loop.step, std::min(loop.n, (i + 1) * loop.step));
        }
    });
}

}  // namespace loquat
