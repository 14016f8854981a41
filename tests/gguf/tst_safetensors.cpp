// SPDX-License-Identifier: MIT
#include <cmath>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/gguf/safetensors.h"

using namespace loquat;

namespace {

QByteArray file_of(const QByteArray& header, qsizetype data_bytes, std::optional<quint64> length = {}) {
    const quint64 n = length.value_or(quint64(header.size()));
    QByteArray data(data_bytes, '\0');
    for (qsizetype i = 0; i < data.size(); ++i) data[i] = char(i);
    return QByteArray(reinterpret_cast<const char*>(&n), 8) + header + data;
}

Result<std::vector<SafeTensor>> read(const QByteArray& bytes) {
    return read_safetensors(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size()))));
}

/// JSON written with single quotes.
QByteArray json(QByteArray text) {
    return text.replace('\'', '"');
}

const QByteArray kTwo = json(
    "{'__metadata__':{'format':'pt'},'a':{'dtype':'F32','shape':[2,3],'data_offsets':[0,24]},"
    "'b':{'dtype':'BF16','shape':[5],'data_offsets':[24,34]}}");

}  // namespace

class TestSafetensors : public QObject {
    Q_OBJECT
private slots:
    void tensors_are_read_with_their_data() {
        const QByteArray bytes = file_of(kTwo, 34);
        const auto tensors = read(bytes);
        QVERIFY2(tensors, tensors ? "" : tensors.error().to_string().c_str());
        QCOMPARE(tensors->size(), std::size_t(2));
        const SafeTensor& b = (*tensors)[1];
        QCOMPARE(b.name, std::string("b"));
        QVERIFY(b.type == SafetensorsType::kBF16);
        QCOMPARE(b.row_length(), std::int64_t(5));
        QCOMPARE(b.data.size(), std::size_t(10));
        QCOMPARE(int(b.data[0]), 24);
        QCOMPARE((*tensors)[0].n_elements(), std::int64_t(6));
        QVERIFY(read(file_of("{}", 0)));
    }

    void every_shorter_file_is_refused() {
        const QByteArray bytes = file_of(kTwo, 34);
        for (qsizetype n = 0; n < bytes.size(); ++n) {
            const auto tensors = read(bytes.left(n));
            QVERIFY(!tensors);
            QVERIFY(!tensors.error().message.empty());
        }
    }

    void hostile_headers_are_refused_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto one = [](const char* entry) {
            return file_of(json(QByteArray("{'a':") + entry + "}"), 64);
        };
        QTest::newRow("absurd length") << file_of("{}", 0, ~quint64(0));
        QTest::newRow("length beyond the end") << file_of("{}", 0, 3);
        QTest::newRow("huge length") << file_of("{}", 0, quint64(1) << 40);
        QTest::newRow("no JSON") << file_of("{ hello", 10);
        QTest::newRow("an array") << file_of("[1]", 10);
        QTest::newRow("no description") << one("3");
        QTest::newRow("no type") << one("{'shape':[1],'data_offsets':[0,4]}");
        QTest::newRow("unknown type") << one("{'dtype':'Q9','shape':[1],'data_offsets':[0,4]}");
        QTest::newRow("three offsets") << one("{'dtype':'F32','shape':[1],'data_offsets':[0,4,8]}");
        QTest::newRow("beyond the end") << one("{'dtype':'F32','shape':[17],'data_offsets':[0,68]}");
        QTest::newRow("backwards") << one("{'dtype':'F32','shape':[1],'data_offsets':[8,4]}");
        QTest::newRow("negative") << one("{'dtype':'F32','shape':[1],'data_offsets':[-4,0]}");
        QTest::newRow("fractions") << one("{'dtype':'F32','shape':[1.5],'data_offsets':[0,6]}");
        QTest::newRow("too long") << one("{'dtype':'F32','shape':[1],'data_offsets':[0,8]}");
        QTest::newRow("overflowing shape")
            << one("{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,0]}");
        QTest::newRow("overflow to nothing")
            << one("{'dtype':'F32','shape':[4294967296,4294967296,4294967296],'data_offsets':[0,0]}");
        QTest::newRow("nine dimensions")
            << one("{'dtype':'F32','shape':[1,1,1,1,1,1,1,1,1],'data_offsets':[0,4]}");
        QTest::newRow("overlap") << file_of(json("{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
                                                 "'b':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}"),
                                            12);
        QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><html><body>Not found</body></html>");
    }

    void hostile_headers_are_refused() {
        QFETCH(QByteArray, bytes);
        const auto tensors = read(bytes);
        QVERIFY(!tensors);
        QVERIFY(!tensors.error().message.empty());
    }

    void an_index_cannot_lead_out_of_its_folder() {
        for (const char* name : {"../a.safetensors", "/etc/a.safetensors", "b/a.safetensors", "..", "",
                                 "a\\b.safetensors", ".a.safetensors", "passwd"}) {
            QTemporaryDir folder;
            QFile index(folder.filePath("model.safetensors.index.json"));
            QVERIFY(index.open(QIODevice::WriteOnly));
            QByteArray quoted = name;
            quoted.replace("\\", "\\\\");
            index.write(json("{'weight_map':{'a':'" + quoted + "'}}"));
            index.close();
            const auto opened = SafetensorsFolder::open(folder.path().toStdString());
            QVERIFY(!opened);
            QCOMPARE(int(opened.error().kind), int(ErrorKind::kBadInput));
        }
    }

    void a_tensor_in_two_files_is_refused() {
        QTemporaryDir folder;
        for (const char* name : {"x.safetensors", "y.safetensors"}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(file_of(kTwo, 34));
        }
        const auto opened = SafetensorsFolder::open(folder.path().toStdString());
        QVERIFY(!opened);
        QVERIFY(opened.error().message.find("two files") != std::string::npos);
    }

    void eight_bit_floats_have_their_published_values() {
        QCOMPARE(fp8_e4m3_to_f32(0x00), 0.0f);
        QCOMPARE(fp8_e4m3_to_f32(0x01), 0.001953125f);  // the least
        QCOMPARE(fp8_e4m3_to_f32(0x38), 1.0f);
        QCOMPARE(fp8_e4m3_to_f32(0xB8), -1.0f);
        QCOMPARE(fp8_e4m3_to_f32(0x7E), 448.0f);  // the greatest
        QVERIFY(std::isnan(fp8_e4m3_to_f32(0x7F)));
        QVERIFY(std::isnan(fp8_e4m3_to_f32(0xFF)));
    }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
