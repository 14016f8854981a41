// SPDX-License-Identifier: MIT
// A download over a bad line: in the end the hash is right, or a sentence says why it cannot be.
#include <sys/mount.h>
#include <unistd.h>

#include "hub_bench.h"

using namespace loquat::remote;
using State = DownloadState;

namespace {

constexpr qint64 kBytes = (5 << 20) + 12345;  // 21 chunks
const QString kName = QStringLiteral("m-q4_k_m.gguf");
const QString kPath = QStringLiteral("Qwen/Q-GGUF/") + kName;
const QString kToken = QStringLiteral("hf_test_0123456789abcdefghij");

}  // namespace

class TestDownloads : public QObject {
    Q_OBJECT
    HubServer server_{{"--gated", "Meta/Gated-GGUF"}};
    QByteArray content_ = noiseFile(kBytes), other_ = noiseFile(1 << 20, 2);

    DownloadFile file(const QString& script = {}, bool hash = true) const {
        return {kName, kBytes, hash ? sha256Of(content_) : QString(), {{server_.file(kPath, script), true}}};
    }
    static std::chrono::milliseconds patienceFor(const QString& script) {
        return std::chrono::seconds(script.contains("stall") || script.contains("hang") ? 1 : 10);
    }
    qint64 bytesAsked(qsizetype from) const {
        qint64 bytes = 0;
        const auto all = server_.requests();
        for (const auto& request : all.mid(from)) {
            const QString range = request["headers"].toObject()["range"].toString().section('=', 1);
            if (!range.isEmpty()) bytes += range.section('-', 1).toLongLong() - range.section('-', 0, 0).toLongLong() + 1;
        }
        return bytes;
    }

private slots:
    void initTestCase() {
        server_.addFile(kPath, content_);
        server_.addFile("Qwen/Q-GGUF/empty.txt", {});
        server_.addFile("Qwen/Q-GGUF/mmproj-f16.gguf", other_);
        server_.addFile("Meta/Gated-GGUF/g.gguf", other_);
        QVERIFY(server_.start());
    }

    void a_file_arrives_over_several_connections() {
        DownloadBench bench;
        const QString id = bench.add({file()});
        QVERIFY(bench.reaches(id, State::Done));
        QCOMPARE(bytesOf(bench.path(kName)), content_);
        QCOMPARE(bench.finished, QStringList{bench.path(kName)});
        QTRY_COMPARE(bench.left(), QStringList{kName});
        QVERIFY(bench.keeper.saved.isEmpty());
        QCOMPARE(bench.status(id).doneBytes, kBytes);
        QVERIFY(server_.requests().size() >= 4);
        QCOMPARE(bench.audit.rows.size(), 1);
        QCOMPARE(bench.audit.rows[0].purpose, QString("download"));
        QCOMPARE(bench.audit.rows[0].status, QString("ok"));
        QCOMPARE(bench.audit.rows[0].bytesReceived, kBytes);
    }

    void trouble_is_outlived_data() {
        QTest::addColumn<QString>("script");
        for (const char* script : {"drop=300000", "truncate=700001", "stall=500000&times=3", "corrupt=2000000&times=1", "close&times=3",
                                   "status=503&times=3", "status=429&retry-after=1&times=1", "status=500&times=2", "no-range",
                                   "no-range&drop=2500000&times=2", "redirect", "redirect&drop=400000", "no-etag",
                                   "change=2&after=99", "hang&times=1", "rate=4000000", "status=403&redirect&times=1"})
            QTest::newRow(script) << QString(script);
    }
    void trouble_is_outlived() {
        QFETCH(QString, script);
        for (const bool sizeKnown : {true, false}) {
            DownloadBench bench(patienceFor(script));
            DownloadFile wanted = file(script + (sizeKnown ? "&a" : "&b"));
            if (script.startsWith("change")) wanted.sources[0].url = server_.file(kPath, "rate=9000000");
            if (!sizeKnown) wanted.bytes = -1;
            const QString id = bench.add({wanted});
            QVERIFY(bench.reaches(id, State::Done));
            QCOMPARE(sha256Of(bytesOf(bench.path(kName))), wanted.sha256);
            QTRY_COMPARE(bench.left(), QStringList{kName});
        }
    }

