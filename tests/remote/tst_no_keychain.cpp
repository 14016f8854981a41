// SPDX-License-Identifier: MIT
// Where secrets cannot be kept: with_keyring.sh none and absent run it.
#include <QTest>

#include "engine/remote/secret_store.h"
#include "tests/remote/waiting.h"

using namespace loquat;
using namespace loquat::remote;

namespace {

const QString kSecret = "sk-0123456789abcdef0123c41d";

void verifySaysWhatToDo(const Error& error) {
    QVERIFY(error.kind == ErrorKind::kIo);
    const QString message = QString::fromStdString(error.to_string());
    QVERIFY2(message.contains("keychain cannot be used"), qPrintable(message));
    QVERIFY(message.contains("for this run only"));
    QVERIFY(!message.contains(kSecret) && !message.contains("c41d"));
    qInfo() << message;
}

}  // namespace

class TestNoKeychain : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(qEnvironmentVariableIsSet("LOQUAT_TEST_KEYRING")); }

    void the_probe_says_what_to_do() {
        SecretStore store;
        const auto usable = waitFor(store.probe());
        QVERIFY(!usable);
        verifySaysWhatToDo(usable.error());
    }

    void writing_fails_and_keeps_nothing() {
        SecretStore store;
        const auto written = waitFor(store.write("a", kSecret));
        QVERIFY(!written);
        verifySaysWhatToDo(written.error());
        QVERIFY(!waitFor(store.read("a")));
    }

    void an_unreadable_keychain_is_not_called_a_missing_key() {
        SecretStore store;
        const auto read = waitFor(store.read("a"));
        QVERIFY(!read);
        verifySaysWhatToDo(read.error());
    }

    void a_key_can_be_kept_for_this_run() {
        SecretStore store;
        QVERIFY(waitFor(store.write("a", kSecret, SecretStore::Place::ThisRun)));
        QCOMPARE(*waitFor(store.read("a")), kSecret);
        QCOMPARE(store.placeOf("a"), SecretStore::Place::ThisRun);
        SecretStore later;
        QVERIFY(!waitFor(later.read("a")));
    }

    void a_key_of_this_run_can_be_removed() {
        SecretStore store;
        QVERIFY(waitFor(store.write("a", kSecret, SecretStore::Place::ThisRun)));
        QVERIFY(waitFor(store.remove("a")));
        QVERIFY(!waitFor(store.read("a")));
    }
};

QTEST_GUILESS_MAIN(TestNoKeychain)
#include "tst_no_keychain.moc"
