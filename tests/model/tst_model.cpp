// SPDX-License-Identifier: MIT
#include <QtTest>

#include <functional>

#include "engine/cli/checks/synthetic_model.h"
#include "engine/gguf/writer.h"
#include "engine/model/model.h"

using namespace loquat;

namespace {

/// A file to copy from, and what a test leaves out or puts in its place.
class Edited {
public:
    Edited()
        : bytes_(synthetic_model({}, {DType::kF32, DType::kF32})),
          file_(std::move(*GgufFile::parse(bytes_))) {}

    std::vector<std::string> without;            ///< keys and tensors left out
    std::function<void(GgufWriter&)> with = {};  ///< keys and tensors added

    Result<Model> read() {
        GgufWriter writer;
        const auto stays = [&](std::string_view name) {
            return std::ranges::find(without, name) == without.end();
        };
        for (const MetaEntry& entry : file_.metadata()) {
            if (stays(entry.key)) writer.copy(entry);
        }
        if (with) with(writer);
        for (const TensorView& t : file_.tensors()) {
            if (stays(t.name))
                writer.add_tensor(std::string(t.name), t.type, t.shape, {t.data, t.size_bytes});
        }
        edited_bytes_ = writer.to_bytes();
        edited_ = GgufFile::parse(edited_bytes_);
        if (!*edited_) return edited_->error();
        return read_model(**edited_);
    }

private:
    std::vector<std::byte> bytes_;
    GgufFile file_;
    std::vector<std::byte> edited_bytes_;
    std::optional<Result<GgufFile>> edited_;
};

const std::vector<std::byte> kZeros(1 << 20);

void add_zeros(GgufWriter& writer, const char* name, DType type, Shape shape) {
    const std::size_t size = row_bytes(type, std::size_t(shape.row_length())) * std::size_t(shape.n_rows());
    writer.add_tensor(name, type, shape, std::span(kZeros).first(size));
}

template <class O>
std::vector<O> ops_of(const Program& program) {
    std::vector<O> out;
    for (const Op& op : program.ops) {
        if (const O* o = std::get_if<O>(&op)) out.push_back(*o);
    }
    return out;
}

}  // namespace

class TestModel : public QObject {
    Q_OBJECT

private slots:
    void a_good_file_becomes_a_program();
    void malformed_files_are_refused_with_the_place_data();
    void malformed_files_are_refused_with_the_place();
    void what_is_not_supported_is_named_data();
    void what_is_not_supported_is_named();
    void linear_rope_scaling_divides_positions();
    void rope_factors_reach_every_rotation();
    void an_output_matrix_of_its_own_is_used();
    void llama_files_turn_neighbours_and_qwen2_files_halves();
};

void TestModel::a_good_file_becomes_a_program() {
    const auto model = Edited().read();
    QVERIFY2(model, model ? "" : model.error().to_string().c_str());
    const Hyperparameters& h = model->hyperparameters;
    QCOMPARE(h.n_layers, 2);
    QCOMPARE(h.head_dim, 16);
    QCOMPARE(h.n_rot, 16);
    QCOMPARE(h.n_vocab, 300);
    QCOMPARE(model->program.n_vocab, 300);
    QCOMPARE(model->program.kv.n_layers, 2);
    QCOMPARE(int(ops_of<MatMulOp>(model->program).size()), 2 * 7 + 1);
    for (const Program::ValueInfo& value : model->program.values) QVERIFY(value.width > 0);
}

void TestModel::malformed_files_are_refused_with_the_place_data() {
    QTest::addColumn<QString>("without");
    QTest::addColumn<QString>("key");  // set to `value`
    QTest::addColumn<qlonglong>("value");
    QTest::addColumn<QString>("place");
    const auto key = [](const char* name, qlonglong value) {
        const QString full = QString("qwen2.") + name;
        QTest::addRow("%s = %lld", name, value) << full << full << value << full;
    };
    const auto without = [](const char* name) { QTest::addRow("no %s", name) << name << "" << 0LL << name; };
    without("general.architecture");
    without("qwen2.block_count");
    without("qwen2.embedding_length");
    without("qwen2.attention.head_count");
    without("token_embd.weight");
    without("blk.1.ffn_up.weight");
    without("blk.0.attn_k.bias");
    without("output_norm.weight");
    key("block_count", 0);
    key("block_count", 1 << 30);
    key("embedding_length", 0);
    key("attention.head_count", 0);
    key("attention.head_count", 6);
    key("attention.head_count", 0xffffffff);
    key("attention.head_count_kv", 3);
    key("attention.head_count_kv", 0);
    key("attention.key_length", 0);
    key("attention.key_length", 1 << 20);
    key("rope.dimension_count", 7);
    key("rope.dimension_count", 18);
    key("context_length", 0);
    QTest::newRow("heads that do not fit") << ""
                                           << "qwen2.attention.key_length" << 32LL << "blk.0.attn_q.weight";
    QTest::newRow("layers that are not there") << "qwen2.block_count"
                                               << "qwen2.block_count" << 3LL << "blk.2.attn_norm.weight";
    QTest::newRow("another width") << "qwen2.feed_forward_length"
                                   << "qwen2.feed_forward_length" << 95LL << "blk.0.ffn_gate.weight";
}

