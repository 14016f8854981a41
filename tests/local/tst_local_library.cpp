// SPDX-License-Identifier: MIT
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <span>

#include "engine/base/pending_file.h"
#include "engine/local/library.h"

using namespace loquat;

namespace {

class Sink : public HashSink {
public:
    void saveHash(const KnownHash& hash) override { saved << hash; }
    QList<KnownHash> saved;
};

// sha256sum's answers.
const QString kAbc = QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
const QString kEmpty = QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

}  // namespace

/// Hashes, duplicates, the trash, drives that come and go; off the caller's thread.
class LibraryTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        sink_ = std::make_unique<Sink>();
        library_ = std::make_unique<Library>(*sink_);
    }
    void cleanup() { library_.reset(); }

    void a_file_is_hashed_and_the_hash_is_kept() {
        write("abc", "abc");
        const auto hash = library_->hash(path("abc")).result();
        QVERIFY(hash);
        QCOMPARE(*hash, kAbc);
        QTRY_COMPARE(sink_->saved.size(), 1);
        QCOMPARE(sink_->saved[0].path, path("abc"));
        QCOMPARE(sink_->saved[0].sizeBytes, 3u);
        QCOMPARE(sink_->saved[0].sha256, kAbc);
        QCOMPARE(*library_->hash(path("abc")).result(), kAbc);
        QCOMPARE(sink_->saved.size(), 1);  // not read again
    }

    void a_kept_hash_is_used_only_while_size_and_time_are_the_same() {
        write("abc", "abc");
        KnownHash known{path("abc"), 3, QFileInfo(path("abc")).lastModified().toMSecsSinceEpoch(), kEmpty};
        library_->setKnownHashes({known});
        QCOMPARE(*library_->hash(path("abc")).result(), kEmpty);  // believed
        known.modifiedMs -= 1;
        library_->setKnownHashes({known});
        QCOMPARE(*library_->hash(path("abc")).result(), kAbc);
    }

    void what_cannot_be_read_gives_a_sentence() {
        const auto none = library_->hash(path("none")).result();
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::kNotFound);
        QVERIFY(!library_->hash(folder_->path()).result());
    }

    void verifying_reads_the_file_whatever_was_kept() {
        write("abc", "abc");
        library_->setKnownHashes({{path("abc"), 3, QFileInfo(path("abc")).lastModified().toMSecsSinceEpoch(), kEmpty}});
        QVERIFY(library_->verify(path("abc"), kAbc.toUpper()).result());
        const auto wrong = library_->verify(path("abc"), kEmpty).result();
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, ErrorKind::kBadInput);
    }

    void hashing_tells_how_far_it_is() {
        write("large", QByteArray(40 << 20, 'x'));
        QSignalSpy progress(library_.get(), &Library::hashProgress);
        QVERIFY(library_->hash(path("large")).result());
        QTRY_VERIFY(!progress.isEmpty());
        QCOMPARE(progress.last()[0].toString(), path("large"));
        QCOMPARE(progress.last()[1].toLongLong(), 40 << 20);
        QCOMPARE(progress.last()[2].toLongLong(), 40 << 20);
    }

    void hashing_can_be_stopped_and_done_later() {
        QFile file(path("sparse"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(64ll << 30));  // takes minutes to read
        auto hash = library_->hash(path("sparse"));
        library_->stop();
        QVERIFY(!hash.result());
        QCOMPARE(hash.result().error().kind, ErrorKind::kCancelled);
        write("abc", "abc");
        QCOMPARE(*library_->hash(path("abc")).result(), kAbc);
    }

    void a_library_that_goes_stops_its_work() {
        QFile file(path("sparse"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(64ll << 30));
        auto hash = library_->hash(path("sparse"));
        library_.reset();
        QVERIFY(hash.isFinished());
    }

    void duplicates_are_found_by_content_and_only_equal_sizes_are_read() {
        write("a", "same content");
        write("b", "same content");
        write("c", "same lengths");
        write("d", "another length");
        QCOMPARE(::link(qPrintable(path("a")), qPrintable(path("hard"))), 0);
        QVERIFY(QFile::link(path("b"), path("soft")));
        const auto sets =
            library_->findDuplicates({path("a"), path("b"), path("c"), path("d"), path("hard"), path("soft"), path("none")}).result();
        QCOMPARE(sets.size(), 1);
        QCOMPARE(sets[0].paths.size(), 2);  // links take no room of their own
        QCOMPARE(sets[0].sizeBytes, 12u);
        QCOMPARE(sets[0].sha256.size(), 64);
        QTRY_COMPARE(sink_->saved.size(), 3);
        for (const KnownHash& hash : sink_->saved) QVERIFY(hash.path != path("d"));
    }

    void scanning_runs_elsewhere_and_tells_its_result() {
        for (int i = 0; i < 300; ++i) write(QString("m/%1.txt").arg(i), "x");
        write("m/a.gguf", "GGUF....");
        QSignalSpy progress(library_.get(), &Library::scanProgress);
        const ScanResult result = library_->scan({Keeper::Folder, path("m")}).result();
        QCOMPARE(result.models.size(), 1);
        QCOMPARE(result.filesSeen, 301);
        QTRY_VERIFY(progress.size() >= 2);
        QCOMPARE(progress.last()[0].toString(), path("m"));
    }

    void files_go_to_the_trash_together_or_stay() {
        qputenv("XDG_DATA_HOME", path("data").toUtf8());
        qputenv("HOME", path("").toUtf8());  // another disk than that of the files has another trash
        write("part1", "one");
        write("part2", "two");
        const auto failed = library_->moveToTrash({path("part1"), path("none")}).result();
        QVERIFY(!failed);
        QVERIFY(QString::fromStdString(failed.error().message).contains("none"));
        QVERIFY(QFile::exists(path("part1")));
        const auto moved = library_->moveToTrash({path("part1"), path("part2")}).result();
        QVERIFY2(moved, moved ? "" : moved.error().to_string().c_str());
        QVERIFY(!QFile::exists(path("part1")) && !QFile::exists(path("part2")));
        QCOMPARE(QDir(path("data/Trash/files")).entryList(QDir::Files).size(), 2);
    }

    void a_file_is_here_or_gone_or_its_drive_is_away() {
        write("a", "abc");
        const Volume volume = volumeOf(path("a"));
        QVERIFY(!volume.id.isEmpty());
        QVERIFY(path("a").startsWith(volume.mountPoint));
        QCOMPARE(library_->find(path("a"), volume).result().presence, Presence::Here);
        QFile::remove(path("a"));
        QCOMPARE(library_->find(path("a"), volume).result().presence, Presence::Gone);
        const Volume other{"1b2c-3d4e", "/media/disk"};
        QCOMPARE(library_->find("/media/disk/model.gguf", other).result().presence, Presence::Away);
        QCOMPARE(library_->find("/media/disk/model.gguf", {}).result().presence, Presence::Gone);
    }

    void a_drive_that_goes_makes_its_files_away_until_it_is_back() {
        if (geteuid() != 0) QSKIP("mounting a drive needs root");
        const QByteArray drive = path("drive").toUtf8();
        QDir().mkpath(path("drive"));
        const auto attach = [&] { return mount("tmpfs", drive.constData(), "tmpfs", 0, "size=1m") == 0; };
        QSignalSpy changed(library_.get(), &Library::volumesChanged);
        if (!attach()) QSKIP("a drive cannot be mounted here");
        QTRY_VERIFY(!changed.isEmpty());
        write("drive/a.gguf", "GGUF");
        const Volume volume = volumeOf(path("drive/a.gguf"));
        QCOMPARE(volume.mountPoint, path("drive"));
        QCOMPARE(library_->find(path("drive/a.gguf"), volume).result().presence, Presence::Here);
        changed.clear();
        QCOMPARE(umount(drive.constData()), 0);
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(library_->find(path("drive/a.gguf"), volume).result().presence, Presence::Away);
        QVERIFY(attach());
        const Presence emptied = library_->find(path("drive/a.gguf"), volume).result().presence;
        umount(drive.constData());
        QCOMPARE(emptied, Presence::Gone);
    }

    void a_drive_that_comes_back_elsewhere_brings_its_files() {
        write("models/a.gguf", "abc");
        const Volume now = volumeOf(path("models/a.gguf"));
        const QString below = now.mountPoint == "/" ? path("models/a.gguf") : path("models/a.gguf").mid(now.mountPoint.size());
        const Whereabouts found = findAgain("/media/old-name" + below, {now.id, "/media/old-name"});
        QCOMPARE(found.presence, Presence::Here);
        QCOMPARE(QFileInfo(found.path).canonicalFilePath(), QFileInfo(path("models/a.gguf")).canonicalFilePath());
        QCOMPARE(findAgain("/media/old-name" + below + "x", {now.id, "/media/old-name"}).presence, Presence::Gone);
    }

    void what_a_killed_writer_left_is_found_once_nobody_writes_it() {
        write("ours/converted/a.gguf", "GGUF");
        const std::string out = path("ours/converted/b.gguf").toStdString();
        int ready[2];
        QVERIFY(::pipe(ready) == 0);
        const pid_t child = ::fork();
        if (child == 0) {  // a job, until it is killed
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // also when this test fails first
            const auto file = PendingFile::open(out, ".converting.part");
            const bool good = file && file->write_at(0, std::as_bytes(std::span("half of a model")));
            (void)!::write(ready[1], good ? "y" : "n", 1);
            for (;;) ::pause();
        }
        char said = 0;
        QVERIFY(::read(ready[0], &said, 1) == 1 && said == 'y');
        const QString part = path("ours/converted/b.gguf.converting.part");
        age(part);
        QVERIFY(findLeftovers(path("ours")).isEmpty());  // it is being written
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(ready[0]);
        ::close(ready[1]);
        const QList<Leftover> found = library_->findLeftovers(path("ours"), {}).result();
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].path, QFileInfo(part).canonicalFilePath());
        QVERIFY(found[0].bytes > 0 && !found[0].canGoOn);
        const ScanResult scan = library_->scan({Keeper::Folder, path("ours")}).result();
        for (const FoundModel& model : scan.models) QVERIFY(!model.path().contains("b.gguf"));
        QCOMPARE(library_->removeLeftovers(found).result(), 1);
        QCOMPARE(QDir(path("ours/converted")).entryList(QDir::Files), QStringList{"a.gguf"});
    }

    void only_our_own_unfinished_files_count() {
        write("ours/a.gguf.quantizing", "half");
        write("ours/a.gguf.quantizing.journal", "loquat-quantize-1 1234\n");
        write("ours/owner/name/b.gguf.part", "half");
        write("ours/owner/name/b.gguf.part.journal", "loquat-part 1\n");
        write("ours/owner/name/c.gguf.part", "half");             // still in the queue of downloads
        write("ours/owner/name/c.gguf.part.journal", "loquat-part 1\n");
        write("ours/d.gguf.moving.part", "half");
        write("ours/e.gguf.part", "a browser's");
        write("ours/f.gguf.part", "another program's");
        write("ours/f.gguf.part.journal", "something else");
        write("ours/1/2/3/4/g.gguf.moving.part", "too deep for us");
        for (const char* file : {"a.gguf.quantizing", "owner/name/b.gguf.part", "owner/name/c.gguf.part", "d.gguf.moving.part", "e.gguf.part",
                                    "f.gguf.part", "1/2/3/4/g.gguf.moving.part"})
            age(path(QString("ours/") + file));
        write("ours/h.gguf.moving.part", "made just now: its writer may not have locked it yet");
        QVERIFY(QFile::link(path("ours/d.gguf.moving.part"), path("ours/i.gguf.moving.part")));

        const QList<Leftover> found = findLeftovers(path("ours"), {QFileInfo(path("ours/owner/name/c.gguf.part")).canonicalFilePath()});
        QStringList names;
        for (const Leftover& leftover : found) names << QFileInfo(leftover.path).fileName() + (leftover.canGoOn ? " goes on" : "");
        names.sort();
        QCOMPARE(names, (QStringList{"a.gguf.quantizing goes on", "b.gguf.part goes on", "d.gguf.moving.part"}));
        QCOMPARE(removeLeftovers(found), 3);
        QVERIFY(!QFileInfo::exists(path("ours/a.gguf.quantizing.journal")) && !QFileInfo::exists(path("ours/owner/name/b.gguf.part.journal")));
        for (const char* kept : {"e.gguf.part", "f.gguf.part", "h.gguf.moving.part", "owner/name/c.gguf.part"})
            QVERIFY2(QFileInfo::exists(path(QString("ours/") + kept)), kept);
        QVERIFY(findLeftovers(path("nowhere")).isEmpty());
    }

    void what_is_written_again_is_not_removed() {
        write("ours/a.gguf.converting.part", "half");
        age(path("ours/a.gguf.converting.part"));
        const QList<Leftover> found = findLeftovers(path("ours"));
        QCOMPARE(found.size(), 1);
        const auto writer = PendingFile::open(path("ours/a.gguf").toStdString(), ".converting.part", PendingFile::Start::kAsFound);
        QVERIFY(writer);
        QCOMPARE(removeLeftovers(found), 0);
        QVERIFY(QFileInfo::exists(found[0].path));
    }

    void the_machine_is_told_with_a_bandwidth_that_is_kept() {
        const Machine plain = readMachine();
        const Bandwidth kept{12e9, QDate::currentDate(), plain.cpu};
        const Machine machine = library_->machine(kept).result();
        QCOMPARE(machine.bandwidth.bytesPerSecond, 12e9);
        QCOMPARE(machine.memoryTotal, plain.memoryTotal);
        const Machine measured = library_->machine({}).result();
        if (plain.memoryFree > 2'000'000'000) QVERIFY(measured.bandwidth.bytesPerSecond > 1e8);
    }

private:
    QString path(const QString& relative) const { return folder_->filePath(relative); }

    void write(const QString& relative, const QByteArray& content) {
        QDir(folder_->path()).mkpath(QFileInfo(relative).path());
        QFile file(path(relative));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    static void age(const QString& file) {
        QFile open(file);
        QVERIFY(open.open(QIODevice::ReadWrite) && open.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFileDevice::FileModificationTime));
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Sink> sink_;
    std::unique_ptr<Library> library_;
};

QTEST_GUILESS_MAIN(LibraryTest)
#include "tst_local_library.moc"
