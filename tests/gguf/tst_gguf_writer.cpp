// SPDX-License-Identifier: MIT
#include <cstring>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/gguf/gguf_bytes.h"

using namespace loquat;

namespace {

GgufWriter copied(const GgufFile& file) {
    GgufWriter writer;
    for (const MetaEntry& entry : file.metadata()) writer.copy(entry);
    for (const TensorView& tensor : file.tensors()) {
        writer.add_tensor(std::string(tensor.name), tensor.type, tensor.shape,
                          {tensor.data, tensor.size_bytes});
    }
    return writer;
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray as_array(const std::vector<std::byte>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

}  // namespace

class TestGgufWriter : public QObject {
    Q_OBJECT

private slots:
    void a_copy_of_a_file_has_the_same_bytes() {
        const auto bytes = small_gguf();
        const auto file = GgufFile::parse(bytes);
        QVERIFY(file.has_value());
        QCOMPARE(copied(*file).to_bytes(), bytes);
    }

    void every_type_of_metadata_can_be_copied() {
        GgufBytes bytes;
        bytes.start(0, 10);
        bytes.string("u8").type(MetaType::kU8).number(std::uint8_t{200});
        bytes.string("i8").type(MetaType::kI8).number(std::int8_t{-100});
        bytes.string("u16").type(MetaType::kU16).number(std::uint16_t{60000});
        bytes.string("i16").type(MetaType::kI16).number(std::int16_t{-30000});
        bytes.string("u32").type(MetaType::kU32).u32(4000000000);
        bytes.string("i32").type(MetaType::kI32).number(std::int32_t{-2000000000});
        bytes.string("u64").type(MetaType::kU64).u64(~std::uint64_t{0});
        bytes.string("i64").type(MetaType::kI64).number(std::int64_t{-1});
        bytes.string("f64").type(MetaType::kF64).number(0.1);
        bytes.string("u16s").type(MetaType::kArray).type(MetaType::kU16).u64(3).raw("abcdef").pad();
        const std::span<const std::byte> all = bytes;
        const auto file = GgufFile::parse(all);
        QVERIFY(file.has_value());
        QCOMPARE(copied(*file).to_bytes(), std::vector<std::byte>(all.begin(), all.end()));
    }

    void another_alignment_is_not_copied() {
        GgufBytes bytes;
        bytes.start(2, 1).string("general.alignment").type(MetaType::kU32).u32(128);
        bytes.tensor("a", {8}, DType::kF32, 0).tensor("b", {8}, DType::kF32, 128).pad(128).data(128 + 32);
        const auto file = GgufFile::parse(bytes);
        QVERIFY(file.has_value());
        const auto copy = copied(*file).to_bytes();
        const auto again = GgufFile::parse(copy);
        QVERIFY2(again.has_value(), again ? "" : again.error().to_string().c_str());
        QVERIFY(again->metadata().empty());
    }

    void models_of_other_programs_are_copied_byte_by_byte() {
        QStringList files;
        for (const QString& folder : {QString(LOQUAT_TEST_DATA), qEnvironmentVariable("LOQUAT_FIXTURES")}) {
            if (folder.isEmpty()) continue;
            QDirIterator it(folder + "/models", {"*.gguf"}, QDir::Files);
            while (it.hasNext()) files << it.next();
        }
        if (files.isEmpty()) QSKIP("no model in tests/data and LOQUAT_FIXTURES is not set");
        for (const QString& path : files) {
            const auto file = GgufFile::open(path.toStdString());
            QVERIFY2(file.has_value(), qPrintable(path));
            QVERIFY2(as_array(copied(*file).to_bytes()) == contents(path), qPrintable(path));
        }
    }

    void a_written_file_holds_the_bytes_and_leaves_nothing_beside_it() {
        QTemporaryDir folder;
        const auto bytes = small_gguf();
        const auto file = GgufFile::parse(bytes);
        const QString path = folder.filePath("model.gguf");
        QVERIFY(copied(*file).write(path.toStdString()).has_value());
        QCOMPARE(contents(path), as_array(bytes));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"model.gguf"});
    }

    void writing_replaces_an_older_file() {
        QTemporaryDir folder;
        const QString path = folder.filePath("model.gguf");
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        const auto bytes = small_gguf();
        QVERIFY(copied(*GgufFile::parse(bytes)).write(path.toStdString()).has_value());
        QCOMPARE(contents(path), as_array(bytes));
    }

    void a_missing_folder_is_an_error() {
        QTemporaryDir folder;
        const auto written = GgufWriter().write(folder.filePath("nowhere/model.gguf").toStdString());
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::kIo);
    }

    void a_failed_rename_leaves_no_temporary_file() {
        // A folder of that name: everything works but the last step.
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath("model.gguf/inside"));
        const auto bytes = small_gguf();
        QVERIFY(!copied(*GgufFile::parse(bytes)).write(folder.filePath("model.gguf").toStdString()));
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{"model.gguf"});
    }
};

QTEST_APPLESS_MAIN(TestGgufWriter)
#include "tst_gguf_writer.moc"
