// SPDX-License-Identifier: MIT
#include <sys/resource.h>
#include <unistd.h>
#include <csignal>
#include <QTemporaryDir>
#include <QtTest>
#include <vector>

#include "sample.h"
#include "storage/open.h"
#include "storage/storage.h"

using namespace loquat::storage;
using loquat::ErrorKind;
using loquat::Result;

namespace {

/// Files may not grow past `bytes` while this lives: a full disk, as far as SQLite can tell.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

qint64 versionOf(const QString& path) {
    auto database = Database::open(path);
    return database ? database->number("PRAGMA user_version").value() : -1;
}

Result<void> addFolders(Database& database) {
    return database.execute(
        "CREATE TABLE folders (id TEXT PRIMARY KEY) STRICT;"
        "ALTER TABLE conversations ADD COLUMN folder_id TEXT REFERENCES folders (id)");
}

/// Rebuilds a table that others point to, the way SQLite asks for it.
Result<void> rebuildModels(Database& database) {
    return database.execute(
        "CREATE TABLE models2 (path TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;"
        "INSERT INTO models2 SELECT path, name FROM models; DROP TABLE models;"
        "ALTER TABLE models2 RENAME TO models");
}

Result<void> failHalfway(Database& database) {
    return database.execute("DROP TABLE settings; INSERT INTO no_such_table VALUES (1)");
}

/// The steps of this program and more that may come.
std::vector<MigrationStep> stepsAnd(std::initializer_list<MigrationStep> more) {
    std::vector<MigrationStep> steps(migrationSteps().begin(), migrationSteps().end());
    steps.insert(steps.end(), more);
    return steps;
}

const qint64 kVersion = qint64(migrationSteps().size());

QString snapshotName(const QString& path, qint64 version) {
    return QString("%1.v%2.snapshot").arg(path).arg(version);
}

Result<void> leaveAnOrphan(Database& database) {
    return database.execute("DELETE FROM conversations WHERE id = 'c1'");
}

}  // namespace

Q_DECLARE_METATYPE(MigrationStep)

