// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <QTemporaryDir>
#include <QTest>

#include "engine/base/mapped_file.h"

using namespace loquat;

class TestMappedFile : public QObject {
    Q_OBJECT

private:
    std::filesystem::path path(const char* name) const { return folder_.filePath(name).toStdString(); }

    std::filesystem::path written(const char* name, std::string_view text) const {
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }

    QTemporaryDir folder_;

private slots:
    void the_bytes_are_those_of_the_file() {
        const auto file = MappedFile::open(written("a", "hello"));
        QVERIFY(file.has_value());
        QCOMPARE(file->bytes().size(), std::size_t{5});
        QCOMPARE(std::memcmp(file->bytes().data(), "hello", 5), 0);
        file->prefetch();
    }

    void moving_keeps_the_mapping() {
        auto opened = MappedFile::open(written("b", "hello"));
        const std::byte* data = opened->bytes().data();
        MappedFile moved = std::move(*opened);
        QCOMPARE(moved.bytes().data(), data);
        QVERIFY(opened->bytes().empty());
        MappedFile assigned;
        assigned = std::move(moved);
        QCOMPARE(static_cast<char>(assigned.bytes()[4]), 'o');
    }

    void the_mapping_outlives_the_name() {
        const auto file = MappedFile::open(written("c", "hello"));
        std::filesystem::remove(path("c"));
        QCOMPARE(static_cast<char>(file->bytes()[0]), 'h');
    }

    void a_missing_file_is_not_found() {
        const auto file = MappedFile::open(path("nowhere"));
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::kNotFound);
        QCOMPARE(file.error().where, path("nowhere").string());
    }

    void a_folder_is_refused() {
        const auto file = MappedFile::open(folder_.path().toStdString());
        QVERIFY(!file);
        QVERIFY(file.error().message.find("folder") != std::string::npos);
    }

    void an_empty_file_is_refused() {
        const auto file = MappedFile::open(written("empty", ""));
        QVERIFY(!file);
        QVERIFY(file.error().message.find("empty") != std::string::npos);
    }

    void a_pipe_is_refused_without_waiting() {
        QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
        const auto file = MappedFile::open(path("pipe"));
        QVERIFY(!file);
        QVERIFY(file.error().message.find("regular") != std::string::npos);
    }

    void a_file_without_permission_is_refused() {
        const auto name = written("secret", "hello");
        QCOMPARE(::chmod(name.c_str(), 0), 0);
        if (::geteuid() == 0) QSKIP("the superuser may read everything");
        const auto file = MappedFile::open(name);
        QVERIFY(!file);
        QVERIFY(file.error().message.find("permission") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestMappedFile)
#include "tst_mapped_file.moc"
