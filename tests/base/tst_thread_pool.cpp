// SPDX-License-Identifier: MIT
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <QTest>
#include <set>
#include <thread>
#include <vector>

#include "engine/base/thread_pool.h"

using loquat::ThreadPool;

namespace {

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

class TestThreadPool : public QObject {
    Q_OBJECT

private slots:
    void every_index_is_visited_once_data() {
        QTest::addColumn<int>("n_threads");
        for (const int n : {1, 2, 3, 8}) QTest::addRow("%d threads", n) << n;
    }
    void every_index_is_visited_once() {
        QFETCH(int, n_threads);
        ThreadPool pool(n_threads);
        for (const std::size_t n : {0, 1, 2, 3, 7, 64, 1000, 4097}) {
            for (const std::size_t grain : {0, 1, 2, 5, 64, 5000}) {
                std::vector<std::atomic<int>> visits(n);
                pool.parallel_for(n, grain, [&](std::size_t begin, std::size_t end) {
                    for (std::size_t i = begin; i < end; ++i) ++visits[i];
                });
                for (const auto& count : visits) QCOMPARE(count.load(), 1);
            }
        }
    }

    void ranges_begin_at_multiples_of_the_grain_and_only_the_last_is_shorter() {
        ThreadPool pool(3);
        std::mutex mutex;
        std::set<std::pair<std::size_t, std::size_t>> ranges;
        pool.parallel_for(1003, 8, [&](std::size_t begin, std::size_t end) {
            const std::lock_guard lock(mutex);
            ranges.emplace(begin, end);
        });
        for (const auto& [begin, end] : ranges) {
            QCOMPARE(begin % 8, std::size_t{0});
            QVERIFY(end - begin >= 8 || end == 1003);
        }
    }

    void run_calls_a_thread_once_at_most_and_the_caller_always() {
        ThreadPool pool(4);
        QCOMPARE(pool.size(), 4);
        for (int round = 0; round < 1000; ++round) {
            std::vector<std::atomic<int>> calls(4);
            std::thread::id caller;
            pool.run([&](int thread) {
                ++calls[static_cast<std::size_t>(thread)];
                if (thread == 0) caller = std::this_thread::get_id();
            });
            for (const auto& count : calls) QVERIFY(count.load() <= 1);
            QCOMPARE(calls[0].load(), 1);
            QCOMPARE(caller, std::this_thread::get_id());
        }
    }

    void nothing_runs_once_run_has_returned() {
        ThreadPool pool(4);
        for (int round = 0; round < 2000; ++round) {
            auto alive = std::make_unique<std::atomic<int>>(0);
            pool.run([&](int) { ++*alive; });
            const int calls = alive->load();
            QVERIFY(calls >= 1 && calls <= 4);
            alive.reset();  // the sanitizers see who comes late
        }
    }

    void results_are_visible_to_the_caller_and_to_the_next_loop() {
        ThreadPool pool(4);
        std::vector<int> values(4096, 0);  // no atomics: the loops themselves must order the accesses
        for (int round = 0; round < 500; ++round) {
            pool.parallel_for(values.size(), 16, [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i) values[i] += 1;
            });
        }
        for (const int value : values) QCOMPARE(value, 500);
    }

    void sleeping_workers_wake_up() {
        ThreadPool pool(2);
        for (int round = 0; round < 20; ++round) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));  // far longer than they spin
            std::atomic<int> calls = 0;
            pool.run([&](int thread) {
                ++calls;
                for (int i = 0; thread == 0 && calls < 2 && i < 2000; ++i)
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
            });
            QCOMPARE(calls.load(), 2);
        }
    }

    void an_idle_pool_uses_no_processor_time() {
        ThreadPool pool(8);
        pool.run([](int) {});
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        const double before = cpu_seconds();
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        QVERIFY(cpu_seconds() - before < 0.02);
    }

    void the_default_size_is_within_the_processors_of_this_machine() {
        ThreadPool pool;
        QVERIFY(pool.size() >= 1);
        QVERIFY(pool.size() <= static_cast<int>(std::thread::hardware_concurrency()));
    }

    void small_loops_are_dispatched_fast() {
        ThreadPool pool(2);
        std::atomic<std::size_t> sum = 0;
        const auto body = [&sum](std::size_t begin, std::size_t end) { sum += end - begin; };
        QBENCHMARK {
            pool.parallel_for(64, 8, body);
        }
        QVERIFY(sum > 0);
    }
};

QTEST_APPLESS_MAIN(TestThreadPool)
#include "tst_thread_pool.moc"
