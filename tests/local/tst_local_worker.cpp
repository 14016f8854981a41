// SPDX-License-Identifier: MIT
#include <optional>
#include <QtTest>

#include "engine/local/delta_buffer.h"
#include "engine/local/generation_worker.h"
#include "engine/local/translate.h"
#include "local_models.h"

using namespace loquat;
namespace models = local_models;

/// What one request gave.
struct Answer {
    QString text;
    QString reasoning;
    int tokens = 0;
    int pieces = 0;
    std::optional<Usage> usage;
    std::optional<ChatError> error;
};

/// The worker on the test's own thread: a stop can be asked for at an exact place.
class LocalWorkerTest : public QObject {
    Q_OBJECT

private slots:
    void an_answer_comes_in_pieces_that_add_up() {
        const Answer answer = run(models::ask("Hello", 40));
        QVERIFY(answer.usage);
        QCOMPARE(answer.usage->reason, FinishReason::MaxTokens);
        QCOMPARE(answer.usage->generatedTokens, 40);
        QCOMPARE(answer.tokens, 40);
        QVERIFY(answer.usage->promptTokens > 5);
        QVERIFY(answer.usage->firstTokenMs > 0);
        QVERIFY(answer.usage->tokensPerSecond > 0);
        QVERIFY(!answer.text.isEmpty());
        QCOMPARE(run(models::ask("Hello", 40)).text, answer.text);
    }

    void the_seed_that_was_drawn_gives_the_answer_again() {
        ChatRequest request = models::ask("Hello", 30);
        request.sampling.temperature = 1;
        request.sampling.seed = -1;
        const Answer first = run(request);
        QVERIFY(first.usage && first.usage->seed >= 0);
        const Answer other = run(request);
        QVERIFY(other.usage->seed != first.usage->seed);
        request.sampling.seed = first.usage->seed;
        QCOMPARE(run(request).text, first.text);
    }

    void what_was_read_before_is_not_read_again() {
        run(models::ask("Tell me about the sea", 5));
        const Answer again = run(models::ask("Tell me about the sea", 5));
        QVERIFY(again.usage);
        QCOMPARE(again.usage->reusedTokens, again.usage->promptTokens - 1);
    }

    void an_answer_goes_on_from_exactly_its_end() {
        run(models::ask("Hello", 1));
        const auto model = worker_.slot()->shared(models::llama());
        QVERIFY(model != nullptr);
        ChatRequest request = models::ask("Hello", 12);
        const std::string opened = model->render_chat(toJson(request.messages, false)).value();
        request.messages.append({Role::Assistant, "The quick brown", {}});
        request.continueLast = true;
        const Answer continued = run(request);
        QVERIFY(continued.usage);
        QCOMPARE(continued.usage->promptTokens, int(model->encode_prompt(opened + "The quick brown").size()));

        auto fresh = LoadedModel::load(models::llama().toStdString(), {}).value();
        Session session(*fresh);
        std::string expected;
        GenerateEvents events;
        events.text = [&](std::string_view text) { expected += text; };
        const auto tokens = fresh->encode_prompt(opened + "The quick brown");
        QVERIFY(generate(session, toGenerateRequest(tokens, request.sampling), events).has_value());
        QCOMPARE(continued.text, QString::fromStdString(expected));
    }

    void a_stop_takes_effect_within_one_token() {
        onDelta_ = [this] { job_->stop.request_stop(); };
        const Answer answer = run(models::ask("Hello", -1));
        QVERIFY(answer.usage);
        QCOMPARE(answer.usage->reason, FinishReason::Cancelled);
        QCOMPARE(answer.usage->generatedTokens, 1);
        QCOMPARE(answer.tokens, 1);
    }

