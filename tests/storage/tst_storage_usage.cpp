// SPDX-License-Identifier: MIT
#include <QtTest>

#include "sample.h"
#include "storage/storage.h"

using namespace loquat::storage;

/// Providers, sides of conversations, usage and votes.
class StorageUsageTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        storage_ = Storage::open(":memory:").value();
        connect(storage_.get(), &Storage::failed, this, [](const QString& what) { QFAIL(qPrintable(what)); });
    }
    void cleanup() { storage_.reset(); }

    void a_conversation_keeps_its_side_policy_model_and_sheet() {
        Conversation saved = sample::conversation("c");
        storage_->saveConversation(saved);
        Conversation read = storage_->conversations().result().value(0);
        QCOMPARE(read.side, "local");
        QCOMPARE(read.policy, "redacted");
        QCOMPARE(read.sheet, "first");
        saved.side = "auto";
        saved.policy = "local";
        saved.remoteModelId = "p/org/model";
        saved.sheet = "always";
        storage_->saveConversation(saved);
        read = storage_->load("c").result()->conversation;
        QCOMPARE(read.side, saved.side);
        QCOMPARE(read.policy, saved.policy);
        QCOMPARE(read.remoteModelId, saved.remoteModelId);
        QCOMPARE(read.sheet, saved.sheet);
        QCOMPARE(read.listedTitle, "");
    }

    void an_answer_keeps_its_rule_seams_and_pair() {
        storage_->saveConversation(sample::conversation("c"));
        Message saved = sample::answer("a", "c", "text", {});
        saved.rule = "You chose the cloud.";
        saved.seamsJson = R"([{"at":3}])";
        saved.pairId = "pair";
        saved.blind = true;
        storage_->saveMessage(saved);
        Message read = storage_->load("c").result()->messages.value(0);
        QCOMPARE(read.rule, saved.rule);
        QCOMPARE(read.seamsJson, saved.seamsJson);
        QCOMPARE(read.pairId, saved.pairId);
        QVERIFY(read.blind);
        saved.blind = false;
        storage_->saveMessage(saved);
        QVERIFY(!storage_->load("c").result()->messages.value(0).blind);
    }

    void providers_come_in_their_order() {
        storage_->saveProvider({"b", 1, "{}"});
        storage_->saveProvider({"a", 2, "{}"});
        storage_->saveProvider({"c", 0, R"({"name":"C"})"});
        storage_->saveProvider({"a", 2, R"({"name":"A"})"});
        const auto providers = storage_->providers().result();
        QCOMPARE(providers.size(), 3);
        QCOMPARE(providers[0].json, R"({"name":"C"})");
        QCOMPARE(providers[1].id, "b");
        QCOMPARE(providers[2].json, R"({"name":"A"})");
        storage_->removeProvider("b");
        QCOMPARE(storage_->providers().result().size(), 2);
    }

    void usage_is_summed_by_day_side_and_model() {
        const QDateTime noon(QDate(2026, 11, 21), QTime(12, 0));
        save("u1", "m1", noon, 10, 0.5, "CNY");
        save("u2", "m2", noon.addSecs(60), 30, 0.25, "CNY");
        save("u3", "m2", noon.addSecs(90), 20, {}, "");  // the same answer, continued; its price unknown
        save("u4", "m3", noon.addDays(1), 40, 1.0, "USD");
        UsageRow local = sample::usageRow("u5", "m4");
        local.time = noon;
        local.side = "local";
        local.modelId = "/m.gguf";
        local.cost = {};
        storage_->saveUsage(local);
        save("u4", "m3", noon.addDays(1), 40, 2.0, "USD");  // saved again: replaced, not added

        const UsageReport report = storage_->usage({}).result();
        QCOMPARE(report.days.size(), 3);
        const UsageSum& first = report.days[0];
        QCOMPARE(first.day, QDate(2026, 11, 21));
        QCOMPARE(first.side, "cloud");
        QCOMPARE(first.modelName, "deepseek-chat");
        QCOMPARE(first.answers, 2);
        QCOMPARE(first.promptTokens, 3000);
        QCOMPARE(first.cachedTokens, 600);
        QCOMPARE(first.generatedTokens, 900);
        QCOMPARE(first.cost, (QMap<QString, double>{{"CNY", 0.75}}));
        QCOMPARE(first.unpriced, 1);
        QCOMPARE(first.medianTokensPerSecond, 20.0);
        QCOMPARE(first.medianFirstTokenMs, 420.0);
        QCOMPARE(report.days[1].side, "local");
        QCOMPARE(report.days[1].unpriced, 0);
        QCOMPARE(report.days[2].day, QDate(2026, 11, 22));

        QCOMPARE(report.models.size(), 2);
        QVERIFY(!report.models[0].day.isValid());
        QCOMPARE(report.models[0].answers, 3);
        QCOMPARE(report.models[0].cost, (QMap<QString, double>{{"CNY", 0.75}, {"USD", 2.0}}));
        QCOMPARE(report.models[0].medianTokensPerSecond, 25.0);  // of 10, 20, 30, 40
    }

    void usage_has_bounds_and_days_are_those_of_the_place() {
        const QDateTime midnight(QDate(2026, 11, 21), QTime(0, 0));
        save("u1", "m1", midnight.addMSecs(-1), 1, 1.0, "CNY");
        save("u2", "m2", midnight, 1, 2.0, "CNY");
        save("u3", "m3", midnight.addDays(1), 1, 4.0, "CNY");
        const auto day = storage_->usage(midnight, midnight.addDays(1)).result();
        QCOMPARE(day.days.size(), 1);
        QCOMPARE(day.days[0].cost["CNY"], 2.0);
        QCOMPARE(storage_->usage({}, midnight).result().days[0].day, QDate(2026, 11, 20));
        QVERIFY(storage_->usage(midnight.addDays(2)).result().days.isEmpty());
        QCOMPARE(storage_->spentSince(midnight, "CNY").result(), 6.0);
        QCOMPARE(storage_->spentSince(midnight, "USD").result(), 0.0);
    }

    void a_conversation_tells_what_its_answers_cost() {
        storage_->saveConversation(sample::conversation("c1"));
        storage_->saveMessage(sample::answer("m1", "c1", "text", {}));
        const QDateTime now = QDateTime::currentDateTime();
        save("u1", "m1", now, 1, 0.5, "CNY");
        save("u2", "m1", now, 1, 0.25, "CNY");  // continued
        save("u3", "m2", now, 1, {}, "CNY");
        const auto costs = storage_->load("c1").result()->costs;
        QCOMPARE(costs.size(), 1);
        QCOMPARE(costs[0].messageId, "m1");
        QCOMPARE(costs[0].cost, 0.75);
        QCOMPARE(costs[0].currency, "CNY");
    }

    void an_unknown_cost_is_not_zero() {
        save("u1", "m1", QDateTime::currentDateTime(), 1, {}, "CNY");
        const auto sum = storage_->usage({}).result().models.value(0);
        QVERIFY(sum.cost.isEmpty());
        QCOMPARE(sum.unpriced, 1);
        QCOMPARE(storage_->spentSince(QDateTime::fromMSecsSinceEpoch(0), "CNY").result(), 0.0);
    }

    void usage_outlives_its_conversation() {
        storage_->saveConversation(sample::conversation("c1"));
        storage_->saveMessage(sample::answer("m1", "c1", "text", {}));
        save("u1", "m1", QDateTime::currentDateTime(), 1, 1.5, "CNY");
        storage_->deleteConversation("c1");
        storage_->purgeDeleted();
        QVERIFY(!storage_->load("c1").result().has_value());
        QCOMPARE(storage_->spentSince(QDateTime::currentDateTime().addDays(-1), "CNY").result(), 1.5);
    }

    void votes_come_back_oldest_first() {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000);
        storage_->saveVote({"v2", time.addSecs(1), "a", "b", true, false, "cloud,cloud"});
        storage_->saveVote({"v1", time, "a", "b", false, true, "local,cloud"});
        const auto votes = storage_->votes().result();
        QCOMPARE(votes.size(), 2);
        QCOMPARE(votes[0].time, time);
        QCOMPARE(votes[0].winnerModel, "a");
        QCOMPARE(votes[0].loserModel, "b");
        QVERIFY(!votes[0].tie && votes[0].blind);
        QCOMPARE(votes[0].sides, "local,cloud");
        QVERIFY(votes[1].tie && !votes[1].blind);
    }

private:
    void save(const QString& id, const QString& message, const QDateTime& time, double speed,
              std::optional<double> cost, const QString& currency) {
        UsageRow row = sample::usageRow(id, message);
        row.time = time;
        row.tokensPerSecond = speed;
        row.cost = cost;
        row.currency = currency;
        storage_->saveUsage(row);
    }

    std::unique_ptr<Storage> storage_;
};

QTEST_GUILESS_MAIN(StorageUsageTest)
#include "tst_storage_usage.moc"
