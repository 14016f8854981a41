// SPDX-License-Identifier: MIT
#include <QTest>

#include "engine/remote/circuit_breaker.h"

using namespace loquat::remote;
using namespace std::chrono_literals;
using State = CircuitBreaker::State;

namespace {

constexpr CircuitBreaker::Clock::time_point kStart{1000s};

CircuitBreaker opened() {
    CircuitBreaker breaker(5, 30s);
    for (int i = 0; i < 5; ++i) breaker.failed(kStart);
    return breaker;
}

}  // namespace

class TestCircuitBreaker : public QObject {
    Q_OBJECT
private slots:
    void five_failures_in_a_row_open_it() {
        CircuitBreaker breaker(5, 30s);
        for (int i = 0; i < 4; ++i) breaker.failed(kStart);
        QCOMPARE(breaker.state(kStart), State::Closed);
        QVERIFY(breaker.tryPass(kStart));
        QVERIFY(!breaker.openUntil());
        breaker.failed(kStart);
        QCOMPARE(breaker.state(kStart), State::Open);
        QVERIFY(!breaker.tryPass(kStart));
        QCOMPARE(*breaker.openUntil(), kStart + 30s);
    }

    void a_success_between_failures_starts_the_count_again() {
        CircuitBreaker breaker(5, 30s);
        for (int i = 0; i < 4; ++i) breaker.failed(kStart);
        breaker.succeeded();
        for (int i = 0; i < 4; ++i) breaker.failed(kStart);
        QCOMPARE(breaker.state(kStart), State::Closed);
    }

    void it_stays_open_for_the_whole_pause() {
        CircuitBreaker breaker = opened();
        QVERIFY(!breaker.tryPass(kStart + 29'999ms));
        QCOMPARE(breaker.state(kStart + 30s), State::HalfOpen);
    }

    void half_open_lets_one_probe_pass() {
        CircuitBreaker breaker = opened();
        QVERIFY(breaker.tryPass(kStart + 30s));
        QVERIFY(!breaker.tryPass(kStart + 30s));
        QVERIFY(!breaker.tryPass(kStart + 3000s));
    }

    void a_probe_that_succeeds_closes_it() {
        CircuitBreaker breaker = opened();
        QVERIFY(breaker.tryPass(kStart + 30s));
        breaker.succeeded();
        QCOMPARE(breaker.state(kStart + 30s), State::Closed);
        QVERIFY(breaker.tryPass(kStart + 30s));
        QVERIFY(breaker.tryPass(kStart + 30s));
        for (int i = 0; i < 4; ++i) breaker.failed(kStart + 31s);
        QCOMPARE(breaker.state(kStart + 31s), State::Closed);
    }

    void a_probe_that_fails_opens_it_for_another_pause() {
        CircuitBreaker breaker = opened();
        QVERIFY(breaker.tryPass(kStart + 40s));
        breaker.failed(kStart + 42s);
        QCOMPARE(breaker.state(kStart + 71s), State::Open);
        QVERIFY(breaker.tryPass(kStart + 72s));
    }

    void an_abandoned_probe_is_given_back() {
        CircuitBreaker breaker = opened();
        QVERIFY(breaker.tryPass(kStart + 30s));
        breaker.abandoned();
        QCOMPARE(breaker.state(kStart + 30s), State::HalfOpen);
        QVERIFY(breaker.tryPass(kStart + 30s));
    }

    void late_failures_do_not_lengthen_the_pause() {
        CircuitBreaker breaker = opened();
        breaker.failed(kStart + 20s);
        QCOMPARE(*breaker.openUntil(), kStart + 30s);
    }

    void a_limit_of_none_counts_as_one() {
        CircuitBreaker breaker(0, 1s);
        QVERIFY(breaker.tryPass(kStart));
        breaker.failed(kStart);
        QVERIFY(!breaker.tryPass(kStart));
    }
};

QTEST_APPLESS_MAIN(TestCircuitBreaker)
#include "tst_circuit_breaker.moc"
