// SPDX-License-Identifier: MIT
#include <functional>
#include <QTest>

#include "engine/remote/response_cache.h"

using namespace loquat;
using namespace loquat::remote;

namespace {

ChatRequest question() {
    ChatRequest request;
    request.modelId = "provider/model";
    request.messages = {{.role = Role::User, .text = "What is a loquat?"}};
    request.sampling.temperature = 0;
    return request;
}

ResponseCache::Answer answer(const QString& text) {
    return {text, {}, {}};
}

}  // namespace

class TestResponseCache : public QObject {
    Q_OBJECT
private slots:
    void it_is_off_until_given_a_size() {
        ResponseCache cache;
        cache.store(ResponseCache::key(question()), answer("A fruit."));
        QVERIFY(!cache.find(ResponseCache::key(question())));
        QCOMPARE(cache.count(), 0);
    }

    void the_same_request_finds_its_answer() {
        ResponseCache cache;
        cache.setMaxBytes(10'000);
        Usage usage;
        usage.generatedTokens = 3;
        cache.store(ResponseCache::key(question()), {"A fruit.", "Hm.", usage});
        const auto found = cache.find(ResponseCache::key(question()));
        QVERIFY(found);
        QCOMPARE(found->text, "A fruit.");
        QCOMPARE(found->reasoning, "Hm.");
        QCOMPARE(found->usage.generatedTokens, 3);
        QVERIFY(found->usage.cached);
    }

    void a_request_with_chance_in_it_has_no_key() {
        ChatRequest request = question();
        request.sampling.temperature = 0.01;
        QVERIFY(ResponseCache::key(request).isEmpty());
        ResponseCache cache;
        cache.setMaxBytes(10'000);
        cache.store({}, answer("A fruit."));
        QVERIFY(!cache.find({}));
    }

    void whatever_shapes_the_answer_changes_the_key_data() {
        QTest::addColumn<std::function<void(ChatRequest&)>>("change");
        using Change = std::function<void(ChatRequest&)>;
        const auto row = [](const char* name, Change change) { QTest::newRow(name) << change; };
        row("model", [](ChatRequest& r) { r.modelId = "provider/other"; });
        row("provider", [](ChatRequest& r) { r.modelId = "other/model"; });
        row("text", [](ChatRequest& r) { r.messages[0].text += ' '; });
        row("role", [](ChatRequest& r) { r.messages[0].role = Role::System; });
        row("reasoning", [](ChatRequest& r) { r.messages[0].reasoning = "x"; });
        row("another message", [](ChatRequest& r) { r.messages << ChatMessage{}; });
        row("image", [](ChatRequest& r) { r.messages[0].images << Image{"x", "image/png"}; });
        row("tool call", [](ChatRequest& r) { r.messages[0].toolCalls << ToolCall{"a", "b", "c"}; });
        row("tool call id", [](ChatRequest& r) { r.messages[0].toolCallId = "a"; });
        row("length", [](ChatRequest& r) { r.sampling.maxTokens = 5; });
        row("seed", [](ChatRequest& r) { r.sampling.seed = 5; });
        row("stop", [](ChatRequest& r) { r.sampling.stop << "x"; });
        row("top k", [](ChatRequest& r) { r.sampling.topK = 1; });
        row("top p", [](ChatRequest& r) { r.sampling.topP = 0.1; });
        row("presence", [](ChatRequest& r) { r.sampling.presencePenalty = 0.1; });
        row("continue", [](ChatRequest& r) { r.continueLast = true; });
        row("thinking", [](ChatRequest& r) { r.thinking = Thinking::On; });
        row("json", [](ChatRequest& r) { r.json = true; });
        row("tools", [](ChatRequest& r) { r.toolsJson = "[]"; });
        row("policy", [](ChatRequest& r) { r.policy = DataPolicy::Open; });
    }

    void whatever_shapes_the_answer_changes_the_key() {
        QFETCH(std::function<void(ChatRequest&)>, change);
        ChatRequest request = question();
        change(request);
        QVERIFY(!ResponseCache::key(request).isEmpty());
        QVERIFY(ResponseCache::key(request) != ResponseCache::key(question()));
    }

    void where_it_was_asked_does_not_change_the_key() {
        ChatRequest request = question();
        request.conversationId = "another";
        request.rule = "prompt longer than 2000 tokens";
        QCOMPARE(ResponseCache::key(request), ResponseCache::key(question()));
    }

    void text_moved_between_messages_changes_the_key() {
        ChatRequest one = question(), two = question();
        one.messages = {{.text = "ab"}, {.text = "c"}};
        two.messages = {{.text = "a"}, {.text = "bc"}};
        QVERIFY(ResponseCache::key(one) != ResponseCache::key(two));
    }

    void the_least_recently_used_goes_first() {
        ResponseCache cache;
        cache.setMaxBytes(3 * 1000);
        const QString long_text(300, 'x');  // about 860 bytes with the overhead
        for (const char* key : {"a", "b", "c"}) cache.store(key, answer(long_text));
        QCOMPARE(cache.count(), 3);
        QVERIFY(cache.find("a"));
        cache.store("d", answer(long_text));
        QCOMPARE(cache.count(), 3);
        QVERIFY(!cache.find("b"));
        QVERIFY(cache.find("a") && cache.find("c") && cache.find("d"));
        QVERIFY(cache.bytes() <= 3000);
    }

    void an_answer_larger_than_the_cache_is_not_kept() {
        ResponseCache cache;
        cache.setMaxBytes(1000);
        cache.store("a", answer(QString(10'000, 'x')));
        QCOMPARE(cache.count(), 0);
        QCOMPARE(cache.bytes(), 0);
    }

    void a_second_answer_replaces_the_first() {
        ResponseCache cache;
        cache.setMaxBytes(10'000);
        cache.store("a", answer("one"));
        cache.store("a", answer("two"));
        QCOMPARE(cache.count(), 1);
        QCOMPARE(cache.find("a")->text, "two");
    }

    void answers_cut_short_are_not_kept() {
        ResponseCache cache;
        cache.setMaxBytes(10'000);
        for (FinishReason reason : {FinishReason::Cancelled, FinishReason::Filtered}) {
            ResponseCache::Answer cut = answer("A fr");
            cut.usage.reason = reason;
            cache.store("a", cut);
        }
        QCOMPARE(cache.count(), 0);
    }

    void clearing_and_switching_off_forget_everything() {
        ResponseCache cache;
        cache.setMaxBytes(10'000);
        cache.store("a", answer("one"));
        cache.clear();
        QCOMPARE(cache.bytes(), 0);
        QVERIFY(!cache.find("a"));
        cache.store("a", answer("one"));
        cache.setMaxBytes(0);
        QCOMPARE(cache.count(), 0);
        QCOMPARE(cache.bytes(), 0);
    }
};

QTEST_APPLESS_MAIN(TestResponseCache)
#include "tst_response_cache.moc"