    void a_stop_takes_effect_while_the_prompt_is_read() {
        onProgress_ = [this](const Progress& progress) {
            if (progress.phase == Progress::Phase::Reading && progress.done < progress.total)
                job_->stop.request_stop();
        };
        const Answer answer = run(models::ask(QString("word ").repeated(300), 10));
        QVERIFY(answer.usage);
        QCOMPARE(answer.usage->reason, FinishReason::Cancelled);
        QCOMPARE(answer.usage->generatedTokens, 0);
        QCOMPARE(answer.text, "");
    }

    void a_stop_takes_effect_while_the_model_is_loaded() {
        worker_.unload();
        onLoading_ = [this] { job_->stop.request_stop(); };
        const Answer answer = run(models::ask("Hello", 10));
        QVERIFY(answer.usage);
        QCOMPARE(answer.usage->reason, FinishReason::Cancelled);
        QVERIFY(!worker_.slot()->holds(models::llama()));
    }

    void the_window_running_full_ends_the_answer() {
        worker_.unload();
        worker_.setContextTokens(128);
        ChatRequest request = models::ask("Hello", -1);
        const Answer answer = run(request);
        worker_.unload();
        worker_.setContextTokens(0);
        QVERIFY(answer.usage);
        QVERIFY(answer.usage->reason == FinishReason::ContextFull ||
                answer.usage->reason == FinishReason::End);
        QVERIFY(answer.usage->promptTokens + answer.usage->generatedTokens <= 129);
    }

    void a_prompt_longer_than_the_window_is_told_with_both_numbers() {
        const Answer answer = run(models::ask(QString("word ").repeated(3000), 10));
        QVERIFY(answer.error);
        QCOMPARE(answer.error->kind, ChatError::Kind::ContextFull);
        QVERIFY(answer.error->why.contains(QLocale().toString(models::kContext)));
        QCOMPARE(answer.text, "");
    }

    void a_stop_string_ends_the_answer_before_it() {
        const QString whole = run(models::ask("Hello", 40)).text;
        ChatRequest request = models::ask("Hello", 40);
        for (qsizetype at = 3; at < whole.size() && request.sampling.stop.isEmpty(); ++at)
            if (whole[at].unicode() < 128 && whole.indexOf(whole[at]) == at)
                request.sampling.stop = {QString(whole[at])};
        QVERIFY(!request.sampling.stop.isEmpty());
        const Answer answer = run(request);
        QCOMPARE(answer.usage->reason, FinishReason::StopString);
        QCOMPARE(answer.text, whole.left(whole.indexOf(request.sampling.stop.first())));
    }

