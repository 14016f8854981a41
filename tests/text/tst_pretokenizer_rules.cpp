// SPDX-License-Identifier: MIT
#include <QTest>

#include "engine/text/pretokenizer.h"
#include "engine/text/pretokenizer_rules.h"

using namespace loquat;

namespace {

Json split(const char* expression) {
    Json pattern = Json::object();
    pattern.set("Regex", expression);
    Json rule = Json::object();
    rule.set("type", "Split");
    rule.set("pattern", std::move(pattern));
    rule.set("behavior", "Isolated");
    rule.set("invert", false);
    return rule;
}

Json digits(bool individual) {
    Json rule = Json::object();
    rule.set("type", "Digits");
    rule.set("individual_digits", individual);
    return rule;
}

Json byte_level(bool use_regex) {
    Json rule = Json::object();
    rule.set("type", "ByteLevel");
    rule.set("add_prefix_space", false);
    rule.set("use_regex", use_regex);
    return rule;
}

Json tokenizer(Json::Array rules) {
    Json sequence = Json::object();
    sequence.set("type", "Sequence");
    sequence.set("pretokenizers", Json(std::move(rules)));
    Json out = Json::object();
    out.set("pre_tokenizer", std::move(sequence));
    return out;
}

std::string name_of(Json::Array rules, bool ignore_merges = false) {
    const auto name = name_pretokenizer(tokenizer(std::move(rules)), ignore_merges);
    return name ? *name : "";
}

// As the models' tokenizer.json files write them.
constexpr const char* kLlama3 =
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| "
    "?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
constexpr const char* kQwen2 =
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| "
    "?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
constexpr const char* kDeepseekV3 =
    "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| "
    "?[\\p{P}\\p{S}]+[\\r\\n]*|"
    "\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
constexpr const char* kCjk = "[一-龥ࠀ-一가-\xED\x9F\xBF]+";

}  // namespace

class TestPretokenizerRules : public QObject {
    Q_OBJECT
private slots:
    void published_rules_are_recognised() {
        QCOMPARE(name_of({byte_level(true)}), std::string("gpt-2"));
        QCOMPARE(name_of({split(kLlama3), byte_level(false)}, true), std::string("llama-bpe"));
        QCOMPARE(name_of({split(kLlama3), byte_level(false)}), std::string("smaug-bpe"));
        QCOMPARE(name_of({split(kQwen2), byte_level(false)}), std::string("qwen2"));
        QCOMPARE(name_of({digits(true), byte_level(true)}), std::string("smollm"));
        QCOMPARE(name_of({split("\\p{N}{1,3}"), split("[一-龥぀-ゟ゠-ヿ]+"), split(kDeepseekV3),
                          byte_level(false)}),
                 std::string("deepseek-v3"));
        QCOMPARE(name_of({split("[\r\n]"), split("\\s?\\p{L}+"), split("\\s?\\p{P}+"), split(kCjk),
                          digits(true), byte_level(false)}),
                 std::string("deepseek-coder"));
        QCOMPARE(name_of({split("[\r\n]"), split("\\s?[A-Za-zµÀ-ÖØ-öø-ƺƼ-ƿ]+"),
                          split("\\s?[!-/:-~！-／：-～‘-‟　-。]+"), split("\\s+$"), split(kCjk), digits(true),
                          byte_level(false)}),
                 std::string("deepseek-llm"));
    }

    void every_name_given_is_one_that_the_tokenizer_knows() {
        for (const char* name : {"gpt-2", "llama-bpe", "smaug-bpe", "qwen2", "smollm", "deepseek-v3",
                                 "deepseek-coder", "deepseek-llm"})
            QVERIFY2(pretokenizer_named(name), name);
        QVERIFY(pretokenizer_named("llama-bpe")->whole_words_first);
        QVERIFY(!pretokenizer_named("smaug-bpe")->whole_words_first);
    }

    void other_rules_are_refused_and_told() {
        Json removed = split(kLlama3);
        removed.set("behavior", "Removed");
        QCOMPARE(name_of({removed, byte_level(false)}), std::string());
        QCOMPARE(name_of({split(kLlama3), split(kLlama3), byte_level(false)}), std::string());
        QCOMPARE(name_of({digits(false), byte_level(true)}), std::string());
        QCOMPARE(name_of({}), std::string());
        const auto refused = name_pretokenizer(tokenizer({split("\\w+")}), false);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("\\w+") != std::string::npos);
        QVERIFY(!name_pretokenizer(Json::object(), false));
        QVERIFY(!name_pretokenizer(Json(3), false));
    }
};

QTEST_APPLESS_MAIN(TestPretokenizerRules)
#include "tst_pretokenizer_rules.moc"
