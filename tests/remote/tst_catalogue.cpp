// SPDX-License-Identifier: MIT
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include "engine/remote/catalogue.h"

using namespace loquat::remote;

namespace {

QJsonObject read(const QString& name) {
    QFile file(QStringLiteral(LOQUAT_SOURCE_DIR "/resources/cloud/") + name);
    if (!file.open(QIODevice::ReadOnly)) qFatal("the file is missing");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError) qFatal("%s", qPrintable(error.errorString()));
    return document.object();
}

/// A key nobody reads is a misspelt one.
void verifyKeys(const QJsonObject& object, const QStringList& needed, const QStringList& possible) {
    for (const QString& key : needed) QVERIFY2(object.contains(key), qPrintable(key));
    for (const QString& key : object.keys())
        QVERIFY2(needed.contains(key) || possible.contains(key), qPrintable(key));
}

ModelFacts facts(const QString& preset, const QString& model, double input) {
    ModelFacts made;
    made.preset = preset;
    made.model = model;
    made.inputPrice = input;
    return made;
}

}  // namespace

class TestCatalogue : public QObject {
    Q_OBJECT
private slots:
    void models_that_only_embed_rank_hear_or_draw_answer_no_chats() {
        for (const char* model : {"text-embedding-3-large", "BAAI/bge-m3", "Qwen/Qwen3-Embedding-8B", "BAAI/bge-reranker-v2-m3",
                                  "whisper-1", "gpt-4o-mini-tts", "dall-e-3", "nomic-embed-text:latest", "thenlper/gte-large",
                                  "black-forest-labs/FLUX.1-schnell", "omni-moderation-latest"})
            QVERIFY2(!answersChats(model), model);
        for (const char* model : {"deepseek-chat", "Qwen/Qwen3-8B", "gpt-4o-mini", "mistral-large-latest", "llama3.1:8b",
                                  "glm-4.5", "moonshot-v1-128k", "qwen-vl-max", "gemma-3-27b-it", "o3"})
            QVERIFY2(answersChats(model), model);
    }
    void every_preset_is_complete() {
        QSet<QString> ids;
        for (const auto& value : read("presets.json")["presets"].toArray()) {
            const QJsonObject preset = value.toObject();
            verifyKeys(preset, {"id", "name", "baseUrl", "keyPage", "keyHint"},
                       {"prefixCompletion", "prefixPath", "fimPath", "reasoningContent"});
            ids << preset["id"].toString();
        }
        const QSet<QString> expected{"deepseek", "siliconflow", "openai",  "openrouter", "moonshot",
                                     "zhipu",    "dashscope",   "mistral", "groq",       "custom"};
        QCOMPARE(ids, expected);
        QCOMPARE(presets().size(), expected.size());
    }

    void every_preset_but_custom_needs_a_key_alone() {
        for (const Preset& preset : presets()) {
            ProviderConfig config = preset.config;
            config.id = "x";
            if (preset.id == "custom") {
                QVERIFY(!validate(config));
                config.baseUrl = QUrl("http://localhost:8000/v1");
            } else {
                QCOMPARE(config.baseUrl.scheme(), "https");
                QCOMPARE(QUrl(preset.keyPage).scheme(), "https");
            }
            QVERIFY2(validate(config), qPrintable(preset.id));
            QCOMPARE(config.preset, preset.id);
            QVERIFY(config.auth == AuthKind::ApiKey);
        }
    }

    void paths_are_appended_to_the_base_url() {
        for (const Preset& preset : presets())
            for (const QString& path : {preset.prefixPath, preset.fimPath, preset.config.chatPath})
                QVERIFY(path.isEmpty() || path.startsWith('/'));
        QCOMPARE(findPreset("deepseek")->prefixPath, "/beta/chat/completions");
        QVERIFY(findPreset("deepseek")->prefixCompletion);
        QVERIFY(!findPreset("nobody"));
    }

    void every_row_says_where_and_when() {
        const QJsonObject table = read("models.json");
        verifyKeys(table, {"date", "unit", "models"}, {});
        const QDate compiled = QDate::fromString(table["date"].toString(), Qt::ISODate);
        QVERIFY(compiled.isValid());
        QCOMPARE(ModelCatalogue().date(), compiled);
        QSet<QString> seen;
        for (const auto& value : table["models"].toArray()) {
            const QJsonObject row = value.toObject();
            verifyKeys(row, {"preset", "model", "source", "date"},
                       {"currency", "inputPrice", "cachedInputPrice", "outputPrice", "contextTokens",
                        "maxOutputTokens", "abilities", "note"});
            const QString name = row["preset"].toString() + ' ' + row["model"].toString();
            QVERIFY2(findPreset(row["preset"].toString()), qPrintable(name));
            QVERIFY2(!seen.contains(name), qPrintable(name));
            seen << name;
            QCOMPARE(QUrl(row["source"].toString(), QUrl::StrictMode).scheme(), "https");
            const QDate date = QDate::fromString(row["date"].toString(), Qt::ISODate);
            QVERIFY2(date.isValid() && date <= compiled, qPrintable(name));
        }
        QVERIFY(!seen.isEmpty());
    }

