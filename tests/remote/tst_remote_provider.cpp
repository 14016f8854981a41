// SPDX-License-Identifier: MIT
// Answers from a real server process: what goes out, what comes back, what is counted.
#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTimer>

#include "remote_bench.h"

using namespace loquat;
using namespace loquat::remote;

using Kind = ChatError::Kind;
using Phase = Progress::Phase;

namespace {

template <class T>
T wait(QFuture<T> future) {
    (void)QTest::qWaitFor([&] { return future.isFinished(); }, 30000);
    return future.result();
}

QString sha256(const QString& text) {
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

}  // namespace

class TestRemoteProvider : public QObject {
    Q_OBJECT
    ScriptedServer server_{{"--key", RemoteBench::kKey}};
    std::unique_ptr<RemoteBench> bench_;

private slots:
    void initTestCase() { QVERIFY(server_.works()); }
    void init() {
        bench_ = std::make_unique<RemoteBench>();
        bench_->use(server_.url());
    }

    void an_answer_streams_in() {
        const Outcome outcome = bench_->ask("scripted-chat");
        QVERIFY2(!outcome.error, outcome.error ? qPrintable(outcome.error->what + outcome.error->why) : "");
        QCOMPARE(outcome.text, kServerText);
        QVERIFY(outcome.deltas > 20);
        QCOMPARE(outcome.ends, 1);
        QCOMPARE(outcome.usage->reason, FinishReason::End);
        QCOMPARE(outcome.usage->promptTokens, 8);
        QCOMPARE(outcome.usage->reusedTokens, 4);
        QVERIFY(outcome.usage->generatedTokens > 50 && outcome.usage->firstTokenMs > 0);
        QCOMPARE(outcome.progress.size(), 2);
        QCOMPARE(outcome.progress[0].phase, Phase::Connecting);
        QCOMPARE(outcome.progress[1].phase, Phase::Waiting);
        const QJsonObject sent = server_.requests().last();
        QCOMPARE(sent["path"].toString(), QString("/v1/chat/completions"));
        QCOMPARE(sent["headers"]["authorization"].toString(), "Bearer " + RemoteBench::kKey);
        QCOMPARE(sent["headers"]["content-type"].toString(), QString("application/json"));
        QVERIFY(!sent["headers"].toObject().contains("cookie"));
    }

    void thinking_is_told_from_the_answer() {
        const Outcome own = bench_->ask("scripted-reasoner");
        QCOMPARE(own.reasoning, kServerThought);
        QCOMPARE(own.text, kServerText);
        QVERIFY(own.usage->reasoningTokens > 5);
        const Outcome tags = bench_->ask("scripted-chat?think-tags");
        QCOMPARE(tags.reasoning, kServerThought);
        QCOMPARE(tags.text, kServerText);
    }

    void the_thinking_switch_of_deepseek_works() {
        bench_->use(server_.url(), "deepseek");
        ChatRequest request = bench_->question("scripted-reasoner");
        request.thinking = Thinking::Off;
        QCOMPARE(bench_->ask(request).reasoning, QString());
        request.modelId = "p/scripted-chat";
        request.thinking = Thinking::On;
        QCOMPARE(bench_->ask(request).reasoning, kServerThought);
    }

    void a_length_limit_is_told() {
        ChatRequest request = bench_->question("scripted-chat");
        request.sampling.maxTokens = 3;
        const Outcome outcome = bench_->ask(request);
        QCOMPARE(outcome.text, QString("A loquat is"));
        QCOMPARE(outcome.usage->reason, FinishReason::MaxTokens);
    }

    void tool_calls_arrive_whole() {
        const Outcome outcome = bench_->ask("scripted-chat?tools");
        QCOMPARE(outcome.usage->reason, FinishReason::ToolCalls);
        QCOMPARE(outcome.usage->toolCalls.size(), 1);
        QCOMPARE(outcome.usage->toolCalls[0].id, QString("call_1"));
        QCOMPARE(outcome.usage->toolCalls[0].argumentsJson, QString::fromUtf8("{\"city\":\"杭州\"}"));
    }

    void a_service_that_does_not_stream_answers_too() {
        const Outcome outcome = bench_->ask("scripted-chat?whole");
        QCOMPARE(outcome.text, kServerText);
        QCOMPARE(outcome.usage->promptTokens, 8);
    }

