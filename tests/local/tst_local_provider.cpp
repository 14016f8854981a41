// SPDX-License-Identifier: MIT
#include <QSignalSpy>
#include <QtTest>

#include "engine/local/local_provider.h"
#include "local_models.h"

using namespace loquat;
namespace models = local_models;

static constexpr int kPatience = 60'000;  // a bound, not a measure: sanitizers on a busy machine are slow

/// The whole of it, threads and all.
class LocalProviderTest : public QObject {
    Q_OBJECT

    struct Event {
        QString what;
        RequestId id;
        bool operator==(const Event&) const = default;
    };

private slots:
    void init() {
        provider_ = std::make_unique<LocalProvider>();
        events_.clear();
        usage_.clear();
        errors_.clear();
        connect(provider_.get(), &ChatProvider::progress, this,
                [this](RequestId id, const Progress& progress) {
                    static const char* const kNames[] = {"queued", "connecting", "waiting", "retrying", "loading", "reading"};
                    note(kNames[int(progress.phase)], id);
                });
        connect(provider_.get(), &ChatProvider::delta, this,
                [this](RequestId id, const Delta&) { note("delta", id); });
        connect(provider_.get(), &ChatProvider::finished, this, [this](RequestId id, const Usage& usage) {
            note("finished", id);
            usage_[id] = usage;
        });
        connect(provider_.get(), &ChatProvider::failed, this, [this](RequestId id, const ChatError& error) {
            note("failed", id);
            errors_[id] = error;
        });
    }
    void cleanup() { provider_.reset(); }

