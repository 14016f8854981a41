// SPDX-License-Identifier: MIT
#include <QTest>

#include "engine/remote/answer_reader.h"
#include "engine/remote/service_error.h"

using namespace loquat;
using namespace loquat::remote;

namespace {

struct Answer {
    QString text;
    QString reasoning;
    QList<ToolCall> calls;
    std::optional<FinishReason> finish;
    std::optional<TokenCounts> counts;
    std::optional<ChatError> error;
    bool complete = false;
};

Answer read(const QByteArray& body, qsizetype size) {
    AnswerReader reader;
    QList<AnswerPiece> pieces;
    for (qsizetype at = 0; at < body.size(); at += size) pieces += reader.feed(body.mid(at, size));
    pieces += reader.end();
    Answer answer;
    for (const AnswerPiece& piece : pieces) {
        answer.text += piece.text;
        answer.reasoning += piece.reasoning;
        for (const ToolCallPart& part : piece.toolCalls) addToolCallPart(answer.calls, part);
        if (piece.finish) answer.finish = piece.finish;
        if (piece.counts) answer.counts = piece.counts;
        if (piece.error) answer.error = piece.error;
    }
    answer.complete = reader.isComplete();
    return answer;
}

const QByteArray kDeepSeek =
    R"(data: {"id":"1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":null,"reasoning_content":""},"finish_reason":null}],"usage":null}

: keep-alive

data: {"choices":[{"index":0,"delta":{"content":null,"reasoning_content":"Hm, 天気"},"finish_reason":null}],"usage":null}

data: {"choices":[{"index":0,"delta":{"content":"It is","reasoning_content":null},"finish_reason":null}],"usage":null}

data: {"choices":[{"index":0,"delta":{"content":" sunny."},"finish_reason":null}],"usage":null}

data: {"choices":[{"index":0,"delta":{"content":"","reasoning_content":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":19,"completion_tokens":30,"total_tokens":49,"prompt_tokens_details":{"cached_tokens":16},"completion_tokens_details":{"reasoning_tokens":20},"prompt_cache_hit_tokens":16,"prompt_cache_miss_tokens":3}}

data: [DONE]

)";

QByteArray say(const QByteArray& json) { return "data: " + json + "\n\n"; }

ChatError::Kind kindOf(int status, const QByteArray& body) { return serviceError(status, body).kind; }

}  // namespace

class TestAnswerReader : public QObject {
    Q_OBJECT
private slots:
    void deepseek_thinks_answers_and_counts() {
        for (const qsizetype size : {1, 7, 10000}) {
            const Answer answer = read(kDeepSeek, size);
            QCOMPARE(answer.reasoning, QString("Hm, 天気"));
            QCOMPARE(answer.text, QString("It is sunny."));
            QCOMPARE(answer.finish, FinishReason::End);
            QVERIFY(answer.counts && answer.complete && !answer.error);
            QCOMPARE(answer.counts->prompt, 19);
            QCOMPARE(answer.counts->cached, 16);
            QCOMPARE(answer.counts->generated, 30);
            QCOMPARE(answer.counts->reasoning, 20);
        }
    }

    void counts_are_found_where_services_put_them() {
        QCOMPARE(readAnswerPiece(R"({"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2}})").counts->prompt, 5);
        QCOMPARE(readAnswerPiece(R"({"choices":[{"delta":{},"usage":{"prompt_tokens":6,"cached_tokens":4}}]})").counts->cached, 4);
        QCOMPARE(readAnswerPiece(R"({"choices":[],"x_groq":{"usage":{"completion_tokens":3}}})").counts->generated, 3);
        QVERIFY(!readAnswerPiece(R"({"choices":[],"usage":null})").counts);
        QCOMPARE(readAnswerPiece(R"({"usage":{"prompt_tokens":-5}})").counts->prompt, 0);
    }

    void reasoning_has_two_names() {
        QCOMPARE(readAnswerPiece(R"({"choices":[{"delta":{"reasoning":"a"}}]})").reasoning, QString("a"));
        const auto mistral = readAnswerPiece(
            R"({"choices":[{"delta":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"b"}]},{"type":"text","text":"c"}]}}]})");
        QCOMPARE(mistral.reasoning, QString("b"));
        QCOMPARE(mistral.text, QString("c"));
    }

    void tool_calls_are_put_together() {
        const Answer answer = read(
            say(R"({"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":""}}]}}]})") +
                say(R"({"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"[1"}}]}}]})") +
                say(R"({"choices":[{"delta":{"tool_calls":[{"index":1,"id":"b","function":{"name":"g","arguments":"{}"}}]}}]})") +
                say(R"({"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":",2]"}}]}}]})") +
                say(R"({"choices":[{"delta":{"tool_calls":[{"index":900000000,"id":"c"}]}}]})") +
                say(R"({"choices":[{"delta":{},"finish_reason":"tool_calls"}]})"),
            10000);
        QCOMPARE(answer.finish, FinishReason::ToolCalls);
        QCOMPARE(answer.calls.size(), 2);
        QCOMPARE(answer.calls[0].id, QString("a"));
        QCOMPARE(answer.calls[0].argumentsJson, QString("[1,2]"));
        QCOMPARE(answer.calls[1].name, QString("g"));
    }

    void a_service_that_does_not_stream_is_understood() {
        const QByteArray body =
            "\n" R"({"object":"chat.completion","choices":[{"message":{"role":"assistant","content":"Hello","reasoning_content":"hm",
                 "tool_calls":[{"id":"a","function":{"name":"f","arguments":"{}"}}]},
                 "finish_reason":"length"}],"usage":{"prompt_tokens":1,"completion_tokens":1}})";
        for (const qsizetype size : {1, 10000}) {
            const Answer answer = read(body, size);
            QCOMPARE(answer.text, QString("Hello"));
            QCOMPARE(answer.reasoning, QString("hm"));
            QCOMPARE(answer.calls.size(), 1);
            QCOMPARE(answer.finish, FinishReason::MaxTokens);
            QVERIFY(answer.complete && answer.counts);
        }
    }

    void the_end_is_known_from_done_or_from_a_reason() {
        const QByteArray text = say(R"({"choices":[{"delta":{"content":"x"}}]})");
        const QByteArray reason = say(R"({"choices":[{"delta":{},"finish_reason":"stop"}]})");
        QVERIFY(!read(text, 1).complete);
        QVERIFY(read(text + reason, 1).complete);
        QVERIFY(read(text + "data: [DONE]\n\n", 1).complete);
        QVERIFY(read(text + "data: [DONE]", 1).complete);
        QCOMPARE(read(text + "data: [DONE]\n\n" + text, 1).text, QString("x"));
        QVERIFY(!read("", 1).complete);
    }

    void finish_reasons_are_told_apart_data() {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<int>("expected");
        QTest::newRow("stop") << QByteArray("stop") << int(FinishReason::End);
        QTest::newRow("length") << QByteArray("length") << int(FinishReason::MaxTokens);
        QTest::newRow("filter") << QByteArray("content_filter") << int(FinishReason::Filtered);
        QTest::newRow("sensitive") << QByteArray("sensitive") << int(FinishReason::Filtered);
        QTest::newRow("unknown") << QByteArray("whatever") << int(FinishReason::End);
        QTest::newRow("no resource") << QByteArray("insufficient_system_resource") << -1;
    }
    void finish_reasons_are_told_apart() {
        QFETCH(QByteArray, reason);
        QFETCH(int, expected);
        QByteArray json = R"({"choices":[{"delta":{},"finish_reason":"REASON"}]})";
        const auto piece = readAnswerPiece(json.replace("REASON", reason));
        QCOMPARE(piece.finish ? int(*piece.finish) : -1, expected);
        QCOMPARE(piece.error.has_value(), expected == -1);
    }

    void what_is_no_answer_is_an_error() {
        for (const QByteArray& body : {say("{broken"), say("[]"), say("hello"), QByteArray("{\"choices\":[{"),
                                       QByteArray("<html>log in</html>"), QByteArray(" \n<!doctype html>")}) {
            const Answer answer = read(body, 3);
            QVERIFY2(answer.error, body);
            QCOMPARE(answer.error->kind, ChatError::Kind::BadAnswer);
        }
    }

    void an_error_inside_the_stream_ends_it() {
        const QByteArray text = say(R"({"choices":[{"delta":{"content":"x"}}]})");
        const Answer answer = read(text + say(R"({"error":{"message":"Engine died","code":502}})") + text, 5);
        QCOMPARE(answer.text, QString("x"));
        QCOMPARE(answer.error->kind, ChatError::Kind::ServerFault);
        QVERIFY(answer.error->why.contains("Engine died"));
        QCOMPARE(read(say(R"({"error":"plain words"})"), 5).error->kind, ChatError::Kind::ServerFault);
        QCOMPARE(read(say(R"({"error":{"type":"rate_limit_exceeded"}})"), 5).error->kind, ChatError::Kind::RateLimited);
    }

    void a_flood_is_stopped() {
        AnswerReader line;
        const QByteArray megabyte(1 << 20, 'x');
        line.feed("data: ");
        std::optional<ChatError> error;
        int fed = 0;
        for (; fed < 100 && !error; ++fed)
            for (const auto& piece : line.feed(megabyte)) error = piece.error;
        QVERIFY(error && fed <= 17);

        AnswerReader object;
        error.reset();
        object.feed("{");
        for (fed = 0; fed < 100 && !error; ++fed)
            for (const auto& piece : object.feed(megabyte)) error = piece.error;
        QVERIFY(error && fed <= 65);
    }

    void statuses_become_kinds() {
        using Kind = ChatError::Kind;
        QCOMPARE(kindOf(401, "{}"), Kind::KeyRefused);
        QCOMPARE(kindOf(403, ""), Kind::KeyRefused);
        QCOMPARE(kindOf(402, R"({"error":{"message":"Insufficient Balance"}})"), Kind::NoCredit);
        QCOMPARE(kindOf(429, R"({"error":{"code":"insufficient_quota"}})"), Kind::NoCredit);
        QCOMPARE(kindOf(429, ""), Kind::RateLimited);
        QCOMPARE(kindOf(400, R"({"error":{"code":"context_length_exceeded"}})"), Kind::ContextFull);
        QCOMPARE(kindOf(400, R"({"error":{"type":"invalid_request_error"}})"), Kind::BadRequest);
        QCOMPARE(kindOf(404, ""), Kind::BadRequest);
        for (const int status : {500, 502, 503, 504, 529}) QCOMPARE(kindOf(status, ""), Kind::ServerFault);
        QCOMPARE(kindOf(302, ""), Kind::BadAnswer);
    }

    void the_words_of_a_service_are_found() {
        QCOMPARE(serviceError(400, R"({"error":{"message":"Too hot"}})").why, QString("Too hot · HTTP 400"));
        QCOMPARE(serviceError(400, R"({"code":20012,"message":"Model does not exist"})").why,
                 QString("Model does not exist · HTTP 400"));
        QCOMPARE(serviceError(422, R"({"detail":"Not Found"})").why, QString("Not Found · HTTP 422"));
        QCOMPARE(serviceError(503, "upstream connect error").why, QString("upstream connect error · HTTP 503"));
        QCOMPARE(serviceError(502, "<html>Bad gateway</html>").why, QString("HTTP 502"));
        QVERIFY(serviceError(500, QByteArray(100000, 'x')).why.size() < 500);
    }
};

QTEST_APPLESS_MAIN(TestAnswerReader)
#include "tst_answer_reader.moc"
