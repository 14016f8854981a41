// SPDX-License-Identifier: MIT
#include <QtTest>

#include <ctime>
#include <random>

#include "engine/text/tokenizer_merge.h"
#include "engine/text/tokenizer_spec.h"
#include "small_vocabulary.h"

using loquat::EncodeOptions;
using loquat::ErrorKind;
using loquat::TokenId;
using loquat::Tokenizer;
using loquat::TokenKind;

using Ids = std::vector<TokenId>;

namespace {

std::unique_ptr<Tokenizer> made(const SmallVocabulary& small) {
    auto tokenizer = loquat::make_tokenizer(small.spec());
    return tokenizer ? *std::move(tokenizer) : nullptr;
}

QString error_of(const SmallVocabulary& small) {
    const auto tokenizer = loquat::make_tokenizer(small.spec());
    return tokenizer ? QString() : QString::fromStdString(tokenizer.error().to_string());
}

TokenId id_of(const Tokenizer& tokenizer, std::string_view text) {
    return tokenizer.find(text).value_or(-1);
}

std::string all_bytes() {
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte) bytes.push_back(static_cast<char>(byte));
    return bytes + bytes + "\xF0\x9F\x98\x80";
}

}  // namespace

class TestTokenizer : public QObject {
    Q_OBJECT

private slots:
    void merges_go_by_rank_then_from_the_left();
    void every_byte_comes_back_from_bpe();
    void bytes_without_a_token_become_a_replacement_character();
    void special_tokens_are_parsed_only_on_request();
    void user_defined_tokens_are_never_plain_text();
    void plain_text_never_becomes_a_control_token();
    void bos_and_eos_are_added_where_the_file_asks();
    void spm_writes_unknown_characters_in_bytes();
    void spm_space_prefix_can_be_switched_off();
    void spm_merges_as_a_plain_loop_does();
    void long_words_are_not_quadratic_data();
    void long_words_are_not_quadratic();
    void names_and_metadata_say_what_ends_an_answer();
    void tokens_are_found_by_their_text();
    void byte_tokens_are_known_by_name();
    void the_last_of_equal_tokens_counts();
    void ids_out_of_range_are_harmless();
    void unknown_kinds_are_named_in_the_error();
    void contradictory_vocabularies_are_refused();
};

void TestTokenizer::merges_go_by_rank_then_from_the_left() {
    std::mt19937 random(1);
    for (int round = 0; round < 300; ++round) {
        loquat::MergeIndex merges;
        merges.reserve(64);
        for (std::uint32_t i = 0; i < 40; ++i) {
            const auto any = [&] { return static_cast<TokenId>(random() % 12); };
            merges.insert(any(), any(), {i / 2, any()});
        }
        Ids expected;
        loquat::PairMerger merger;
        for (std::uint32_t i = 0; i < 1 + random() % 60; ++i) {
            expected.push_back(static_cast<TokenId>(random() % 12));
            merger.append(i, 1, expected.back());
        }
        merger.merge([&](const auto& left, const auto& right) { return merges.find(left.id, right.id); });
        for (;;) {
            std::optional<loquat::Merge> best;
            std::size_t place = 0;
            for (std::size_t i = 0; i + 1 < expected.size(); ++i) {
                const auto merge = merges.find(expected[i], expected[i + 1]);
                if (merge && (!best || merge->rank < best->rank)) best = merge, place = i;
            }
            if (!best) break;
            expected[place] = best->id;
            expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(place) + 1);
        }
        Ids actual;
        const auto& symbols = merger.symbols();
        for (auto i = 0U; i != loquat::Symbol::kNone; i = symbols[i].next) actual.push_back(symbols[i].id);
        QCOMPARE(actual, expected);
    }
}

void TestTokenizer::every_byte_comes_back_from_bpe() {
    for (const char* pre :
         {"default", "gpt-2", "llama-bpe", "qwen2", "deepseek-llm", "deepseek-coder", "deepseek-v3"}) {
        const auto tokenizer = made(small_bpe(pre));
        QVERIFY(tokenizer);
        QCOMPARE(tokenizer->decode(tokenizer->encode(all_bytes())), all_bytes());
        QCOMPARE(tokenizer->decode(tokenizer->encode("hello hell @@@ aaaaa")),
                 std::string("hello hell @@@ aaaaa"));
    }
}

