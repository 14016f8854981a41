// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <fstream>

#include "engine/cli/checks/synthetic_model.h"
#include "engine/gguf/writer.h"
#include "engine/runtime/generate.h"

using namespace loquat;

namespace {

const std::string kModels = LOQUAT_TEST_DATA "/models/";
const std::string kByteModel = kModels + "llama-tiny-Q4_1.gguf";

std::unique_ptr<LoadedModel> load(const std::string& path, LoadOptions options = {}) {
    auto model = LoadedModel::load(path, options);
    if (!model) qFatal("%s", model.error().to_string().c_str());
    return std::move(*model);
}

LoadOptions reference(int n_ctx = 256, int max_rows = 512) {
    return {.backend = "reference", .n_threads = 0, .n_ctx = n_ctx, .max_rows = max_rows};
}

std::vector<TokenId> some_tokens(int n, int seed = 1) {
    std::vector<TokenId> out(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) out[std::size_t(i)] = (i * 37 + seed * 101) % 500;
    return out;
}

std::vector<float> logits_of(Session& session, std::span<const TokenId> tokens) {
    const auto logits = session.evaluate(tokens);
    if (!logits) qFatal("%s", logits.error().to_string().c_str());
    return {logits->begin(), logits->end()};
}

double largest_difference(const std::vector<float>& a, const std::vector<float>& b) {
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(double(a[i]) - b[i]));
    return largest;
}

struct Told {
    std::string text;
    GenerateStats stats;
};

Told tell(Session& session, const GenerateRequest& request, std::stop_token stop = {}) {
    Told told;
    GenerateEvents events;
    events.text = [&](std::string_view piece) { told.text += piece; };
    const auto stats = generate(session, request, events, stop);
    if (!stats) qFatal("%s", stats.error().to_string().c_str());
    told.stats = *stats;
    return told;
}

GenerateRequest request_for(const LoadedModel& model, std::string_view text, int max_tokens,
                            std::uint64_t seed = 1) {
    GenerateRequest request;
    request.prompt = model.encode_prompt(text);
    request.max_tokens = max_tokens;
    request.sampling.seed = seed;
    return request;
}

Json chat(std::initializer_list<std::pair<const char*, const char*>> messages) {
    Json list = Json::array();
    for (const auto& [role, content] : messages) {
        Json message = Json::object();
        message.set("role", role);
        message.set("content", content);
        list.push(std::move(message));
    }
    return list;
}

}  // namespace

class TestRuntime : public QObject {
    Q_OBJECT

private slots:
    void a_model_says_what_it_is();
    void an_unsupported_model_says_why();
    void loading_refuses_what_it_cannot_run();
    void loading_can_be_stopped();
    void an_absurd_context_is_refused_not_allocated();
    void reuse_gives_the_logits_of_a_fresh_evaluation_data();
    void reuse_gives_the_logits_of_a_fresh_evaluation();
    void sessions_share_and_keep_apart();
    void a_full_cache_takes_pages_from_idle_sessions();
    void all_positions_agree_with_one_at_a_time();
    void too_many_or_impossible_tokens_are_refused();
    void a_stopped_prompt_leaves_a_usable_session();
    void the_same_seed_gives_the_same_text();
    void cancel_takes_effect_within_one_token();
    void the_answer_ends_before_a_stop_string();
    void the_answer_ends_where_the_context_does();
    void an_end_token_ends_the_answer();
    void a_chat_is_rendered_and_begins_with_bos_once();
    void continuing_leaves_the_last_answer_open();
    void a_model_without_a_template_still_talks();
    void a_broken_template_is_told_when_it_is_needed();
};

void TestRuntime::a_model_says_what_it_is() {
    const std::string path = kModels + "llama3-tiny-Q4_K_M.gguf";
    const auto file = GgufFile::open(path);
    QVERIFY(file);
    const ModelInfo info = describe_model(*file, path);
    QCOMPARE(info.name, std::string("random-2"));
    QCOMPARE(info.architecture, std::string("llama"));
    QCOMPARE(info.quantization, std::string("Q4_K_M"));
    QCOMPARE(info.n_layers, 3);
    QCOMPARE(info.n_vocab, 512);
    QCOMPARE(info.n_ctx_train, 2048);
    QCOMPARE(info.kv_bytes_per_token, std::size_t(3 * 2 * 128 * 2));
    QVERIFY(info.n_parameters > 1'000'000 && info.n_parameters < 2'000'000);
    QVERIFY(info.has_chat_template);
    QCOMPARE(info.unsupported, std::string());
}

