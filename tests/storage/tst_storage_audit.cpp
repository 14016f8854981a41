// SPDX-License-Identifier: MIT
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include "sample.h"
#include "storage/open.h"
#include "storage/storage.h"

using namespace loquat::storage;

/// The log that only grows: what it keeps, what it finds, what shows when it was tampered with.
class StorageAuditTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        path_ = folder_->filePath("history.sqlite");
        storage_ = Storage::open(path_).value();
        connect(storage_.get(), &Storage::failed, this, [](const QString& what) { QFAIL(qPrintable(what)); });
    }
    void cleanup() { storage_.reset(); }

    void a_row_comes_back_with_all_fields_and_a_place_in_the_chain() {
        const AuditRow saved = sample::auditRow("r1");
        storage_->appendAudit(saved);
        storage_->appendAudit(sample::auditRow("r2"));
        const auto rows = storage_->audit().result();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].id, "r2");
        QCOMPARE(rows[0].previousHash, rows[1].hash);
        const AuditRow& read = rows[1];
        QCOMPARE(read.seq, 1);
        QCOMPARE(read.previousHash, "");
        QCOMPARE(read.id, saved.id);
        QCOMPARE(read.time, saved.time);
        QCOMPARE(read.provider, saved.provider);
        QCOMPARE(read.host, saved.host);
        QCOMPARE(read.model, saved.model);
        QCOMPARE(read.purpose, saved.purpose);
        QCOMPARE(read.conversationId, saved.conversationId);
        QCOMPARE(read.policy, saved.policy);
        QCOMPARE(read.rule, saved.rule);
        QCOMPARE(read.promptTokens, saved.promptTokens);
        QCOMPARE(read.generatedTokens, saved.generatedTokens);
        QCOMPARE(read.bytesSent, saved.bytesSent);
        QCOMPARE(read.bytesReceived, saved.bytesReceived);
        QCOMPARE(read.inputSha256, saved.inputSha256);
        QCOMPARE(read.outputSha256, saved.outputSha256);
        QCOMPARE(read.redactions, saved.redactions);
        QCOMPARE(read.status, saved.status);
        QCOMPARE(read.attempts, saved.attempts);
        QCOMPARE(read.durationMs, saved.durationMs);
    }

    /// The hash was computed by Python: sha256(json.dumps(row, sort_keys=True, separators=(',', ':'), ensure_ascii=False)).
    void the_hash_is_that_of_the_documented_line() {
        storage_->appendAudit(goldenRow());
        QCOMPARE(storage_->audit().result().value(0).hash,
                 "435d1ce3657e77863799b99d382c31973f3d9877df584fdea76d4e4ac2c43cb7");
    }

    void a_provider_s_rows_stay_its_own_under_another_name() {
        AuditRow row = sample::auditRow("by name");  // as version 2 wrote it
        storage_->appendAudit(row);
        row.id = "by id", row.providerId = "p1";
        storage_->appendAudit(row);
        row.id = "renamed", row.provider = "My DeepSeek";
        storage_->appendAudit(row);
        row.id = "another", row.providerId = "p2", row.provider = "DeepSeek";
        storage_->appendAudit(row);
        const QStringList before{"by id", "by name"}, after{"renamed", "by id"};
        QCOMPARE(idsOf(storage_->audit({.provider = "My DeepSeek", .providerId = "p1"}).result()), after);
        QCOMPARE(idsOf(storage_->audit({.provider = "DeepSeek", .providerId = "p1"}).result()), QStringList({"renamed"}) + before);
        QVERIFY(storage_->verifyAudit().result()->what.isEmpty());
    }

    void rows_are_filtered_and_paged_data() {
        QTest::addColumn<AuditFilter>("filter");
        QTest::addColumn<QStringList>("ids");
        const auto row = [](const char* name, const AuditFilter& filter, const QStringList& ids) {
            QTest::newRow(name) << filter << ids;
        };
        const QDateTime start = sample::auditRow("").time;
        row("all", {}, {"r4", "r3", "r2", "r1"});
        row("status, its beginning", {.status = "failed"}, {"r3", "r2"});
        row("status, whole", {.status = "failed: 429"}, {"r2"});
        row("provider", {.provider = "OpenAI"}, {"r4"});
        row("provider is no pattern", {.provider = "Open%"}, {});
        row("purpose", {.purpose = "models"}, {"r4", "r3"});
        row("text, other case", {.text = "OPENAI.com"}, {"r4"});
        row("text, Chinese", {.text = "提示"}, {"r4", "r3", "r2", "r1"});
        row("text is no pattern", {.text = "_"}, {});
        row("from", {.from = start.addSecs(3)}, {"r4", "r3"});
        row("to is exclusive", {.to = start.addSecs(3)}, {"r2", "r1"});
        row("all at once", {.text = "deep", .purpose = "chat", .status = "failed", .from = start}, {"r2"});
    }

    void rows_are_filtered_and_paged() {
        QFETCH(AuditFilter, filter);
        QFETCH(QStringList, ids);
        AuditRow row = sample::auditRow("r1");
        storage_->appendAudit(row);
        row.id = "r2", row.status = "failed: 429", row.time = row.time.addSecs(2);
        storage_->appendAudit(row);
        row.id = "r3", row.status = "failed: 500", row.purpose = "models", row.time = row.time.addSecs(1);
        storage_->appendAudit(row);
        row.id = "r4", row.status = "ok", row.provider = "OpenAI", row.host = "api.openai.com";
        storage_->appendAudit(row);
        QCOMPARE(idsOf(storage_->audit(filter).result()), ids);
        QCOMPARE(idsOf(storage_->audit(filter, 0, 1).result()), ids.mid(0, 1));
        if (ids.isEmpty()) return;
        const qint64 first = storage_->audit(filter, 0, 1).result()[0].seq;
        QCOMPARE(idsOf(storage_->audit(filter, first).result()), ids.mid(1));
    }

    void the_database_refuses_every_change_but_a_new_row_at_the_end_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("update") << QByteArray("UPDATE audit SET status = 'ok' WHERE seq = 2");
        QTest::newRow("delete") << QByteArray("DELETE FROM audit WHERE seq = 3");
        QTest::newRow("replace") << QByteArray("INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2");
        QTest::newRow("a gap") << copyAs("9");
        QTest::newRow("before the first") << copyAs("0");
    }

    void the_database_refuses_every_change_but_a_new_row_at_the_end() {
        QFETCH(QByteArray, sql);
        fillAndClose(3);
        auto database = Database::open(path_).value();
        QVERIFY(!database.execute(sql.constData()).has_value());
        QVERIFY(verifyAudit(database)->what.isEmpty());
        QCOMPARE(verifyAudit(database)->rows, 3);
    }

    void tampering_shows_at_its_row_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<qint64>("bad");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* name, const QByteArray& sql, qint64 bad, const char* what) {
            QTest::newRow(name) << sql << bad << QString(what);
        };
        row("a field", "UPDATE audit SET status = 'ok ' WHERE seq = 3", 3, "Row 3 was changed.");
        row("the first row", "UPDATE audit SET bytes_sent = 0 WHERE seq = 1", 1, "Row 1 was changed.");
        row("the last row", "UPDATE audit SET model = 'x' WHERE seq = 5", 5, "Row 5 was changed.");
        row("a time by a millisecond", "UPDATE audit SET time = time + 1 WHERE seq = 2", 2, "Row 2 was changed.");
        row("redactions", "UPDATE audit SET redactions = '{}' WHERE seq = 2", 2, "Row 2 was changed.");
        row("a hash", "UPDATE audit SET hash = upper(hash) WHERE seq = 4", 4, "Row 4 was changed.");
        row("text moved between fields", "UPDATE audit SET provider = provider || host, host = '' WHERE seq = 2", 2,
            "Row 2 was changed.");
        row("removed", "DELETE FROM audit WHERE seq = 3", 3, "Row 3 is missing.");
        row("removed and closed up",
            "DELETE FROM audit WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 4;"
            "UPDATE audit SET seq = 4 WHERE seq = 5",
            3, "Row 3 does not follow the row before it.");
        row("two swapped",
            "UPDATE audit SET seq = -2 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3;"
            "UPDATE audit SET seq = 3 WHERE seq = -2",
            2, "Row 2 does not follow the row before it.");
        row("the first removed", "DELETE FROM audit WHERE seq = 1", 1, "Row 1 is missing.");
        row("the tail cut", "DELETE FROM audit WHERE seq > 3", 4, "2 row(s) are missing at the end.");
        row("all gone", "DELETE FROM audit", 1, "5 row(s) are missing at the end.");
        row("a row added past the end", copyAs("6"), 6, "Row 6 does not follow the row before it.");
        row("the head", "UPDATE audit_head SET rows = 4", 6, "The end of the log is not where it was noted.");
        row("the head is gone", "DELETE FROM audit_head", 6, "The end of the log is not where it was noted.");
    }

    void tampering_shows_at_its_row() {
        QFETCH(QByteArray, sql);
        QFETCH(qint64, bad);
        QFETCH(QString, what);
        fillAndClose(5);
        tamper(sql);
        storage_ = Storage::open(path_).value();
        auto verdict = storage_->verifyAudit().result();
        QVERIFY(verdict.has_value());
        QCOMPARE(verdict->firstBadSeq, bad);
        QCOMPARE(verdict->rows, bad - 1);
        QCOMPARE(verdict->what, what);
    }

    void a_cut_log_stays_visibly_cut_when_it_grows_again() {
        fillAndClose(5);
        tamper("DELETE FROM audit WHERE seq > 3");
        storage_ = Storage::open(path_).value();
        storage_->appendAudit(sample::auditRow("after"));
        storage_->appendAudit(sample::auditRow("after that"));
        const auto verdict = storage_->verifyAudit().result();
        QCOMPARE(verdict->firstBadSeq, 4);
        QCOMPARE(verdict->what, "Row 4 does not follow the row before it.");
    }

    void the_export_is_json_lines_that_anyone_can_verify() {
        for (int i = 0; i < 3; ++i) storage_->appendAudit(sample::auditRow(QString("r%1").arg(i)));
        const QString to = folder_->filePath("audit.jsonl");
        QCOMPARE(storage_->exportAudit(to).result().value(), 3);
        QFile file(to);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[3].isEmpty());
        QByteArray previous;
        for (int i = 0; i < 3; ++i) {
            const QJsonObject row = QJsonDocument::fromJson(lines[i]).object();
            QCOMPARE(row["seq"].toInt(), i + 1);
            QCOMPARE(row["time"].toString(), "2023-11-14T22:14:20.123Z");
            QCOMPARE(row["redactions"].toObject()["phone"].toInt(), 2);
            QCOMPARE(row["previousHash"].toString().toLatin1(), previous);
            const QByteArray hash = row["hash"].toString().toLatin1();
            QByteArray hashed = lines[i];
            hashed.replace("\"hash\":\"" + hash + "\",", "");
            QCOMPARE(QCryptographicHash::hash(hashed, QCryptographicHash::Sha256).toHex(), hash);
            previous = hash;
        }
    }

    void an_export_to_an_impossible_place_gives_a_sentence() {
        const auto written = storage_->exportAudit("/proc/loquat/audit.jsonl").result();
        QVERIFY(!written.has_value());
        QCOMPARE(written.error().kind, loquat::ErrorKind::kIo);
    }

    void the_log_outlives_the_conversation() {
        storage_->saveConversation(sample::conversation("c1"));
        storage_->appendAudit(sample::auditRow("r1"));
        storage_->deleteConversation("c1");
        storage_->purgeDeleted();
        QCOMPARE(storage_->audit().result().value(0).conversationId, "c1");
    }

    void text_of_any_kind_keeps_the_chain_whole() {
        AuditRow row = sample::auditRow("r");
        row.rule = QString("a") + QChar(u'\0') + QChar(0xD800) + "\"\\\n\u2028\x7f é 字 \U0001F642 '; DROP TABLE audit";
        row.time = {};
        row.redactions = {};
        storage_->appendAudit(row);
        storage_->appendAudit({});
        const auto verdict = storage_->verifyAudit().result();
        QCOMPARE(verdict->what, "");
        QCOMPARE(verdict->rows, 2);
        QCOMPARE(verdict->lastHash, storage_->audit().result().value(0).hash);
    }

    void two_thousand_rows_are_verified_quickly() {
        storage_.reset();
        auto database = openHistory(path_).value();
        {
            Transaction transaction(database);
            for (int i = 0; i < 2000; ++i) QVERIFY(appendAudit(database, sample::auditRow("r")).has_value());
            QVERIFY(transaction.commit().has_value());
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(verifyAudit(database)->rows, 2000);
        qInfo("2,000 rows verified in %lld ms", timer.elapsed());
    }

private:
    static AuditRow goldenRow() {
        AuditRow row = sample::auditRow("r1");
        row.rule = "\"quoted\" 提示\n";
        return row;
    }

    static QStringList idsOf(const QList<AuditRow>& rows) {
        QStringList ids;
        for (const AuditRow& row : rows) ids.append(row.id);
        return ids;
    }

    static QByteArray copyAs(const QByteArray& seq) {
        return "INSERT INTO audit SELECT " + seq +
               ", id, time, provider, host, model, purpose, conversation_id, policy, rule, prompt_tokens, "
               "generated_tokens, bytes_sent, bytes_received, input_sha256, output_sha256, redactions, status, "
               "attempts, duration_ms, previous_hash, hash, provider_id FROM audit WHERE seq = 2";
    }

    void fillAndClose(int rows) {
        for (int i = 1; i <= rows; ++i) storage_->appendAudit(sample::auditRow(QString("r%1").arg(i)));
        storage_.reset();
    }

    /// As someone with the file and a database tool would.
    void tamper(const QByteArray& sql) {
        auto database = Database::open(path_).value();
        for (const char* trigger : {"audit_is_not_changed", "audit_is_not_shortened", "audit_grows_at_its_end"})
            QVERIFY(database.execute((QByteArray("DROP TRIGGER ") + trigger).constData()).has_value());
        const auto done = database.execute(sql.constData());
        QVERIFY2(done, done ? "" : done.error().to_string().c_str());
    }

    std::unique_ptr<QTemporaryDir> folder_;
    QString path_;
    std::unique_ptr<Storage> storage_;
};

QTEST_GUILESS_MAIN(StorageAuditTest)
#include "tst_storage_audit.moc"
