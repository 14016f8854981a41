// SPDX-License-Identifier: MIT
#include <cstring>
#include <QDir>
#include <QTest>

#include "engine/gguf/writer.h"
#include "engine/quantize/mix.h"
#include "engine/quantize/plan.h"

using namespace loquat;

namespace {

std::filesystem::path file_name(const QString& path) {
    return path.toStdString();
}

QString text(std::string_view s) {
    return QString::fromUtf8(s.data(), qsizetype(s.size()));
}

/// The models of the peer: those in the repository, and all that LOQUAT_FIXTURES names.
QStringList models() {
    QStringList files;
    for (const QString& folder : {QString(LOQUAT_TEST_DATA), qEnvironmentVariable("LOQUAT_FIXTURES")}) {
        if (folder.isEmpty()) continue;
        const QDir dir(folder + "/models");
        for (const QString& name : dir.entryList({"*.gguf"}, QDir::Files, QDir::Name))
            files << dir.filePath(name);
    }
    return files;
}

Shape matrix(std::int64_t row, std::int64_t rows, std::int64_t experts = 1) {
    Shape shape;
    shape.ne = {row, rows, experts, 1};
    return shape;
}

/// Tensors by shape alone.
struct Made {
    std::vector<std::byte> bytes;
    GgufFile file() const { return GgufFile::parse(bytes).value(); }
};

Made made(const char* architecture, int n_layers, int n_heads, int n_kv_heads, int n_experts,
          const std::vector<std::pair<std::string, Shape>>& tensors) {
    GgufWriter writer;
    const std::string prefix = architecture;
    writer.set_string("general.architecture", prefix);
    writer.set_u32(prefix + ".block_count", std::uint32_t(n_layers));
    writer.set_u32(prefix + ".attention.head_count", std::uint32_t(n_heads));
    writer.set_u32(prefix + ".attention.head_count_kv", std::uint32_t(n_kv_heads));
    if (n_experts > 0) writer.set_u32(prefix + ".expert_count", std::uint32_t(n_experts));
    for (const auto& [name, shape] : tensors) writer.declare_tensor(name, DType::kF16, shape);
    auto layout = writer.layout();
    layout.header.resize(layout.size_bytes);
    return {layout.header};
}

DType type_in(const GgufFile& file, Mix mix, std::string_view name) {
    const Recipe recipe = recipe_for(file, mix);
    return recipe.types[std::size_t(file.find_tensor(name) - file.tensors().data())];
}

}  // namespace

class TestRecipe : public QObject {
    Q_OBJECT
private slots:
    void the_types_are_those_of_the_peers_file_data() {
        QTest::addColumn<QString>("path");
        for (const QString& path : models()) QTest::newRow(qPrintable(path.section('/', -3))) << path;
    }
    void the_types_are_those_of_the_peers_file() {
        QFETCH(QString, path);
        // The names and shapes of a quantized file are those of its source.
        const auto file = GgufFile::open(file_name(path));
        QVERIFY(file);
        const auto mix = std::ranges::find(
            all_mixes(), std::uint32_t(file->integer("general.file_type").value_or(-1)), &MixInfo::file_type);
        QVERIFY(mix != all_mixes().end());
        const Recipe recipe = recipe_for(*file, mix->mix);
        QCOMPARE(recipe.file_type, mix->file_type);
        for (std::size_t i = 0; i < recipe.types.size(); ++i) {
            const TensorView& tensor = file->tensors()[i];
            QVERIFY2(recipe.types[i] == tensor.type,
                     qPrintable(text(tensor.name) + " is " + text(dtype_info(tensor.type).name) + ", not " +
                                text(dtype_info(recipe.types[i]).name)));
        }
    }