    void what_cannot_be_right_is_told_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("words");
        QTest::newRow("page") << "html" << "web page";
        QTest::newRow("pointer") << "lfs" << "Git-LFS pointer";
        QTest::newRow("error with status 200") << "json" << "error message";
        QTest::newRow("403") << "status=403" << "access token";
        QTest::newRow("404") << "status=404" << "does not have";
        QTest::newRow("416") << "416" << "another file";
        QTest::newRow("damaged") << "corrupt=2000000&times=99" << "SHA-256";
        QTest::newRow("exchanged") << "change=2" << "SHA-256";
        QTest::newRow("a loop") << "redirect&location=/Qwen/Q-GGUF/resolve/main/loop" << "does not have";
    }
    void what_cannot_be_right_is_told() {
        QFETCH(QString, script);
        QFETCH(QString, words);
        DownloadBench bench;
        const QString id = bench.add({file(script)});
        QVERIFY(bench.reaches(id, State::Failed));
        QVERIFY2(bench.status(id).problem.contains(words), qPrintable(bench.status(id).problem));
        QVERIFY(bench.finished.isEmpty());
        QVERIFY(!QFile::exists(bench.path(kName)));
        QVERIFY(bench.audit.rows.last().status.startsWith("failed"));
        bench.downloads->cancel(id);
        QTRY_COMPARE(bench.left(), QStringList());
    }

    void block_hashes_save_the_rest() {
        DownloadBench bench;
        const qsizetype before = server_.requests().size();
        const QString id = bench.add({file("meta4&corrupt=2000000&times=1")});
        QVERIFY(bench.reaches(id, State::Done));
        QCOMPARE(bytesOf(bench.path(kName)), content_);
        const qint64 again = bytesAsked(before) - kBytes;
        QVERIFY2(again > 0 && again <= 3 << 20, qPrintable(QString::number(again)));
    }

    void a_file_without_a_hash_that_changes_begins_anew() {
        DownloadBench bench;
        DownloadFile wanted = file("change=2&rate=3000000", false);
        const QString id = bench.add({wanted});
        QVERIFY(bench.reaches(id, State::Done));
        QByteArray newer = content_;
        for (qsizetype i = 64; i < newer.size(); ++i) newer[i] = char(newer[i] ^ 1);
        QCOMPARE(sha256Of(bytesOf(bench.path(kName))), sha256Of(newer));
        QCOMPARE(bench.status(id).request.files[0].sha256, sha256Of(newer));
    }

    void another_source_takes_over_data() {
        QTest::addColumn<QString>("script");
        for (const char* script : {"html", "status=404", "status=403", "change=1", "corrupt=100", "hang", "drop=200000", "lfs"})
            QTest::newRow(script) << QString(script);
    }
    void another_source_takes_over() {
        QFETCH(QString, script);
        DownloadBench bench(patienceFor(script));
        DownloadFile wanted = file(script + "&other");
        wanted.sources[0].official = false;
        wanted.sources << DownloadSource{server_.file(kPath), true};
        const QString id = bench.add({wanted});
        QVERIFY(bench.reaches(id, State::Done));
        QCOMPARE(bytesOf(bench.path(kName)), content_);
    }

    void tokens_go_to_the_hub_alone() {
        DownloadBench bench;
        bench.secrets.write("hub", kToken, SecretStore::Place::ThisRun);
        DownloadFile wanted{"g.gguf", other_.size(), sha256Of(other_), {}};
        wanted.sources << DownloadSource{server_.file("Meta/Gated-GGUF/g.gguf", "mirror"), false}
                       << DownloadSource{server_.file("Meta/Gated-GGUF/g.gguf", "redirect&hub"), true};
        const qsizetype before = server_.requests().size();
        const QString id = bench.add({wanted}, "hub");
        QVERIFY(bench.reaches(id, State::Done));
        int withToken = 0;
        for (const auto& request : server_.requests().mid(before)) {
            const bool has = request["headers"].toObject().contains("authorization");
            QVERIFY(!has || request["path"].toString().contains("hub"));
            withToken += has;
        }
        QVERIFY(withToken > 0);
        QVERIFY(!server_.requests(true).isEmpty());
        for (const auto& request : server_.requests(true)) QVERIFY(!request["headers"].toObject().contains("authorization"));
        for (const QString& json : bench.keeper.saved) QVERIFY(!json.contains(kToken));
    }

    void a_gated_model_says_what_to_do() {
        DownloadBench bench;
        const QString id = bench.add({{"g.gguf", other_.size(), sha256Of(other_), {{server_.file("Meta/Gated-GGUF/g.gguf"), true}}}});
        QVERIFY(bench.reaches(id, State::Failed));
        QVERIFY2(bench.status(id).problem.contains("licence"), qPrintable(bench.status(id).problem));
    }

    void a_pause_keeps_what_is_here() {
        DownloadBench bench;
        const QString id = bench.add({file("rate=1000000")});
        QVERIFY(QTest::qWaitFor([&] { return bench.status(id).doneBytes > kBytes / 2; }, 20'000));
        bench.downloads->pause(id);
        QCOMPARE(bench.status(id).state, State::Paused);
        QVERIFY(bench.keeper.saved[id].contains("paused"));
        bench.restart();
        bench.downloads->restore(bench.keeper.saved.values());
        QCOMPARE(bench.status(id).state, State::Paused);
        bench.downloads->resume(id);
        QVERIFY(bench.reaches(id, State::Done));
        QCOMPARE(bytesOf(bench.path(kName)), content_);
        QVERIFY(bench.audit.rows.last().bytesReceived < kBytes * 3 / 4);
    }

    void a_damaged_part_is_mended() {
        DownloadBench bench;
        const QString id = bench.add({file("rate=1000000")});
        QVERIFY(QTest::qWaitFor([&] { return bench.status(id).doneBytes > kBytes * 2 / 3; }, 20'000));
        bench.downloads.reset();
        QFile part(bench.path(kName + ".part"));
        QVERIFY(part.open(QIODevice::ReadWrite));
        for (qint64 at = 0; at < kBytes; at += 1 << 20) {
            part.seek(at + 1000);
            part.write("damaged");
        }
        part.close();
        bench.restart();
        bench.downloads->restore(bench.keeper.saved.values());
        QVERIFY(bench.reaches(id, State::Done));
        QCOMPARE(bytesOf(bench.path(kName)), content_);
    }

    void all_files_of_a_model_arrive_together_or_none() {
        DownloadBench bench;
        const DownloadFile companion{"sub/mmproj-f16.gguf", other_.size(), sha256Of(other_),
                                     {{server_.file("Qwen/Q-GGUF/mmproj-f16.gguf"), true}}};
        DownloadFile missing = companion;
        missing.sources[0].url = server_.file("Qwen/Q-GGUF/none.gguf");
        QString id = bench.add({file(), missing});
        QVERIFY(bench.reaches(id, State::Failed));
        QVERIFY(!QFile::exists(bench.path(kName)));
        bench.downloads->cancel(id);
        QTRY_COMPARE(bench.left(), QStringList());
        id = bench.add({file(), companion});
        QVERIFY(bench.reaches(id, State::Done));
        QCOMPARE(bench.finished, (QStringList{bench.path(kName), bench.path("sub/mmproj-f16.gguf")}));
        QCOMPARE(bytesOf(bench.finished[1]), other_);
        const qsizetype before = server_.requests().size();
        const QString again = bench.add({file(), companion});  // here already
        QVERIFY(bench.reaches(again, State::Done));
        QCOMPARE(server_.requests().size(), before);
    }

    void a_stranger_of_the_same_name_is_not_touched() {
        DownloadBench bench;
        QFile mine(bench.path(kName));
        QVERIFY(mine.open(QIODevice::WriteOnly));
        mine.write("mine");
        mine.close();
        const QString id = bench.add({file()});
        QVERIFY(bench.reaches(id, State::Failed));
        QCOMPARE(bytesOf(bench.path(kName)), QByteArray("mine"));
    }

    void names_cannot_leave_the_folder_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"../x.gguf", "/etc/x.gguf", "a/../../x.gguf", "", "a//b", ".bashrc", "a\\b", "con.gguf", "x.part", "a\nb", "C:x"})
            QTest::newRow(name) << QString(name);
    }
    void names_cannot_leave_the_folder() {
        QFETCH(QString, name);
        DownloadBench bench;
        DownloadFile wanted = file();
        wanted.name = name;
        const QString id = bench.add({wanted});
        QCOMPARE(bench.status(id).state, State::Failed);
        bench.downloads->resume(id);
        QCOMPARE(bench.status(id).state, State::Failed);
        bench.downloads->cancel(id);
        QVERIFY(bench.left().isEmpty());
    }

    void no_cloud_makes_it_wait() {
        DownloadBench bench;
        const QString id = bench.add({file("rate=1000000")});
        QVERIFY(QTest::qWaitFor([&] { return bench.status(id).doneBytes > 500'000; }, 20'000));
        bench.gate.setPolicy({true, {}, 0, "CNY", true});
        QVERIFY(bench.reaches(id, State::Waiting));
        QVERIFY(bench.status(id).problem.contains("No cloud"));
        const qsizetype before = server_.requests().size();
        QTest::qWait(200);
        QCOMPARE(server_.requests().size(), before);
        bench.gate.setPolicy({});
        QVERIFY(bench.reaches(id, State::Done));
        QCOMPARE(bytesOf(bench.path(kName)), content_);
    }

    void the_limit_holds_for_all_together() {
        DownloadBench bench;
        bench.settings.bytesPerSecond = 4'000'000;
        bench.settings.atOnce = 2;
        bench.downloads->setSettings(bench.settings);
        QElapsedTimer timer;
        timer.start();
        const QString id = bench.add({file()});
        const QString other = bench.add({{"o.gguf", other_.size(), {}, {{server_.file("Qwen/Q-GGUF/mmproj-f16.gguf"), true}}}});
        QVERIFY(bench.reaches(id, State::Done) && bench.reaches(other, State::Done));
        const double rate = double(kBytes + other_.size()) / double(timer.elapsed()) * 1000;
        QVERIFY2(rate < 5'000'000, qPrintable(QString::number(rate)));
    }

    void an_empty_file_is_a_file() {
        DownloadBench bench;
        const QString id = bench.add({{"empty.txt", -1, sha256Of({}), {{server_.file("Qwen/Q-GGUF/empty.txt"), true}}}});
        QVERIFY(bench.reaches(id, State::Done));
        QVERIFY(QFile::exists(bench.path("empty.txt")));
    }

    void a_full_disk_is_told_and_nothing_stays() {
        if (::geteuid() != 0) QSKIP("mounting a small disk needs root");
        DownloadBench bench;
        const QByteArray where = bench.folder.path().toUtf8();
        if (::mount("tmpfs", where.constData(), "tmpfs", 0, "size=3m") != 0) QSKIP("a small disk cannot be mounted here");
        const QString id = bench.add({file()});
        const bool failed = bench.reaches(id, State::Failed);
        const QString problem = bench.status(id).problem;
        const QStringList left = bench.left();
        DownloadFile learnt = file();
        learnt.bytes = -1;
        const QString second = bench.add({learnt});  // its size is learnt from the server
        const bool failedToo = bench.reaches(second, State::Failed);
        const QString problemToo = bench.status(second).problem;
        bench.downloads.reset();
        ::umount(where.constData());
        QVERIFY(failed && failedToo);
        QVERIFY2(problem.contains("does not fit"), qPrintable(problem));
        QVERIFY2(problemToo.contains("does not fit"), qPrintable(problemToo));
        QCOMPARE(left, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestDownloads)
#include "tst_downloads.moc"