void TestRuntime::an_unsupported_model_says_why() {
    GgufWriter writer;
    writer.set_string("general.architecture", "mamba");
    const std::vector<std::byte> bytes = writer.to_bytes();
    const auto file = GgufFile::parse(bytes);
    QVERIFY(file);
    const ModelInfo info = describe_model(*file, "/models/tiny-mamba.gguf");
    QCOMPARE(info.name, std::string("tiny-mamba"));
    QVERIFY(info.unsupported.find("mamba") != std::string::npos);
}

void TestRuntime::loading_refuses_what_it_cannot_run() {
    QTemporaryDir folder;
    const std::string path = folder.filePath("x.gguf").toStdString();
    QVERIFY(!LoadedModel::load(path, {}));
    std::ofstream(path) << "no model at all, but long enough to hold a header";
    const auto nonsense = LoadedModel::load(path, {});
    QVERIFY(!nonsense && nonsense.error().kind == ErrorKind::kBadInput);
    LoadOptions options;
    options.backend = "abacus";
    const auto no_device = LoadedModel::load(kByteModel, options);
    QVERIFY(!no_device && no_device.error().kind == ErrorKind::kNoDevice);
}

void TestRuntime::loading_can_be_stopped() {
    std::stop_source stop;
    stop.request_stop();
    const auto model = LoadedModel::load(kByteModel, reference(), {}, stop.get_token());
    QVERIFY(!model && model.error().kind == ErrorKind::kCancelled);
}

