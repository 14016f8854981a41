// SPDX-License-Identifier: MIT
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/base/pending_file.h"

using namespace loquat;

class TestPendingFile : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::filesystem::path path() const { return folder_.filePath("file").toStdString(); }
    QStringList files() const { return QDir(folder_.path()).entryList(QDir::Files); }
    static std::span<const std::byte> bytes(std::string_view text) {
        return std::as_bytes(std::span(text.data(), text.size()));
    }
    QByteArray contents() const {
        QFile file(folder_.filePath("file"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void cleanup() { QFile::remove(folder_.filePath("file")); }

    void what_is_not_kept_goes_away() {
        {
            const auto file = PendingFile::open(path(), ".new");
            QVERIFY(file && file->write_at(0, bytes("text")));
            QCOMPARE(files(), QStringList("file.new"));
        }
        QCOMPARE(files(), QStringList());
    }

    void what_is_kept_takes_the_place_of_the_old() {
        for (const char* text : {"first", "second"}) {
            auto file = PendingFile::open(path(), ".new");
            QVERIFY(file && file->write_at(0, bytes(text)) && file->keep());
            QCOMPARE(contents(), QByteArray(text));
            QCOMPARE(files(), QStringList("file"));
        }
    }

    void what_a_killed_program_left_can_be_gone_on_with() {
        QFile left(folder_.filePath("file.new"));
        QVERIFY(left.open(QIODevice::WriteOnly) && left.write("12345") == 5);
        left.close();
        auto file = PendingFile::open(path(), ".new", PendingFile::Start::kAsFound);
        std::byte three[3], six[6];
        QVERIFY(file && file->read_at(1, three) && !file->read_at(0, six));
        QCOMPARE(char(three[2]), '4');
        QVERIFY(file->write_at(1, bytes("x")) && file->keep());
        QCOMPARE(contents(), QByteArray("1x345"));
    }

    void two_programs_do_not_write_one_file() {
        const auto first = PendingFile::open(path(), ".new");
        QVERIFY(first);
        QVERIFY(!PendingFile::open(path(), ".new"));
        QCOMPARE(files(), QStringList("file.new"));
    }

    void a_full_disk_is_told_before_anything_is_written() {
        auto file = PendingFile::open(path(), ".new");
        QVERIFY(file && file->reserve(1000));
        const auto reserved = file->reserve(std::uint64_t(1) << 58);
        QVERIFY(!reserved);
        QVERIFY(reserved.error().kind == ErrorKind::kLimit);
        QVERIFY(QByteArray(reserved.error().message.c_str()).contains("288230376.2 GB"));
    }

    void a_folder_that_is_not_there_is_told() {
        const auto file = PendingFile::open(path() / "no" / "file", ".new");
        QVERIFY(!file);
        QVERIFY(file.error().kind == ErrorKind::kIo);
    }
};

QTEST_APPLESS_MAIN(TestPendingFile)
#include "tst_pending_file.moc"
