// SPDX-License-Identifier: MIT
// Downloads from a real nginx: ranges, ETags, a slow line, a file exchanged in mid-way.
#include <QStandardPaths>
#include <QTcpServer>

#include "hub_bench.h"

using namespace loquat::remote;
using State = DownloadState;

namespace {

constexpr qint64 kBytes = (8 << 20) + 4321;

const char* const kConfiguration = R"(
daemon off; master_process off; pid %1/nginx.pid; error_log %1/error.log warn; worker_processes 1;
events { worker_connections 64; }
http {
  access_log %1/access.log; client_body_temp_path %1/t; proxy_temp_path %1/t; fastcgi_temp_path %1/t; uwsgi_temp_path %1/t;
  scgi_temp_path %1/t;
  server {
    listen 127.0.0.1:%2; root %1/files;
    location /slow/ { alias %1/files/; limit_rate 1500k; }
    location /few/ { alias %1/files/; max_ranges 0; }
    location /weak/ { alias %1/files/; etag off; }
    location /gone/ { return 503; }
  }
})";

class Nginx {
public:
    static QString program() { return QStandardPaths::findExecutable("nginx", {"/usr/sbin", "/usr/bin", "/usr/local/sbin"}); }
    ~Nginx() {
        process_.terminate();
        if (!process_.waitForFinished(5000)) process_.kill();
        process_.waitForFinished();
    }
    bool start() {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHost)) return false;
        port_ = probe.serverPort();
        probe.close();
        QDir(folder_.path()).mkpath("files");
        QFile file(folder_.filePath("nginx.conf"));
        if (!file.open(QIODevice::WriteOnly)) return false;
        file.write(QString(kConfiguration).arg(folder_.path()).arg(port_).toUtf8());
        file.close();
        process_.start(program(), {"-p", folder_.path(), "-e", folder_.filePath("start.log"), "-c", folder_.filePath("nginx.conf")});
        return process_.waitForStarted() && QTest::qWaitFor([&] { return QFile::exists(folder_.filePath("nginx.pid")); }, 10'000);
    }
    void put(const QString& name, const QByteArray& bytes) const {
        const QString fresh = folder_.filePath("fresh");
        QFile file(fresh);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("no room for the test");
        file.close();
        const QString path = folder_.filePath("files/" + name);
        QFile::remove(path);
        QFile::rename(fresh, path);
    }
    QUrl url(const QString& path) const { return QUrl(QString("http://127.0.0.1:%1/%2").arg(port_).arg(path)); }
    QByteArray accessLog() const { return bytesOf(folder_.filePath("access.log")); }

private:
    QTemporaryDir folder_;
    QProcess process_;
    int port_ = 0;
};

}  // namespace

class TestDownloadsNginx : public QObject {
    Q_OBJECT
    Nginx nginx_;
    QByteArray content_ = noiseFile(kBytes);

    DownloadFile file(const QString& path, bool hash = true) const {
        return {"m.gguf", hash ? kBytes : -1, hash ? sha256Of(content_) : QString(), {{nginx_.url(path), true}}};
    }

private slots:
    void initTestCase() {
        if (Nginx::program().isEmpty()) QSKIP("nginx is not installed");
        QVERIFY(nginx_.start());
    }
    void init() { nginx_.put("m.gguf", content_); }

    void ranges_bring_the_file_data() {
        QTest::addColumn<QString>("path");
        for (const char* path : {"m.gguf", "slow/m.gguf", "few/m.gguf", "weak/m.gguf"}) QTest::newRow(path) << QString(path);
    }
    void ranges_bring_the_file() {
        QFETCH(QString, path);
        for (const bool hash : {true, false}) {
            DownloadBench bench;
            const QString id = bench.add({file(path, hash)});
            QVERIFY(bench.reaches(id, State::Done));
            QCOMPARE(bytesOf(bench.path("m.gguf")), content_);
        }
        QVERIFY(nginx_.accessLog().contains("\" 206 "));
    }

    void a_restart_goes_on_where_it_was() {
        DownloadBench bench;
        const QString id = bench.add({file("slow/m.gguf")});
        QVERIFY(QTest::qWaitFor([&] { return bench.status(id).doneBytes > kBytes / 2; }, 20'000));
        bench.restart();
        bench.downloads->restore(bench.keeper.saved.values());
        QVERIFY(bench.reaches(id, State::Done));
        QCOMPARE(bytesOf(bench.path("m.gguf")), content_);
        QVERIFY(bench.audit.rows.last().bytesReceived < kBytes * 3 / 4);
    }

    void a_file_exchanged_in_mid_way_is_noticed_by_its_etag() {
        const QByteArray newer = noiseFile(kBytes + 100, 9);
        DownloadBench bench;
        const QString id = bench.add({file("slow/m.gguf", false)});
        QVERIFY(QTest::qWaitFor([&] { return bench.status(id).doneBytes > kBytes / 3; }, 20'000));
        bench.downloads->pause(id);
        nginx_.put("m.gguf", newer);
        bench.downloads->resume(id);
        QVERIFY(QTest::qWaitFor([&] { return bench.ended(id); }, 30'000));
        if (bench.status(id).state == State::Done) QCOMPARE(bytesOf(bench.path("m.gguf")), newer);
        else QVERIFY2(bench.status(id).problem.contains("another file"), qPrintable(bench.status(id).problem));
    }

    void an_overloaded_server_is_waited_for() {
        DownloadBench bench;
        const QString id = bench.add({file("gone/m.gguf")});
        QVERIFY(bench.reaches(id, State::Waiting));
        QVERIFY(bench.status(id).problem.contains("wait"));
        QVERIFY(bench.status(id).nextTry.isValid());
    }
};

QTEST_GUILESS_MAIN(TestDownloadsNginx)
#include "tst_downloads_nginx.moc"