    void every_figure_makes_sense() {
        const QSet<QString> known{"tools", "json", "vision", "reasoning", "prefix", "fim"};
        for (const auto& value : read("models.json")["models"].toArray()) {
            const QJsonObject row = value.toObject();
            const QByteArray name = row["model"].toString().toUtf8();
            for (const char* key : {"inputPrice", "cachedInputPrice", "outputPrice"})
                if (row.contains(QLatin1String(key)))
                    QVERIFY2(row[QLatin1String(key)].isDouble() && row[QLatin1String(key)].toDouble() >= 0,
                             name);
            for (const char* key : {"contextTokens", "maxOutputTokens"})
                if (row.contains(QLatin1String(key))) QVERIFY2(row[QLatin1String(key)].toInt(-1) > 0, name);
            const bool priced = row.contains("inputPrice");
            QVERIFY2(priced == row.contains("outputPrice") && priced == row.contains("currency"), name);
            if (priced) QVERIFY2(row["currency"] == "CNY" || row["currency"] == "USD", name);
            if (row.contains("cachedInputPrice"))
                QVERIFY2(row["cachedInputPrice"].toDouble() <= row["inputPrice"].toDouble(), name);
            for (const auto& ability : row["abilities"].toArray())
                QVERIFY2(known.contains(ability.toString()), name);
        }
    }

    void what_the_file_lacks_is_unknown() {
        const auto kimi = ModelCatalogue().find("moonshot", "kimi-k2.6");
        QVERIFY(kimi);
        QVERIFY(!kimi->inputPrice && !kimi->outputPrice && !kimi->maxOutputTokens);
        QCOMPARE(*kimi->contextTokens, 256'000);
        QVERIFY(!kimi->edited);
        QVERIFY(!ModelCatalogue().find("deepseek", "unheard-of"));
        QVERIFY(!ModelCatalogue().find("openai", "deepseek-flash"));
    }

    void an_exact_name_comes_before_a_prefix_and_a_longer_prefix_before_a_shorter() {
        ModelCatalogue catalogue;
        catalogue.setEdits({facts("p", "gpt-*", 1), facts("p", "gpt-9-*", 2), facts("p", "gpt-9-mini", 3),
                            facts("p", "*", 4)});
        QCOMPARE(*catalogue.find("p", "gpt-9-mini")->inputPrice, 3.0);
        QCOMPARE(*catalogue.find("p", "gpt-9-maxi")->inputPrice, 2.0);
        QCOMPARE(*catalogue.find("p", "gpt-8")->inputPrice, 1.0);
        QCOMPARE(*catalogue.find("p", "other")->inputPrice, 4.0);
        QVERIFY(!catalogue.find("q", "gpt-8"));
    }

    void the_users_figures_win() {
        ModelCatalogue catalogue;
        QVERIFY(!catalogue.find("deepseek", "deepseek-v4-pro")->edited);
        catalogue.setEdits({facts("deepseek", "deepseek-v4-*", 0.5)});
        const auto found = catalogue.find("deepseek", "deepseek-v4-pro");
        QCOMPARE(*found->inputPrice, 0.5);
        QVERIFY(found->edited);
        catalogue.setEdits({});
        QVERIFY(!catalogue.find("deepseek", "deepseek-v4-pro")->edited);
    }

    void an_old_name_is_found_by_its_prefix() {
        QVERIFY(ModelCatalogue().find("deepseek", "deepseek-v4-flash-vision-exp"));
    }

    void an_answer_costs_its_tokens() {
        ModelFacts price;
        price.inputPrice = 2;
        price.cachedInputPrice = 0.5;
        price.outputPrice = 8;
        QCOMPARE(*cost(price, 1'000'000, 0, 0), 2.0);
        QCOMPARE(*cost(price, 1'000'000, 400'000, 500'000), 0.6 * 2 + 0.4 * 0.5 + 0.5 * 8);
        QCOMPARE(*cost(price, 100, 500, 0), 100 * 0.5 / 1e6);  // a service that counts oddly
        QCOMPARE(*cost(price, 0, 0, 0), 0.0);
        QCOMPARE(*cost(price, -5, -5, -5), 0.0);
        QCOMPARE(*cost(price, 2'000'000'000, 0, 2'000'000'000), 20'000.0);
    }

    void an_unknown_price_makes_no_cost() {
        ModelFacts price;
        QVERIFY(!cost(price, 10, 0, 10));
        price.inputPrice = 2;
        QVERIFY(!cost(price, 10, 0, 10));
        QVERIFY(cost(price, 10, 0, 0));
        price.outputPrice = 8;
        QVERIFY(cost(price, 10, 0, 10));
        QVERIFY(!cost(price, 10, 5, 10));  // the cached price is unknown, not free and not full
        QVERIFY(cost(ModelFacts{}, 0, 0, 0));
    }
};

QTEST_APPLESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
