// SPDX-License-Identifier: MIT
// The pages of the cloud over a real history, a real provider and, where something is asked, a real server.
#include <QAbstractItemModelTester>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "ui/viewmodels/audit_to_storage.h"
#include "ui/viewmodels/cloud.h"
#include "ui/viewmodels/format.h"

using namespace loquat;
using namespace loquat::ui;

namespace {

constexpr int kPatience = 60'000;  // a bound, not a measure: sanitizers on a busy machine are slow
const QString kKey = "sk-0123456789abcdef0123c41d";

/// A program's life as far as the cloud goes.
struct Life {
    explicit Life(const QString& folder)
        : settings(folder), history(std::move(*storage::Storage::open(folder + "/h.sqlite"))), audit(*history), gate(audit),
          provider(gate, secrets), privacy(settings),
          cloud(CloudServices{provider, gate, secrets}, privacy, *history, toast, models) {
        settle();
    }
    void settle() {
        const QFuture<void> read = history->flush();
        (void)QTest::qWaitFor([&] { return read.isFinished(); }, kPatience);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }
    ProviderList& list() { return *cloud.providers(); }
    ProviderEditor& editor() { return *cloud.editor(); }
    QString name(int row) { return list().index(row).data(ProviderList::Name).toString(); }

    Settings settings;
    std::unique_ptr<storage::Storage> history;
    AuditToStorage audit;
    remote::EgressGate gate;
    remote::SecretStore secrets;
    remote::RemoteProvider provider;
    Toast toast;
    PrivacySettings privacy;
    CloudModels models;
    Cloud cloud;
};

storage::UsageRow used(const QString& side, const QString& model, qint64 tokens, std::optional<double> cost = {},
                       const QString& currency = {}) {
    storage::UsageRow row;
    row.time = QDateTime::currentDateTime();
    row.side = side;
    row.modelName = row.modelId = model;
    row.providerId = row.providerName = side == "cloud" ? "p" : "";
    row.promptTokens = tokens;
    row.cost = cost;
    row.currency = currency;
    row.tokensPerSecond = 20;
    return row;
}

storage::AuditRow request(const QString& provider, const QString& status, const QDateTime& time) {
    storage::AuditRow row;
    row.id = storage::newId();
    row.provider = provider;
    row.host = "example.org";
    row.model = "m";
    row.purpose = "chat";
    row.status = status;
    row.time = time;
    return row;
}

}  // namespace

