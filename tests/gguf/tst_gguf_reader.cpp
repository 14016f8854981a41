// SPDX-License-Identifier: MIT
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/base/json.h"
#include "tests/gguf/gguf_bytes.h"
#include "tests/gguf/touch.h"

using namespace loquat;

namespace {

QStringList model_files() {
    QStringList files;
    for (const QString& folder : {QString(LOQUAT_TEST_DATA), qEnvironmentVariable("LOQUAT_FIXTURES")}) {
        if (folder.isEmpty()) continue;
        QDirIterator it(folder, {"*.gguf"}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) files << it.next();
    }
    return files;
}

std::vector<float> all_values(const TensorView& tensor) {
    std::vector<float> values(static_cast<std::size_t>(tensor.shape.n_elements()));
    decode_row(tensor.type, tensor.data, values.data(), values.size());
    return values;
}

struct SquaredError {
    double error = 0;
    double scale = 0;
};

}  // namespace

class TestGgufReader : public QObject {
    Q_OBJECT

private slots:
    void metadata_is_found_by_key_and_kind() {
        const auto bytes = small_gguf();
        const auto file = GgufFile::parse(bytes);
        QVERIFY2(file.has_value(), file ? "" : file.error().to_string().c_str());
        QCOMPARE(file->version(), 3u);
        QCOMPARE(file->size_bytes(), std::uint64_t{bytes.size()});
        QVERIFY(file->string("general.architecture") == "llama");
        QCOMPARE(file->integer("llama.block_count"), std::optional<std::int64_t>(2));
        QCOMPARE(file->number("llama.block_count"), std::optional(2.0));
        QCOMPARE(file->number("llama.rope.freq_base"), std::optional(10000.0));
        QCOMPARE(file->boolean("tokenizer.ggml.add_bos_token"), std::optional(true));
        QVERIFY(file->array("words")->strings() == (std::vector<std::string_view>{"one", "", "drei"}));
        QVERIFY(file->array("whole")->integers() == (std::vector<std::int64_t>{1, -2, 3}));
        QVERIFY(file->array("broken")->numbers() == (std::vector<double>{0.5, -1.5}));
        // Another kind, or absent.
        QVERIFY(!file->string("llama.block_count"));
        QVERIFY(!file->integer("llama.rope.freq_base"));
        QVERIFY(!file->boolean("llama.block_count"));
        QVERIFY(!file->array("general.architecture"));
        QVERIFY(!file->find("general.name"));
        QVERIFY(file->array("words")->numbers().empty());
        QVERIFY(file->array("whole")->strings().empty());
    }

    void metadata_keeps_its_order_in_the_file() {
        const auto bytes = small_gguf();
        const auto file = GgufFile::parse(bytes);
        QVERIFY(file->metadata().front().key == "general.architecture");
        QVERIFY(file->metadata().back().key == "broken");
    }

    void tensors_point_at_their_data() {
        const auto bytes = small_gguf();
        const auto file = GgufFile::parse(bytes);
        const TensorView* tensor = file->find_tensor("b.weight");
        QVERIFY(tensor);
        QCOMPARE(tensor->type, DType::kQ4_K);
        QCOMPARE(tensor->shape.to_string(), std::string("[256, 2]"));
        QCOMPARE(tensor->size_bytes, std::size_t{288});
        QCOMPARE((tensor->data - bytes.data()) % 32, std::ptrdiff_t{0});
        QCOMPARE(file->tensors().size(), std::size_t{3});
        QVERIFY(!file->find_tensor("d.weight"));
        QCOMPARE(file->find_tensor("c.bias")->data + 32, bytes.data() + bytes.size());
    }

    void every_scalar_type_is_widened() {
        GgufBytes bytes;
        bytes.start(0, 8);
        bytes.string("u8").type(MetaType::kU8).number(std::uint8_t{200});
        bytes.string("i8").type(MetaType::kI8).number(std::int8_t{-100});
        bytes.string("u16").type(MetaType::kU16).number(std::uint16_t{60000});
        bytes.string("i16").type(MetaType::kI16).number(std::int16_t{-30000});
        bytes.string("i32").type(MetaType::kI32).number(std::int32_t{-2000000000});
        bytes.string("u64").type(MetaType::kU64).number(std::numeric_limits<std::uint64_t>::max());
        bytes.string("i64").type(MetaType::kI64).number(std::numeric_limits<std::int64_t>::min());
        bytes.string("f64").type(MetaType::kF64).number(0.1);
        const auto file = GgufFile::parse(bytes);
        QVERIFY2(file.has_value(), file ? "" : file.error().to_string().c_str());
        QCOMPARE(file->integer("u8"), std::optional<std::int64_t>(200));
        QCOMPARE(file->integer("i8"), std::optional<std::int64_t>(-100));
        QCOMPARE(file->integer("u16"), std::optional<std::int64_t>(60000));
        QCOMPARE(file->integer("i16"), std::optional<std::int64_t>(-30000));
        QCOMPARE(file->integer("i32"), std::optional<std::int64_t>(-2000000000));
        QVERIFY(!file->integer("u64"));  // does not fit
        QCOMPARE(file->number("u64"), std::optional(0x1p64));
        QCOMPARE(file->integer("i64"), std::optional(std::numeric_limits<std::int64_t>::min()));
        QCOMPARE(file->number("f64"), std::optional(0.1));
    }

