// SPDX-License-Identifier: MIT
#include <QtTest>

#include "engine/chat/conversions.h"
#include "engine/chat/reasoning_splitter.h"

using namespace loquat;
using Begin = ReasoningSplitter::Begin;

Q_DECLARE_METATYPE(Begin)

class ChatTest : public QObject {
    Q_OBJECT

private slots:
    void thinking_is_told_from_the_answer_however_the_text_is_cut_data() {
        QTest::addColumn<Begin>("begin");
        QTest::addColumn<QString>("streamed");
        QTest::addColumn<QString>("reasoning");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, Begin begin, const char* streamed, const char* reasoning,
                            const char* text) {
            QTest::newRow(name) << begin << QString(streamed) << QString(reasoning) << QString(text);
        };
        row("no thinking", Begin::Answer, "Hello there", "", "Hello there");
        row("thinking", Begin::Answer, "<think>\nLet me see.\n</think>\n\nHello", "Let me see.", "Hello");
        row("white space before", Begin::Answer, "\n <think>a</think>b", "a", "b");
        row("empty thought", Begin::Answer, "<think>\n\n</think>\n\nHello", "", "Hello");
        row("leading space of an answer", Begin::Answer, " Hello", "", " Hello");
        row("opened by the prompt", Begin::Thought, "\nHm, 想一想\n</think>\n\n好", "Hm, 想一想", "好");
        row("no end", Begin::Answer, "<think>still at it", "still at it", "");
        row("no end, opened by the prompt", Begin::Thought, "still at it", "still at it", "");
        row("cut in the end tag", Begin::Thought, "done </thi", "done </thi", "");
        row("cut in the opening tag", Begin::Answer, "<thi", "", "<thi");
        row("nothing", Begin::Answer, "", "", "");
        row("white space alone", Begin::Thought, " \n ", "", "");
        row("a smaller sign in a thought", Begin::Thought, "a < b </b> c</think>d", "a < b </b> c", "d");
        row("almost an end tag", Begin::Thought, "a<</think>b", "a<", "b");
        row("tags later in the answer are text", Begin::Answer, "Use <think>x</think>.", "",
            "Use <think>x</think>.");
        row("tags after the thought are text", Begin::Answer, "<think>a</think>b <think>c</think>", "a",
            "b <think>c</think>");
        row("continued thought", Begin::ContinuedThought, " and so on</think> yes", " and so on", "yes");
        row("continued answer", Begin::ContinuedAnswer, " <think> is a tag", "", " <think> is a tag");
    }

    void thinking_is_told_from_the_answer_however_the_text_is_cut() {
        QFETCH(Begin, begin);
        QFETCH(QString, streamed);
        QFETCH(QString, reasoning);
        QFETCH(QString, text);
        for (int step = 1; step <= streamed.size() + 1; ++step) {
            ReasoningSplitter splitter(begin);
            Delta all;
            const auto add = [&all](const Delta& delta) {
                all.reasoning += delta.reasoning;
                all.text += delta.text;
            };
            for (int at = 0; at < streamed.size(); at += step) add(splitter.push(streamed.mid(at, step)));
            add(splitter.finish());
            QCOMPARE(all.reasoning, reasoning);
            QCOMPARE(all.text, text);
        }
    }

    void certain_text_does_not_wait() {
        ReasoningSplitter splitter(Begin::Thought);
        QCOMPARE(splitter.push("one two").reasoning, "one two");
        QCOMPARE(splitter.push(" </th").reasoning, "");
        QCOMPARE(splitter.push("ree").reasoning, " </three");
    }

    void sampling_comes_back_from_json() {
        Sampling sampling;
        sampling.temperature = 0.25;
        sampling.topK = 7;
        sampling.topP = 0.5;
        sampling.minP = 0.125;
        sampling.typicalP = 0.75;
        sampling.repetitionPenalty = 1.5;
        sampling.frequencyPenalty = -0.5;
        sampling.presencePenalty = 0.5;
        sampling.seed = 9'007'199'254'740'993;  // no double holds it
        sampling.maxTokens = 100;
        sampling.stop = {"\n\n", "停"};
        QCOMPARE(samplingFromJson(samplingToJson(sampling)), sampling);
        QCOMPARE(samplingFromJson(samplingToJson({})), Sampling());
    }

    void garbage_gives_sampling_that_can_run_data() {
        QTest::addColumn<QString>("json");
        for (const char* json :
             {"", "{", "[]", "null", "7", R"({"temperature":"hot","stop":"x","seed":null,"top_k":[]})",
              R"({"temperature":1e400,"top_k":1e300,"top_p":-5,"max_tokens":1e18,"seed":1e300})",
              R"({"stop":["",1,null,{}],"max_tokens":0,"seed":-9,"repetition_penalty":0})"})
            QTest::newRow(json) << QString(json);
    }

    void garbage_gives_sampling_that_can_run() {
        QFETCH(QString, json);
        const Sampling s = samplingFromJson(json);
        QVERIFY(s.temperature >= 0 && s.temperature <= 2);
        QVERIFY(s.topK >= 0 && s.topK <= 1000);
        QVERIFY(s.topP >= 0 && s.topP <= 1);
        QVERIFY(s.repetitionPenalty >= 1);
        QVERIFY(s.seed >= -1);
        QVERIFY(s.maxTokens == -1 || s.maxTokens > 0);
        QVERIFY(s.stop.isEmpty());
    }

    void finish_reasons_have_the_names_the_history_keeps() {
        QCOMPARE(finishReasonName(FinishReason::End), "end");
        QCOMPARE(finishReasonName(FinishReason::StopString), "stop");
        QCOMPARE(finishReasonName(FinishReason::MaxTokens), "length");
        QCOMPARE(finishReasonName(FinishReason::ContextFull), "context");
        QCOMPARE(finishReasonName(FinishReason::Cancelled), "cancelled");
    }
};

QTEST_GUILESS_MAIN(ChatTest)
#include "tst_chat.moc"