void TestTokenizer::bytes_without_a_token_become_a_replacement_character() {
    SmallVocabulary small = small_bpe();
    small.tokens[0xFF] = "some other token";
    const auto tokenizer = made(small);
    QVERIFY(tokenizer);
    QCOMPARE(tokenizer->decode(tokenizer->encode("a\xFF")), std::string("a\uFFFD"));
}

void TestTokenizer::special_tokens_are_parsed_only_on_request() {
    const auto tokenizer = made(small_bpe());
    const TokenId end = id_of(*tokenizer, "<|end|>"), hell = id_of(*tokenizer, "hell");
    QCOMPARE(tokenizer->encode("hell<|end|>hell", {.parse_special = true}), (Ids{hell, end, hell}));
    const Ids literal = tokenizer->encode("hell<|end|>hell");
    QVERIFY(std::find(literal.begin(), literal.end(), end) == literal.end());
    QCOMPARE(tokenizer->decode(literal), std::string("hell<|end|>hell"));
    QCOMPARE(tokenizer->encode("<|end", {.parse_special = true}), tokenizer->encode("<|end"));
}

void TestTokenizer::user_defined_tokens_are_never_plain_text() {
    const auto tokenizer = made(small_bpe());
    const TokenId two = id_of(*tokenizer, "@@"), three = id_of(*tokenizer, "@@@");
    QCOMPARE(tokenizer->encode("@"), Ids{'@'});
    QCOMPARE(tokenizer->encode("@@@@@@"), (Ids{three, three}));
    QCOMPARE(tokenizer->encode("a@@@@@b"), (Ids{'a', three, two, 'b'}));
    QCOMPARE(tokenizer->decode(Ids{two}), std::string("@@"));
}

void TestTokenizer::plain_text_never_becomes_a_control_token() {
    SmallVocabulary bpe = small_bpe();
    bpe.merges.insert(bpe.merges.begin(), {"< s", "<s >", "s >"});
    bpe.add("<s");
    bpe.add("s>");
    auto tokenizer = made(bpe);
    QVERIFY(tokenizer);
    QCOMPARE(tokenizer->decode(tokenizer->encode("<s>")), std::string("<s>"));
    QCOMPARE(tokenizer->encode("<s>", {.parse_special = true}), Ids{*tokenizer->bos()});
    tokenizer = made(small_spm());
    QVERIFY(tokenizer);
    for (const TokenId id : tokenizer->encode("<s>")) QVERIFY(!tokenizer->is_control(id));
}

void TestTokenizer::bos_and_eos_are_added_where_the_file_asks() {
    const EncodeOptions special{.add_special = true};
    SmallVocabulary small = small_bpe("gpt-2");
    const TokenId bos = static_cast<TokenId>(*small.settings.bos),
                  eos = static_cast<TokenId>(*small.settings.eos);
    QCOMPARE(made(small)->encode("a", special), Ids{'a'});
    QCOMPARE(made(small_bpe("llama-bpe"))->encode("a", special), (Ids{bos, 'a'}));
    small.settings.add_bos = small.settings.add_eos = true;
    QCOMPARE(made(small)->encode("a", special), (Ids{bos, 'a', eos}));
    QCOMPARE(made(small)->encode("a"), Ids{'a'});
    small = small_bpe("llama-bpe");
    small.settings.add_bos = false;
    QCOMPARE(made(small)->encode("", special), Ids{});
    QCOMPARE(made(small_spm())->encode("", special), Ids{1});
}

void TestTokenizer::spm_writes_unknown_characters_in_bytes() {
    SmallVocabulary small = small_spm();
    const auto tokenizer = made(small);
    const TokenId space = id_of(*tokenizer, " ");
    QCOMPARE(tokenizer->encode("\u00e9"), (Ids{space, 3 + 0xC3, 3 + 0xA9}));
    QCOMPARE(tokenizer->decode(tokenizer->encode("ab \u4E2D\u00e9\n\xFF z")),
             std::string("ab \u4E2D\u00e9\n\xFF z"));
    small.types[3 + 0xA9] = static_cast<std::int64_t>(TokenKind::kControl);
    QCOMPARE(made(small)->encode("\u00e9"), (Ids{space, 0}));
}