    void arrays_of_numbers_are_converted_to_the_nearest_that_fits() {
        GgufBytes bytes;
        bytes.start(0, 3);
        bytes.string("doubles").type(MetaType::kArray).type(MetaType::kF64).u64(5);
        for (const double d : {2.9, -2.9, 1e300, -HUGE_VAL, std::nan("")}) bytes.number(d);
        bytes.string("unsigned").type(MetaType::kArray).type(MetaType::kU64).u64(1).u64(~std::uint64_t{0});
        bytes.string("truths")
            .type(MetaType::kArray)
            .type(MetaType::kBool)
            .u64(2)
            .raw(std::string_view("\1\0", 2));
        const auto file = GgufFile::parse(bytes);
        QVERIFY2(file.has_value(), file ? "" : file.error().to_string().c_str());
        using Limits = std::numeric_limits<std::int64_t>;
        QVERIFY(file->array("doubles")->integers() ==
                (std::vector<std::int64_t>{2, -2, Limits::max(), Limits::min(), 0}));
        QVERIFY(file->array("unsigned")->integers() == (std::vector<std::int64_t>{Limits::max()}));
        QVERIFY(file->array("truths")->integers() == (std::vector<std::int64_t>{1, 0}));
    }

    void version_2_is_read_too() {
        GgufBytes bytes;
        bytes.start(1, 0, 2).tensor("t", {8}, DType::kF32, 0).pad().data(32);
        const auto file = GgufFile::parse(bytes);
        QVERIFY(file.has_value());
        QCOMPARE(file->version(), 2u);
    }

    void the_alignment_of_the_file_places_the_data() {
        GgufBytes bytes;
        bytes.start(1, 1).string("general.alignment").type(MetaType::kU32).u32(256);
        bytes.tensor("t", {8}, DType::kF32, 256).pad(256).data(256 + 32);
        const std::span<const std::byte> all = bytes;
        const auto file = GgufFile::parse(all);
        QVERIFY2(file.has_value(), file ? "" : file.error().to_string().c_str());
        QCOMPARE(file->tensors()[0].data + 32, all.data() + all.size());
        QCOMPARE((file->tensors()[0].data - all.data()) % 256, std::ptrdiff_t{0});
    }

    void views_survive_moving_the_file() {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("m.gguf").toStdString();
        const auto bytes = small_gguf();
        std::ofstream(path, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        auto opened = GgufFile::open(path);
        QVERIFY(opened.has_value());
        const std::byte* data = opened->tensors()[0].data;
        const GgufFile moved = std::move(*opened);
        QCOMPARE(moved.tensors()[0].data, data);
        QVERIFY(touch_everything(moved) > 0);
        moved.prefetch();
    }

    void errors_of_open_name_the_file() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("notes.txt").toStdString();
        std::ofstream(path) << "shopping list";
        const auto file = GgufFile::open(path);
        QVERIFY(!file);
        QVERIFY(file.error().where.find(path) == 0);
        QCOMPARE(GgufFile::open(path + "x").error().kind, ErrorKind::kNotFound);
    }

    void models_of_other_programs_are_read_whole() {
        const QStringList files = model_files();
        if (files.isEmpty()) QSKIP("no model in tests/data and LOQUAT_FIXTURES is not set");
        for (const QString& path : files) {
            const auto file = GgufFile::open(path.toStdString());
            QVERIFY2(file.has_value(), file ? "" : file.error().to_string().c_str());
            QVERIFY(touch_everything(*file) > 0);
            QVERIFY(file->string("general.architecture"));
        }
    }

    // index.json of the fixtures: the relative RMS error per type that was measured with the peer's own
    // decoder.
    void quantized_models_decode_to_the_error_the_peer_measured() {
        const QString folder = qEnvironmentVariable("LOQUAT_FIXTURES") + "/models/";
        QFile index(folder + "index.json");
        if (!index.open(QIODevice::ReadOnly)) QSKIP("LOQUAT_FIXTURES is not set");
        const auto models = Json::parse(index.readAll().toStdString());
        QVERIFY(models.has_value());
        for (const auto& [name, model] : models->as_object()) {
            const Json* expected = model.find("weight_error");
            if (!expected || !expected->is_object()) continue;
            const std::string base = name.substr(0, name.rfind('-'));
            const auto quantized =
                GgufFile::open((folder + QString::fromStdString(name) + ".gguf").toStdString());
            const auto source =
                GgufFile::open((folder + QString::fromStdString(base) + "-F16.gguf").toStdString());
            QVERIFY(quantized && source);
            std::map<std::string, SquaredError> errors;
            for (const TensorView& tensor : quantized->tensors()) {
                const auto a = all_values(tensor);
                const auto b = all_values(*source->find_tensor(tensor.name));
                SquaredError& sum = errors[std::string(dtype_info(tensor.type).name)];
                for (std::size_t i = 0; i < a.size(); ++i) {
                    sum.error += std::pow(double(a[i]) - double(b[i]), 2);
                    sum.scale += std::pow(double(b[i]), 2);
                }
            }
            for (const auto& [type, figures] : expected->as_object()) {
                const double rel = figures.find("rel")->as_double();
                const double measured = std::sqrt(errors[type].error / errors[type].scale);
                QVERIFY2(std::fabs(measured - rel) <= 1e-4 * rel,
                         (name + " " + type + " " + std::to_string(measured)).c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestGgufReader)
#include "tst_gguf_reader.moc"
