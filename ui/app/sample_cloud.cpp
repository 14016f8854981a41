// SPDX-License-Identifier: MIT
#include "ui/app/sample_cloud.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include "engine/remote/catalogue.h"

namespace loquat::ui {

using storage::AuditRow;
using storage::UsageRow;

namespace {

struct Sample {
    const char* id;
    const char* preset;
    const char* name;
    const char* address;
    QStringList models;
};

QList<Sample> samples() {
    return {{"sample-deepseek", "deepseek", "DeepSeek", "https://api.deepseek.com/v1", {"deepseek-v4-flash", "deepseek-v4-pro"}},
            {"sample-siliconflow", "siliconflow", "SiliconFlow", "https://api.siliconflow.cn/v1",
             {"Qwen/Qwen3-8B", "deepseek-ai/DeepSeek-V3", "deepseek-ai/DeepSeek-R1"}},
            {"sample-gateway", "custom", "Team gateway (vLLM)", "https://10.20.0.8/v1", {"qwen3-32b"}},
            {"sample-openrouter", "openrouter", "OpenRouter", "https://openrouter.ai/api/v1", {}}};
}

void addProvider(storage::Storage& storage, const Sample& sample, int position) {
    remote::ProviderConfig config;
    if (const remote::Preset* preset = remote::findPreset(sample.preset)) config = preset->config;
    config.id = sample.id;
    config.name = sample.name;
    config.preset = sample.preset;
    config.baseUrl = QUrl(sample.address);
    config.requestsPerMinute = position == 0 ? 60 : 0;
    storage.saveProvider({config.id, position, QString::fromUtf8(QJsonDocument(toJson(config)).toJson(QJsonDocument::Compact))});
    QJsonArray models;
    for (const QString& model : sample.models) models.append(QJsonArray{model, 0});
    const QString readAt = QDateTime::currentDateTimeUtc().addSecs(-130).toString(Qt::ISODate);
    const QJsonObject list{{"readAt", readAt}, {"models", models}};
    if (!sample.models.isEmpty())
        storage.saveSetting("provider-models/" + config.id, QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)));
}

QString digest(QRandomGenerator& random) {
    return QString::fromLatin1(QCryptographicHash::hash(QByteArray::number(random.generate64()), QCryptographicHash::Sha256).toHex());
}

void addRequest(storage::Storage& storage, QRandomGenerator& random, const Sample& sample, int secondsAgo, const QString& status) {
    AuditRow row;
    row.id = storage::newId();
    row.time = QDateTime::currentDateTimeUtc().addSecs(-secondsAgo);
    row.provider = sample.name;
    row.host = QUrl(sample.address).host();
    row.model = sample.models.value(random.bounded(qMax(1, int(sample.models.size()))));
    row.purpose = sample.models.isEmpty() ? "models" : "chat";
    row.policy = "redacted";
    row.rule = "Prompts longer than 6,000 tokens: cloud";
    row.status = status;
    row.bytesSent = 2'000 + random.bounded(30'000);
    row.durationMs = 700 + random.bounded(9'000);
    row.inputSha256 = digest(random);
    if (status == "ok") {
        row.promptTokens = 600 + random.bounded(7'000);
        row.generatedTokens = 80 + random.bounded(900);
        row.bytesReceived = row.generatedTokens * 9;
        row.outputSha256 = digest(random);
        row.redactions = {{"phone", 1}, {"email", 1 + random.bounded(2)}};
    } else {
        row.attempts = 4;
    }
    storage.appendAudit(row);
}

void addUsage(storage::Storage& storage, const QDateTime& time, const QString& model, int answers, qint64 in, qint64 out, double speed,
              const Sample* sample, double cost, const QString& currency) {
    for (int i = 0; i < answers; ++i) {
        UsageRow row;
        row.messageId = storage::newId();
        row.time = time.addSecs(60 * i);
        row.side = sample ? "cloud" : "local";
        row.modelName = model;
        row.modelId = sample ? remote::remoteModelId(sample->id, model) : "/models/" + model;
        if (sample) {
            row.providerId = sample->id;
            row.providerName = sample->name;
            row.cost = cost / answers;
            row.currency = currency;
        }
        row.promptTokens = in / answers;
        row.generatedTokens = out / answers;
        row.tokensPerSecond = speed;
        storage.saveUsage(row);
    }
}

void addMonth(storage::Storage& storage, QRandomGenerator& random, const QList<Sample>& all) {
    const QDate today = QDate::currentDate();
    for (int ago = 0; ago < 30; ++ago) {
        const QDateTime noon(today.addDays(-ago), QTime(ago == 0 ? 0 : 10, 5));
        const qint64 local = 180'000 + random.bounded(420'000);
        addUsage(storage, noon, "Qwen2.5 7B Q4_K_M", 9, local * 7 / 10, local * 3 / 10, 12.8, nullptr, 0, {});
        addUsage(storage, noon, "Qwen2.5 1.5B Q4_K_M", 4, local / 5, local / 9, 31.1, nullptr, 0, {});
        if (random.bounded(4) == 0) continue;
        const qint64 cloud = 40'000 + random.bounded(420'000);
        addUsage(storage, noon, "deepseek-v4-flash", 5, cloud * 8 / 10, cloud * 2 / 10, 48.0, &all[0], double(cloud) / 420'000, "CNY");
        if (ago % 5 == 0) addUsage(storage, noon, "Qwen/Qwen3-8B", 2, 90'000, 21'000, 61.5, &all[1], 0.31, "CNY");
        if (ago % 7 == 3) addUsage(storage, noon, "mistral-large", 1, 24'000, 6'000, 39.0, &all[3], 0.08, "USD");
    }
}

}  // namespace

void fillSampleCloud(storage::Storage& storage, Settings& settings, remote::SecretStore& secrets) {
    QRandomGenerator random(7);  // the same pictures each time
    const QList<Sample> all = samples();
    for (int i = 0; i < all.size(); ++i) addProvider(storage, all[i], i);
    for (int i = 36; i > 0; --i) {
        addRequest(storage, random, all[0], i * 97, i == 17 || i == 18 ? "failed: timeout" : "ok");
        if (i % 9 == 0) addRequest(storage, random, all[1], i * 97 - 20, "ok");
        if (i == 10) addRequest(storage, random, all[2], 900, "failed: 503");
        if (i == 7) addRequest(storage, random, all[3], 600, "failed: 401");
    }
    addMonth(storage, random, all);
    settings.setNote("privacy", R"({"monthlyBudget":25,"currency":"CNY","words":"[{\"word\":\"Loquat Orchard\",\"action\":\"mask\"},{\"word\":\"白鹭计划\",\"action\":\"stop\",\"incoming\":true}]"})");
    secrets.write(remote::secretName(all[0].id, remote::Secret::ApiKey), "sk-0000000000000000000000000000c41d",
                  remote::SecretStore::Place::ThisRun);
}

}  // namespace loquat::ui
