// SPDX-License-Identifier: MIT
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/gguf/writer.h"
#include "tests/gguf/touch.h"

using namespace loquat;

namespace {

/// A folder with a model in three parts: the first holds metadata alone, as is usual; the others two tensors
/// each.
class Parts {
public:
    Parts() {
        for (int i = 0; i < 3; ++i) write(i, i, 3, 4);
    }

    /// Part `i` that says it is part `number` of `count`, of `n_tensors` in all.
    void write(int i, int number, int count, int n_tensors, const char* tensor = "t") {
        static const std::vector<float> data(64, 1.5f);
        GgufWriter writer;
        if (i == 0) writer.set_string("general.architecture", "llama");
        writer.set_u32("split.no", std::uint32_t(number));
        writer.set_u32("split.count", std::uint32_t(count));
        writer.set_u32("split.tensors.count", std::uint32_t(n_tensors));
        for (int t = 0; t < 2 && i > 0; ++t) {
            writer.add_tensor(tensor + std::to_string(2 * i + t), DType::kF32, {{32, 2, 1, 1}},
                              std::as_bytes(std::span(data)));
        }
        QVERIFY(writer.write(path(i)));
    }

    std::string path(int i) const {
        return folder_.filePath(QString("m-0000%1-of-00003.gguf").arg(i + 1)).toStdString();
    }

private:
    QTemporaryDir folder_;
};

}  // namespace

class TestGgufSplit : public QObject {
    Q_OBJECT
private slots:
    void the_first_part_opens_all() {
        const Parts parts;
        auto opened = GgufFile::open(parts.path(0));
        QVERIFY2(opened, opened ? "" : opened.error().to_string().c_str());
        const GgufFile file = std::move(*opened);
        QCOMPARE(file.tensors().size(), std::size_t(4));
        QCOMPARE(file.metadata().size(), std::size_t(1));  // nothing of the splitting is left
        QVERIFY(file.string("general.architecture") == "llama");
        quint64 bytes = 0;
        for (int i = 0; i < 3; ++i) bytes += quint64(QFile(QString::fromStdString(parts.path(i))).size());
        QCOMPARE(quint64(file.size_bytes()), bytes);
        QVERIFY(touch_everything(file) > 0);
        float x = 0;
        memcpy(&x, file.find_tensor("t5")->data, sizeof x);
        QCOMPARE(x, 1.5f);
    }

    void a_missing_part_is_named() {
        const Parts parts;
        QVERIFY(QFile::remove(QString::fromStdString(parts.path(1))));
        const auto file = GgufFile::open(parts.path(0));
        QVERIFY(!file);
        QCOMPARE(int(file.error().kind), int(ErrorKind::kNotFound));
        QCOMPARE(file.error().where, parts.path(1));
        QVERIFY(file.error().message.find("part 2 of 3") != std::string::npos);
    }

    void a_damaged_part_is_named() {
        const Parts parts;
        QFile part(QString::fromStdString(parts.path(2)));
        QVERIFY(part.resize(part.size() / 2));
        const auto file = GgufFile::open(parts.path(0));
        QVERIFY(!file);
        QVERIFY(file.error().where.starts_with(parts.path(2)));
    }

    void a_later_part_alone_is_refused() {
        const Parts parts;
        const auto file = GgufFile::open(parts.path(1));
        QVERIFY(!file);
        QVERIFY(file.error().message.find("part 2 of 3") != std::string::npos);
    }

    void parts_that_contradict_each_other_are_refused() {
        for (const auto& [number, count, n_tensors] : {std::tuple{1, 3, 4}, {2, 4, 4}, {0, 1, 4}}) {
            Parts parts;
            parts.write(2, number, count, n_tensors);
            const auto file = GgufFile::open(parts.path(0));
            QVERIFY(!file);
            QCOMPARE(file.error().where, parts.path(2));
        }
        Parts twice;
        twice.write(2, 2, 3, 4, "t");
        QVERIFY(GgufFile::open(twice.path(0)));
        Parts fewer;
        fewer.write(0, 0, 3, 5);
        QVERIFY(!GgufFile::open(fewer.path(0)));
        Parts same;
        QVERIFY(QFile::remove(QString::fromStdString(same.path(2))));
        same.write(2, 2, 3, 4, "t-");
        QVERIFY(GgufFile::open(same.path(0)));
    }

    void absurd_counts_and_other_names_are_refused() {
        for (const int count : {0, 2, 4, 10'000, 1'000'000'000}) {
            Parts parts;
            parts.write(0, 0, count, 4);
            QVERIFY(!GgufFile::open(parts.path(0)));
        }
        const Parts parts;
        QTemporaryDir elsewhere;
        const QString other = elsewhere.filePath("model.gguf");
        QVERIFY(QFile::copy(QString::fromStdString(parts.path(0)), other));
        const auto file = GgufFile::open(other.toStdString());
        QVERIFY(!file);
        QVERIFY(file.error().message.find("-00001-of-00003.gguf") != std::string::npos);
    }

    void a_tensor_in_two_parts_is_refused() {
        Parts parts;
        static const std::vector<float> data(64, 1.5f);
        GgufWriter writer;
        writer.set_u32("split.no", 2);
        writer.set_u32("split.count", 3);
        for (const char* name : {"t2", "t9"})
            writer.add_tensor(name, DType::kF32, {{32, 2, 1, 1}}, std::as_bytes(std::span(data)));
        QVERIFY(writer.write(parts.path(2)));
        const auto file = GgufFile::open(parts.path(0));
        QVERIFY(!file);
        QVERIFY(file.error().message.find("twice") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestGgufSplit)
#include "tst_gguf_split.moc"
