// SPDX-License-Identifier: MIT
#include <QtTest>

#include <numeric>

#include "engine/runtime/kv_cache.h"

using namespace loquat;

namespace {

/// Notes which pages were copied.
class NotingExecutor final : public Executor {
public:
    Result<void> run(const Batch&, std::span<float>, std::stop_token) override { return {}; }
    void copy_kv_page(std::int32_t from, std::int32_t to) override { copies.emplace_back(from, to); }
    std::size_t kv_page_bytes() const override { return 0; }
    std::size_t working_bytes() const override { return 0; }

    std::vector<std::pair<int, int>> copies;
};

std::vector<TokenId> tokens(int n, int first = 0) {
    std::vector<TokenId> out(static_cast<std::size_t>(n));
    std::iota(out.begin(), out.end(), first);
    return out;
}

/// What a session does: adopt, make room, fill.
Result<void> fill(KvCache& cache, KvSequence& sequence, const std::vector<TokenId>& wanted) {
    cache.adopt_prefix(sequence, wanted, wanted.size());
    const auto reserved = cache.reserve(sequence, wanted.size());
    if (reserved) sequence.tokens = wanted;
    return reserved;
}

}  // namespace

class TestKvCache : public QObject {
    Q_OBJECT

private slots:
    void pages_are_taken_as_tokens_come_and_given_back();
    void a_second_sequence_shares_the_common_beginning();
    void a_shared_page_is_copied_before_it_is_written_to();
    void a_full_cache_forgets_the_sequence_unused_for_longest();
    void a_sequence_larger_than_the_cache_is_refused();
};

void TestKvCache::pages_are_taken_as_tokens_come_and_given_back() {
    NotingExecutor executor;
    KvCache cache(executor, 4);
    KvSequence a;
    cache.add(a);
    QVERIFY(fill(cache, a, tokens(64)));
    QCOMPARE(int(a.pages.size()), 1);
    QVERIFY(fill(cache, a, tokens(65)));
    QCOMPARE(int(a.pages.size()), 2);
    QCOMPARE(cache.pool().n_free(), 2);
    cache.truncate(a, 10);
    QCOMPARE(int(a.tokens.size()), 10);
    QCOMPARE(cache.pool().n_free(), 3);
    cache.remove(a);
    QCOMPARE(cache.pool().n_free(), 4);
}

void TestKvCache::a_second_sequence_shares_the_common_beginning() {
    NotingExecutor executor;
    KvCache cache(executor, 8);
    KvSequence a;
    KvSequence b;
    cache.add(a);
    cache.add(b);
    QVERIFY(fill(cache, a, tokens(200)));
    std::vector<TokenId> wanted = tokens(128);
    wanted.push_back(9999);
    cache.adopt_prefix(b, wanted, wanted.size() - 1);
    QCOMPARE(int(b.tokens.size()), 128);
    QCOMPARE(b.pages, (std::vector<std::int32_t>{a.pages[0], a.pages[1]}));
    QVERIFY(cache.reserve(b, 129));
    QVERIFY(executor.copies.empty());
    QCOMPARE(cache.pool().n_free(), 8 - 4 - 1);
    cache.remove(a);
    QCOMPARE(cache.pool().n_free(), 8 - 3);
    cache.remove(b);
    QCOMPARE(cache.pool().n_free(), 8);
}

void TestKvCache::a_shared_page_is_copied_before_it_is_written_to() {
    NotingExecutor executor;
    KvCache cache(executor, 8);
    KvSequence a;
    KvSequence b;
    cache.add(a);
    cache.add(b);
    QVERIFY(fill(cache, a, tokens(100)));
    std::vector<TokenId> wanted = tokens(70);
    wanted.push_back(9999);
    QVERIFY(fill(cache, b, wanted));
    QCOMPARE(int(executor.copies.size()), 1);
    QCOMPARE(executor.copies[0], std::pair(int(a.pages[1]), int(b.pages[1])));
    QVERIFY(a.pages[1] != b.pages[1]);
    QCOMPARE(a.pages[0], b.pages[0]);
    QVERIFY(fill(cache, a, tokens(101)));  // its own again: no copy
    QCOMPARE(int(executor.copies.size()), 1);
}

void TestKvCache::a_full_cache_forgets_the_sequence_unused_for_longest() {
    NotingExecutor executor;
    KvCache cache(executor, 4);
    KvSequence a;
    KvSequence b;
    KvSequence c;
    for (KvSequence* s : {&a, &b, &c}) cache.add(*s);
    QVERIFY(fill(cache, a, tokens(64)));
    QVERIFY(fill(cache, b, tokens(128, 1000)));
    QVERIFY(fill(cache, a, tokens(70)));
    QVERIFY(fill(cache, c, tokens(64, 5000)));
    QVERIFY(b.tokens.empty() && b.pages.empty());
    QCOMPARE(int(a.tokens.size()), 70);
}

void TestKvCache::a_sequence_larger_than_the_cache_is_refused() {
    NotingExecutor executor;
    KvCache cache(executor, 2);
    KvSequence a;
    KvSequence b;
    cache.add(a);
    cache.add(b);
    QVERIFY(fill(cache, b, tokens(10)));
    const auto full = fill(cache, a, tokens(129, 7));
    QVERIFY(!full);
    QVERIFY(full.error().kind == ErrorKind::kLimit);
    cache.remove(a);
    cache.remove(b);
    QCOMPARE(cache.pool().n_free(), 2);
}

QTEST_GUILESS_MAIN(TestKvCache)
#include "tst_kv_cache.moc"
