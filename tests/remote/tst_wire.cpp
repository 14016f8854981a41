// SPDX-License-Identifier: MIT
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "engine/remote/continuation.h"
#include "engine/remote/wire.h"

using namespace loquat;
using namespace loquat::remote;

namespace {

QJsonObject bodyOf(const ChatRequest& request, const QString& preset, bool byPrefix = false,
                   const QString& model = QStringLiteral("m")) {
    return QJsonDocument::fromJson(requestBody(request, model, dialectOf(preset), byPrefix)).object();
}

ChatMessage message(Role role, const QString& text) {
    ChatMessage m;
    m.role = role;
    m.text = text;
    return m;
}

ChatRequest question() {
    ChatRequest request;
    request.messages = {message(Role::System, "Be kind."), message(Role::User, "天気?")};
    request.sampling.temperature = 0.5;
    return request;
}

/// An answer that called a tool, the tool's reply, and thinking all along.
ChatRequest toolTurn() {
    ChatRequest request = question();
    ChatMessage old = message(Role::Assistant, "An old answer");
    old.reasoning = "an old thought";
    ChatMessage call = message(Role::Assistant, "");
    call.reasoning = "I need the weather";
    call.toolCalls = {{"call_1", "weather", "[24]"}};
    ChatMessage reply = message(Role::Tool, "24 °C");
    reply.toolCallId = "call_1";
    request.messages = {message(Role::User, "Hi"), old, message(Role::User, "Weather?"), call, reply};
    return request;
}

QJsonObject json(const char* text) { return QJsonDocument::fromJson(text).object(); }

}  // namespace

