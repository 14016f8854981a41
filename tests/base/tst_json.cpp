// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>
#include <QTest>
#include <random>

#include "engine/base/json.h"

using loquat::Json;

namespace {

Json parsed(std::string_view text) {
    auto value = Json::parse(text);
    return value ? std::move(*value) : Json(value.error().to_string());
}

std::string error_of(std::string_view text) {
    const auto value = Json::parse(text);
    return value ? "accepted" : value.error().to_string();
}

std::string nested(std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

class TestJson : public QObject {
    Q_OBJECT

private slots:
    void every_kind_of_value_is_read() {
        const Json value = parsed(R"( {"a": [null, true, false, -7, 2.5, "x"], "b": {}} )");
        const Json::Array& items = value.find("a")->as_array();
        QVERIFY(items[0].is_null());
        QVERIFY(items[1].as_bool());
        QVERIFY(!items[2].as_bool());
        QCOMPARE(items[3].as_int(), std::int64_t{-7});
        QCOMPARE(items[4].as_double(), 2.5);
        QCOMPARE(items[5].as_string(), std::string("x"));
        QVERIFY(value.find("b")->as_object().empty());
        QCOMPARE(value.find("c"), nullptr);
        QCOMPARE(items[0].find("a"), nullptr);
    }

    void malformed_text_is_refused_with_its_place_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        const auto row = [](const char* name, const char* text, const char* where) {
            QTest::newRow(name) << QByteArray(text) << QString(where);
        };
        row("nothing", "", "line 1, column 1");
        row("blank", " \n ", "line 2, column 2");
        row("no colon", "{\n  \"a\" 1}", "line 2, column 7");
        row("column counts characters", "[\"äöü\" x", "line 1, column 8");
        row("trailing comma in array", "[1,]", "line 1, column 4");
        row("trailing comma in object", "{\"a\":1,}", "line 1, column 8");
        row("unclosed array", "[1", "line 1, column 3");
        row("unclosed string", "\"abc", "line 1, column 5");
        row("single quotes", "'a'", "line 1, column 1");
        row("bare word", "nul", "line 1, column 1");
        row("two values", "1 2", "line 1, column 3");
        row("leading zero", "01", "line 1, column 2");
        row("leading plus", "+1", "line 1, column 1");
        row("no digit after point", "1.", "line 1, column 1");
        row("no digit after exponent", "1e", "line 1, column 1");
        row("lone minus", "-", "line 1, column 1");
        row("not a number", "NaN", "line 1, column 1");
        row("beyond a double", "1e999", "line 1, column 1");
        row("unknown escape", "\"\\x41\"", "line 1, column 2");
        row("short unicode escape", "\"\\u12\"", "line 1, column 2");
        row("raw control character", "\"a\nb\"", "line 1, column 3");
        row("escape at the end", "\"\\", "line 1, column 2");
        row("comment", "/* */ 1", "line 1, column 1");
        row("zero byte after value", "1\\0", "line 1, column 2");
    }
    void malformed_text_is_refused_with_its_place() {
        QFETCH(QByteArray, text);
        QFETCH(QString, where);
        const auto value = Json::parse({text.constData(), static_cast<std::size_t>(text.size())});
        QVERIFY(!value);
        QCOMPARE(QString::fromStdString(value.error().where), where);
        QVERIFY(!value.error().message.empty());
    }

    void integers_keep_all_their_digits() {
        for (const std::int64_t n :
             {std::int64_t{0}, std::int64_t{9007199254740993}, std::numeric_limits<std::int64_t>::max(),
              std::numeric_limits<std::int64_t>::min()}) {
            QVERIFY(parsed(std::to_string(n)).is_int());
            QCOMPARE(parsed(std::to_string(n)).as_int(), n);
            QCOMPARE(Json(n).dump(), std::to_string(n));
        }
        QVERIFY(parsed("9223372036854775808").is_double());
        QVERIFY(Json(std::numeric_limits<std::uint64_t>::max()).is_double());
        QVERIFY(Json(std::uint64_t{5}).is_int());
    }

    void doubles_are_written_shortest_and_read_back_the_same() {
        QCOMPARE(Json(0.1).dump(), std::string("0.1"));
        QCOMPARE(Json(1.0).dump(), std::string("1.0"));
        QCOMPARE(Json(-0.0).dump(), std::string("-0.0"));
        QCOMPARE(Json(1e300).dump(), std::string("1e+300"));
        QCOMPARE(Json(std::nan("")).dump(), std::string("null"));
        QCOMPARE(Json(HUGE_VAL).dump(), std::string("null"));
        std::mt19937_64 random(1);
        for (int i = 0; i < 20000; ++i) {
            const auto number = std::bit_cast<double>(random());
            if (!std::isfinite(number)) continue;
            const Json read = parsed(Json(number).dump());
            QVERIFY(read.is_double());
            QCOMPARE(std::bit_cast<std::uint64_t>(read.as_double()), std::bit_cast<std::uint64_t>(number));
        }
    }

    void objects_keep_the_order_of_their_keys() {
        QCOMPARE(parsed(R"({"b":1,"a":2,"c":3})").dump(), std::string(R"({"b":1,"a":2,"c":3})"));
        Json value = Json::object();
        value.set("z", 1);
        value.set("a", 2);
        value.set("z", 3);
        QCOMPARE(value.dump(), std::string(R"({"z":3,"a":2})"));
    }

    void the_last_of_equal_keys_holds() {
        QCOMPARE(parsed(R"({"a":1,"b":2,"a":3,"c":4,"b":5,"a":6})").dump(),
                 std::string(R"({"a":6,"b":5,"c":4})"));
    }

    void many_keys_take_no_quadratic_time() {
        std::string text = "{";
        for (int i = 0; i < 200000; ++i) text += "\"key" + std::to_string(i) + "\":1,";
        text.back() = '}';
        QCOMPARE(parsed(text).as_object().size(), std::size_t{200000});
    }

    void strings_survive_escaping() {
        const char* escaped = "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u4f60\\ud83d\\ude00\"";
        QCOMPARE(parsed(escaped).as_string(), std::string("\"\\/\b\f\n\r\té你😀"));
        QCOMPARE(Json("\"\\\n\x01\x7f 你😀").dump(), std::string("\"\\\"\\\\\\n\\u0001\x7f 你😀\""));
        const std::string zero("a\0b", 3);
        QCOMPARE(Json(zero).dump(), std::string("\"a\\u0000b\""));
        QCOMPARE(parsed(Json(zero).dump()).as_string(), zero);
    }

    void broken_text_becomes_replacement_characters() {
        QCOMPARE(parsed(R"("\ud800")").as_string(), std::string("\uFFFD"));
        QCOMPARE(parsed(R"("\udc00x")").as_string(), std::string("\uFFFDx"));
        QCOMPARE(parsed(R"("\ud800\u0041")").as_string(), std::string("\uFFFDA"));
        QCOMPARE(parsed(R"("\ud800\ud83d\ude00")").as_string(), std::string("\uFFFD😀"));
        QCOMPARE(parsed("\"a\xff\"").as_string(), std::string("a\uFFFD"));
        QCOMPARE(Json("\xc3").dump(), std::string("\"\uFFFD\""));
    }

    void nesting_is_limited() {
        QVERIFY(parsed(nested(256)).is_array());
        QVERIFY(error_of(nested(257)).find("256") != std::string::npos);
        QVERIFY(error_of(std::string(1000000, '[')).find("256") != std::string::npos);
    }

    void a_byte_order_mark_is_skipped() { QCOMPARE(parsed("\xEF\xBB\xBF[1]").dump(), std::string("[1]")); }

    void indentation_breaks_lines() {
        QCOMPARE(parsed(R"({"a":[1,{}],"b":[]})").dump(2),
                 std::string("{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}"));
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