    void a_request_loads_reads_writes_and_finishes_once() {
        QSignalSpy states(provider_.get(), &ModelHost::modelStateChanged);
        const RequestId id = provider_->start(models::ask("Hello", 20));
        QVERIFY(id != 0);
        QVERIFY(events_.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(usage_.contains(id), kPatience);
        QCOMPARE(phases(id), QStringList({"loading", "reading", "delta", "finished"}));
        QCOMPARE(states.size(), 1);
        const auto state = states[0][0].value<LoadedModelState>();
        QCOMPARE(state.path, models::llama());
        QCOMPARE(state.contextTokens, models::kContext);
        QVERIFY(state.memoryBytes > 900'000);
        QVERIFY(state.device.startsWith("CPU"));
    }

    void requests_are_answered_in_their_order() {
        const RequestId first = provider_->start(models::ask("One", 30));
        const RequestId second = provider_->start(models::ask("Two", 30));
        QTRY_VERIFY_WITH_TIMEOUT(usage_.contains(second), kPatience);
        QVERIFY(usage_.contains(first));
        QVERIFY(indexOf("queued", second) < indexOf("finished", first));
        QVERIFY(indexOf("finished", first) < indexOf("delta", second));
    }

    void another_model_takes_the_place_of_the_first() {
        QSignalSpy states(provider_.get(), &ModelHost::modelStateChanged);
        const RequestId first = provider_->start(models::ask("One", 5));
        const RequestId second = provider_->start(models::ask("Two", 5, models::qwen()));
        QTRY_VERIFY_WITH_TIMEOUT(usage_.contains(second), kPatience);
        QVERIFY(usage_.contains(first));
        QCOMPARE(states.last()[0].value<LoadedModelState>().path, models::qwen());
        QCOMPARE(provider_->countTokens(models::llama(), {}).result(), -1);
        provider_->unload();
        QTRY_COMPARE_WITH_TIMEOUT(states.last()[0].value<LoadedModelState>().path, "", kPatience);
    }

    void a_running_request_is_cancelled_and_keeps_what_it_wrote() {
        const RequestId id = provider_->start(models::ask("Hello", -1));
        QTRY_VERIFY_WITH_TIMEOUT(indexOf("delta", id) >= 0, kPatience);
        provider_->cancel(id);
        QTRY_VERIFY_WITH_TIMEOUT(usage_.contains(id), kPatience);
        QCOMPARE(usage_[id].reason, FinishReason::Cancelled);
        QVERIFY(usage_[id].generatedTokens > 0);
        provider_->cancel(id);  // too late: nothing happens
        provider_->cancel(12345);
    }

    void a_waiting_request_is_cancelled_at_once() {
        const RequestId first = provider_->start(models::ask("One", -1));
        const RequestId second = provider_->start(models::ask("Two", 10));
        const RequestId third = provider_->start(models::ask("Three", 10));
        provider_->cancel(second);
        QTRY_VERIFY_WITH_TIMEOUT(usage_.contains(second), kPatience);
        QCOMPARE(usage_[second].reason, FinishReason::Cancelled);
        QVERIFY(!usage_.contains(first));
        provider_->cancel(first);
        QTRY_VERIFY_WITH_TIMEOUT(usage_.contains(third), kPatience);
        QCOMPARE(usage_[third].generatedTokens, 10);
        QCOMPARE(indexOf("delta", second), -1);
        QCOMPARE(phases(second).count("finished"), 1);
    }

    void descriptions_and_counts_do_not_wait_for_an_answer() {
        const RequestId id = provider_->start(models::ask("Hello", -1));
        QTRY_VERIFY_WITH_TIMEOUT(indexOf("delta", id) >= 0, kPatience);
        const LocalModelInfo info = provider_->describe(models::qwen()).result();
        const int tokens = provider_->countTokens(models::llama(), models::ask("Hello", 1).messages).result();
        provider_->cancel(id);
        QTRY_VERIFY_WITH_TIMEOUT(usage_.contains(id), kPatience);
        QCOMPARE(usage_[id].reason, FinishReason::Cancelled);  // it was still running
        QCOMPARE(tokens, usage_[id].promptTokens);
        QCOMPARE(info.architecture, "qwen2");
        QCOMPARE(info.quantization, "Q8_0");
        QVERIFY(info.error.isEmpty() && info.unsupported.isEmpty());
        QVERIFY(info.sizeBytes > 1'000'000 && info.vocabulary == 512 && info.kvBytesPerToken > 0);
    }

    void a_file_that_is_no_model_is_described_by_its_error() {
        QTemporaryDir folder;
        QVERIFY(!provider_->describe(models::write(folder, "no.gguf", "no")).result().error.isEmpty());
        QVERIFY(!provider_->describe("/no/such.gguf").result().error.isEmpty());
        const auto lemur =
            provider_->describe(models::write(folder, "lemur.gguf", models::ofUnknownArchitecture()));
        QVERIFY(!lemur.result().unsupported.isEmpty());
    }

    void a_preloaded_model_answers_without_loading() {
        QSignalSpy states(provider_.get(), &ModelHost::modelStateChanged);
        provider_->setContextTokens(256);
        provider_->preload("/no/such.gguf");  // told when a request needs it
        provider_->preload(models::llama());
        QTRY_COMPARE_WITH_TIMEOUT(states.size(), 1, kPatience);
        QCOMPARE(states[0][0].value<LoadedModelState>().contextTokens, 256);
        const RequestId id = provider_->start(models::ask("Hello", 5));
        QTRY_VERIFY_WITH_TIMEOUT(usage_.contains(id), kPatience);
        QCOMPARE(phases(id), QStringList({"reading", "delta", "finished"}));
        QVERIFY(errors_.isEmpty());
    }

    void a_failure_leaves_the_next_request_alone() {
        const RequestId bad = provider_->start(models::ask("Hello", 5, "/no/such.gguf"));
        const RequestId good = provider_->start(models::ask("Hello", 5));
        QTRY_VERIFY_WITH_TIMEOUT(usage_.contains(good), kPatience);
        QCOMPARE(errors_[bad].kind, ChatError::Kind::ModelMissing);
        QCOMPARE(phases(bad).count("failed"), 1);
    }

    void a_provider_may_go_in_the_middle_of_an_answer() {
        const RequestId id = provider_->start(models::ask("Hello", -1));
        provider_->start(models::ask("Waiting", -1));
        (void)provider_->describe(models::qwen());
        QTRY_VERIFY_WITH_TIMEOUT(indexOf("delta", id) >= 0, kPatience);
        QElapsedTimer timer;
        timer.start();
        provider_.reset();
        QVERIFY(timer.elapsed() < 2000);
    }

    void a_provider_may_go_before_its_first_event() {
        provider_->preload(models::llama());
        provider_->start(models::ask("Hello", -1));
    }

private:
    void note(const QString& what, RequestId id) { events_.append({what, id}); }
    qsizetype indexOf(const QString& what, RequestId id) const { return events_.indexOf(Event{what, id}); }

    /// What happened to a request, repetitions left out.
    QStringList phases(RequestId id) const {
        QStringList list;
        for (const Event& event : events_)
            if (event.id == id && (list.isEmpty() || list.last() != event.what)) list.append(event.what);
        return list;
    }

    std::unique_ptr<LocalProvider> provider_;
    QList<Event> events_;
    QMap<RequestId, Usage> usage_;
    QMap<RequestId, ChatError> errors_;
};

QTEST_GUILESS_MAIN(LocalProviderTest)
#include "tst_local_provider.moc"