class TestWire : public QObject {
    Q_OBJECT
private slots:
    void a_plain_question_is_what_openai_describes() {
        const QJsonObject expected = json(R"({"model":"gpt-4o","stream":true,"stream_options":{"include_usage":true},
            "messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"天気?"}],
            "temperature":0.5,"top_p":0.9})");
        QCOMPARE(bodyOf(question(), "openai", false, "gpt-4o"), expected);
    }

    void sampling_goes_under_the_names_of_the_service() {
        ChatRequest request = question();
        request.sampling = {0, 40, 0.9, 0.05, 1.0, 1.1, 0.2, 0.3, 7, 100, {"END"}};
        const QJsonObject openai = bodyOf(request, "openai");
        QCOMPARE(openai["temperature"].toDouble(-1), 0.0);
        QCOMPARE(openai["max_completion_tokens"].toInt(), 100);
        QVERIFY(!openai.contains("max_tokens"));
        QCOMPARE(openai["seed"].toInt(), 7);
        QCOMPARE(openai["stop"].toArray(), QJsonArray{"END"});
        QCOMPARE(openai["frequency_penalty"].toDouble(), 0.2);
        QCOMPARE(openai["presence_penalty"].toDouble(), 0.3);
        for (const char* own : {"top_k", "min_p", "repetition_penalty"}) QVERIFY(!openai.contains(own));

        const QJsonObject custom = bodyOf(request, "custom");
        QCOMPARE(custom["max_tokens"].toInt(), 100);
        QCOMPARE(custom["top_k"].toInt(), 40);
        QCOMPARE(custom["min_p"].toDouble(), 0.05);
        QCOMPARE(custom["repetition_penalty"].toDouble(), 1.1);

        const QJsonObject mistral = bodyOf(request, "mistral");
        QCOMPARE(mistral["random_seed"].toInt(), 7);
        QVERIFY(!mistral.contains("seed") && !mistral.contains("stream_options"));
        QVERIFY(!bodyOf(request, "deepseek").contains("seed"));
    }

    void neutral_sampling_is_not_said() {
        ChatRequest request = question();
        request.sampling = {0.7, 0, 1.0, 0, 1.0, 1.0, 0, 0, -1, -1, {}};
        const QStringList keys = bodyOf(request, "custom").keys();
        QCOMPARE(keys, (QStringList{"messages", "model", "stream", "stream_options", "temperature"}));
    }

    void reasoning_models_of_openai_get_no_sampling() {
        for (const QString model : {"o1", "o3-mini", "gpt-5", "gpt-5-mini"}) {
            QVERIFY2(!bodyOf(question(), "openai", false, model).contains("temperature"), qPrintable(model));
            QVERIFY(bodyOf(question(), "openrouter", false, model).contains("temperature"));
        }
        QVERIFY(bodyOf(question(), "openai", false, "gpt-4o").contains("temperature"));
    }

    void an_unknown_preset_speaks_plain_openai() {
        QCOMPARE(bodyOf(question(), "nobody-knows"), bodyOf(question(), "custom"));
    }

    void pictures_go_as_data_urls() {
        ChatRequest request = question();
        request.messages[1].images = {{"\x89PNG", "image/png"}};
        const QJsonArray expected{QJsonObject{{"type", "text"}, {"text", "天気?"}},
                                  QJsonObject{{"type", "image_url"},
                                              {"image_url", QJsonObject{{"url", "data:image/png;base64,iVBORw=="}}}}};
        QCOMPARE(bodyOf(request, "openai")["messages"][1]["content"].toArray(), expected);
        request.messages[1].text.clear();
        QCOMPARE(bodyOf(request, "openai")["messages"][1]["content"].toArray().size(), 1);
    }

    void tool_calls_and_their_replies_are_kept() {
        const QJsonArray messages = bodyOf(toolTurn(), "openai")["messages"].toArray();
        const QJsonObject call = json(
            R"({"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function",
                "function":{"name":"weather","arguments":"[24]"}}]})");
        QCOMPARE(messages[3].toObject(), call);
        QCOMPARE(messages[4].toObject(), json(R"({"role":"tool","content":"24 °C","tool_call_id":"call_1"})"));
    }

    void reasoning_leaves_only_where_a_service_wants_it() {
        const QByteArray openai = requestBody(toolTurn(), "m", dialectOf("openai"), false);
        QVERIFY(!openai.contains("thought") && !openai.contains("I need"));
        const QJsonArray deepseek = bodyOf(toolTurn(), "deepseek")["messages"].toArray();
        QVERIFY(!deepseek[1].toObject().contains("reasoning_content"));
        QCOMPARE(deepseek[3]["reasoning_content"].toString(), QString("I need the weather"));
    }

    void tools_and_json_mode_are_asked_for() {
        ChatRequest request = question();
        request.json = true;
        request.toolsJson = R"([{"type":"function","function":{"name":"weather"}}])";
        const QJsonObject body = bodyOf(request, "openai");
        QCOMPARE(body["response_format"].toObject(), json(R"({"type":"json_object"})"));
        QCOMPARE(body["tools"][0]["function"]["name"].toString(), QString("weather"));
        request.toolsJson = "not json";
        QVERIFY(!bodyOf(request, "openai").contains("tools"));
    }

    void thinking_is_switched_the_way_of_the_service_data() {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QByteArray>("off");
        QTest::newRow("deepseek") << "deepseek" << QByteArray(R"("thinking":{"type":"disabled"})");
        QTest::newRow("zhipu") << "zhipu" << QByteArray(R"("thinking":{"type":"disabled"})");
        QTest::newRow("dashscope") << "dashscope" << QByteArray(R"("enable_thinking":false)");
        QTest::newRow("siliconflow") << "siliconflow" << QByteArray(R"("enable_thinking":false)");
        QTest::newRow("openrouter") << "openrouter" << QByteArray(R"("reasoning":{"enabled":false})");
        QTest::newRow("custom") << "custom" << QByteArray(R"("chat_template_kwargs":{"enable_thinking":false})");
    }
    void thinking_is_switched_the_way_of_the_service() {
        QFETCH(QString, preset);
        QFETCH(QByteArray, off);
        ChatRequest request = question();
        const Dialect dialect = dialectOf(preset);
        const QByteArray untold = requestBody(request, "m", dialect, false);
        request.thinking = Thinking::Off;
        QVERIFY(requestBody(request, "m", dialect, false).contains(off));
        request.thinking = Thinking::On;
        const QByteArray on = QByteArray(off).replace("disabled", "enabled").replace("false", "true");
        QVERIFY(requestBody(request, "m", dialect, false).contains(on));
        QVERIFY(!untold.contains(off) && !untold.contains(on));
    }

    void an_unfinished_answer_is_gone_on_with_by_prefix() {
        ChatRequest request = question();
        request.messages << message(Role::Assistant, "It is");
        request.messages[2].reasoning = "sunny?";
        request.continueLast = true;
        QCOMPARE(bodyOf(request, "deepseek", true)["messages"][2].toObject(),
                 json(R"({"role":"assistant","content":"It is","reasoning_content":"sunny?","prefix":true})"));
        QVERIFY(bodyOf(request, "moonshot", true)["messages"][2]["partial"].toBool());
    }

    void without_prefix_completion_it_is_asked_for_in_words() {
        ChatRequest request = question();
        request.messages << message(Role::Assistant, "It is");
        request.continueLast = true;
        const QJsonArray messages = bodyOf(request, "openai")["messages"].toArray();
        QCOMPARE(messages.size(), 4);
        QCOMPARE(messages[2].toObject(), json(R"({"role":"assistant","content":"It is"})"));
        QCOMPARE(messages[3]["role"].toString(), QString("user"));
        QCOMPARE(messages[3]["content"].toString(), continueInstruction());
    }
};

QTEST_APPLESS_MAIN(TestWire)
#include "tst_wire.moc"