    void an_unfinished_answer_goes_on_by_prefix() {
        bench_->use(server_.url(), "deepseek");
        QVERIFY(bench_->provider.canContinue("p/scripted-chat"));
        ChatRequest request = bench_->question("scripted-chat");
        request.messages << ChatMessage{Role::Assistant, kServerText.left(60), {}, {}, {}, {}};
        request.continueLast = true;
        const Outcome outcome = bench_->ask(request);
        QCOMPARE(kServerText.left(60) + outcome.text, kServerText);
        QCOMPARE(server_.requests().last()["path"].toString(), QString("/v1/beta/chat/completions"));
        QCOMPARE(server_.lastBody()["messages"][1]["prefix"].toBool(), true);
    }

    void without_prefix_completion_nothing_is_said_twice() {
        QVERIFY(!bench_->provider.canContinue("p/scripted-chat"));
        for (const QString script : {"scripted-chat", "scripted-chat?repeat=25", "scripted-chat?repeat=60"}) {
            ChatRequest request = bench_->question(script);
            request.messages << ChatMessage{Role::Assistant, kServerText.left(60), {}, {}, {}, {}};
            request.continueLast = true;
            QCOMPARE(kServerText.left(60) + bench_->ask(request).text, kServerText);
        }
    }

    void private_parts_leave_as_placeholders_and_come_back() {
        ChatRequest request = bench_->question("scripted-chat?echo&bytewise", "Call 13812345678 or write to li@example.com");
        request.policy = DataPolicy::Redacted;
        const Outcome outcome = bench_->ask(request);
        QCOMPARE(outcome.text, QString("You wrote: Call 13812345678 or write to li@example.com"));
        QVERIFY(!server_.logText().contains("13812345678"));
        QVERIFY(!server_.logText().contains("li@example.com"));
        QCOMPARE(server_.lastBody()["messages"][0]["content"].toString(), QString("Call ⟦PHONE_1⟧ or write to ⟦EMAIL_1⟧"));
        const AuditRecord& record = bench_->audit.records.last();
        QCOMPARE(record.redactions, (QMap<QString, int>{{"phone", 1}, {"email", 1}}));
        QCOMPARE(record.policy, QString("redacted"));
        QCOMPARE(record.outputSha256, sha256("You wrote: Call ⟦PHONE_1⟧ or write to ⟦EMAIL_1⟧"));
    }

    void words_on_the_list_are_kept_in_and_out() {
        EgressPolicy policy;
        policy.words = {{"kumquat", WordAction::Mask, true, false}, {"evergreen", WordAction::Mask, false, true}};
        bench_->gate.setPolicy(policy);
        const Outcome outcome = bench_->ask(bench_->question("scripted-chat", "A Kumquat?"));
        QVERIFY(outcome.text.contains("grows on an ••• tree"));
        QVERIFY(!outcome.text.contains("evergreen"));
        QCOMPARE(server_.lastBody()["messages"][0]["content"].toString(), QString("A •••?"));

        policy.words = {{"evergreen", WordAction::Stop, false, true}};
        bench_->gate.setPolicy(policy);
        const Outcome stopped = bench_->ask("scripted-chat?delay=1");
        QCOMPARE(stopped.error->kind, Kind::NotAllowed);
        QCOMPARE(stopped.text, QString("A loquat is a small orange fruit. It grows on an "));
    }

    void the_audit_record_says_what_left_and_what_came() {
        ChatRequest request = bench_->question("scripted-chat");
        request.rule = "prompt-long";
        bench_->ask(request);
        QCOMPARE(bench_->audit.records.size(), 1);
        const AuditRecord& record = bench_->audit.records.first();
        const QString sent = server_.requests().last()["text"].toString();
        QCOMPARE(record.inputSha256, sha256(sent));
        QCOMPARE(record.outputSha256, sha256(kServerText));
        QCOMPARE(record.bytesSent, sent.toUtf8().size());
        QVERIFY(record.bytesReceived > kServerText.size());
        QCOMPARE(record.provider, QString("Test service"));
        QCOMPARE(record.host, QString("localhost"));
        QCOMPARE(record.model, QString("scripted-chat"));
        QCOMPARE(record.purpose, QString("chat"));
        QCOMPARE(record.conversationId, QString("c"));
        QCOMPARE(record.rule, QString("prompt-long"));
        QCOMPARE(record.policy, QString("open"));
        QCOMPARE(record.status, QString("ok"));
        QCOMPARE(record.attempts, 1);
        QCOMPARE(record.promptTokens, 8);
        QVERIFY(record.time.isValid() && !record.id.isEmpty() && record.durationMs >= 0);
    }

