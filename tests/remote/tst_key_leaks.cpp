// SPDX-License-Identifier: MIT
// What is left of a key after it was used: with_keyring.sh unlocked runs it, so that HOME is empty at first
// and holds, at the end, the keyring's files, the program's log and its core.
#include <sys/resource.h>
#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QTest>

#include "engine/remote/provider_config.h"
#include "tests/remote/token_service.h"

using namespace loquat::remote;

namespace {

const QByteArray kKey = "sk-Qv7mZp2xTn9wRk4yHd6bLs3cGf8jVa5eUo1i-c41d";

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// In bytes or in QString's units. Part of it is enough: an allocator may have overwritten the beginning.
bool holdsKey(const QByteArray& bytes) {
    for (const QByteArray& part : {kKey.mid(4, 16), kKey.mid(20, 16)}) {
        QByteArray wide;
        for (char c : part) (wide += c) += '\0';
        if (bytes.contains(part) || bytes.contains(wide)) return true;
    }
    return bytes.contains(kKey.toBase64().left(40)) || bytes.contains(kKey.toHex());
}

QStringList filesUnder(const QString& folder) {
    QStringList paths;
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         files.hasNext();)
        paths << files.next();
    return paths;
}

QString core(const QString& folder) {
    return QDir(folder).entryList({"core", "core.*"}, QDir::Files).value(0);
}

bool coresAreFiles() {
    return !contents("/proc/sys/kernel/core_pattern").startsWith('|');
}

}  // namespace

class TestKeyLeaks : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QCOMPARE(qgetenv("LOQUAT_TEST_KEYRING"), QByteArray("unlocked"));
        QProcess helper;
        helper.start(KEY_HELPER, {"store", secretName("p", Secret::ApiKey)});
        QVERIFY(helper.waitForStarted());
        helper.write(kKey);
        helper.closeWriteChannel();
        QVERIFY(helper.waitForFinished(60'000) && helper.exitCode() == 0);
    }

    void a_crash_of_loquat_leaves_no_key_anywhere_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("said");
        QTest::newRow("key refused") << ""
                                     << "chat:";
        QTest::newRow("a service that repeats the key")
            << QString("with/status=400&message=" + kKey + "/") << "chat:";
        QTest::newRow("a long-winded service whose words are cut within the key")
            << QString("with/status=400&message=" + QByteArray(375, 'x') + kKey + "/") << "chat:";
        QTest::newRow("a broken line") << "with/close/"
                                       << "chat:";
        QTest::newRow("answered") << "accepted"
                                  << "answered";
    }

    void a_crash_of_loquat_leaves_no_key_anywhere() {
        QFETCH(QString, script);
        QFETCH(QString, said);
        const QByteArray accepted = script == "accepted" ? kKey : "another";
        TokenService service({"--key", accepted});
        const QString folder = crash(service, script == "accepted" ? "" : script, {"forbid-cores"});
        QCOMPARE(core(folder), QString());
        QVERIFY2(contents(folder + "/log").contains(said.toUtf8()), contents(folder + "/log"));
        verifyNoKeyInHome();
    }

    // The allocator overwrites here what is freed, so that the core shows what is still held. (Loquat itself
    // does not: filling each large allocation would cost half a second per 256 MiB.)
    void nothing_holds_the_key_after_its_last_use() {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("The address sanitizer keeps freed memory and forbids cores.");
#endif
        if (!coresAreFiles()) QSKIP("Cores go to a program on this computer (core_pattern).");
        TokenService service({"--key", "another"});
        const QString folder = crash(service, "", {});
        QVERIFY(!core(folder).isEmpty());
        QVERIFY(
            contents(folder + '/' + core(folder)).contains("A gateway"));  // it is the core of that program
        verifyNoKeyInHome();
    }

    // The test above could find nothing because it cannot find.
    void a_core_written_while_the_key_is_held_does_hold_it() {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("The address sanitizer forbids cores.");
#endif
        if (!coresAreFiles()) QSKIP("Cores go to a program on this computer (core_pattern).");
        TokenService service({"--key", "another"});
        const QString folder = crash(service, "", {"holding"});
        QVERIFY(holdsKey(contents(folder + '/' + core(folder))));
        QVERIFY(QDir(folder).removeRecursively());
    }

private:
    /// Runs the program until it aborts; what it said and its core are in the folder.
    QString crash(const TokenService& service, const QString& script, const QStringList& options) {
        const QString folder = QDir::homePath() + QString("/crash-%1").arg(++crashes_);
        QDir().mkpath(folder);
        QProcess helper;
        helper.setWorkingDirectory(folder);
        helper.setProcessChannelMode(QProcess::MergedChannels);
        helper.setStandardOutputFile(folder + "/log");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("MALLOC_PERTURB_", "165");
        environment.insert("GLIBC_TUNABLES",
                           "glibc.malloc.tcache_count=0");  // which would keep small blocks as they are
        helper.setProcessEnvironment(environment);
        helper.setChildProcessModifier([] {
            const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
            setrlimit(RLIMIT_CORE, &all);
        });
        helper.start(KEY_HELPER,
                     QStringList{"use", "p", service.url('/' + script + "v1").toString()} + options);
        if (!helper.waitForFinished(120'000)) qFatal("the program hangs");
        if (helper.exitStatus() != QProcess::CrashExit) qFatal("the program did not crash");
        return folder;
    }

    void verifyNoKeyInHome() {
        for (const QString& path : filesUnder(QDir::homePath()))
            QVERIFY2(!holdsKey(contents(path)), qPrintable(path));
    }

    int crashes_ = 0;
};

QTEST_GUILESS_MAIN(TestKeyLeaks)
#include "tst_key_leaks.moc"