    void rows_of_odd_length_take_a_type_that_fits() {
        const Made model = made("llama", 2, 4, 4, 0,
                                {{"token_embd.weight", matrix(96, 8)},
                                 {"output.weight", matrix(96, 8)},
                                 {"blk.0.attn_q.weight", matrix(96, 8)},
                                 {"blk.0.attn_k.weight", matrix(40, 8)},
                                 {"blk.0.ffn_up.weight", matrix(256, 8)}});
        const GgufFile file = model.file();
        const std::pair<Mix, DType> fits[] = {{Mix::kQ2_K, DType::kIQ4_NL},   {Mix::kQ3_K_S, DType::kIQ4_NL},
                                              {Mix::kIQ4_XS, DType::kIQ4_NL}, {Mix::kQ4_K_S, DType::kQ5_0},
                                              {Mix::kQ5_K_S, DType::kQ5_1},   {Mix::kQ6_K, DType::kQ8_0}};
        for (const auto& [mix, type] : fits) {
            QCOMPARE(type_in(file, mix, "blk.0.attn_q.weight"), type);
            QCOMPARE(type_in(file, mix, "output.weight"), DType::kQ8_0);
            QCOMPARE(type_in(file, mix, "blk.0.attn_k.weight"), DType::kF16);
            QCOMPARE(type_in(file, mix, "blk.0.ffn_up.weight"), mix_info(mix).main_type);
        }
        QCOMPARE(type_in(file, Mix::kF32, "blk.0.attn_k.weight"), DType::kF32);
    }

    void experts_get_the_small_floats_and_the_rest_eight_bits() {
        const Made model = made("deepseek2", 2, 4, 4, 32,
                                {{"token_embd.weight", matrix(64, 8)},
                                 {"blk.0.ffn_gate_inp.weight", matrix(64, 32)},
                                 {"blk.0.ffn_up_exps.weight", matrix(64, 8, 32)},
                                 {"blk.0.attn_q.weight", matrix(64, 64)}});
        const GgufFile file = model.file();
        QCOMPARE(type_in(file, Mix::kMXFP4, "blk.0.ffn_up_exps.weight"), DType::kMXFP4);
        QCOMPARE(type_in(file, Mix::kMXFP4, "blk.0.attn_q.weight"), DType::kQ8_0);
        QCOMPARE(type_in(file, Mix::kMXFP4, "blk.0.ffn_gate_inp.weight"), DType::kF16);
    }

    void the_order_of_tensors_does_not_matter() {
        std::vector<std::pair<std::string, Shape>> tensors;
        for (int i = 0; i < 16; ++i) {
            tensors.push_back({"blk." + std::to_string(i) + ".attn_v.weight", matrix(256, 4)});
            tensors.push_back({"blk." + std::to_string(i) + ".ffn_down.weight", matrix(256, 4)});
        }
        const Made ordered = made("llama", 16, 8, 2, 0, tensors);
        std::ranges::reverse(tensors);
        const Made reversed = made("llama", 16, 8, 2, 0, tensors);
        const GgufFile a = ordered.file(), b = reversed.file();
        for (const MixInfo& mix : all_mixes()) {
            for (const auto& [name, shape] : tensors)
                QCOMPARE(type_in(a, mix.mix, name), type_in(b, mix.mix, name));
        }
    }

    void smaller_mixes_make_smaller_files_and_say_so() {
        const auto file = GgufFile::open(file_name(LOQUAT_TEST_DATA "/models/qwen2-tiny-F16.gguf"));
        QVERIFY(file);
        double last = 33;
        for (const Mix mix : {Mix::kF32, Mix::kF16, Mix::kQ8_0, Mix::kQ6_K, Mix::kQ5_K_M, Mix::kQ5_K_S,
                              Mix::kQ4_K_M, Mix::kQ4_K_S, Mix::kQ3_K_L, Mix::kQ3_K_M, Mix::kQ3_K_S}) {
            const Recipe recipe = recipe_for(*file, mix);
            const double bits = bits_per_weight(*file, recipe);
            QVERIFY2(bits < last, mix_info(mix).name.data());
            last = bits;
            QVERIFY(recipe_bytes(*file, recipe) >= std::uint64_t(bits / 8 * 1e6));
        }
    }

    void the_size_of_the_same_types_is_that_of_the_same_file() {
        const auto file = GgufFile::open(file_name(LOQUAT_TEST_DATA "/models/qwen2-tiny-F16.gguf"));
        QVERIFY(file);
        QCOMPARE(recipe_bytes(*file, recipe_for(*file, Mix::kF16)), file->size_bytes());
    }
};

QTEST_APPLESS_MAIN(TestRecipe)
#include "tst_recipe.moc"