void TestTokenizer::spm_space_prefix_can_be_switched_off() {
    SmallVocabulary small = small_spm();
    const auto with = made(small);
    QVERIFY(with->strips_leading_space());
    QCOMPARE(with->encode("ab"), Ids{id_of(*with, " ab")});
    QCOMPARE(with->decode(with->encode("ab")), std::string("ab"));
    QCOMPARE(with->decode(with->encode(" ab", {.add_special = true}), true), std::string("<s> ab"));
    small.settings.add_space_prefix = false;
    const auto without = made(small);
    QVERIFY(!without->strips_leading_space());
    QCOMPARE(without->encode("ab"), Ids{id_of(*without, "ab")});
    QCOMPARE(without->decode(without->encode(" ab")), std::string(" ab"));
}

// The oracle merges the whole text by strings, without cutting it anywhere.
void TestTokenizer::spm_merges_as_a_plain_loop_does() {
    std::mt19937 random(7);
    const auto random_text = [&](std::size_t length) {
        std::string text;
        while (text.size() < length) text += "ab c"[random() % 4];
        return text;
    };
    for (int round = 0; round < 40; ++round) {
        SmallVocabulary small = small_spm();
        for (int i = 0; i < 30; ++i) {
            std::string word = random_text(2 + random() % 4);
            for (std::size_t at; (at = word.find(' ')) != std::string::npos;) word.replace(at, 1, "\u2581");
            small.add(word, TokenKind::kNormal, -static_cast<double>(random() % 20));
        }
        const auto tokenizer = made(small);
        const std::string text = random_text(random() % 60);
        std::vector<std::string> symbols;
        for (const char c : (text.empty() ? "" : " ") + text) symbols.emplace_back(1, c);
        const auto score = [&](std::size_t at) {
            const auto id = tokenizer->find(symbols[at] + symbols[at + 1]);
            return id ? small.scores[static_cast<std::size_t>(*id)] : -HUGE_VAL;
        };
        for (;;) {
            std::size_t best = 0;
            for (std::size_t i = 1; i + 1 < symbols.size(); ++i) best = score(i) > score(best) ? i : best;
            if (symbols.size() < 2 || score(best) == -HUGE_VAL) break;
            symbols[best] += symbols[best + 1];
            symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(best) + 1);
        }
        Ids expected;
        for (const std::string& symbol : symbols) expected.push_back(id_of(*tokenizer, symbol));
        QCOMPARE(tokenizer->encode(text), expected);
    }
}

void TestTokenizer::long_words_are_not_quadratic_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("unit");
    for (const char* model :
         {"default", "gpt-2", "llama-bpe", "qwen2", "deepseek-llm", "deepseek-coder", "deepseek-v3", "spm"}) {
        for (const char* unit : {"a", " ", "\n", "1", "<", "@", "\u4E2D", " \t"}) {
            QTest::addRow("%s %s", model, qPrintable(QString(unit).toUtf8().toPercentEncoding()))
                << model << unit;
        }
    }
}

void TestTokenizer::long_words_are_not_quadratic() {
    QFETCH(QString, model);
    QFETCH(QString, unit);
    const auto tokenizer = made(model == "spm" ? small_spm() : small_bpe(model.toStdString()));
    QVERIFY(tokenizer);
    const auto cpu_seconds = [&](qsizetype bytes) {
        const std::string text = unit.repeated(bytes / unit.toUtf8().size()).toStdString();
        const std::clock_t start = std::clock();
        const auto ids = tokenizer->encode(text, {.parse_special = true});
        const std::clock_t end = std::clock();
        return tokenizer->decode(ids) == text ? double(end - start) / CLOCKS_PER_SEC : HUGE_VAL;
    };
    // Four times the text takes a quadratic path 16 times as long; a busy machine may spoil one measurement.
    bool linear = false;
    for (int attempt = 0; attempt < 3 && !linear; ++attempt) {
        const double part = cpu_seconds(16'000), whole = cpu_seconds(64'000);
        linear = whole < 0.02 || whole < 10 * part;
    }
    QVERIFY(linear);
}

void TestTokenizer::names_and_metadata_say_what_ends_an_answer() {
    SmallVocabulary small = small_bpe();
    const TokenId turn = small.add("<end_of_turn>", TokenKind::kUserDefined), eot = small.add("over");
    const TokenId looks_so = small.add("<|end_of_text|>");
    small.settings.eot = eot;
    const auto tokenizer = made(small);
    QVERIFY(tokenizer->ends_generation(*tokenizer->eos()));
    QVERIFY(tokenizer->ends_generation(id_of(*tokenizer, "<|end|>")));
    QVERIFY(tokenizer->ends_generation(turn));
    QVERIFY(tokenizer->is_control(turn));
    QVERIFY(tokenizer->ends_generation(eot));
    QVERIFY(!tokenizer->ends_generation(looks_so));
    QVERIFY(!tokenizer->ends_generation('a'));
    QVERIFY(!tokenizer->ends_generation(*tokenizer->bos()));
}

