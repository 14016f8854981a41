// SPDX-License-Identifier: MIT
// Against a real Secret Service: with_keyring.sh unlocked runs it.
#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QTest>

#include "engine/remote/secret_store.h"
#include "tests/remote/waiting.h"

using namespace loquat;
using namespace loquat::remote;

namespace {

QByteArray allFilesUnder(const QString& folder) {
    QByteArray all;
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         files.hasNext();) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly)) all += file.readAll();
    }
    return all;
}

/// Every collection that the Secret Service knows.
bool lockKeyring() {
    QProcess process;
    process.start("gdbus", {"call", "--session", "--dest", "org.freedesktop.secrets", "--object-path",
                            "/org/freedesktop/secrets", "--method", "org.freedesktop.Secret.Service.Lock",
                            "['/org/freedesktop/secrets/collection/login']"});
    return process.waitForFinished() && process.exitCode() == 0 &&
           process.readAllStandardOutput().contains("login");
}

}  // namespace

class TestSecretStore : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QCOMPARE(qgetenv("LOQUAT_TEST_KEYRING"), QByteArray("unlocked")); }

    void a_working_keychain_passes_the_probe() {
        SecretStore store;
        QVERIFY(waitFor(store.probe()));
    }

    void what_is_written_is_read_back_by_another_store() {
        SecretStore writer, reader;
        const QString secret = QString::fromUtf8("sk-枇杷-0123456789 \"'\\é\n🍊");
        QVERIFY(waitFor(writer.write("a", secret)));
        QCOMPARE(*waitFor(reader.read("a")), secret);
        QCOMPARE(reader.placeOf("a"), SecretStore::Place::Keychain);
    }

    void another_service_does_not_see_it() {
        SecretStore ours, others("Another");
        QVERIFY(waitFor(ours.write("b", "sk-b")));
        QVERIFY(waitFor(others.read("b")).error().kind == ErrorKind::kNotFound);
    }

    void a_second_write_replaces_the_first() {
        SecretStore store;
        QVERIFY(waitFor(store.write("c", "first")));
        QVERIFY(waitFor(store.write("c", "second")));
        QCOMPARE(*waitFor(store.read("c")), "second");
    }

    void a_secret_never_stored_is_not_found() {
        SecretStore store;
        const auto answer = waitFor(store.read("never"));
        QVERIFY(!answer);
        QVERIFY(answer.error().kind == ErrorKind::kNotFound);
    }

    void a_removed_secret_is_gone() {
        SecretStore store;
        QVERIFY(waitFor(store.write("d", "sk-d")));
        QVERIFY(waitFor(store.remove("d")));
        QVERIFY(waitFor(store.read("d")).error().kind == ErrorKind::kNotFound);
        QVERIFY(waitFor(store.remove("d")));
    }

    void an_empty_secret_is_refused() {
        SecretStore store;
        QVERIFY(waitFor(store.write("e", "")).error().kind == ErrorKind::kBadInput);
    }

    void many_at_once_all_come_back() {
        SecretStore store;
        QList<QFuture<Result<void>>> writes;
        for (int i = 0; i < 20; ++i) writes << store.write(QString::number(i), QString("secret %1").arg(i));
        for (auto& write : writes) QVERIFY(waitFor(write));
        QList<QFuture<Result<QString>>> reads;
        for (int i = 0; i < 20; ++i) reads << store.read(QString::number(i));
        for (int i = 0; i < 20; ++i) QCOMPARE(*waitFor(reads[i]), QString("secret %1").arg(i));
    }

    void asking_returns_at_once() {
        SecretStore store;
        const auto future = store.read("a");
        QVERIFY(!future.isFinished());
        (void)waitFor(future);
    }

    void a_store_deleted_first_cancels_what_it_owes() {
        QFuture<Result<QString>> owed;
        {
            SecretStore store;
            owed = store.read("a");
        }
        QTRY_VERIFY(owed.isFinished());
        QVERIFY(owed.isCanceled());
    }

    void a_secret_of_this_run_stays_out_of_the_keychain() {
        SecretStore store, later;
        QVERIFY(waitFor(store.write("f", "sk-this-run", SecretStore::Place::ThisRun)));
        QCOMPARE(store.placeOf("f"), SecretStore::Place::ThisRun);
        QCOMPARE(*waitFor(store.read("f")), "sk-this-run");
        QVERIFY(waitFor(later.read("f")).error().kind == ErrorKind::kNotFound);
    }

    void writing_to_the_keychain_forgets_the_one_of_this_run() {
        SecretStore store, later;
        QVERIFY(waitFor(store.write("g", "sk-this-run", SecretStore::Place::ThisRun)));
        QVERIFY(waitFor(store.write("g", "sk-kept")));
        QCOMPARE(store.placeOf("g"), SecretStore::Place::Keychain);
        QCOMPARE(*waitFor(store.read("g")), "sk-kept");
        QCOMPARE(*waitFor(later.read("g")), "sk-kept");
    }

    void no_file_under_the_home_holds_it() {
        SecretStore store;
        const QString secret = "sk-grep-for-me-4711-0815-c41d";
        QVERIFY(waitFor(store.write("h", secret)));
        const QByteArray files = allFilesUnder(QDir::homePath());
        QVERIFY(files.contains("GnomeKeyring"));  // the keyring file was among them
        QVERIFY(!files.contains(secret.toUtf8()));
        QVERIFY(
            !files.contains(QByteArray(reinterpret_cast<const char*>(secret.utf16()), secret.size() * 2)));
        QVERIFY(!files.contains(secret.toUtf8().toBase64()));
    }

    void masked_shows_ends_of_long_secrets_alone() {
        QCOMPARE(masked("sk-0123456789abcdef0123c41d"), QString::fromUtf8("sk-••••c41d"));
        QCOMPARE(masked("short"), QString::fromUtf8("••••"));
        QCOMPARE(masked(""), QString::fromUtf8("••••"));
    }

    // Last, for what is locked stays locked: nobody here can type the password.
    void a_locked_keychain_is_told_from_an_absent_key() {
        SecretStore store;
        QVERIFY(waitFor(store.write("i", "sk-i")));
        QVERIFY(lockKeyring());
        for (const char* name : {"i", "never"}) {
            const auto answer = waitFor(store.read(name));
            QVERIFY(!answer);
            QVERIFY(answer.error().kind == ErrorKind::kIo);
            QVERIFY(QString::fromStdString(answer.error().message).contains("locked"));
        }
        QVERIFY(!waitFor(store.probe()));
    }
};

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secret_store.moc"