/// Opening, refusing, migrating and undoing; full disks.
class StorageFilesTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        path_ = folder_->filePath("history.sqlite");
    }

    void a_history_is_there_after_reopening() {
        sample::fill(*Storage::open(path_).value());
        verifySample(path_);
        QVERIFY(!QFile::exists(path_ + "-wal"));
    }

    void the_file_is_readable_by_its_owner_alone() {
        sample::fill(*Storage::open(folder_->filePath("new/folder/history.sqlite")).value());
        const auto permissions = QFile::permissions(folder_->filePath("new/folder/history.sqlite"));
        QVERIFY(!(permissions & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }

    void a_file_that_is_no_history_is_refused_and_left_alone_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("Dear diary, this is no database.\n").repeated(100);
        QTest::newRow("a header and nothing else")
            << QByteArray("SQLite format 3\0", 16) + QByteArray(4096, '\xff');
        QTest::newRow("cut in the middle") << sampleBytes().left(sampleBytes().size() / 2);
        QByteArray damaged = sampleBytes();
        for (qsizetype i = 4096; i < damaged.size(); i += 97) damaged[i] = char(i * 31);
        QTest::newRow("damaged pages") << damaged;
    }

    void a_file_that_is_no_history_is_refused_and_left_alone() {
        QFETCH(QByteArray, bytes);
        write(path_, bytes);
        const auto storage = Storage::open(path_);
        QVERIFY(!storage.has_value());
        QCOMPARE(storage.error().kind, ErrorKind::kBadInput);
        QVERIFY(QString::fromStdString(storage.error().message).endsWith("It was left as it is."));
        QCOMPARE(bytesOf(path_), bytes);
    }

    void any_damage_gives_an_error_or_a_history_never_a_crash() {
        const QByteArray whole = sampleBytes();
        quint32 state = 7;
        for (int round = 0; round < 40; ++round) {
            QByteArray damaged = whole;
            for (int i = 0; i < 1 + round; ++i) {
                state = state * 1664525u + 1013904223u;
                damaged[qsizetype((state >> 4) % quint32(damaged.size()))] = char(state >> 24);
            }
            QFile::remove(path_ + "-wal");
            write(path_, damaged);
            auto storage = Storage::open(path_);
            if (!storage) continue;
            (*storage)->conversations().result();
            (void)(*storage)->load("c1").result();
            (*storage)->search("天气").result();
            (*storage)->deleteConversation("c1");
            (*storage)->purgeDeleted();
        }
    }

    void a_newer_file_is_refused_and_left_alone() {
        sample::fill(*Storage::open(path_).value());
        QVERIFY(Database::open(path_)->execute("PRAGMA user_version = 999").has_value());
        const QByteArray before = bytesOf(path_);
        const auto storage = Storage::open(path_);
        QVERIFY(!storage.has_value());
        QCOMPARE(storage.error().kind, ErrorKind::kUnsupported);
        QCOMPARE(bytesOf(path_), before);
    }

    void a_database_of_another_program_is_refused_and_left_alone() {
        QVERIFY(Database::open(path_)->execute("CREATE TABLE bookmarks (url TEXT)").has_value());
        const QByteArray before = bytesOf(path_);
        const auto storage = Storage::open(path_);
        QVERIFY(!storage.has_value());
        QCOMPARE(storage.error().kind, ErrorKind::kBadInput);
        QCOMPARE(bytesOf(path_), before);
    }

    void a_place_that_cannot_be_written_gives_a_sentence() {
        for (const QString& place : {QString("/proc/loquat/history.sqlite"), folder_->path()}) {
            const auto storage = Storage::open(place);
            QVERIFY(!storage.has_value());
            QCOMPARE(storage.error().kind, ErrorKind::kIo);
            QVERIFY(QString::fromStdString(storage.error().message).contains("permissions"));
        }
    }

    void a_read_only_file_gives_a_sentence() {
        if (geteuid() == 0) QSKIP("root may write everywhere");
        sample::fill(*Storage::open(path_).value());
        QFile::setPermissions(path_, QFileDevice::ReadOwner);
        const auto storage = Storage::open(path_);
        QVERIFY(!storage.has_value());
        QCOMPARE(storage.error().kind, ErrorKind::kIo);
    }

    void a_second_loquat_is_told_that_the_history_is_open() {
        const auto first = Storage::open(path_).value();
        const auto second = Storage::open(path_);
        QVERIFY(!second.has_value());
        QVERIFY(QString::fromStdString(second.error().message).contains("another Loquat"));
    }

    void every_released_version_opens_and_migrates_data() {
        QTest::addColumn<QString>("file");
        const QDir kept(QStringLiteral(LOQUAT_TEST_DATA "/databases"));
        for (const QString& file : kept.entryList({"v*.sqlite"}))
            QTest::newRow(qPrintable(file)) << kept.filePath(file);
        QCOMPARE(qint64(kept.entryList({"v*.sqlite"}).size()), kVersion);
    }

    void every_released_version_opens_and_migrates() {
        QFETCH(QString, file);
        QVERIFY(QFile::copy(file, path_));
        QFile::setPermissions(path_, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        verifySample(path_);
        QCOMPARE(versionOf(path_), kVersion);
        const int version = QFileInfo(file).baseName().mid(1).toInt();
        if (version >= 2) verifyVersion2(path_);
        if (version >= 3) verifyVersion3(path_);
    }

    void models_of_version_2_stay_with_nothing_made_up_about_them() {
        QVERIFY(QFile::copy(QStringLiteral(LOQUAT_TEST_DATA "/databases/v2.sqlite"), path_));
        QFile::setPermissions(path_, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        auto storage = Storage::open(path_).value();
        const QList<Model> models = storage->models().result();
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0].measuredTokensPerSecond, 12.5);
        QCOMPARE(models[0].efficiency, 0.0);
        QCOMPARE(models[0].origin, ModelOrigin::Opened);
        QVERIFY(models[0].sha256.isEmpty() && models[0].repo.isEmpty() && models[0].volumeId.isEmpty());
        QVERIFY(models[0].files.isEmpty());
        QVERIFY(storage->downloads().result().isEmpty());
        QVERIFY(storage->fileHashes().result().isEmpty());
        QVERIFY(QFile::exists(path_ + ".v2.snapshot"));
    }

    void conversations_of_version_1_stay_on_this_computer() {
        QVERIFY(QFile::copy(QStringLiteral(LOQUAT_TEST_DATA "/databases/v1.sqlite"), path_));
        QFile::setPermissions(path_, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        auto storage = Storage::open(path_).value();
        const auto loaded = storage->load("c1").result();
        QCOMPARE(loaded->conversation.side, "local");
        QCOMPARE(loaded->conversation.policy, "redacted");
        QCOMPARE(loaded->conversation.sheet, "first");
        QCOMPARE(loaded->conversation.remoteModelId, "");
        QCOMPARE(loaded->messages[1].seamsJson, "");
        QVERIFY(!loaded->messages[1].blind);
        QVERIFY(storage->providers().result().isEmpty());
        QCOMPARE(storage->verifyAudit().result()->rows, 0);
        QCOMPARE(storage->verifyAudit().result()->what, "");
        storage->appendAudit(sample::auditRow("first"));
        QCOMPARE(storage->verifyAudit().result()->rows, 1);
        QVERIFY(QFile::exists(path_ + ".v1.snapshot"));
    }

    void migration_goes_forward_step_by_step_over_a_snapshot_and_can_be_undone() {
        sample::fill(*Storage::open(path_).value());
        const auto steps = stepsAnd({addFolders, rebuildModels});
        {
            auto database = openHistory(path_, steps);
            QVERIFY2(database, database ? "" : database.error().to_string().c_str());
            QCOMPARE(database->number("PRAGMA user_version").value(), kVersion + 2);
            QCOMPARE(database->number("SELECT count(*) FROM folders").value(), 0);
            QCOMPARE(database->text("SELECT name FROM models").value(), "Guide");
            QCOMPARE(database->number("PRAGMA foreign_keys").value(), 1);
        }
        const QString snapshot = snapshotName(path_, kVersion);
        QCOMPARE(versionOf(snapshot), kVersion);
        QCOMPARE(Database::open(snapshot)->text("PRAGMA integrity_check").value(), "ok");
        QVERIFY(!Storage::open(path_).has_value());  // to this program it is newer now

        const auto undone = restoreSnapshot(snapshot, path_);
        QVERIFY2(undone, undone ? "" : undone.error().to_string().c_str());
        verifySample(path_);
        QCOMPARE(versionOf(snapshotName(path_, kVersion + 2)), kVersion + 2);
        QVERIFY(QFile::exists(snapshot));
    }

    void a_step_that_fails_leaves_the_version_before_it_data() {
        QTest::addColumn<MigrationStep>("bad");
        QTest::newRow("SQL error") << MigrationStep(failHalfway);
        QTest::newRow("orphans") << MigrationStep(leaveAnOrphan);
    }

    void a_step_that_fails_leaves_the_version_before_it() {
        QFETCH(MigrationStep, bad);
        sample::fill(*Storage::open(path_).value());
        const auto steps = stepsAnd({addFolders, bad});
        QVERIFY(!openHistory(path_, steps).has_value());
        QCOMPARE(versionOf(path_), kVersion + 1);
        QCOMPARE(Database::open(path_)->number("SELECT count(*) FROM settings").value(), 1);
        QVERIFY(restoreSnapshot(snapshotName(path_, kVersion), path_).has_value());
        verifySample(path_);
    }

    void a_second_snapshot_does_not_replace_the_first() {
        sample::fill(*Storage::open(path_).value());
        auto database = Database::open(path_).value();
        QCOMPARE(takeSnapshot(database).value(), snapshotName(path_, kVersion));
        QCOMPARE(takeSnapshot(database).value(), snapshotName(path_, kVersion) + "-2");
    }

    void a_full_disk_is_told_once_and_nothing_is_lost_when_there_is_room_again() {
        auto storage = Storage::open(path_).value();
        QSignalSpy failed(storage.get(), &Storage::failed);
        storage->saveConversation(sample::conversation("c"));
        storage->saveMessage(sample::question("q", "c", "Question"));
        storage->saveMessage(sample::answer("a", "c", "", "q", MessageState::Streaming));
        storage->flush().waitForFinished();
        QString written;
        {
            const FullDisk full(16384);
            for (int i = 0; i < 40; ++i) {
                const QString piece = QString(5000, QChar('a' + i % 26));
                written += piece;
                storage->appendText("a", piece, {});
                QTest::qWait(10);
            }
            storage->setMessageState("a", MessageState::Complete);
            storage->saveMessage(sample::question("q2", "c", "Next", "a"));
            QTRY_VERIFY(!failed.isEmpty());
            QTest::qWait(1200);  // tried again in vain
            QCOMPARE(failed.size(), 1);
        }
        const auto loaded = storage->load("c").result();
        QCOMPARE(loaded->messages.size(), 3);
        QCOMPARE(loaded->messages[1].text, written);
        QCOMPARE(loaded->messages[1].state, MessageState::Complete);
        storage.reset();
        QCOMPARE(Storage::open(path_).value()->load("c").result()->messages[1].text, written);
    }

private:
    static QByteArray sampleBytes() {
        return bytesOf(QStringLiteral(LOQUAT_TEST_DATA "/databases/v1.sqlite"));
    }

    static void verifySample(const QString& path) {
        auto opened = Storage::open(path);
        QVERIFY2(opened, opened ? "" : opened.error().to_string().c_str());
        Storage& storage = **opened;
        const auto conversations = storage.conversations().result();
        QVERIFY(!conversations.isEmpty());
        QCOMPARE(conversations[0].title, "Weather 天气");
        QVERIFY(conversations[0].pinned);
        QCOMPARE(conversations[0].draft, "And the day after?");
        const auto loaded = storage.load("c1").result();
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->messages.size(), 3);
        QCOMPARE(loaded->messages[1].text, "It is sunny.");
        QCOMPARE(loaded->messages[2].parentId, "q1");
        QCOMPARE(loaded->messages[2].text, "晴天，二十度。");
        QCOMPARE(loaded->messages[2].state, MessageState::Interrupted);
        QCOMPARE(loaded->stats.value(0).seed, 42);
        QCOMPARE(storage.search("十度").result().size(), 1);
        QCOMPARE(storage.search("天气").result().size(), 2);
        QCOMPARE(storage.search("deleted").result().size(), 0);
        QCOMPARE(storage.models().result().value(0).name, "Guide");
        QCOMPARE(storage.setting("theme").result(), "dark");
    }

    static void verifyVersion2(const QString& path) {
        auto storage = Storage::open(path).value();
        const auto loaded = storage->load("c3").result();
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->conversation.side, "auto");
        QCOMPARE(loaded->conversation.policy, "open");
        QCOMPARE(loaded->conversation.remoteModelId, "p1/deepseek-chat");
        QCOMPARE(loaded->conversation.sheet, "never");
        QCOMPARE(loaded->messages[1].rule, "Chosen by you");
        QCOMPARE(loaded->messages[1].seamsJson, R"([{"at":7,"fromSide":"cloud","toSide":"local"}])");
        QCOMPARE(loaded->messages[1].pairId, "pair");
        QVERIFY(loaded->messages[1].blind);
        QCOMPARE(storage->providers().result().value(0).json, R"({"name":"DeepSeek"})");
        QCOMPARE(storage->verifyAudit().result()->rows, 2);
        QCOMPARE(storage->verifyAudit().result()->what, "");
        QCOMPARE(storage->audit().result().value(0).status, "failed: 429");
        QCOMPARE(storage->usage({}).result().models.value(0).cost["CNY"], 0.25);
        QCOMPARE(storage->votes().result().value(0).sides, "local,cloud");
    }

    static void verifyVersion3(const QString& path) {
        auto storage = Storage::open(path).value();
        const Model model = storage->models().result().value(1);
        QCOMPARE(model.path, sample::splitModel().path);
        QCOMPARE(model.repo, sample::splitModel().repo);
        QCOMPARE(model.origin, ModelOrigin::Downloaded);
        QCOMPARE(model.files.size(), 2);
        QCOMPARE(model.files[0].sha256, QString(64, 'd'));
        QCOMPARE(storage->downloads().result().value(0).json, R"({"title":"Qwen2.5 7B"})");
        QCOMPARE(storage->fileHashes().result().value(0).modifiedMs, 1'700'000'000'123);
        const auto loaded = storage->load("c3").result();
        QCOMPARE(loaded->messages.last().attachments.value(0).data, sample::attachment("t1", "notes.txt").data);
        QCOMPARE(loaded->draftAttachments.value(0).name, "draft.txt");
    }

    std::unique_ptr<QTemporaryDir> folder_;
    QString path_;
};

QTEST_GUILESS_MAIN(StorageFilesTest)
#include "tst_storage_files.moc"