void TestTokenizer::tokens_are_found_by_their_text() {
    const auto tokenizer = made(small_bpe());
    QCOMPARE(id_of(*tokenizer, "\n"), 10);
    QCOMPARE(tokenizer->bytes_of(id_of(*tokenizer, " hell")), std::string_view(" hell"));
    QCOMPARE(tokenizer->find("<s>"), tokenizer->bos());
    QCOMPARE(tokenizer->bytes_of(*tokenizer->bos()), std::string_view());
    QCOMPARE(tokenizer->bytes_of(*tokenizer->bos(), true), std::string_view("<s>"));
    QVERIFY(!tokenizer->find("no such token"));
    QVERIFY(!tokenizer->find(""));
    QCOMPARE(id_of(*made(small_spm()), "\n"), 3 + 10);
}

void TestTokenizer::byte_tokens_are_known_by_name() {
    SmallVocabulary small = small_spm();
    const auto expected = made(small)->encode("\u00e9");
    small.types[3 + 0xC3] = 1;
    QCOMPARE(made(small)->encode("\u00e9"), expected);
    small.types.clear();
    QCOMPARE(made(small)->encode("\u00e9"), expected);
}

void TestTokenizer::the_last_of_equal_tokens_counts() {
    SmallVocabulary small = small_bpe();
    const TokenId again = small.add("he");
    QCOMPARE(made(small)->encode("he"), Ids{again});
}

void TestTokenizer::ids_out_of_range_are_harmless() {
    SmallVocabulary small = small_bpe();
    small.settings.bos = 1'000'000;
    small.settings.eos = -1;
    small.settings.eot = std::numeric_limits<std::int64_t>::min();
    small.settings.add_bos = true;
    const auto tokenizer = made(small);
    QVERIFY(tokenizer);
    QVERIFY(!tokenizer->bos() && !tokenizer->eos());
    QCOMPARE(tokenizer->encode("a", {.add_special = true}), Ids{'a'});
    for (const TokenId id : {-1, static_cast<TokenId>(small.tokens.size()),
                             std::numeric_limits<TokenId>::max(), std::numeric_limits<TokenId>::min()}) {
        QCOMPARE(tokenizer->bytes_of(id, true), std::string_view());
        QVERIFY(!tokenizer->is_control(id) && !tokenizer->ends_generation(id));
    }
}

void TestTokenizer::unknown_kinds_are_named_in_the_error() {
    const auto pre = loquat::make_tokenizer(small_bpe("qwen99").spec());
    QVERIFY(!pre);
    QCOMPARE(pre.error().kind, ErrorKind::kUnsupported);
    QVERIFY(QString::fromStdString(pre.error().message).contains("qwen99"));
    SmallVocabulary small = small_bpe();
    small.settings.model = "rwkv";
    const auto model = loquat::make_tokenizer(small.spec());
    QVERIFY(!model);
    QCOMPARE(model.error().kind, ErrorKind::kUnsupported);
    QVERIFY(QString::fromStdString(model.error().message).contains("rwkv"));
}

void TestTokenizer::contradictory_vocabularies_are_refused() {
    SmallVocabulary small = small_bpe();
    small.merges.push_back("nospace");
    QVERIFY(error_of(small).contains("merges, entry 6"));
    small = small_bpe();
    small.merges.push_back("x y");
    QVERIFY(error_of(small).contains("merge"));
    small = small_bpe();
    small.tokens['a'] = "something else";
    QVERIFY(error_of(small).contains("byte 97"));
    small = small_bpe();
    small.types.pop_back();
    QVERIFY(error_of(small).contains("types"));
    small = small_spm();
    small.scores.pop_back();
    QVERIFY(error_of(small).contains("scores"));
    small = small_spm();
    small.settings.unknown.reset();
    small.types[0] = 1;
    QCOMPARE(error_of(small), QString());
    small.types[50] = 3;
    QVERIFY(error_of(small).contains("every byte"));
    small = {};
    small.settings.model = "gpt2";
    QVERIFY(error_of(small).contains("0 tokens"));
}

QTEST_GUILESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"
