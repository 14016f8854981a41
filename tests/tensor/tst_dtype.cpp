// SPDX-License-Identifier: MIT
#include <QTest>

#include "engine/tensor/codec.h"
#include "engine/tensor/dtype.h"
#include "engine/tensor/tensor.h"

using namespace loquat;

class TestDType : public QObject {
    Q_OBJECT

private slots:
    void every_type_is_found_by_its_number() {
        for (const DTypeInfo& info : all_dtypes()) {
            QCOMPARE(find_dtype(static_cast<std::uint32_t>(info.type)), &info);
            QCOMPARE(&dtype_info(info.type), &info);
        }
        QCOMPARE(all_dtypes().size(), std::size_t{21});
    }

    void unknown_numbers_give_nothing() {
        for (const std::uint32_t number : {4u, 5u, 9u, 16u, 29u, 38u, 40u, 1000u, 0xFFFFFFFFu}) {
            QCOMPARE(find_dtype(number), nullptr);
        }
    }

    void sizes_are_those_of_the_format_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("bytes_of_256");
        const auto row = [](DType type, int bytes) {
            QTest::newRow(std::string(dtype_info(type).name).c_str()) << static_cast<int>(type) << bytes;
        };
        row(DType::kF32, 1024);
        row(DType::kF16, 512);
        row(DType::kBF16, 512);
        row(DType::kQ4_0, 144);
        row(DType::kQ4_1, 160);
        row(DType::kQ5_0, 176);
        row(DType::kQ5_1, 192);
        row(DType::kQ8_0, 272);
        row(DType::kQ2_K, 84);
        row(DType::kQ3_K, 110);
        row(DType::kQ4_K, 144);
        row(DType::kQ5_K, 176);
        row(DType::kQ6_K, 210);
        row(DType::kIQ4_NL, 144);
        row(DType::kIQ4_XS, 136);
        row(DType::kMXFP4, 136);
        row(DType::kI8, 256);
        row(DType::kI64, 2048);
    }
    void sizes_are_those_of_the_format() {
        QFETCH(int, type);
        QFETCH(int, bytes_of_256);
        QCOMPARE(row_bytes(static_cast<DType>(type), 256), static_cast<std::size_t>(bytes_of_256));
    }

    void what_can_be_encoded_can_be_decoded() {
        for (const DTypeInfo& info : all_dtypes()) QVERIFY(!can_encode(info.type) || info.is_float_weight);
    }

    void shapes_read_as_people_write_them() {
        QCOMPARE(Shape{}.to_string(), std::string("[1]"));
        QCOMPARE((Shape{{256, 512, 1, 1}}.to_string()), std::string("[256, 512]"));
        QCOMPARE((Shape{{4, 1, 2, 1}}.to_string()), std::string("[4, 1, 2]"));
        QCOMPARE((Shape{{4, 3, 2, 5}}.n_elements()), std::int64_t{120});
        QCOMPARE((Shape{{4, 3, 2, 5}}.n_rows()), std::int64_t{30});
    }
};

QTEST_APPLESS_MAIN(TestDType)
#include "tst_dtype.moc"
