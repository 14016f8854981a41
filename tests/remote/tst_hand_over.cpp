// SPDX-License-Identifier: MIT
// In Auto one side goes on where the other broke off: the real engine with the Guide, and a real server.
#include "engine/chat/router.h"
#include "engine/local/local_provider.h"
#include "remote_bench.h"

using namespace loquat;

namespace {

constexpr int kPatience = 120'000;

QString guide() { return QStringLiteral(LOQUAT_SOURCE_DIR "/resources/guide/guide.gguf"); }

RoutedRequest question(const QString& localModel, const QString& cloudModel, bool cloudFirst) {
    RoutedRequest request;
    request.chat.messages = {ChatMessage{.role = Role::User, .text = "What is quantization?"}};
    request.chat.policy = DataPolicy::Open;
    request.chat.conversationId = "c";
    request.chat.sampling.temperature = 0;
    request.chat.sampling.maxTokens = 60;
    request.mode = RouteMode::Auto;
    request.localModel = localModel;
    request.cloudModel = "p/" + cloudModel;
    request.facts.hasCloud = true;
    request.facts.promptTokens = cloudFirst ? 10'000 : 10;
    request.rules = defaultRouteRules();
    return request;
}

/// A request watched to its end.
struct Watch {
    explicit Watch(Router& router) {
        QObject::connect(&router, &Router::delta, &scope, [this](RequestId, const Delta& delta) { text += delta.text; });
        QObject::connect(&router, &Router::handedOver, &scope, [this](RequestId, const Seam& seam) { seams << seam; });
        QObject::connect(&router, &Router::finished, &scope, [this](RequestId, const Usage& of) { usage = of; });
        QObject::connect(&router, &Router::failed, &scope, [this](RequestId, const ChatError& of) { error = of; });
    }
    bool ended() {
        return QTest::qWaitFor([this] { return usage || error; }, kPatience);
    }
    QObject scope;
    QString text;
    QList<Seam> seams;
    std::optional<Usage> usage;
    std::optional<ChatError> error;
};

}  // namespace

class TestHandOver : public QObject {
    Q_OBJECT
    ScriptedServer server_;

private slots:
    void initTestCase() { QVERIFY(server_.works()); }

    void a_service_cut_off_in_mid_answer_is_followed_by_the_guide() {
        RemoteBench bench;
        bench.use(server_.url());
        LocalProvider local;
        Router router(local, bench.provider);
        Watch watch(router);
        router.start(question(guide(), "scripted-chat?text=Quantization+stores+weights+in+fewer+bits,&drop=5", true));
        QVERIFY(watch.ended());
        QVERIFY2(!watch.error, watch.error ? qPrintable(watch.error->what) : "");
        QCOMPARE(watch.seams.size(), 1);
        QCOMPARE(watch.seams[0].from, Side::Cloud);
        QCOMPARE(watch.seams[0].to, Side::Local);
        QVERIFY(watch.seams[0].at > 0);
        QVERIFY(watch.text.startsWith("Quantization stores"));
        QVERIFY2(watch.text.size() > watch.seams[0].at, qPrintable(watch.text));
        QVERIFY(!watch.text.mid(watch.seams[0].at).trimmed().startsWith("Quantization stores"));  // no second beginning
        QVERIFY(watch.usage->generatedTokens > 0);
    }
    void a_model_file_that_is_damaged_is_followed_by_the_service() {
        QTemporaryDir folder;
        const QString broken = folder.filePath("broken.gguf");
        QFile whole(guide()), half(broken);
        QVERIFY(whole.open(QIODevice::ReadOnly) && half.open(QIODevice::WriteOnly));
        half.write(whole.read(4096));
        half.close();
        RemoteBench bench;
        bench.use(server_.url());
        LocalProvider local;
        Router router(local, bench.provider);
        Watch watch(router);
        router.start(question(broken, "scripted-chat?text=From+the+cloud.", false));
        QVERIFY(watch.ended());
        QVERIFY2(!watch.error, watch.error ? qPrintable(watch.error->what) : "");
        QCOMPARE(watch.seams.size(), 1);
        QCOMPARE(watch.seams[0].to, Side::Cloud);
        QCOMPARE(watch.seams[0].at, 0);
        QVERIFY(watch.seams[0].why.contains("damaged"));
        QCOMPARE(watch.text, "From the cloud.");
    }
    void what_may_not_leave_is_not_handed_to_the_service() {
        RemoteBench bench;
        bench.use(server_.url());
        LocalProvider local;
        Router router(local, bench.provider);
        Watch watch(router);
        RoutedRequest request = question("/nowhere/gone.gguf", "scripted-chat", false);
        request.facts.cloudAllowed = false;
        request.chat.policy = DataPolicy::LocalOnly;
        const qsizetype before = server_.requests().size();
        router.start(request);
        QVERIFY(watch.ended());
        QCOMPARE(watch.error->kind, ChatError::Kind::ModelMissing);
        QVERIFY(watch.seams.isEmpty());
        QCOMPARE(server_.requests().size(), before);
    }
};

QTEST_GUILESS_MAIN(TestHandOver)
#include "tst_hand_over.moc"