class TestCloud : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");  // no keychain, and never the user's own
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
    void init() { folder = std::make_unique<QTemporaryDir>(); }

    void privacy_is_remembered_and_reaches_the_gate() {
        {
            Life life(folder->path());
            QVERIFY(!life.gate.policy().noCloud);
            life.privacy.setNoCloud(true);
            life.privacy.words()->add(" Project Heron ");
            QVERIFY(!life.privacy.words()->add("project heron"));
            life.privacy.words()->setAction(0, "stop");
            life.privacy.setSheet("always");
            life.privacy.rules()->move(3, 0);
            life.privacy.rules()->setTokens(0, 9000);
            life.privacy.rules()->setActive(1, false);
            QVERIFY(life.gate.policy().noCloud);
            QVERIFY(life.models.noCloud());
            QCOMPARE(life.gate.policy().words.size(), 1);
        }
        Life again(folder->path());
        QVERIFY(again.gate.policy().noCloud);
        QCOMPARE(again.gate.policy().words[0].word, "Project Heron");
        QVERIFY(again.gate.policy().words[0].action == remote::WordAction::Stop);
        QCOMPARE(again.privacy.sheet(), "always");
        QCOMPARE(again.models.rules()[0].tokens, 9000);
        QVERIFY(!again.models.rules()[1].enabled);
        again.privacy.rules()->reset();
        QVERIFY(again.privacy.rules()->isShipped());
    }

    void providers_keep_their_order() {
        {
            Life life(folder->path());
            QAbstractItemModelTester tester(&life.list());
            for (const char* preset : {"deepseek", "mistral", "custom"}) life.list().add(preset);
            life.list().add("deepseek");
            QCOMPARE(life.name(3), "DeepSeek 2");
            life.list().move(3, 0);
            life.list().move(1, 2);
        }
        Life again(folder->path());
        QTRY_COMPARE_WITH_TIMEOUT(again.list().count(), 4, kPatience);
        QCOMPARE(again.name(0), "DeepSeek 2");
        QCOMPARE(again.name(1), "Mistral");
        QCOMPARE(again.name(2), "DeepSeek");
        QCOMPARE(again.list().index(4).data(ProviderList::ProviderId), "");  // this computer is last
        again.list().move(0, 4);
        QCOMPARE(again.name(3), "DeepSeek 2");
    }

    void a_removed_provider_comes_back_with_its_key() {
        Life life(folder->path());
        const QString id = life.list().add("deepseek");
        const QString secret = remote::secretName(id, remote::Secret::ApiKey);
        auto written = life.secrets.write(secret, kKey, remote::SecretStore::Place::ThisRun);
        QTRY_VERIFY_WITH_TIMEOUT(written.isFinished(), kPatience);
        life.list().remove(id);
        QCOMPARE(life.list().count(), 0);
        life.toast.act();
        QCOMPARE(life.list().count(), 1);
        auto there = life.secrets.read(secret);
        QTRY_VERIFY_WITH_TIMEOUT(there.isFinished(), kPatience);
        QVERIFY(there.result().has_value());

        life.list().remove(id);
        life.toast.show("info", "another one");  // the offer to undo has passed
        auto gone = life.secrets.read(secret);
        QTRY_VERIFY_WITH_TIMEOUT(gone.isFinished(), kPatience);
        QVERIFY(!gone.result().has_value());
    }

    void what_is_wrong_is_told_and_not_used() {
        Life life(folder->path());
        const QString id = life.list().add("deepseek");
        life.editor().setProviderId(id);
        const QUrl before = life.provider.find(id)->baseUrl;
        life.editor().set("baseUrl", "nonsense");
        QVERIFY(!life.editor().problem().isEmpty());
        QCOMPARE(life.provider.find(id)->baseUrl, before);
        life.editor().set("baseUrl", "http://example.org/v1");
        QVERIFY(life.editor().needsPlainHttp());
        QCOMPARE(life.provider.find(id)->baseUrl, before);
        life.editor().set("allowPlainHttp", true);
        QVERIFY(life.editor().problem().isEmpty());
        QCOMPARE(life.provider.find(id)->baseUrl, QUrl("http://example.org/v1"));
        life.editor().set("baseUrl", "http://elsewhere.org/v1/");  // the leave was for the other host
        QVERIFY(!life.editor().problem().isEmpty());
        life.editor().set("baseUrl", "https://elsewhere.org/v1/");
        QCOMPARE(life.provider.find(id)->baseUrl, QUrl("https://elsewhere.org/v1"));
        life.editor().setHeaders("X-Team: birds\nno colon");
        QVERIFY(!life.editor().problem().isEmpty());
        life.editor().setHeaders("X-Team: birds");
        QCOMPARE(life.provider.find(id)->headers.value("X-Team"), "birds");
        life.editor().setHeaders("Authorization: Bearer abc");
        QVERIFY(!life.editor().problem().isEmpty());
    }

    void without_a_keychain_a_key_can_be_kept_for_this_run() {
        Life life(folder->path());
        life.editor().setProviderId(life.list().add("deepseek"));
        SecretField& key = *life.editor().key();
        key.store(kKey);
        QTRY_COMPARE_WITH_TIMEOUT(key.state(), "failed", kPatience);
        QVERIFY(!key.problem().isEmpty() && !key.problem().contains("c41d"));
        QVERIFY(key.canKeepForThisRun());
        key.keepForThisRun();
        QTRY_COMPARE_WITH_TIMEOUT(key.state(), "run", kPatience);
        QVERIFY(key.masked().endsWith("c41d") && !key.masked().contains("0123456789"));
        life.privacy.setNoCloud(true);  // so that the try of the new key goes nowhere
    }

    void a_test_finds_models_that_can_be_asked() {
        QProcess server;
        server.start("/usr/bin/python3", {LOQUAT_SOURCE_DIR "/tests/support/openai_server/server.py", "--until-eof"});
        QVERIFY(server.waitForStarted() && server.waitForReadyRead(kPatience));
        const QString port = QString::fromLatin1(server.readLine()).trimmed();
        Life life(folder->path());
        const QString id = life.list().add("custom");
        life.editor().setProviderId(id);
        life.editor().set("auth", "none");
        life.editor().set("baseUrl", "http://127.0.0.1:" + port + "/v1");
        life.editor().testConnection();
        QVERIFY(life.editor().test()->isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!life.editor().test()->isRunning(), kPatience);
        QVERIFY2(life.editor().test()->outcome() == "good", qPrintable(life.editor().test()->sentence()));
        QVERIFY(life.editor().modelNames().contains("scripted-chat"));
        QVERIFY(life.models.find(remote::remoteModelId(id, "scripted-chat")));
        QVERIFY(!life.editor().test()->details().isEmpty());
        server.closeWriteChannel();
        server.waitForFinished();
        life.editor().testConnection();
        QTRY_COMPARE_WITH_TIMEOUT(life.editor().test()->outcome(), "bad", kPatience);
        QVERIFY(!life.editor().test()->sentence().isEmpty());
    }

    void prices_are_the_users_to_change() {
        {
            Life life(folder->path());
            const QString id = life.list().add("custom");
            life.editor().setProviderId(id);
            life.editor().set("pinnedModels", "house-model\nother");
            ProviderModels& models = *life.editor().models();
            QAbstractItemModelTester tester(&models);
            QCOMPARE(models.count(), 2);
            QCOMPARE(models.index(0).data(ProviderModels::InputText), "");  // not known is blank
            QVERIFY(!models.setPrices("house-model", "cheap", "", "", "CNY", ""));
            QVERIFY(models.setPrices("house-model", "2", "", "3.5", "cny", "32000"));
            QCOMPARE(models.index(0).data(ProviderModels::OutputText), "¥3.50");
            QCOMPARE(models.index(0).data(ProviderModels::WindowText), "32k");
            life.settle();
        }
        Life again(folder->path());
        const QString id = again.list().entries().first().config.id;
        again.editor().setProviderId(id);
        QTRY_COMPARE_WITH_TIMEOUT(again.editor().models()->index(0).data(ProviderModels::InputText), "¥2.00", kPatience);
        again.editor().models()->resetPrices("house-model");
        QCOMPARE(again.editor().models()->index(0).data(ProviderModels::InputText), "");
    }

    void currencies_are_never_added() {
        Life life(folder->path());
        life.history->saveUsage(used("local", "small", 3'000'000));
        life.history->saveUsage(used("cloud", "a", 1'000'000, 2.5, "CNY"));
        life.history->saveUsage(used("cloud", "b", 200'000, 0.04, "USD"));
        life.history->saveUsage(used("cloud", "c", 1000));
        UsageModel& usage = *life.cloud.usage();
        usage.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!usage.isEmpty(), kPatience);
        const QVariantList tiles = usage.tiles();
        QCOMPARE(tiles[0].toMap()["value"], "4.20 M");
        QCOMPARE(tiles[3].toMap()["value"], "¥2.50 + $0.04");
        QVERIFY(tiles[3].toMap()["detail"].toString().contains("unknown price"));
        QCOMPARE(usage.currencies(), (QStringList{"CNY", "USD"}));
        usage.setMeasure("cost");
        usage.setCurrency("USD");
        QCOMPARE(usage.bars()[QDate::currentDate().day() - 1].toMap()["cloud"].toDouble(), 1.0);
        const QVariantMap last = usage.table().last().toMap();
        QCOMPARE(last["cost"], "not known");
        QVERIFY(!usage.otherSide().isEmpty());
        usage.setPeriod("year");
        QCOMPARE(usage.bars().size(), 12);
    }

    void a_budget_warns_and_stops() {
        Life life(folder->path());
        UsageModel& usage = *life.cloud.usage();
        QVERIFY(!usage.setBudget("a lot", "CNY"));
        QVERIFY(usage.setBudget("10", "CNY"));
        QCOMPARE(usage.budget()["state"], "ok");
        life.history->saveUsage(used("cloud", "a", 10, 8.2, "CNY"));
        usage.refreshSpent();
        QTRY_COMPARE_WITH_TIMEOUT(usage.budget()["state"], "warn", kPatience);
        QVERIFY(!life.models.isBudgetSpent());
        life.history->saveUsage(used("cloud", "a", 10, 2.0, "CNY"));
        usage.refreshSpent();
        QTRY_COMPARE_WITH_TIMEOUT(usage.budget()["state"], "stop", kPatience);
        QVERIFY(life.models.isBudgetSpent());
        QCOMPARE(life.gate.policy().monthlyBudget, 10.0);
    }

    void a_table_cannot_be_taken_for_a_formula() {
        storage::UsageReport report;
        storage::UsageSum sum;
        sum.day = QDate(2026, 11, 3);
        sum.side = "cloud";
        sum.modelName = "=HYPERLINK(\"http://x\"),1";
        sum.cost = {{"CNY", 1.5}, {"USD", 0.25}};
        sum.answers = 2;
        report.days = {sum};
        const QList<QByteArray> lines = UsageModel::csv(report).split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[1], "2026-11-03,cloud,,\"'=HYPERLINK(\"\"http://x\"\"),1\",2,0,0,0,,1.500000,CNY\r");
        QCOMPARE(lines[2], "2026-11-03,cloud,,\"'=HYPERLINK(\"\"http://x\"\"),1\",0,0,0,0,,0.250000,USD\r");
    }

    void the_audit_log_is_read_page_by_page() {
        Life life(folder->path());
        AuditLogModel& log = *life.cloud.audit();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (int i = 0; i < 450; ++i)
            life.history->appendAudit(request(i % 3 == 0 ? "A" : "B", i % 50 == 0 ? "failed: 503" : "ok", now.addSecs(i)));
        log.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(log.count(), 200, kPatience);
        QCOMPARE(log.index(0).data(AuditLogModel::Seq), 450);
        while (log.canFetchMore({})) {
            log.fetchMore({});
            QTRY_VERIFY_WITH_TIMEOUT(!log.isReading(), kPatience);
        }
        QCOMPARE(log.count(), 450);
        QAbstractItemModelTester tester(&log);  // only now: it fetches whatever it can
        log.setStatus("failed");
        QTRY_COMPARE_WITH_TIMEOUT(log.count(), 9, kPatience);
        QCOMPARE(log.index(0).data(AuditLogModel::StatusText), "Failed: 503");
        log.setProvider("A");
        QTRY_COMPARE_WITH_TIMEOUT(log.count(), 3, kPatience);
        QVERIFY(log.details(0).size() > 8);
        log.clearFilter();
        log.verify();
        QTRY_COMPARE_WITH_TIMEOUT(log.verdict(), "whole", kPatience);
        QVERIFY(log.verdictText().contains("450"));
        log.exportLines(QUrl::fromLocalFile(folder->filePath("log.jsonl")));
        QTRY_VERIFY_WITH_TIMEOUT(life.toast.isVisible(), kPatience);
        QFile file(folder->filePath("log.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 450);
    }

    void an_open_audit_log_shows_new_rows_on_top_and_a_renamed_provider_s_own() {
        Life life(folder->path());
        const QString id = life.list().add("custom");
        AuditLogModel& log = *life.cloud.audit();
        storage::AuditRow row = request("Gateway", "ok", QDateTime::currentDateTimeUtc());
        row.providerId = id;
        life.history->appendAudit(row);
        log.setWatching(true);
        QTRY_COMPARE_WITH_TIMEOUT(log.count(), 1, kPatience);
        QSignalSpy resets(&log, &AuditLogModel::modelReset);
        QSignalSpy inserted(&log, &AuditLogModel::rowsInserted);
        row.provider = "Gateway 2";
        life.history->appendAudit(row);
        life.history->appendAudit(request("B", "ok", row.time));
        QTRY_COMPARE_WITH_TIMEOUT(log.count(), 3, kPatience);
        QCOMPARE(log.index(0).data(AuditLogModel::Provider), "B");
        QCOMPARE(resets.size(), 0);  // whoever reads further down stays there
        QVERIFY(!inserted.isEmpty());
        log.setProvider(id);
        QTRY_COMPARE_WITH_TIMEOUT(log.count(), 2, kPatience);
        log.clearFilter();
        QTRY_COMPARE_WITH_TIMEOUT(log.count(), 3, kPatience);
        log.setWatching(false);
        life.history->appendAudit(request("C", "ok", row.time));
        life.settle();
        QCOMPARE(log.count(), 3);
    }

    void an_hour_is_36_ticks() {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto at = [&](int secondsAgo, const char* status) { return request("A", status, now.addSecs(-secondsAgo)); };
        const QStringList ticks = ProviderHealth::ticksOf(
            {at(10, "ok"), at(150, "failed: 429"), at(250, "ok"), at(260, "failed: 500"), at(350, "cancelled"), at(3700, "failed")}, now);
        QCOMPARE(ticks.size(), 36);
        QCOMPARE(ticks[35], "ok");
        QCOMPARE(ticks[34], "failed");
        QCOMPARE(ticks[33], "mixed");
        QCOMPARE(ticks[32], "");
        QCOMPARE(ticks[0], "");
    }

    void money_keeps_the_figures_that_count() {
        QCOMPARE(formatMoney(9.857, "CNY"), "¥9.86");
        QCOMPARE(formatMoney(0.0062, "CNY"), "¥0.0062");
        QCOMPARE(formatMoney(12, "CHF"), "12.00 CHF");
        QCOMPARE(formatTokens(21'240'000), "21.2 M");
        QCOMPARE(formatTokens(520'000), "520k");
    }

private:
    std::unique_ptr<QTemporaryDir> folder;
};

QTEST_MAIN(TestCloud)
#include "tst_cloud.moc"
