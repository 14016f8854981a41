// SPDX-License-Identifier: MIT
#include <cmath>
#include <QTest>

#include "engine/quantize/convert.h"
#include "engine/runtime/session.h"
#include "tests/quantize/hugging_face_folder.h"

using namespace loquat;

namespace {

const QString kModels = QStringLiteral(LOQUAT_TEST_DATA "/models/");

std::string message(const Result<ConvertReport>& report) {
    return report ? "" : report.error().to_string();
}

QJsonObject golden(const QString& name) {
    QFile file(kModels + name + ".exact.json");
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

std::vector<float> golden_logits(const QString& name) {
    QFile file(kModels + name + ".exact.f32");
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray bytes = file.readAll();
    std::vector<float> out(std::size_t(bytes.size()) / sizeof(float));
    std::memcpy(out.data(), bytes.constData(), std::size_t(bytes.size()));
    return out;
}

std::vector<TokenId> ids_of(const QJsonArray& array) {
    std::vector<TokenId> ids;
    for (const QJsonValue& id : array) ids.push_back(id.toInt());
    return ids;
}

/// How far the model's logits are from the golden ones of `name`, relative.
double logit_error(const QString& path, const QString& name) {
    const auto model = LoadedModel::load(path.toStdString(), {.backend = "reference", .n_threads = 2});
    if (!model) return qWarning("%s", model.error().to_string().c_str()), 1e9;
    const std::vector<float> truth = golden_logits(name);
    double errors = 0, squares = 0;
    std::size_t at = 0;
    Session session(**model);
    const auto done = session.evaluate_all(
        ids_of(golden(name)["tokens"].toArray()), [&](int, std::span<const float> logits) {
            for (const float x : logits) {
                errors += (double(x) - truth[at]) * (double(x) - truth[at]);
                squares += double(truth[at]) * truth[at];
                ++at;
            }
        });
    return done && at == truth.size() ? std::sqrt(errors / squares) : 1e9;
}

void compare_token_ids(const QString& path, const QString& name) {
    const auto file = GgufFile::open(path.toStdString());
    QVERIFY(file);
    const auto tokenizer = Tokenizer::from_gguf(*file);
    QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().to_string().c_str());
    const QJsonArray cases = golden(name)["tokenize"].toArray();
    QVERIFY(!cases.isEmpty());
    for (const QJsonValue& c : cases) {
        const auto ids =
            (*tokenizer)
                ->encode(c["text"].toString().toStdString(), {.add_special = c["add_special"].toBool(),
                                                              .parse_special = c["parse_special"].toBool()});
        QVERIFY2(ids == ids_of(c["ids"].toArray()), qPrintable(c["text"].toString()));
    }
}

/// A protocol buffer, field by field.
QByteArray varint(quint64 n) {
    QByteArray out;
    for (; n >= 0x80; n >>= 7) out += char(n | 0x80);
    return out + char(n);
}
QByteArray message_field(int number, const QByteArray& bytes) {
    return varint(quint64(number) << 3 | 2) + varint(quint64(bytes.size())) + bytes;
}

QByteArray sentencepiece_of(const GgufFile& file, int algorithm) {
    const auto tokens = file.array("tokenizer.ggml.tokens")->strings();
    const auto types = file.array("tokenizer.ggml.token_type")->integers();
    const auto scores = file.array("tokenizer.ggml.scores")->numbers();
    QByteArray out;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const float score = float(scores[i]);
        out +=
            message_field(1, message_field(1, QByteArray(tokens[i].data(), qsizetype(tokens[i].size()))) +
                                 varint(2 << 3 | 5) + QByteArray(reinterpret_cast<const char*>(&score), 4) +
                                 varint(3 << 3) + varint(quint64(types[i])));
    }
    out += message_field(2, varint(3 << 3) + varint(quint64(algorithm)));
    return out + message_field(3, varint(3 << 3) + varint(1));
}

