// SPDX-License-Identifier: MIT
#include <unistd.h>
#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include "engine/local/adopt.h"

using namespace loquat;

namespace {

QByteArray gguf(const QByteArray& content = "weights") { return "GGUF\x03\0\0\0" + content; }

QStringList namesOf(const ScanResult& result) {
    QStringList names;
    for (const FoundModel& model : result.models) names << model.name;
    return names;
}

QString whyLeftOut(const ScanResult& result, const QString& ending) {
    for (const LeftOut& left : result.leftOut)
        if (left.path.endsWith(ending)) return left.why;
    return QStringLiteral("(nothing is said of it)");
}

}  // namespace

/// Reading what other programs keep, from trees like theirs; nothing in them is trusted.
class AdoptTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        for (const char* name : {"OLLAMA_MODELS", "HF_HOME", "HF_HUB_CACHE"}) qunsetenv(name);
        home_ = std::make_unique<QTemporaryDir>();
    }

    void a_folder_gives_its_models_however_deep() {
        write("m/a.gguf", gguf());
        write("m/deep/er/B.GGUF", gguf());
        write("m/readme.md", "hello");
        const ScanResult result = scan(Keeper::Folder, "m");
        QCOMPARE(namesOf(result), QStringList({"a", "B"}));
        QCOMPARE(result.models[0].path(), path("m/a.gguf"));
        QCOMPARE(result.models[0].sizeBytes(), quint64(gguf().size()));
        QVERIFY(result.complete);
        QVERIFY(result.leftOut.isEmpty());
    }

    void a_split_set_is_one_entry_and_an_incomplete_one_is_left_out() {
        for (int n : {1, 2, 3}) write(QString("m/big-0000%1-of-00003.gguf").arg(n), gguf());
        for (int n : {1, 3}) write(QString("m/torn-0000%1-of-00003.gguf").arg(n), gguf());
        write("m/odd-00005-of-00003.gguf", gguf());  // no part of anything
        const ScanResult result = scan(Keeper::Folder, "m");
        QCOMPARE(namesOf(result), QStringList({"big", "odd-00005-of-00003"}));
        QCOMPARE(result.models[0].parts.size(), 3);
        QCOMPARE(result.models[0].path(), path("m/big-00001-of-00003.gguf"));
        QCOMPARE(result.models[0].sizeBytes(), 3 * quint64(gguf().size()));
        QCOMPARE(whyLeftOut(result, "torn-00001-of-00003.gguf"), "Part 2 of 3 is missing.");
    }

    void what_is_no_whole_model_is_left_out_with_the_reason() {
        write("m/arriving.gguf.part", gguf());
        write("m/half.gguf.crdownload", gguf());
        write("m/incomplete-other.gguf", gguf());
        write("m/page.gguf", "<!DOCTYPE html><html>Not found</html>");
        write("m/pointer.gguf", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n");
        write("m/empty.gguf", "");
        write("m/x-imatrix.gguf", gguf());
        const ScanResult result = scan(Keeper::Folder, "m");
        QVERIFY(result.models.isEmpty());
        QCOMPARE(result.leftOut.size(), 7);
        for (const char* unfinished : {"arriving.gguf.part", "half.gguf.crdownload", "incomplete-other.gguf"})
            QVERIFY(whyLeftOut(result, unfinished).contains("not finished"));
        QVERIFY(whyLeftOut(result, "pointer.gguf").contains("LFS"));
        for (const LeftOut& left : result.leftOut) QVERIFY(!left.why.isEmpty());
    }

    void a_projector_belongs_to_the_model_beside_it() {
        write("see/gemma.gguf", gguf());
        write("see/mmproj-gemma-f16.gguf", gguf());
        write("many/a.gguf", gguf());
        write("many/b.gguf", gguf());
        write("many/mmproj.gguf", gguf());
        const ScanResult alone = scan(Keeper::Folder, "see");
        QCOMPARE(namesOf(alone), QStringList("gemma"));
        QCOMPARE(alone.models[0].projector.path, path("see/mmproj-gemma-f16.gguf"));
        const ScanResult several = scan(Keeper::Folder, "many");
        QCOMPARE(several.models.size(), 2);
        QVERIFY(several.models[0].projector.path.isEmpty());
        QVERIFY(whyLeftOut(several, "mmproj.gguf").contains("pictures"));
    }

    void loops_of_links_end_and_links_out_of_a_folder_are_not_followed() {
        write("m/a.gguf", gguf());
        write("elsewhere/b.gguf", gguf());
        link(path("m"), "m/again");
        link(path("elsewhere"), "m/out");
        link(path("m/loop2"), "m/loop1");
        link(path("m/loop1"), "m/loop2");
        link(path("m/not-there.gguf"), "m/dead.gguf");
        QCOMPARE(namesOf(scan(Keeper::Folder, "m")), QStringList("a"));
        // A store may be spread over disks by links: followed, but no folder twice.
        const ScanResult store = scan(Keeper::LmStudio, "m");
        QCOMPARE(namesOf(store), QStringList({"a", "b"}));
        QVERIFY(store.complete);
    }

    void huge_folders_stop_at_the_limits_and_say_so() {
        for (int i = 0; i < 60; ++i) write(QString("m/%1.gguf").arg(i), gguf());
        ScanLimits limits;
        limits.files = 20;
        const ScanResult result = scanSource({Keeper::Folder, path("m")}, {}, {}, limits);
        QVERIFY(!result.complete);
        QVERIFY(result.models.size() <= 20);
        write("deep/1/2/3/4/x.gguf", gguf());
        limits = {};
        limits.depth = 2;
        const ScanResult deep = scanSource({Keeper::Folder, path("deep")}, {}, {}, limits);
        QVERIFY(deep.models.isEmpty());
        QVERIFY(!deep.complete);
    }

    void a_scan_can_be_stopped() {
        for (int i = 0; i < 10; ++i) write(QString("m/%1.gguf").arg(i), gguf());
        std::stop_source stop;
        stop.request_stop();
        const ScanResult result = scanSource({Keeper::Folder, path("m")}, {}, stop.get_token());
        QVERIFY(!result.complete);
        QVERIFY(result.models.size() <= 1);
    }

    void one_file_is_enough_and_a_part_brings_the_others() {
        write("m/a.gguf", gguf());
        write("m/big-00001-of-00002.gguf", gguf());
        write("m/big-00002-of-00002.gguf", gguf());
        QCOMPARE(namesOf(scan(Keeper::File, "m/a.gguf")), QStringList("a"));
        const ScanResult split = scan(Keeper::File, "m/big-00002-of-00002.gguf");
        QCOMPARE(namesOf(split), QStringList("big"));
        QCOMPARE(split.models[0].parts.size(), 2);
        QVERIFY(scan(Keeper::File, "m/none.gguf").models.isEmpty());
    }

    void lm_studio_tells_the_repository_by_its_folders() {
        write("s/lmstudio-community/Qwen2.5-7B-GGUF/Qwen2.5-7B-Q4_K_M.gguf", gguf());
        write("s/lmstudio-community/Qwen2.5-7B-GGUF/mmproj-f16.gguf", gguf());
        write("s/imported-models/uncategorized/mine.gguf", gguf());
        const ScanResult result = scan(Keeper::LmStudio, "s");
        QCOMPARE(namesOf(result), QStringList({"mine", "Qwen2.5-7B-Q4_K_M"}));
        QCOMPARE(result.models[1].repo, "lmstudio-community/Qwen2.5-7B-GGUF");
        QCOMPARE(result.models[1].hubFile, "Qwen2.5-7B-Q4_K_M.gguf");
        QVERIFY(!result.models[1].projector.path.isEmpty());
        QVERIFY(result.models[0].repo.isEmpty());
    }

    void gpt4all_keeps_files_flat() {
        write("g/Llama-3.2-1B-Instruct-Q4_0.gguf", gguf());
        write("g/incomplete-Phi.gguf", gguf());
        write("g/localdocs_v3.db", "SQLite");
        const ScanResult result = scan(Keeper::Gpt4All, "g");
        QCOMPARE(namesOf(result), QStringList("Llama-3.2-1B-Instruct-Q4_0"));
        QCOMPARE(result.models[0].keeper, Keeper::Gpt4All);
    }

    void jan_names_its_models_in_a_description() {
        write("jan/data/llamacpp/models/qwen3/model.gguf", gguf());
        write("jan/data/llamacpp/models/qwen3/model.yml",
              "# written by Jan\nname: \"Qwen3 4B\"\nmodel_path: llamacpp/models/qwen3/model.gguf\nsize_bytes: 5\n");
        write("outside/imported.gguf", gguf());
        write("jan/data/llamacpp/models/mine/model.yml", ("name: Mine\nmodel_path: " + path("outside/imported.gguf")).toUtf8());
        write("jan/data/llamacpp/models/unnamed/model.gguf", gguf());
        write("jan/data/llamacpp/models/evil/model.yml", "name: Evil\nmodel_path: ../../../../outside/imported.gguf\n");
        write("jan/data/llamacpp/models/broken/model.yml", "\xff\xfe: [\n: : :\n");
        const ScanResult result = scan(Keeper::Jan, "jan/data/llamacpp/models");
        QCOMPARE(namesOf(result), QStringList({"Mine", "Qwen3 4B", "unnamed"}));
        QCOMPARE(result.models[0].path(), path("outside/imported.gguf"));
    }

    void the_hugging_face_cache_is_read_by_its_links() {
        const QString hash(64, 'a');
        write("hub/models--Qwen--Qwen2.5-GGUF/blobs/" + hash, gguf());
        write("hub/models--Qwen--Qwen2.5-GGUF/blobs/" + QString(64, 'b'), gguf("old"));
        write("hub/models--Qwen--Qwen2.5-GGUF/blobs/123.incomplete", gguf());
        write("hub/models--Qwen--Qwen2.5-GGUF/refs/main", "rev2\n");
        link("../../blobs/" + QString(64, 'b'), "hub/models--Qwen--Qwen2.5-GGUF/snapshots/rev1/q4.gguf");
        link("../../../blobs/" + hash, "hub/models--Qwen--Qwen2.5-GGUF/snapshots/rev2/sub/q8.gguf");
        link("../../blobs/" + hash, "hub/models--Qwen--Qwen2.5-GGUF/snapshots/rev2/q4.gguf");
        link("../../blobs/" + QString(64, 'c'), "hub/models--Qwen--Qwen2.5-GGUF/snapshots/rev2/gone.gguf");
        write("hub/datasets--x--y/snapshots/r/data.gguf", gguf());
        const ScanResult result = scan(Keeper::HuggingFace, "hub");
        QCOMPARE(namesOf(result), QStringList({"q4", "q8"}));
        QCOMPARE(result.models[0].repo, "Qwen/Qwen2.5-GGUF");
        QCOMPARE(result.models[0].path(), path("hub/models--Qwen--Qwen2.5-GGUF/snapshots/rev2/q4.gguf"));
        QCOMPARE(result.models[0].parts[0].claimedSha256, hash);
        QCOMPARE(result.models[1].hubFile, "sub/q8.gguf");
        QVERIFY(whyLeftOut(result, "123.incomplete").contains("not finished"));
        QVERIFY(whyLeftOut(result, "gone.gguf").contains("not there"));
    }

    void ollama_shows_its_blobs_by_their_names() {
        const QString hash = ollamaModel("registry.ollama.ai/library/qwen2.5/7b", gguf("qwen"));
        ollamaModel("registry.ollama.ai/library/qwen2.5/latest", gguf("qwen"));
        ollamaModel("registry.ollama.ai/someone/tuned/v1", gguf("tuned"));
        ollamaModel("hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF/Q4_K_M", gguf("llama"));
        const ScanResult result = scan(Keeper::Ollama, "ollama");
        QCOMPARE(namesOf(result), QStringList({"hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF:Q4_K_M", "qwen2.5:7b", "someone/tuned:v1"}));
        QCOMPARE(result.models[1].path(), path("ollama/blobs/sha256-" + hash));
        QCOMPARE(result.models[1].parts[0].claimedSha256, hash);
        QVERIFY(result.leftOut.isEmpty());
    }

    void ollama_s_projectors_come_along_and_adapters_are_refused() {
        const QString model = blob(gguf("model")), projector = blob(gguf("eyes"));
        manifest("registry.ollama.ai/library/llava/7b", {layer("model", model), layer("projector", projector)});
        manifest("registry.ollama.ai/library/tuned/1", {layer("model", model), layer("adapter", projector)});
        const ScanResult result = scan(Keeper::Ollama, "ollama");
        QCOMPARE(namesOf(result), QStringList("llava:7b"));
        QVERIFY(result.models[0].projector.path.endsWith(projector));
        QVERIFY(whyLeftOut(result, "tuned/1").contains("adapter"));
    }

    void a_bad_manifest_is_left_out_and_leads_nowhere_else_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("why");
        const auto layers = [](const char* digest, const char* rest = "") {
            return QByteArray(R"({"layers":[{"mediaType":"application/vnd.ollama.image.model","digest":")") + digest + "\"" + rest + "}]}";
        };
        QTest::newRow("no JSON") << QByteArray("{{{") << "no model";
        QTest::newRow("no object") << QByteArray("[1,2]") << "no model";
        QTest::newRow("layers of another kind") << QByteArray(R"({"layers":7})") << "no model";
        QTest::newRow("deep nesting") << QByteArray(100'000, '[') << "no model";
        QTest::newRow("a path instead of a digest") << layers("sha256:../../../secret") << "damaged";
        QTest::newRow("a digest with a path behind") << layers("sha256:" + QByteArray(64, 'a') + "/../x") << "damaged";
        QTest::newRow("an absolute path") << layers("/etc/passwd") << "damaged";
        QTest::newRow("a blob that is not there") << layers("sha256:" + QByteArray(64, 'a')) << "not in the store";
        QTest::newRow("a blob that is arriving") << layers("sha256:" + QByteArray(64, 'f')) << "not finished";
        QTest::newRow("another size") << layers("sha256:" + QByteArray(64, 'e'), R"(,"size":99999999)") << "another size";
    }

    void a_bad_manifest_is_left_out_and_leads_nowhere_else() {
        QFETCH(QByteArray, json);
        QFETCH(QString, why);
        write("ollama/blobs/sha256-" + QString(64, 'e'), gguf());
        write("ollama/blobs/sha256-" + QString(64, 'f') + "-partial", gguf());
        write("secret", gguf());
        write("ollama/manifests/registry.ollama.ai/library/bad/1", json);
        const ScanResult result = scan(Keeper::Ollama, "ollama");
        QVERIFY(result.models.isEmpty());
        QVERIFY2(whyLeftOut(result, "bad/1").contains(why), qPrintable(whyLeftOut(result, "bad/1")));
    }

    void the_stores_that_are_there_are_known() {
        QVERIFY(ours(knownSources(home_->path())).isEmpty());
        for (const char* folder : {".lmstudio/models", "jan/models", ".local/share/nomic.ai/GPT4All", ".ollama/models",
                                   ".cache/huggingface/hub", "moved/lm"})
            QDir(home_->path()).mkpath(folder);
        write(".lmstudio/settings.json", QJsonDocument(QJsonObject{{"downloadsFolder", path("moved/lm")}}).toJson());
        const QList<ModelSource> found = ours(knownSources(home_->path()));
        QCOMPARE(found.size(), 6);
        QVERIFY(found.contains({Keeper::LmStudio, path("moved/lm")}));
        QVERIFY(found.contains({Keeper::Ollama, path(".ollama/models")}));
        qputenv("OLLAMA_MODELS", path("moved/lm").toUtf8());
        qputenv("HF_HOME", path(".cache/huggingface").toUtf8());
        QCOMPARE(ours(knownSources(home_->path())).size(), 6);  // no folder twice
    }

    void a_source_that_is_not_there_gives_nothing() {
        for (const Keeper keeper : {Keeper::File, Keeper::Folder, Keeper::LmStudio, Keeper::Jan, Keeper::Gpt4All,
                                    Keeper::HuggingFace, Keeper::Ollama}) {
            const ScanResult result = scan(keeper, "nowhere");
            QVERIFY(result.models.isEmpty());
            QVERIFY(!keeperName(keeper).isEmpty());
        }
    }

private:
    QString path(const QString& relative) const { return home_->filePath(relative); }

    ScanResult scan(Keeper keeper, const QString& relative) { return scanSource({keeper, path(relative)}); }

    /// Without stores of the computer that runs the test.
    QList<ModelSource> ours(const QList<ModelSource>& sources) const {
        QList<ModelSource> inside;
        for (const ModelSource& source : sources)
            if (source.path.startsWith(home_->path())) inside << source;
        return inside;
    }

    void write(const QString& relative, const QByteArray& content) {
        QDir(home_->path()).mkpath(QFileInfo(relative).path());
        QFile file(path(relative));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    void link(const QString& target, const QString& relative) {
        QDir(home_->path()).mkpath(QFileInfo(relative).path());
        QCOMPARE(symlink(qPrintable(target), qPrintable(path(relative))), 0);
    }

    QString blob(const QByteArray& content) {
        const QString hash = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
        write("ollama/blobs/sha256-" + hash, content);
        return hash;
    }

    static QJsonObject layer(const QString& kind, const QString& hash) {
        return {{"mediaType", "application/vnd.ollama.image." + kind}, {"digest", "sha256:" + hash}};
    }

    void manifest(const QString& name, const QJsonArray& layers) {
        write("ollama/manifests/" + name, QJsonDocument(QJsonObject{{"schemaVersion", 2}, {"layers", layers}}).toJson());
    }

    QString ollamaModel(const QString& name, const QByteArray& content) {
        const QString hash = blob(content);
        manifest(name, {layer("template", QString(64, '0')), layer("model", hash)});
        return hash;
    }

    std::unique_ptr<QTemporaryDir> home_;
};

QTEST_GUILESS_MAIN(AdoptTest)
#include "tst_local_adopt.moc"