    void equal_deterministic_requests_are_answered_from_memory() {
        ChatRequest request = bench_->question("scripted-chat");
        request.sampling.temperature = 0;
        bench_->ask(request);
        const qsizetype before = server_.requests().size();
        bench_->ask(request);
        QCOMPARE(server_.requests().size(), before + 1);  // off until given a size
        bench_->provider.cache().setMaxBytes(1 << 20);
        bench_->ask(request);
        const Outcome cached = bench_->ask(request);
        QCOMPARE(server_.requests().size(), before + 2);
        QCOMPARE(cached.text, kServerText);
        QVERIFY(cached.usage->cached);
        bench_->provider.cache().clear();
        bench_->ask(request);
        QCOMPARE(server_.requests().size(), before + 3);
    }

    void cancelling_ends_at_once_and_hangs_up() {
        const qsizetype gone = server_.entries("gone").size();
        int deltas = 0;
        const Outcome outcome = bench_->ask(bench_->question("scripted-chat?delay=100"), [&](RequestId id) {
            if (++deltas == 3) bench_->provider.cancel(id);
        });
        QCOMPARE(outcome.usage->reason, FinishReason::Cancelled);
        QVERIFY(kServerText.startsWith(outcome.text) && !outcome.text.isEmpty());
        QVERIFY(outcome.ms < 2000);
        QTRY_COMPARE(server_.entries("gone").size(), gone + 1);
        QCOMPARE(bench_->audit.records.last().status, QString("cancelled"));
        QTest::qWait(200);
        QCOMPARE(bench_->audit.records.size(), 1);
    }

    void cancelling_before_anything_left_sends_nothing() {
        const qsizetype before = server_.requests().size();
        QSignalSpy finished(&bench_->provider, &RemoteProvider::finished);
        bench_->provider.cancel(bench_->provider.start(bench_->question("scripted-chat")));
        QTRY_COMPARE(finished.size(), 1);
        QTest::qWait(200);
        QCOMPARE(server_.requests().size(), before);
    }

    void a_removed_provider_is_a_clear_failure() {
        bench_->provider.setProviders({});
        const Outcome outcome = bench_->ask("scripted-chat");
        QCOMPARE(outcome.error->kind, Kind::ModelMissing);
    }

    void without_a_key_nothing_is_sent() {
        const qsizetype before = server_.requests().size();
        (void)wait(bench_->secrets.remove(secretName("p", Secret::ApiKey)));
        bench_->config.auth = AuthKind::ApiKey;
        bench_->apply();
        const Outcome outcome = bench_->ask("scripted-chat");
        QCOMPARE(outcome.error->kind, Kind::NoKey);
        QCOMPARE(server_.requests().size(), before);
    }

    void models_are_listed() {
        const auto models = wait(bench_->provider.models("p"));
        QVERIFY(models.has_value());
        QCOMPARE(models->size(), 2);
        QCOMPARE(models->at(0).name, QString("scripted-chat"));
        QCOMPARE(models->at(0).contextTokens, 65536);
        QCOMPARE(bench_->audit.records.last().purpose, QString("models"));

        bench_->config.baseUrl = server_.url("status=404");
        bench_->config.pinnedModels = {"mine"};
        bench_->apply();
        const auto pinned = wait(bench_->provider.models("p"));
        QCOMPARE(pinned->size(), 1);
        QCOMPARE(pinned->at(0).name, QString("mine"));
        bench_->config.pinnedModels.clear();
        bench_->apply();
        QVERIFY(!wait(bench_->provider.models("p")));
    }

    void embeddings_come_in_the_order_asked() {
        const auto vectors = wait(bench_->provider.embed("p/e", {"12345678", "1234567890123456"}, DataPolicy::Open));
        QVERIFY(vectors.has_value());
        QCOMPARE(vectors.value(), (QList<QList<float>>{{1, 0, -0.5}, {2, 1, -0.5}}));
        QVERIFY(!wait(bench_->provider.embed("p/e", {"x"}, DataPolicy::LocalOnly)));
    }

