// SPDX-License-Identifier: MIT
#include <QTest>
#include <random>

#include "engine/remote/rate_limiter.h"

using namespace loquat::remote;
using namespace std::chrono_literals;

namespace {

constexpr RateLimiter::Clock::time_point kStart{1000s};

}  // namespace

class TestRateLimiter : public QObject {
    Q_OBJECT
private slots:
    void without_limits_nothing_waits() {
        RateLimiter limiter(0, 0);
        for (int i = 0; i < 1000; ++i) limiter.sent(1'000'000'000, kStart);
        QCOMPARE(limiter.wait(1'000'000'000, kStart), 0ms);
        QCOMPARE(limiter.requestsInLastMinute(kStart), 1000);
    }

    void the_request_over_the_limit_waits_for_the_oldest_to_age() {
        RateLimiter limiter(2, 0);
        limiter.sent(1, kStart);
        QCOMPARE(limiter.wait(1, kStart + 10s), 0ms);
        limiter.sent(1, kStart + 10s);
        QCOMPARE(limiter.wait(1, kStart + 15s), 45'000ms);
        QCOMPARE(limiter.wait(1, kStart + 59'999ms), 1ms);
        QCOMPARE(limiter.wait(1, kStart + 60s), 0ms);
    }

    void tokens_wait_until_enough_old_ones_are_gone() {
        RateLimiter limiter(0, 100);
        limiter.sent(30, kStart);
        limiter.sent(30, kStart + 1s);
        limiter.sent(30, kStart + 2s);
        QCOMPARE(limiter.wait(10, kStart + 3s), 0ms);
        QCOMPARE(limiter.wait(11, kStart + 3s), 57'000ms);
        QCOMPARE(limiter.wait(40, kStart + 3s), 57'000ms);
        QCOMPARE(limiter.wait(41, kStart + 3s), 58'000ms);
        QCOMPARE(limiter.wait(100, kStart + 3s), 59'000ms);
    }

    void a_request_larger_than_the_limit_goes_when_the_minute_is_empty() {
        RateLimiter limiter(0, 100);
        QCOMPARE(limiter.wait(5000, kStart), 0ms);
        limiter.sent(5000, kStart);
        QCOMPARE(limiter.wait(1, kStart + 20s), 40'000ms);
        QCOMPARE(limiter.wait(5000, kStart + 60s), 0ms);
    }

    void the_true_number_replaces_the_estimate() {
        RateLimiter limiter(0, 100);
        limiter.sent(90, kStart);
        limiter.correct(kStart, 20);
        QCOMPARE(limiter.wait(80, kStart), 0ms);
        limiter.correct(kStart + 5s, 100);  // none was sent then
        QCOMPARE(limiter.wait(80, kStart), 0ms);
        limiter.correct(kStart, -7);
        QCOMPARE(limiter.wait(100, kStart), 0ms);
    }

    void the_last_of_two_at_one_moment_is_corrected() {
        RateLimiter limiter(0, 100);
        limiter.sent(40, kStart);
        limiter.sent(40, kStart);
        limiter.correct(kStart, 10);
        QCOMPARE(limiter.wait(50, kStart), 0ms);
        QCOMPARE(limiter.wait(51, kStart), 60'000ms);
    }

    void a_part_of_a_millisecond_is_waited_for() {
        RateLimiter limiter(1, 0);
        limiter.sent(1, kStart + 1us);
        QCOMPARE(limiter.wait(1, kStart + 1s), 59'001ms);
    }

    // Whoever waits as long as told never breaks either limit in any window of a minute.
    void random_traffic_never_breaks_the_limits() {
        std::mt19937 random(7);
        RateLimiter limiter(5, 1000);
        QList<QPair<std::chrono::milliseconds, int>> log;
        std::chrono::milliseconds now = 0ms;
        for (int i = 0; i < 2000; ++i) {
            const int tokens = int(random() % 900) + 1;
            now += std::chrono::milliseconds(random() % 20'000);
            now += limiter.wait(tokens, kStart + now);
            QCOMPARE(limiter.wait(tokens, kStart + now), 0ms);
            limiter.sent(tokens, kStart + now);
            log.append({now, tokens});
            int requests = 0, sum = 0;
            for (qsizetype j = log.size() - 1; j >= 0 && log[j].first > now - 60s; --j) {
                ++requests;
                sum += log[j].second;
            }
            QVERIFY(requests <= 5 && sum <= 1000);
            QCOMPARE(limiter.requestsInLastMinute(kStart + now), requests);
        }
    }
};

QTEST_APPLESS_MAIN(TestRateLimiter)
#include "tst_rate_limiter.moc"