void TestModel::malformed_files_are_refused_with_the_place() {
    QFETCH(QString, without);
    QFETCH(QString, key);
    QFETCH(qlonglong, value);
    QFETCH(QString, place);
    Edited edited;
    edited.without = {without.toStdString()};
    if (!key.isEmpty()) {
        edited.with = [&](GgufWriter& w) { w.set_u32(key.toStdString(), std::uint32_t(value)); };
    }
    const auto model = edited.read();
    QVERIFY(!model);
    QCOMPARE(int(model.error().kind), int(ErrorKind::kBadInput));
    QVERIFY2(model.error().where.ends_with(place.toStdString()), model.error().to_string().c_str());
}

void TestModel::what_is_not_supported_is_named_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("named");
    QTest::newRow("architecture") << "architecture"
                                  << "\"mamba\"";
    QTest::newRow("yarn") << "yarn"
                          << "\"yarn\"";
    QTest::newRow("experts") << "experts"
                             << "experts";
    QTest::newRow("value length") << "value_length"
                                  << "value_length";
    QTest::newRow("heads per layer") << "heads"
                                     << "layer to layer";
    QTest::newRow("unknown tensor") << "tensor"
                                    << "blk.0.attn_q_norm.weight";
    QTest::newRow("integer weights") << "integers"
                                     << "I8";
    QTest::newRow("half norm") << "norm"
                               << "output_norm.weight";
}

void TestModel::what_is_not_supported_is_named() {
    QFETCH(QString, what);
    QFETCH(QString, named);
    Edited edited;
    if (what == "architecture") edited.without = {"general.architecture"};
    if (what == "heads") edited.without = {"qwen2.attention.head_count_kv"};
    if (what == "integers") edited.without = {"blk.0.ffn_up.weight"};
    if (what == "norm") edited.without = {"output_norm.weight"};
    edited.with = [&](GgufWriter& w) {
        const std::vector<std::int32_t> per_layer{2, 4};
        if (what == "architecture") w.set_string("general.architecture", "mamba");
        if (what == "yarn") w.set_string("qwen2.rope.scaling.type", "yarn");
        if (what == "experts") w.set_u32("qwen2.expert_count", 8);
        if (what == "value_length") w.set_u32("qwen2.attention.value_length", 8);
        if (what == "heads") w.set_i32s("qwen2.attention.head_count_kv", per_layer);
        if (what == "tensor") add_zeros(w, "blk.0.attn_q_norm.weight", DType::kF32, {{16, 1, 1, 1}});
        if (what == "integers") add_zeros(w, "blk.0.ffn_up.weight", DType::kI8, {{64, 96, 1, 1}});
        if (what == "norm") add_zeros(w, "output_norm.weight", DType::kF16, {{64, 1, 1, 1}});
    };
    const auto model = edited.read();
    QVERIFY(!model);
    QCOMPARE(int(model.error().kind), int(ErrorKind::kUnsupported));
    QVERIFY2(model.error().to_string().find(named.toStdString()) != std::string::npos,
             model.error().to_string().c_str());
}

void TestModel::linear_rope_scaling_divides_positions() {
    Edited edited;
    edited.with = [](GgufWriter& w) {
        w.set_string("qwen2.rope.scaling.type", "linear");
        w.set_f32("qwen2.rope.scaling.factor", 4.0f);
    };
    const auto model = edited.read();
    QVERIFY(model);
    for (const RopeOp& rope : ops_of<RopeOp>(model->program)) QCOMPARE(rope.scale, 0.25f);
}

void TestModel::rope_factors_reach_every_rotation() {
    Edited edited;
    edited.with = [](GgufWriter& w) { add_zeros(w, "rope_freqs.weight", DType::kF32, {{8, 1, 1, 1}}); };
    const auto model = edited.read();
    QVERIFY(model);
    const auto ropes = ops_of<RopeOp>(model->program);
    QCOMPARE(int(ropes.size()), 4);
    for (const RopeOp& rope : ropes) QVERIFY(rope.factors);
}

void TestModel::an_output_matrix_of_its_own_is_used() {
    Edited edited;
    edited.with = [](GgufWriter& w) { add_zeros(w, "output.weight", DType::kF16, {{64, 300, 1, 1}}); };
    const auto model = edited.read();
    QVERIFY(model);
    const MatMulOp last = ops_of<MatMulOp>(model->program).back();
    QCOMPARE(std::string(model->program.weights[std::size_t(last.weight.id)].name),
             std::string("output.weight"));
}

void TestModel::llama_files_turn_neighbours_and_qwen2_files_halves() {
    const auto qwen2 = Edited().read();
    QVERIFY(qwen2);
    QVERIFY(ops_of<RopeOp>(qwen2->program)[0].pairing == RopePairing::kHalves);
    const std::string path = LOQUAT_TEST_DATA "/models/llama3-tiny-Q4_K_M.gguf";
    const auto file = GgufFile::open(path);
    QVERIFY(file);
    const auto llama = read_model(*file);
    QVERIFY(llama);
    const RopeOp rope = ops_of<RopeOp>(llama->program)[0];
    QVERIFY(rope.pairing == RopePairing::kInterleaved);
    QVERIFY(rope.factors);
}

QTEST_GUILESS_MAIN(TestModel)
#include "tst_model.moc"
