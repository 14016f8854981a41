// SPDX-License-Identifier: MIT
#include <QDir>
#include <QFile>
#include <QTest>

#include "engine/gguf/writer.h"
#include "engine/runtime/describe_beginning.h"

using namespace loquat;

namespace {

std::span<const std::byte> bytes_of(const QByteArray& array) {
    return std::as_bytes(std::span(array.constData(), std::size_t(array.size())));
}

QByteArray contents(const QString& name) {
    QFile file(QStringLiteral(LOQUAT_TEST_DATA "/models/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The metadata of a model with one changed; as large a file as a real one.
QByteArray with_metadata(const std::function<void(GgufWriter&)>& change,
                         const std::vector<std::string_view>& without) {
    const auto file = GgufFile::open(LOQUAT_TEST_DATA "/models/qwen2-tiny-Q8_0.gguf");
    GgufWriter writer;
    change(writer);
    for (const MetaEntry& entry : file->metadata())
        if (std::ranges::find(without, entry.key) == without.end()) writer.copy(entry);
    for (const TensorView& t : file->tensors())
        writer.add_tensor(std::string(t.name), t.type, t.shape, {t.data, t.size_bytes});
    const std::vector<std::byte> bytes = writer.to_bytes();
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
}

}  // namespace

class TestBeginning : public QObject {
    Q_OBJECT
private slots:
    void no_prefix_of_a_good_model_speaks_against_it_data() {
        QTest::addColumn<QString>("name");
        const QStringList names = QDir(QStringLiteral(LOQUAT_TEST_DATA "/models")).entryList({"*.gguf"});
        for (const QString& name : names) QTest::newRow(qPrintable(name)) << name;
    }

    void no_prefix_of_a_good_model_speaks_against_it() {
        QFETCH(QString, name);
        const QByteArray all = contents(name);
        const auto size = std::uint64_t(all.size());
        bool known = false;
        for (qsizetype n = 0; n <= all.size(); n += n < 20'000 ? 13 : 50'001) {
            const QByteArray prefix = all.left(n);
            const auto beginning = describe_beginning(bytes_of(prefix), size, "x.gguf");
            QVERIFY2(beginning, beginning ? "" : beginning.error().to_string().c_str());
            QCOMPARE(beginning->info.unsupported, std::string());
            QVERIFY(!known || beginning->wanted_bytes == 0);
            known = beginning->wanted_bytes == 0;
            if (!known)
                QVERIFY(beginning->wanted_bytes > std::uint64_t(n) && beginning->wanted_bytes <= size);
            if (known) QCOMPARE(beginning->shape->weight_bytes, size);
        }
        QVERIFY(known);
    }

    void asking_for_what_is_wanted_ends_soon() {
        const QByteArray all = contents("qwen2-tiny-F16.gguf");
        std::uint64_t n = 4096;
        int questions = 0;
        for (; n != 0 && questions < 20; ++questions) {
            const QByteArray prefix = all.left(qsizetype(n));
            n = describe_beginning(bytes_of(prefix), std::uint64_t(all.size()), "x.gguf")->wanted_bytes;
        }
        QVERIFY(questions < 6);
    }

    void what_cannot_run_is_said_from_the_first_kilobytes_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("named");
        QTest::newRow("architecture") << "architecture"
                                      << "\"mamba\"";
        QTest::newRow("type") << "type"
                              << "IQ2_XXS";
        QTest::newRow("tokenizer") << "tokenizer"
                                   << "\"bert\"";
        QTest::newRow("pre-tokenizer") << "pre"
                                       << "\"klingon\"";
        QTest::newRow("experts") << "experts"
                                 << "experts";
        QTest::newRow("rope scaling") << "yarn"
                                      << "yarn";
    }

    void what_cannot_run_is_said_from_the_first_kilobytes() {
        QFETCH(QString, what);
        QFETCH(QString, named);
        const QByteArray all = with_metadata(
            [&](GgufWriter& w) {
                if (what == "architecture") w.set_string("general.architecture", "mamba");
                if (what == "type") w.set_u32("general.file_type", 19);
                if (what == "tokenizer") w.set_string("tokenizer.ggml.model", "bert");
                if (what == "pre") w.set_string("tokenizer.ggml.pre", "klingon");
                if (what == "experts") w.set_u32("qwen2.expert_count", 8);
                if (what == "yarn") w.set_string("qwen2.rope.scaling.type", "yarn");
            },
            what == "architecture" ? std::vector<std::string_view>{"general.architecture"}
            : what == "type"       ? std::vector<std::string_view>{"general.file_type"}
            : what == "tokenizer"  ? std::vector<std::string_view>{"tokenizer.ggml.model"}
            : what == "pre"        ? std::vector<std::string_view>{"tokenizer.ggml.pre"}
                                   : std::vector<std::string_view>{});
        const QByteArray prefix = all.left(2048);
        const auto beginning = describe_beginning(bytes_of(prefix), std::uint64_t(all.size()), "x.gguf");
        QVERIFY(beginning);
        QVERIFY2(beginning->info.unsupported.find(named.toStdString()) != std::string::npos,
                 beginning->info.unsupported.c_str());
        QCOMPARE(beginning->wanted_bytes, std::uint64_t(0));
        QVERIFY(!beginning->shape);
    }

    void the_first_part_of_a_split_model_needs_no_tensors() {
        const auto file = GgufFile::open(LOQUAT_TEST_DATA "/models/qwen2-tiny-Q8_0.gguf");
        GgufWriter writer;
        for (const MetaEntry& entry : file->metadata()) writer.copy(entry);
        writer.set_u32("split.no", 0);
        writer.set_u32("split.count", 4);
        const std::vector<std::byte> bytes = writer.to_bytes();
        const auto beginning = describe_beginning(bytes, bytes.size(), "x-00001-of-00004.gguf");
        QVERIFY(beginning);
        QCOMPARE(beginning->info.unsupported, std::string());
        QVERIFY(beginning->shape);
        QCOMPARE(beginning->shape->n_vocab, beginning->info.n_vocab);
    }
};

QTEST_APPLESS_MAIN(TestBeginning)
#include "tst_beginning.moc"