    void text_is_filled_in() {
        QVERIFY(!wait(bench_->provider.fillIn("p/m", "ab", "c", 10, DataPolicy::Open)));
        bench_->use(server_.url(), "deepseek");
        const auto text = wait(bench_->provider.fillIn("p/m", "ab", "c", 10, DataPolicy::Open));
        QCOMPARE(text.value(), QString("(2|1)"));
        QCOMPARE(server_.requests().last()["path"].toString(), QString("/v1/beta/completions"));
    }

    void a_connection_is_tested_with_settings_not_saved_yet() {
        ProviderConfig config = bench_->config;
        config.id.clear();
        const auto report = wait(bench_->provider.test(config, RemoteBench::kKey, true));
        QVERIFY(report.reached && report.keyAccepted && report.streams && !report.error);
        QCOMPARE(report.models.size(), 2);
        QCOMPARE(report.httpVersion, QString("HTTP/1.1"));
        QCOMPARE(report.tls, QString());
        const auto wrong = wait(bench_->provider.test(config, "sk-wrong-0123456789", false));
        QVERIFY(wrong.reached && !wrong.keyAccepted);
        QCOMPARE(wrong.error->kind, Kind::KeyRefused);
    }

    void a_strict_gateway_is_asked_once_more_without_our_own_words() {
        const qsizetype before = server_.requests().size();
        const Outcome outcome = bench_->ask("scripted-chat?refuses=top_k,min_p");
        QCOMPARE(outcome.text, kServerText);
        QCOMPARE(server_.requests().size(), before + 2);
        QVERIFY(!server_.lastBody().contains("top_k"));
        QCOMPARE(bench_->audit.records.size(), 1);
        QCOMPARE(bench_->audit.records.first().attempts, 2);
    }

    void a_rate_limit_makes_a_queue_that_can_be_seen() {
        bench_->config.requestsPerMinute = 1;
        bench_->apply();
        QVERIFY(!bench_->ask("scripted-chat").error);
        QSignalSpy progress(&bench_->provider, &RemoteProvider::progress);
        QSignalSpy finished(&bench_->provider, &RemoteProvider::finished);
        const RequestId id = bench_->provider.start(bench_->question("scripted-chat"));
        QTRY_COMPARE(progress.size(), 1);
        const auto queued = progress[0][1].value<Progress>();
        QCOMPARE(queued.phase, Phase::Queued);
        QVERIFY(queued.total > 50000 && queued.total <= 60000);
        QCOMPARE(bench_->provider.health("p").queued, 1);
        QCOMPARE(bench_->provider.health("p").requestsThisMinute, 1);
        bench_->provider.cancel(id);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(bench_->provider.health("p").queued, 0);
    }

    void health_tells_how_it_goes() {
        QCOMPARE(bench_->provider.health("p").state, Health::State::Unknown);
        bench_->ask("scripted-chat");
        const Health health = bench_->provider.health("p");
        QCOMPARE(health.state, Health::State::Working);
        QCOMPARE(health.lastHour.size(), 60);
        QCOMPARE(health.lastHour.last().ok + health.lastHour[58].ok, 1);
        QVERIFY(health.lastAnswerAt.isValid());
    }

    void a_long_history_leaves_the_window_alive() {
        ChatRequest request = bench_->question("scripted-chat?text=ok");
        const QString paragraph = QString("The quick brown fox called 13812345678 on Monday. ").repeated(20);
        for (int i = 0; i < 1000; ++i)
            request.messages.prepend({i % 2 ? Role::User : Role::Assistant, paragraph, {}, {}, {}, {}});
        QElapsedTimer timer;
        qint64 longest = 0;
        timer.start();
        QTimer ticks;
        connect(&ticks, &QTimer::timeout, this, [&] { longest = std::max(longest, timer.restart()); });
        ticks.start(1);
        QTest::qWait(10);
        const Outcome outcome = bench_->ask(request);
        QVERIFY(!outcome.error);
        qInfo("1 MB of history: the longest pause was %lld ms", longest);
        QVERIFY(longest < 5000);  // a bound, not a measure: sanitizers on a busy machine
    }
};

QTEST_GUILESS_MAIN(TestRemoteProvider)
#include "tst_remote_provider.moc"