    void a_model_that_cannot_run_is_told_as_a_sentence_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ChatError::Kind>("kind");
        const QByteArray whole = models::bytes(models::llama());
        QTest::newRow("cut") << whole.left(whole.size() / 2) << ChatError::Kind::ModelBroken;
        QTest::newRow("no model") << QByteArray("Dear diary") << ChatError::Kind::ModelBroken;
        QTest::newRow("empty") << QByteArray() << ChatError::Kind::ModelBroken;
        QTest::newRow("unknown architecture")
            << models::ofUnknownArchitecture() << ChatError::Kind::Unsupported;
    }

    void a_model_that_cannot_run_is_told_as_a_sentence() {
        QFETCH(QByteArray, content);
        QFETCH(ChatError::Kind, kind);
        QTemporaryDir folder;
        const QString path = models::write(folder, "broken.gguf", content);
        const Answer answer = run(models::ask("Hello", 5, path));
        QVERIFY(answer.error);
        QCOMPARE(answer.error->kind, kind);
        QVERIFY(answer.error->what.endsWith('.'));
        QVERIFY(!answer.error->why.isEmpty());
        QVERIFY(run(models::ask("Hello", 5)).usage);  // the next request is none the worse for it
    }

    void a_model_that_is_gone_is_told_with_its_path() {
        const Answer answer = run(models::ask("Hello", 5, "/no/such/model.gguf"));
        QVERIFY(answer.error);
        QCOMPARE(answer.error->kind, ChatError::Kind::ModelMissing);
        QVERIFY(answer.error->why.contains("/no/such/model.gguf"));
    }

    void a_window_that_no_memory_could_hold_is_refused_with_both_sizes() {
        ModelInfo info;
        info.size_bytes = 4'000'000'000;
        info.kv_bytes_per_token = 100'000;
        info.n_ctx_train = 131072;
        QVERIFY(!memoryLack(info, 0, 8'000'000'000));  // 4096 tokens, 4.4 GB
        const auto lack = memoryLack(info, 50'000, 8'000'000'000);
        QVERIFY(lack);
        QCOMPARE(lack->kind, ChatError::Kind::NoMemory);
        QVERIFY(lack->why.contains(QLocale().toString(9.0, 'f', 1)));
        QVERIFY(lack->why.contains(QLocale().toString(8.0, 'f', 1)));
    }

    void an_answer_begins_in_a_thought_that_its_prompt_opened() {
        using Begin = ReasoningSplitter::Begin;
        ChatRequest request = models::ask("Hello", 5);
        QCOMPARE(beginOf(request, "<|assistant|>\n"), Begin::Answer);
        QCOMPARE(beginOf(request, "<|assistant|>\n<think>\n"), Begin::Thought);
        request.messages.append({Role::Assistant, "The answer", "thinking"});
        request.continueLast = true;
        QCOMPARE(beginOf(request, "…The answer"), Begin::ContinuedAnswer);
        QCOMPARE(toJson(request.messages, true).as_array()[1].find("content")->as_string(), "The answer");
        request.messages.last().text.clear();
        QCOMPARE(beginOf(request, "…<think>\nthinking"), Begin::ContinuedThought);
        QCOMPARE(toJson(request.messages, true).as_array()[1].find("content")->as_string(),
                 "<think>\nthinking");
    }

    void pieces_come_at_most_once_a_frame() {
        int pieces = 0;
        Delta all;
        DeltaBuffer buffer(ReasoningSplitter::Begin::Thought, [&](const Delta& delta) {
            ++pieces;
            all.text += delta.text;
            all.reasoning += delta.reasoning;
            all.tokens += delta.tokens;
        });
        QElapsedTimer timer;
        timer.start();
        buffer.push("why</think>");
        for (int i = 0; i < 10000; ++i) buffer.push("x");
        buffer.finish(10001);
        QVERIFY(pieces <= 3 + timer.elapsed() / 16);
        QCOMPARE(all.reasoning, "why");
        QCOMPARE(all.text, QString(10000, 'x'));
        QCOMPARE(all.tokens, 10001);
    }

private:
    Answer run(const ChatRequest& request) {
        Answer answer;
        QObject context;
        connect(&worker_, &GenerationWorker::delta, &context, [&](RequestId, const Delta& delta) {
            answer.text += delta.text;
            answer.reasoning += delta.reasoning;
            answer.tokens += delta.tokens;
            ++answer.pieces;
            if (onDelta_) onDelta_();
        });
        connect(&worker_, &GenerationWorker::progress, &context, [&](RequestId, const Progress& progress) {
            if (onProgress_) onProgress_(progress);
        });
        connect(&worker_, &GenerationWorker::loading, &context, [&] {
            if (onLoading_) onLoading_();
        });
        connect(&worker_, &GenerationWorker::finished, &context,
                [&](RequestId, const Usage& usage) { answer.usage = usage; });
        connect(&worker_, &GenerationWorker::failed, &context,
                [&](RequestId, const ChatError& error) { answer.error = error; });
        job_ = std::make_shared<GenerationJob>(1, request);
        worker_.run(job_);
        onDelta_ = {};
        onProgress_ = {};
        onLoading_ = {};
        return answer;
    }

    GenerationWorker worker_;
    JobPointer job_;
    std::function<void()> onDelta_;
    std::function<void(const Progress&)> onProgress_;
    std::function<void()> onLoading_;
};

QTEST_GUILESS_MAIN(LocalWorkerTest)
#include "tst_local_worker.moc"