class Converted : public HuggingFaceFolder {
public:
    explicit Converted(const QString& name)
        : HuggingFaceFolder(kModels + name + ".gguf"), out(folder_.filePath("out.gguf")) {}
    Result<ConvertReport> convert(std::optional<DType> type = {}, int n_shards = 1) {
        write(n_shards);
        return convert_folder(path().toStdString(), out.toStdString(), {type, 2});
    }
    QStringList left() const { return QDir(folder_.path()).entryList(QDir::Files); }

private:
    QTemporaryDir folder_;

public:
    QString out;
};

}  // namespace

class TestConvert : public QObject {
    Q_OBJECT
private slots:
    void a_converted_folder_computes_and_reads_as_the_peer_does_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("shards");
        QTest::newRow("qwen2, as stored") << "qwen2-tiny-F16" << 1;
        QTest::newRow("llama: rows of Q and K in another order") << "llama-tiny-Q4_1" << 3;
        QTest::newRow("llama 3: scaled rope, tied") << "llama3-tiny-Q4_K_M" << 2;
        QTest::newRow("llama 2: SentencePiece in tokenizer.json") << "llama-spm-tiny-Q4_0" << 1;
    }

    void a_converted_folder_computes_and_reads_as_the_peer_does() {
        QFETCH(QString, name);
        QFETCH(int, shards);
        Converted folder(name);
        const auto report = folder.convert({}, shards);
        QVERIFY2(report, message(report).c_str());
        QCOMPARE(qint64(report->written_bytes), QFile(folder.out).size());
        QCOMPARE(folder.left(), QStringList{"out.gguf"});
        const double error = logit_error(folder.out, name);
        QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
        compare_token_ids(folder.out, name);
        const auto file = GgufFile::open(folder.out.toStdString());
        QVERIFY(file->string("general.name") == QDir(folder.path()).dirName().toStdString());
        for (const char* key : {"tokenizer.ggml.model", "tokenizer.ggml.pre", "tokenizer.chat_template"})
            QVERIFY2(file->string(key) == folder.source().string(key), key);
        QVERIFY(file->array("tokenizer.ggml.tokens")->strings() ==
                folder.source().array("tokenizer.ggml.tokens")->strings());
        const auto types = file->array("tokenizer.ggml.token_type")->integers();
        const auto expected_types = folder.source().array("tokenizer.ggml.token_type")->integers();
        for (std::size_t i = 0; i < types.size(); ++i)
            QVERIFY2(types[i] == expected_types[i],
                     qPrintable(QString("token %1: %2, not %3").arg(i).arg(types[i]).arg(expected_types[i])));
        for (const char* key : {"tokenizer.ggml.bos_token_id", "tokenizer.ggml.eos_token_id"})
            QCOMPARE(*file->integer(key), *folder.source().integer(key));
    }

    void a_sentencepiece_model_is_read() {
        const QString name = "llama-spm-tiny-Q4_0";
        Converted folder(name);
        folder.tokenizer = {};
        folder.sentencepiece = sentencepiece_of(folder.source(), 2);
        const auto report = folder.convert();
        QVERIFY2(report, message(report).c_str());
        compare_token_ids(folder.out, name);
        const auto file = GgufFile::open(folder.out.toStdString());
        QVERIFY(file->array("tokenizer.ggml.scores")->numbers() ==
                folder.source().array("tokenizer.ggml.scores")->numbers());
        folder.sentencepiece = sentencepiece_of(folder.source(), 1);
        QVERIFY(message(folder.convert()).find("unigram") != std::string::npos);
        folder.sentencepiece.chop(3);
        QVERIFY(message(folder.convert()).find("damaged") != std::string::npos);
    }

    void a_matrix_takes_the_type_that_was_asked_for_and_a_vector_is_f32() {
        for (const DType type : {DType::kF32, DType::kF16, DType::kBF16}) {
            Converted folder("qwen2-tiny-F16");
            const auto report = folder.convert(type);
            QVERIFY2(report, message(report).c_str());
            const auto file = GgufFile::open(folder.out.toStdString());
            for (const TensorView& t : file->tensors())
                QCOMPARE(t.type, t.shape.n_rows() > 1 ? type : DType::kF32);
            QVERIFY(logit_error(folder.out, "qwen2-tiny-F16") < (type == DType::kBF16 ? 2e-2 : 1e-5));
        }
        Converted folder("qwen2-tiny-F16");
        QVERIFY(!folder.convert(DType::kQ8_0));
    }

    void fp8_blocks_are_multiplied_by_their_scales() {
        Converted folder("qwen2-tiny-F16");
        HuggingFaceFolder::Tensor& codes = folder.tensors["model.layers.1.mlp.up_proj.weight"];
        const int rows = codes.shape[0].toInt(), columns = codes.shape[1].toInt();
        QCOMPARE(rows * columns * 2, int(codes.data.size()));
        QByteArray bytes(rows * columns, '\0');
        for (int i = 0; i < bytes.size(); ++i) bytes[i] = char(i * 7 % 127 | (i % 3 ? 0x80 : 0));
        codes = {"F8_E4M3", codes.shape, bytes};
        const float scales[] = {0.5f, 2.0f, 0.25f, 1.0f};
        folder.tensors["model.layers.1.mlp.up_proj.weight_scale_inv"] = {
            "F32", QJsonArray{2, 2}, QByteArray(reinterpret_cast<const char*>(scales), 16)};
        folder.config["quantization_config"] =
            QJsonObject{{"quant_method", "fp8"}, {"weight_block_size", QJsonArray{128, 128}}};
        const auto report = folder.convert();
        QVERIFY2(report, message(report).c_str());
        const auto file = GgufFile::open(folder.out.toStdString());
        const TensorView& t = *file->find_tensor("blk.1.ffn_up.weight");
        QCOMPARE(t.type, DType::kBF16);
        std::vector<float> row(std::size_t(columns), 0.0f);
        for (int r = 0; r < rows; ++r) {
            decode_row(t.type, t.data + row_bytes(t.type, row.size()) * std::size_t(r), row.data(),
                       row.size());
            for (int c = 0; c < columns; ++c) {
                const auto code = static_cast<unsigned char>(bytes[r * columns + c]);
                const int exponent = code >> 3 & 15;
                const double size = exponent ? std::pow(2, exponent - 7) * (1 + (code & 7) / 8.0)
                                             : std::pow(2, -6) * (code & 7) / 8.0;
                const double expected = (code & 0x80 ? -size : size) * scales[r / 128 * 2 + c / 128];
                QCOMPARE(double(row[std::size_t(c)]),
                         expected);  // three bits of mantissa fit into BF16's seven
            }
        }
        folder.tensors.remove("model.layers.1.mlp.up_proj.weight_scale_inv");
        QVERIFY(message(folder.convert()).find("scales") != std::string::npos);
    }

    void what_cannot_be_converted_is_refused_with_the_reason_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("named");
        QTest::newRow("pickles") << "pickles"
                                 << "runs whatever code";
        QTest::newRow("architecture") << "architecture"
                                      << "MambaForCausalLM";
        QTest::newRow("activation") << "activation"
                                    << "gelu";
        QTest::newRow("yarn") << "yarn"
                              << "yarn";
        QTest::newRow("gptq") << "gptq"
                              << "gptq";
        QTest::newRow("a tensor too many") << "more"
                                           << "self_attn.q_norm";
        QTest::newRow("a tensor too few") << "fewer"
                                          << "blk.1.ffn_up.weight";
        QTest::newRow("another shape") << "shape"
                                       << "ffn_up";
        QTest::newRow("pre-tokenizer") << "pre"
                                       << "pre_tokenizer";
        QTest::newRow("tokenizer") << "tokenizer"
                                   << "WordPiece";
        QTest::newRow("no tokenizer") << "no tokenizer"
                                      << "no tokenizer";
        QTest::newRow("a token beyond the embeddings") << "token"
                                                       << "embeddings";
        QTest::newRow("too large for F16") << "large"
                                           << "too large for F16";
        QTest::newRow("an index that leads out") << "traversal"
                                                 << "index.json";
        QTest::newRow("a missing shard") << "shard"
                                         << "no such file";
        QTest::newRow("a damaged config") << "config"
                                          << "config.json";
    }

    void what_cannot_be_converted_is_refused_with_the_reason() {
        QFETCH(QString, what);
        QFETCH(QString, named);
        Converted folder("qwen2-tiny-F16");
        auto& tensors = folder.tensors;
        if (what == "architecture") folder.config["architectures"] = QJsonArray{"MambaForCausalLM"};
        if (what == "activation") folder.config["hidden_act"] = "gelu";
        if (what == "yarn") folder.config["rope_scaling"] = QJsonObject{{"type", "yarn"}, {"factor", 4.0}};
        if (what == "gptq") folder.config["quantization_config"] = QJsonObject{{"quant_method", "gptq"}};
        if (what == "more") tensors["model.layers.0.self_attn.q_norm.weight"] = tensors["model.norm.weight"];
        if (what == "fewer") tensors.remove("model.layers.1.mlp.up_proj.weight");
        if (what == "shape")
            tensors["model.layers.1.mlp.up_proj.weight"] = tensors["model.layers.1.self_attn.k_proj.weight"];
        if (what == "pre") folder.tokenizer["pre_tokenizer"] = QJsonObject{{"type", "Whitespace"}};
        if (what == "tokenizer")
            folder.tokenizer["model"] = QJsonObject{{"type", "WordPiece"}, {"vocab", QJsonObject{{"a", 1}}}};
        if (what == "no tokenizer") folder.tokenizer = {};
        if (what == "token")
            folder.tokenizer["added_tokens"] =
                QJsonArray{QJsonObject{{"id", 1'000'000'000}, {"content", "x"}}};
        if (what == "large") {
            const std::vector<float> huge(256 * 256, 1e6f);
            tensors["model.layers.1.mlp.up_proj.weight"] = {
                "F32", QJsonArray{256, 256},
                QByteArray(reinterpret_cast<const char*>(huge.data()), 4 * 256 * 256)};
        }
        folder.write(what == "shard" || what == "traversal" ? 2 : 1);
        if (what == "pickles")
            QVERIFY(
                QFile::rename(folder.path() + "/model.safetensors", folder.path() + "/pytorch_model.bin"));
        if (what == "shard") QVERIFY(QFile::remove(folder.path() + "/model-00002-of-00002.safetensors"));
        if (what == "traversal")
            folder.write_file("model.safetensors.index.json",
                              R"({"weight_map": {"a": "../model-00001-of-00002.safetensors"}})");
        if (what == "config") folder.write_file("config.json", "{\"hidden_size\": ");
        const auto report =
            convert_folder(folder.path().toStdString(), folder.out.toStdString(), {DType::kF16, 2});
        QVERIFY(!report);
        QVERIFY2(message(report).find(named.toStdString()) != std::string::npos, message(report).c_str());
        QVERIFY(folder.left().isEmpty());
    }

    void stopped_it_leaves_nothing() {
        Converted folder("qwen2-tiny-F16");
        folder.write();
        std::stop_source stop;
        std::uint64_t last = 0;
        const auto tell = [&](const WorkProgress& progress) {
            QVERIFY(progress.done > last && progress.done <= progress.total);
            last = progress.done;
            stop.request_stop();
        };
        const auto report =
            convert_folder(folder.path().toStdString(), folder.out.toStdString(), {}, tell, stop.get_token());
        QVERIFY(!report);
        QCOMPARE(int(report.error().kind), int(ErrorKind::kCancelled));
        QVERIFY(last > 0);
        QVERIFY(folder.left().isEmpty());
    }

    void an_older_file_stays_when_it_fails() {
        Converted folder("qwen2-tiny-F16");
        QVERIFY(folder.convert());
        QFile old(folder.out);
        QVERIFY(old.open(QIODevice::ReadOnly));
        const QByteArray before = old.readAll();
        folder.tensors.remove("model.norm.weight");
        QVERIFY(!folder.convert());
        QFile now(folder.out);
        QVERIFY(now.open(QIODevice::ReadOnly) && now.readAll() == before);
    }
};

QTEST_GUILESS_MAIN(TestConvert)
#include "tst_convert.moc"
