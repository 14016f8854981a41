// SPDX-License-Identifier: MIT
#include <QTest>

#include "engine/chat/sha256.h"

using namespace loquat;

class TestSha256 : public QObject {
    Q_OBJECT
private slots:
    /// FIPS 180-4 and the examples NIST publishes beside it ("SHA256.pdf", "SHA2_Additional.pdf").
    void known_vectors_data() {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("hash");
        const auto row = [](const char* name, const QByteArray& message, const char* hash) {
            QTest::newRow(name) << message << QString::fromLatin1(hash);
        };
        row("nothing", {}, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        row("abc", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        row("two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        row("one byte", "\xbd", "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
        row("55 zeros", QByteArray(55, '\0'), "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7");
        row("56 zeros", QByteArray(56, '\0'), "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb");
        row("64 zeros", QByteArray(64, '\0'), "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b");
        row("1000 zeros", QByteArray(1000, '\0'), "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53");
        row("a million a", QByteArray(1000000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    void known_vectors() {
        QFETCH(const QByteArray, message);
        QFETCH(const QString, hash);
        Sha256 whole;
        whole.add(message);
        QCOMPARE(whole.hex(), hash);
        QCOMPARE(whole.result(), QByteArray::fromHex(hash.toLatin1()));

        Sha256 pieces;  // of every size that meets the edges of a block
        for (qsizetype at = 0, size = 1; at < message.size(); at += size, size = size % 67 + 1)
            pieces.add(QByteArrayView(message).sliced(at, qMin(size, message.size() - at)));
        QCOMPARE(pieces.hex(), hash);
    }

    void a_result_in_between_changes_nothing() {
        Sha256 hash;
        hash.add("a");
        QCOMPARE(hash.hex(), QString("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"));
        hash.add("bc");
        QCOMPARE(hash.hex(), QString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void it_can_begin_anew_and_be_moved() {
        Sha256 hash;
        hash.add("something else");
        hash.reset();
        hash.add("ab");
        Sha256 moved = std::move(hash);
        moved.add("c");
        QCOMPARE(moved.hex(), QString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }
};

QTEST_GUILESS_MAIN(TestSha256)
#include "tst_sha256.moc"
