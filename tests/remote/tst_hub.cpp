// SPDX-License-Identifier: MIT
// What the hubs offer, asked through the gate; and what they may not do to us.
#include <QJsonArray>

#include "engine/remote/content_kind.h"
#include "engine/remote/hub.h"
#include "engine/remote/hub_json.h"
#include "engine/remote/metalink.h"
#include "engine/remote/model_names.h"
#include "hub_bench.h"
#include "scripted_server.h"
#include "waiting.h"

using namespace loquat;
using namespace loquat::remote;

namespace {

const QString kRepo = QStringLiteral("Qwen/Qwen2.5-0.5B-Instruct-GGUF");

}  // namespace

class TestHub : public QObject {
    Q_OBJECT
    HubServer server_;
    QByteArray model_ = noiseFile(300'000);

    struct Bench {
        AuditRows audit;
        EgressGate gate{audit};
        SecretStore secrets{"Loquat tests"};
        Hub hub{gate, secrets};
        HubSettings settings;
        void use(const QUrl& huggingFace, const QUrl& modelScope, const QUrl& mirror = {}) {
            settings = {huggingFace, mirror, modelScope, "hub"};
            hub.setSettings(settings);
        }
    };

private slots:
    void initTestCase() {
        server_.addFile(kRepo + "/qwen-q4_k_m.gguf", model_);
        server_.addFile(kRepo + "/qwen-q8_0-00001-of-00002.gguf", noiseFile(1000, 2));
        server_.addFile(kRepo + "/qwen-q8_0-00002-of-00002.gguf", noiseFile(2000, 3));
        server_.addFile(kRepo + "/qwen-f16-00002-of-00002.gguf", noiseFile(2000, 4));
        server_.addFile(kRepo + "/mmproj-model-f16.gguf", noiseFile(900, 5));
        server_.addFile(kRepo + "/README.md", "---\nlicense: mit\n---\n");
        server_.addFile("google/gemma-GGUF/gemma-Q2_K.gguf", noiseFile(700, 6));
        server_.addFile("orchard/Helper-GGUF/helper-Q8_0.gguf", bytesOf(LOQUAT_SOURCE_DIR "/resources/guide/guide.gguf"));
        QVERIFY(server_.start());
    }

    void a_search_asks_both_hubs_and_tells_each_model_once() {
        Bench bench;
        bench.use(server_.base(), server_.base("ms"));
        auto found = waitFor(bench.hub.search("qwen & 2.5"));
        QVERIFY(found);
        QVERIFY(found->isEmpty());  // "&" is a word like others and in no name
        found = waitFor(bench.hub.search("qwen"));
        QVERIFY(found);
        QCOMPARE(found->size(), 1);
        const HubModel& model = found->first();
        QCOMPARE(model.repo, kRepo);
        QCOMPARE(model.author, QString("Qwen"));
        QCOMPARE(model.license, QString("mit"));
        QVERIFY(model.hub == HubKind::HuggingFace && model.downloads > 0 && model.updatedAt.isValid() && !model.gated);
        QCOMPARE(bench.audit.rows.size(), 4);
        for (const AuditRecord& row : bench.audit.rows) {
            QCOMPARE(row.purpose, QString("search"));
            QCOMPARE(row.status, QString("ok"));
        }
        QCOMPARE(waitFor(bench.hub.search(""))->size(), 3);
    }

    void a_search_tells_what_the_files_are() {
        Bench bench;
        bench.use(server_.base(), {});
        const auto found = waitFor(bench.hub.search("helper"));
        QVERIFY(found && found->size() == 1);
        QCOMPARE(found->first().architecture, QString("qwen2"));
        QCOMPARE(found->first().parameters, 3'805'440);
        QCOMPARE(found->first().contextTokens, 1024);
        QVERIFY(found->first().downloads > 0 && found->first().updatedAt.isValid() && !found->first().license.isEmpty());
        QCOMPARE(waitFor(bench.hub.search("gemma"))->first().parameters, 0);  // no GGUF, whatever its name
    }

    void what_a_hub_tells_of_files_is_distrusted() {
        const auto models = readModels(HubKind::HuggingFace, R"([
            {"id":"a/b","gguf":{"total":-5,"architecture":7,"context_length":1e300}}, {"id":"a/c","gguf":"no"},
            {"id":"a/d","gguf":{"total":422000000,"architecture":"clip","context_length":77}},
            {"id":"a/e","gguf":{"total":7615616512,"architecture":"qwen2","context_length":32768}}])");
        QVERIFY(models && models->size() == 4);
        for (const HubModel& model : models->first(3)) {
            QCOMPARE(model.parameters, 0);
            QVERIFY(model.architecture.isEmpty());
        }
        QCOMPARE(models->at(3).parameters, 7'615'616'512);
        QCOMPARE(models->at(3).contextTokens, 32768);
    }

    void one_silent_hub_does_not_spoil_the_search() {
        Bench bench;
        bench.use(server_.base("api-status=500"), server_.base());
        const auto found = waitFor(bench.hub.search("gemma"));
        QVERIFY(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().hub, HubKind::ModelScope);
        bench.use(server_.base("api-status=500"), {});
        const auto none = waitFor(bench.hub.search("gemma"));
        QVERIFY(!none);
        QVERIFY(QString::fromStdString(none.error().message).contains("500"));
    }

    void files_come_with_hash_parts_and_every_source() {
        Bench bench;
        bench.use(server_.base(), server_.base("ms"), server_.base("mirror"));
        const auto files = waitFor(bench.hub.files(HubKind::HuggingFace, kRepo));
        QVERIFY(files);
        QCOMPARE(files->size(), 3);  // a split model that lacks a part is not offered
        const HubFile& parts = files->at(0);
        QCOMPARE(parts.title, QString("qwen-q8_0-00001-of-00002.gguf"));
        QCOMPARE(parts.quantization, QString("Q8_0"));
        QCOMPARE(parts.parts.size(), 2);
        QCOMPARE(parts.bytes, 3000);
        const HubFile& whole = files->at(1);
        QCOMPARE(whole.quantization, QString("Q4_K_M"));
        QCOMPARE(whole.parts[0].sha256, sha256Of(model_));
        QCOMPARE(whole.parts[0].bytes, model_.size());
        QStringList told;
        for (const auto& source : whole.parts[0].sources) told << source.url.path() + (source.official ? " official" : "");
        QCOMPARE(told, (QStringList{"/with/mirror/" + kRepo + "/resolve/main/qwen-q4_k_m.gguf",
                                    '/' + kRepo + "/resolve/main/qwen-q4_k_m.gguf official",
                                    "/with/ms/models/" + kRepo + "/resolve/master/qwen-q4_k_m.gguf"}));
        QVERIFY(files->at(2).companion);
    }

    void what_is_listed_can_be_downloaded() {
        Bench bench;
        bench.use(server_.base(), server_.base());
        for (const HubKind hub : {HubKind::HuggingFace, HubKind::ModelScope}) {
            const auto files = waitFor(bench.hub.files(hub, kRepo));
            QVERIFY(files);
            DownloadBench downloads;
            const QString id = downloads.add(files->at(0).parts);
            QVERIFY(downloads.reaches(id, DownloadState::Done));
            QTRY_COMPARE(downloads.left().size(), 2);
        }
    }

    void the_beginning_tells_what_a_file_is() {
        Bench bench;
        bench.use(server_.base(), {});
        DownloadFile file{"q.gguf", model_.size(), {}, {{server_.file(kRepo + "/qwen-q4_k_m.gguf"), true}}};
        QCOMPARE(*waitFor(bench.hub.beginning(file, 1000)), model_.left(1000));
        file.sources[0].url = server_.file(kRepo + "/qwen-q4_k_m.gguf", "no-range");
        QCOMPARE(*waitFor(bench.hub.beginning(file, 1000)), model_.left(1000));
        file.sources[0].url = server_.file(kRepo + "/qwen-q4_k_m.gguf", "html");
        const auto page = waitFor(bench.hub.beginning(file, 1000));
        QVERIFY(!page && QString::fromStdString(page.error().message).contains("web page"));
        file.sources << DownloadSource{server_.file(kRepo + "/qwen-q4_k_m.gguf"), true};
        QCOMPARE(*waitFor(bench.hub.beginning(file, 1000)), model_.left(1000));
    }

    void a_token_is_checked_and_goes_to_no_mirror() {
        Bench bench;
        bench.use(server_.base(), {}, server_.base("mirror"));
        QVERIFY(!waitFor(bench.hub.checkToken()));
        bench.secrets.write("hub", "hf_wrong", SecretStore::Place::ThisRun);
        const auto wrong = waitFor(bench.hub.checkToken());
        QVERIFY(!wrong && QString::fromStdString(wrong.error().message).contains("does not know"));
        bench.secrets.write("hub", "hf_test_0123456789abcdefghij", SecretStore::Place::ThisRun);
        QCOMPARE(*waitFor(bench.hub.checkToken()), QString("loquat-reader"));
        const qsizetype before = server_.requests().size();
        QVERIFY(waitFor(bench.hub.search("qwen")) && waitFor(bench.hub.files(HubKind::HuggingFace, kRepo)));
        for (const auto& request : server_.requests().mid(before))
            QVERIFY(!request["headers"].toObject().contains("authorization"));
    }

    void no_cloud_and_the_word_list_hold() {
        Bench bench;
        bench.use(server_.base(), {});
        const qsizetype before = server_.requests().size();
        bench.gate.setPolicy({false, {{"Durian", WordAction::Stop, true, false}}, 0, "CNY", true});
        QVERIFY(!waitFor(bench.hub.search("durian")));
        bench.gate.setPolicy({true, {}, 0, "CNY", true});
        const auto stopped = waitFor(bench.hub.search("qwen"));
        QVERIFY(!stopped && QString::fromStdString(stopped.error().message).contains("No cloud"));
        QVERIFY(!waitFor(bench.hub.files(HubKind::HuggingFace, kRepo)));
        QCOMPARE(server_.requests().size(), before);
    }

    void plain_http_is_for_this_computer_alone() {
        Bench bench;
        bench.use(QUrl("http://huggingface.example"), {});
        const auto found = waitFor(bench.hub.search("qwen"));
        QVERIFY(!found && QString::fromStdString(found.error().message).contains("https://"));
    }

    void a_hub_that_does_not_answer_is_not_waited_for() {
        Bench bench;
        bench.use(server_.base(), server_.base("api-hang"));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(waitFor(bench.hub.search("qwen"))->size(), 1);
        QCOMPARE(waitFor(bench.hub.files(HubKind::HuggingFace, kRepo))->size(), 3);
        QVERIFY(timer.elapsed() < 15'000);
    }

    void a_bad_certificate_is_never_accepted() {
        ScriptedServer stranger({"--tls", "self-signed"}), known({"--tls", "good"});
        QVERIFY(stranger.works() && known.works());
        Bench bench;
        const auto problem = [&](const ScriptedServer& server) {
            bench.use(QUrl(QString("https://localhost:%1").arg(server.port())), {});
            return QString::fromStdString(waitFor(bench.hub.search("qwen")).error().message);
        };
        QVERIFY(problem(stranger).contains("certificate"));
        QVERIFY(problem(known).contains("certificate"));  // of an authority that nobody here knows
        bench.gate.setHubNetwork({}, ScriptedServer::folder() + "/ca.pem");
        QVERIFY(problem(stranger).contains("certificate"));
        QVERIFY2(problem(known).contains("does not have"), qPrintable(problem(known)));
        QVERIFY(stranger.requests().isEmpty());
    }

    void redirects_follow_the_rules() {
        const EgressGate::HubRequest from{QUrl("https://hub.example/a/b"), "token", {}, 0};
        QCOMPARE(EgressGate::onward(from, QUrl("/c"))->token, QString("token"));
        QCOMPARE(EgressGate::onward(from, QUrl("https://hub.example:443/c"))->token, QString("token"));
        for (const char* other : {"https://cdn.example/c", "https://hub.example:444/c", "https://hub.example.evil.example/c"})
            QVERIFY(EgressGate::onward(from, QUrl(other)) && EgressGate::onward(from, QUrl(other))->token.isEmpty());
        for (const char* bad : {"http://hub.example/c", "https://127.0.0.1/c", "http://localhost/c", "file:///etc/passwd", "ftp://x/y"})
            QVERIFY2(!EgressGate::onward(from, QUrl(bad)), bad);
    }

    void names_of_repositories_are_distrusted() {
        Bench bench;
        bench.use(server_.base(), {});
        for (const char* name : {"../etc", "a/b/c", "a", "a/..", "a b/c", "a/b?x=1", ""})
            QVERIFY2(!waitFor(bench.hub.files(HubKind::HuggingFace, name)), name);
        QVERIFY(!waitFor(bench.hub.files(HubKind::HuggingFace, "nobody/nothing")));
    }

    void files_with_bad_names_are_left_out() {
        const auto listed = readFiles(HubKind::HuggingFace, R"([
            {"type":"file","path":"../x.gguf","size":5}, {"type":"file","path":"/x.gguf","size":5},
            {"type":"directory","path":"d.gguf","size":5}, {"type":"file","path":"big.gguf","size":1e30},
            {"type":"file","path":"none.gguf"}, {"type":"file","path":"ok.gguf","size":5,"lfs":{"oid":"zz","size":5}}, 7])");
        QVERIFY(listed);
        const auto files = groupFiles(*listed, [](const ListedFile&) { return QList<DownloadSource>(); });
        QCOMPARE(files.size(), 1);
        QCOMPARE(files[0].title, QString("ok.gguf"));
        QVERIFY(files[0].parts[0].sha256.isEmpty());
    }

    void torn_answers_crash_nothing() {
        const QByteArray models = R"([{"id":"a/b","downloads":5,"gated":"manual","tags":["license:mit"]}])";
        const QByteArray pieces = R"(<metalink xmlns="urn:ietf:params:xml:ns:metalink"><file name="x"><size>2048</size>)"
                                  R"(<pieces length="2048" type="sha-256"><hash>)" + QByteArray(64, 'a') + "</hash></pieces></file></metalink>";
        QVERIFY(readMetalink(pieces, 2048) && !readMetalink(pieces, 2049));
        QRandomGenerator random(7);
        for (int round = 0; round < 3000; ++round) {
            QByteArray text = round % 2 ? models : pieces;
            for (int i = 0; i < 3; ++i) text[random.bounded(int(text.size()))] = char(random.bounded(256));
            text.truncate(random.bounded(int(text.size()) + 1));
            (void)readModels(HubKind::HuggingFace, text);
            (void)readModels(HubKind::ModelScope, text);
            (void)readFiles(HubKind::ModelScope, text);
            (void)readMetalink(text, 2048);
            (void)metalinkOf(text, QUrl("https://x"));
            (void)wrongContent("x.gguf", text, {}, "x");
        }
    }

    void names_tell_the_quantization_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("quantization");
        QTest::newRow("1") << "qwen2.5-7b-instruct-q4_k_m.gguf" << "Q4_K_M";
        QTest::newRow("2") << "Llama-3.2-1B-Instruct-IQ4_XS.gguf" << "IQ4_XS";
        QTest::newRow("3") << "gemma-3-4b-it-UD-Q4_K_XL.gguf" << "Q4_K_XL";
        QTest::newRow("4") << "Q8_0/model-00001-of-00003.gguf" << "Q8_0";
        QTest::newRow("5") << "gpt-oss-20b-MXFP4.gguf" << "MXFP4";
        QTest::newRow("6") << "model.fp16.gguf" << "F16";
        QTest::newRow("7") << "phi-4-Q6_K.gguf" << "Q6_K";
        QTest::newRow("8") << "model.gguf" << "";
        QTest::newRow("9") << "qwen-q4.gguf" << "";
    }
    void names_tell_the_quantization() {
        QFETCH(QString, name);
        QTEST(quantizationOf(name), "quantization");
        QVERIFY(!isCompanion(name));
    }
};

QTEST_GUILESS_MAIN(TestHub)
#include "tst_hub.moc"
