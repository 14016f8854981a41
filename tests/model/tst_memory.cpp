// SPDX-License-Identifier: MIT
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "engine/cli/checks/synthetic_model.h"
#include "engine/model/memory.h"
#include "engine/runtime/loaded_model.h"

using namespace loquat;

namespace {

double percent_off(const std::filesystem::path& path, int n_ctx, int max_rows) {
    const auto model = LoadedModel::load(path, {.n_threads = 2, .n_ctx = n_ctx, .max_rows = max_rows});
    if (!model) return qWarning("%s", model.error().to_string().c_str()), 1e9;
    const auto shape = read_shape((*model)->file());
    if (!shape) return 1e9;
    const double estimate = double(estimate_memory(*shape, n_ctx, max_rows).total());
    const double taken = double((*model)->memory_bytes());
    return 100 * (estimate - taken) / taken;
}

}  // namespace

class TestMemory : public QObject {
    Q_OBJECT
private slots:
    void small_files_take_what_was_estimated_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("n_ctx");
        const QDir folder(QStringLiteral(LOQUAT_TEST_DATA "/models"));
        for (const QString& name : folder.entryList({"*.gguf"}))
            for (const int n_ctx : {512, 4096})
                QTest::addRow("%s, %d tokens", qPrintable(name), n_ctx) << folder.filePath(name) << n_ctx;
    }

    void small_files_take_what_was_estimated() {
        QFETCH(QString, path);
        QFETCH(int, n_ctx);
        const double off = percent_off(path.toStdString(), n_ctx, 512);
        QVERIFY2(std::abs(off) < 6, qPrintable(QString::number(off)));
    }

    void larger_shapes_take_what_was_estimated_data() {
        QTest::addColumn<int>("layers");
        QTest::addColumn<int>("embd");
        QTest::addColumn<int>("ff");
        QTest::addColumn<int>("heads");
        QTest::addColumn<int>("kv_heads");
        QTest::addColumn<int>("n_ctx");
        QTest::newRow("wide and shallow") << 2 << 1536 << 8960 << 12 << 2 << 4096;
        QTest::newRow("long context") << 12 << 512 << 1536 << 8 << 8 << 16384;
        QTest::newRow("half a billion, a few layers") << 6 << 896 << 4864 << 14 << 2 << 1000;
    }

    void larger_shapes_take_what_was_estimated() {
        QFETCH(int, layers);
        QFETCH(int, embd);
        QFETCH(int, ff);
        QFETCH(int, heads);
        QFETCH(int, kv_heads);
        QFETCH(int, n_ctx);
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("m.gguf").toStdString();
        const SyntheticShape shape{.n_layers = layers,
                                   .n_embd = embd,
                                   .n_ff = ff,
                                   .n_heads = heads,
                                   .n_kv_heads = kv_heads,
                                   .n_vocab = 32000,
                                   .tied = false,
                                   .n_ctx = 32768};
        QVERIFY(write_synthetic_model(shape, {DType::kQ4_0, DType::kQ8_0}, path));
        for (const int max_rows : {32, 512}) {
            const double off = percent_off(path, n_ctx, max_rows);
            QVERIFY2(std::abs(off) < 3, qPrintable(QString::number(off)));
        }
    }

    void an_absurd_shape_is_survived() {
        QCOMPARE(estimate_memory({.n_layers = -1, .n_embd = -5}, -3).total(), 0u);
        QCOMPARE(estimate_speed({}, 1e10, 0.8), 0.0);
    }

    void speed_counts_what_one_token_reads() {
        const ModelShape shape{.weight_bytes = 3'000'000'000, .unread_bytes = 1'000'000'000};
        QCOMPARE(estimate_speed(shape, 20e9, 0.8), 8.0);
    }
};

QTEST_GUILESS_MAIN(TestMemory)
#include "tst_memory.moc"