void TestRuntime::an_absurd_context_is_refused_not_allocated() {
    const auto model = LoadedModel::load(kByteModel, reference(2'000'000'000));
    QVERIFY(!model && model.error().kind == ErrorKind::kLimit);
}

void TestRuntime::reuse_gives_the_logits_of_a_fresh_evaluation_data() {
    QTest::addColumn<QString>("backend");
    QTest::newRow("cpu") << "cpu";
    QTest::newRow("reference") << "reference";
}

void TestRuntime::reuse_gives_the_logits_of_a_fresh_evaluation() {
    QFETCH(QString, backend);
    LoadOptions options = reference(256, 50);
    options.backend = backend.toStdString();
    const auto model = load(kByteModel, options);
    const auto other = load(kByteModel, options);  // shares nothing
    std::vector<TokenId> tokens = some_tokens(130);
    Session session(*model);
    logits_of(session, tokens);
    QCOMPARE(session.n_reused(), 0);

    tokens.resize(90);
    for (const TokenId t : some_tokens(40, 9)) tokens.push_back(t);  // another end
    const std::vector<float> reused = logits_of(session, tokens);
    QCOMPARE(session.n_reused(), 90);
    Session fresh(*other);
    QVERIFY(largest_difference(reused, logits_of(fresh, tokens)) < 1e-3);

    logits_of(session, tokens);  // the same again: one token runs for its logits
    QCOMPARE(session.n_reused(), 129);
    QCOMPARE(int(session.tokens().size()), 130);
}

void TestRuntime::sessions_share_and_keep_apart() {
    const auto model = load(kByteModel, reference(512));
    const std::vector<TokenId> common = some_tokens(100);
    std::vector<TokenId> first = common;
    std::vector<TokenId> second = common;
    first.insert(first.end(), {1, 2, 3, 4});
    second.insert(second.end(), {5, 6, 7});
    Session a(*model);
    Session b(*model);
    const std::vector<float> before = logits_of(a, first);
    const std::vector<float> other = logits_of(b, second);
    QCOMPARE(b.n_reused(), 100);
    QVERIFY(largest_difference(before, other) > 1e-2);
    QCOMPARE(largest_difference(before, logits_of(a, first)), 0.0);  // b wrote to a page of its own
    const auto alone = load(kByteModel, reference(512));
    Session c(*alone);
    QVERIFY(largest_difference(other, logits_of(c, second)) < 1e-3);
}

void TestRuntime::a_full_cache_takes_pages_from_idle_sessions() {
    const auto model = load(kByteModel, reference(128));
    Session a(*model);
    Session b(*model);
    const std::vector<float> before = logits_of(a, some_tokens(100, 1));
    logits_of(b, some_tokens(100, 2));
    QVERIFY(a.tokens().empty());
    QCOMPARE(largest_difference(before, logits_of(a, some_tokens(100, 1))), 0.0);
    QCOMPARE(a.n_reused(), 0);
}

void TestRuntime::all_positions_agree_with_one_at_a_time() {
    const auto model = load(kByteModel, reference(256, 33));
    const std::vector<TokenId> tokens = some_tokens(70);
    std::vector<float> all;
    Session session(*model);
    const auto done = session.evaluate_all(tokens, [&](int first, std::span<const float> logits) {
        QCOMPARE(first, int(all.size() / 512));
        all.insert(all.end(), logits.begin(), logits.end());
    });
    QVERIFY(done);
    QCOMPARE(all.size(), tokens.size() * 512);
    Session other(*model);
    for (const std::size_t n : {1u, 33u, 34u, 70u}) {
        const std::vector<float> one = logits_of(other, std::span(tokens).first(n));
        const auto row = all.begin() + std::ptrdiff_t((n - 1) * 512);
        QVERIFY(largest_difference(one, {row, row + 512}) < 1e-3);
    }
}

void TestRuntime::too_many_or_impossible_tokens_are_refused() {
    const auto model = load(kByteModel, reference(64));
    Session session(*model);
    const auto none = session.evaluate({});
    QVERIFY(!none && none.error().kind == ErrorKind::kBadInput);
    const auto many = session.evaluate(some_tokens(65));
    QVERIFY(!many && many.error().kind == ErrorKind::kLimit);
    const std::vector<TokenId> impossible{1, 512};
    const auto bad = session.evaluate(impossible);
    QVERIFY(!bad && bad.error().kind == ErrorKind::kBadInput);
    QVERIFY(session.evaluate(some_tokens(64)));
}

void TestRuntime::a_stopped_prompt_leaves_a_usable_session() {
    const auto model = load(kByteModel, reference(256, 20));
    Session session(*model);
    std::stop_source stop;
    const std::vector<TokenId> tokens = some_tokens(100);
    const auto progress = [&](int done, int total) {
        QCOMPARE(total, 100);
        if (done >= 40) stop.request_stop();
    };
    const auto stopped = session.evaluate(tokens, progress, stop.get_token());
    QVERIFY(!stopped && stopped.error().kind == ErrorKind::kCancelled);
    QCOMPARE(int(session.tokens().size()), 40);
    const std::vector<float> logits = logits_of(session, tokens);
    QCOMPARE(session.n_reused(), 40);
    const auto other = load(kByteModel, reference(256));
    Session fresh(*other);
    QVERIFY(largest_difference(logits, logits_of(fresh, tokens)) < 1e-3);
}

void TestRuntime::the_same_seed_gives_the_same_text() {
    const auto model = load(kByteModel);
    Session session(*model);
    const Told first = tell(session, request_for(*model, "The quick brown", 30, 5));
    const Told again = tell(session, request_for(*model, "The quick brown", 30, 5));
    const Told other = tell(session, request_for(*model, "The quick brown", 30, 6));
    QCOMPARE(first.text, again.text);
    QVERIFY(first.text != other.text);
    QVERIFY(first.stats.reason == EndReason::kMaxTokens);
    QCOMPARE(first.stats.n_generated, 30);
    QVERIFY(again.stats.n_reused >= first.stats.n_prompt - 1);
}

void TestRuntime::cancel_takes_effect_within_one_token() {
    const auto model = load(kByteModel);
    Session session(*model);
    std::stop_source stop;
    int calls = 0;
    GenerateEvents events;
    events.text = [&](std::string_view) {
        if (++calls == 5) stop.request_stop();
    };
    const auto stats = generate(session, request_for(*model, "x", -1), events, stop.get_token());
    QVERIFY(stats);
    QVERIFY(stats->reason == EndReason::kCancelled);
    QCOMPARE(stats->n_generated, 5);

    const Told never = tell(session, request_for(*model, "another prompt", -1), stop.get_token());
    QVERIFY(never.stats.reason == EndReason::kCancelled);
    QCOMPARE(never.stats.n_generated, 0);
}

void TestRuntime::the_answer_ends_before_a_stop_string() {
    const auto model = load(kByteModel);
    Session session(*model);
    GenerateRequest request = request_for(*model, "Tell me", 60, 11);
    const std::string whole = tell(session, request).text;
    QVERIFY(whole.size() > 40);
    const std::size_t at = 20;
    request.stop = {"never in there", whole.substr(at, 9)};  // longer than most tokens
    const Told told = tell(session, request);
    QVERIFY(told.stats.reason == EndReason::kStopString);
    QCOMPARE(told.text, whole.substr(0, whole.find(request.stop[1])));
}

void TestRuntime::the_answer_ends_where_the_context_does() {
    LoadOptions options;
    options.n_ctx = 64;
    const auto model = load(kByteModel, options);
    Session session(*model);
    GenerateRequest request = request_for(*model, "x", -1, 3);
    const Told told = tell(session, request);
    QVERIFY(told.stats.reason == EndReason::kContextFull || told.stats.reason == EndReason::kEnd);
    QVERIFY(told.stats.n_prompt + told.stats.n_generated <= 64);
    request.prompt = some_tokens(65);
    const auto refused = generate(session, request, {});
    QVERIFY(!refused && refused.error().kind == ErrorKind::kLimit);
}

void TestRuntime::an_end_token_ends_the_answer() {
    // The likeliest token is made the end of the answer: take the golden continuation's and name it EOS.
    QTemporaryDir folder;
    const std::string path = folder.filePath("ends.gguf").toStdString();
    const auto file = GgufFile::open(kByteModel);
    QVERIFY(file);
    const auto model = load(kByteModel, reference());
    Session session(*model);
    const std::vector<TokenId> prompt = some_tokens(20);
    const std::vector<float> logits = logits_of(session, prompt);
    const auto likeliest = std::uint32_t(std::ranges::max_element(logits) - logits.begin());
    GgufWriter writer;
    for (const MetaEntry& entry : file->metadata()) {
        if (entry.key != "tokenizer.ggml.eos_token_id") writer.copy(entry);
    }
    writer.set_u32("tokenizer.ggml.eos_token_id", likeliest);
    for (const TensorView& t : file->tensors()) {
        writer.add_tensor(std::string(t.name), t.type, t.shape, {t.data, t.size_bytes});
    }
    QVERIFY(writer.write(path));

    const auto ending = load(path, reference());
    Session other(*ending);
    GenerateRequest request;
    request.prompt = prompt;
    request.sampling.temperature = 0;
    const Told told = tell(other, request);
    QVERIFY(told.stats.reason == EndReason::kEnd);
    QCOMPARE(told.stats.n_generated, 0);
    QCOMPARE(told.text, std::string());
}

void TestRuntime::a_chat_is_rendered_and_begins_with_bos_once() {
    const auto model = load(kByteModel);
    const auto text = model->render_chat(chat({{"user", "Hi"}}));
    QVERIFY(text);
    QCOMPARE(*text, std::string("<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"));
    const std::vector<TokenId> ids = model->encode_prompt(*text);
    const TokenId bos = *model->tokenizer().bos();
    QCOMPARE(ids[0], bos);
    QVERIFY(ids[1] != bos);
    const std::string with_bos = std::string(model->tokenizer().bytes_of(bos, true)) + *text;
    QCOMPARE(model->encode_prompt(with_bos), ids);
    QVERIFY(!model->render_chat(Json("no list")));
    QVERIFY(!model->render_chat(*Json::parse(R"([{"role":"user"}])")));
}

void TestRuntime::continuing_leaves_the_last_answer_open() {
    const auto model = load(kByteModel);
    const auto text = model->render_chat(chat({{"user", "Count"}, {"assistant", "one, two, "}}), true);
    QVERIFY(text);
    QCOMPARE(*text, std::string("<|im_start|>user\nCount<|im_end|>\n<|im_start|>assistant\none, two, "));
    QVERIFY(!model->render_chat(chat({{"user", "Count"}}), true));
    QVERIFY(!model->render_chat(Json::array(), true));
}

void TestRuntime::a_model_without_a_template_still_talks() {
    QTemporaryDir folder;
    const std::string path = folder.filePath("plain.gguf").toStdString();
    QVERIFY(write_synthetic_model({}, {DType::kQ8_0, DType::kQ8_0}, path));
    const auto model = load(path);
    QVERIFY(!model->chat_template());
    const auto text = model->render_chat(chat({{"user", "Hi"}}));
    QVERIFY(text);
    QCOMPARE(*text, std::string("user: Hi\n\nassistant:"));
    Session session(*model);
    QCOMPARE(tell(session, request_for(*model, *text, 5)).stats.n_generated, 5);
}

void TestRuntime::a_broken_template_is_told_when_it_is_needed() {
    QTemporaryDir folder;
    const std::string path = folder.filePath("broken.gguf").toStdString();
    const std::vector<std::byte> bytes = synthetic_model({}, {DType::kQ8_0, DType::kQ8_0});
    const auto file = GgufFile::parse(bytes);
    QVERIFY(file);
    GgufWriter writer;
    for (const MetaEntry& entry : file->metadata()) writer.copy(entry);
    writer.set_string("tokenizer.chat_template", "{% if %}");
    for (const TensorView& t : file->tensors()) {
        writer.add_tensor(std::string(t.name), t.type, t.shape, {t.data, t.size_bytes});
    }
    QVERIFY(writer.write(path));
    const auto model = load(path);
    QVERIFY(!model->render_chat(chat({{"user", "Hi"}})));
    QVERIFY(model->info().has_chat_template);
}

QTEST_GUILESS_MAIN(TestRuntime)
#include "tst_runtime.moc"
