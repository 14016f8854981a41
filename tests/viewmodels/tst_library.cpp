// SPDX-License-Identifier: MIT
// The library's pages over a real history, real downloads and a real server that speaks the hubs' API.
#include <QAbstractItemModelTester>
#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "engine/local/local_provider.h"
#include "tests/quantize/hugging_face_folder.h"
#include "ui/viewmodels/audit_to_storage.h"
#include "ui/viewmodels/computer.h"
#include "ui/viewmodels/format.h"
#include "ui/viewmodels/library_to_storage.h"
#include "ui/viewmodels/model_library.h"
#include "ui/viewmodels/quantization_words.h"

using namespace loquat;
using namespace loquat::ui;

namespace {

constexpr int kPatience = 60'000;  // a bound, not a measure: sanitizers on a busy machine are slow
const QString kGuide = QStringLiteral(LOQUAT_SOURCE_DIR "/resources/guide/guide.gguf");
const QString kRepo = QStringLiteral("orchard/Tiny-Helper-GGUF");
const QString kKey = "huggingface:" + kRepo;
const QString kToken = QStringLiteral("hf_test_0123456789abcdefghij");

/// A hub of one repository, "orchard/Tiny-Helper-GGUF"; `options`: of the server.
class HubServer {
public:
    explicit HubServer(const QString& folder, const QStringList& options = {}) {
        const QString repo = folder + "/hub/orchard/Tiny-Helper-GGUF";
        QDir().mkpath(repo);
        QFile::copy(kGuide, repo + "/tiny-helper-q8_0.gguf");
        process_.start("/usr/bin/python3", QStringList{LOQUAT_SOURCE_DIR "/tests/support/hub_server/server.py", folder + "/hub", "--until-eof"} + options);
        process_.waitForReadyRead(kPatience);
        address_ = QString::fromUtf8(process_.readLine()).trimmed().section(' ', -1);
    }
    ~HubServer() {
        process_.closeWriteChannel();
        process_.waitForFinished(kPatience);
    }
    /// `script`: the faults, as the server's README names them.
    QString address(const QString& script = {}) const { return script.isEmpty() ? address_ : address_ + "/with/" + script; }

private:
    QProcess process_;
    QString address_;
};

/// A program's life as far as the library goes.
struct Life {
    /// `mirror`: of the hub; `hub`: the hub itself.
    explicit Life(const QString& folder, const QString& mirror = {}, const QString& home = "http://127.0.0.1:1")
        : settings(folder), history(std::move(*storage::Storage::open(folder + "/h.sqlite"))), audit(*history), gate(audit), shelf(*history),
          hub(gate, secrets), downloads(gate, secrets, shelf), files(shelf), privacy(settings), models(host, *history, toast, kGuide),
          library({hub, downloads, secrets, files, converter, QUrl(home)}, settings, privacy, *history, models, toast) {
        QObject::connect(&privacy, &PrivacySettings::policyChanged, &gate, [this] { gate.setPolicy(privacy.egressPolicy()); });
        gate.setPolicy(privacy.egressPolicy());
        library.settings()->setModelScope(false);  // no test asks the world outside
        if (!mirror.isEmpty()) library.settings()->setMirror(mirror);
        settle();
    }
    void settle() {
        const QFuture<void> read = history->flush();
        (void)QTest::qWaitFor([&] { return read.isFinished(); }, kPatience);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }
    DiscoverList& discover() { return *library.discover(); }
    ArrivingList& arriving() { return *library.arriving(); }
    QVariant card(const QString& key, DiscoverList::Role role) {
        for (int row = 0; row < discover().count(); ++row)
            if (discover().index(row).data(DiscoverList::Key) == key) return discover().index(row).data(role);
        return {};
    }
    bool search(const QString& text) {
        discover().setQuery(text);
        return QTest::qWaitFor([&] { return !card(kKey, DiscoverList::Name).isNull(); }, kPatience);
    }
    /// Pastes a token; there is no keychain here, so it is kept for this run.
    void keep(const QString& token) {
        SecretField& field = *library.repository()->token();
        field.store(token);
        (void)QTest::qWaitFor([&] { return field.canKeepForThisRun(); }, kPatience);
        field.keepForThisRun();
    }
    /// Opens the sheet of the found repository and waits until its file can be had.
    bool openSheet() {
        library.openCard(kKey);
        return QTest::qWaitFor([&] { return library.repository()->state() == "ready" && file(RepositoryModel::Action) == "get"; }, kPatience);
    }
    QVariant file(RepositoryModel::Role role) { return library.repository()->index(0).data(role); }

    Settings settings;
    std::unique_ptr<storage::Storage> history;
    AuditToStorage audit;
    remote::EgressGate gate;
    remote::SecretStore secrets;
    LibraryToStorage shelf;
    remote::Hub hub;
    remote::Downloads downloads;
    Library files;
    Converter converter;
    LocalProvider host;
    Toast toast;
    PrivacySettings privacy;
    ModelList models;
    ModelLibrary library;
};

QStringList filesIn(const QString& folder) {
    QStringList found;
    for (QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) found << it.next();
    return found;
}

remote::DownloadStatus sample(remote::DownloadState state) {
    remote::DownloadStatus status;
    status.request.id = "a";
    status.request.title = "Qwen2.5 7B Instruct";
    status.request.detail = "Q4_K_M";
    status.request.folder = "/models/Qwen/Qwen2.5-7B-Instruct-GGUF";
    status.state = state;
    status.doneBytes = 2'900'000'000;
    status.totalBytes = 4'700'000'000;
    status.bytesPerSecond = 12.4e6;
    status.secondsLeft = 145;
    return status;
}

}  // namespace

class TestLibrary : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");  // no keychain, and never the user's own
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
    void sentences_stand_as_their_language_has_them() {
        QCOMPARE(joinSentences({"One.", "", "Two."}), "One. Two.");
        QCOMPARE(joinSentences({"第一句。", "第二句。"}), "第一句。第二句。");
        QCOMPARE(joinSentences({}), "");
    }
    void what_this_computer_can_run_is_told_in_words() {
        QTemporaryDir folder;
        Computer computer(folder.path());
        Machine machine;
        machine.bandwidth.bytesPerSecond = 40e9;
        machine.efficiency = 0.5;
        machine.gpus = {{"Radeon 780M", 0, true, "amdgpu", false, "Loquat cannot use it yet."}};
        computer.setMachine(machine);
        const QVariantList parts = computer.meaning();
        QCOMPARE(parts.size(), 4);
        const auto text = [&](int i) { return parts[i].toMap()["text"].toString(); };
        QVERIFY2(text(1).contains("40.0 GB/s") && text(1).contains("about 5.0 tok/s"), qPrintable(text(1)));  // 40e9 / 2 / 4e9
        QCOMPARE(parts[2].toMap()["title"].toString(), "Radeon 780M");
        QCOMPARE(text(2), "Loquat cannot use it yet.");
        machine.bandwidth = {};
        computer.setMachine(machine);
        QVERIFY(!computer.meaning()[1].toMap()["text"].toString().contains("GB/s"));  // never a figure nobody measured
    }
    void init() { folder = std::make_unique<QTemporaryDir>(); }

    void addresses_of_all_kinds_name_a_repository_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key");
        QTest::newRow("name") << "Qwen/Qwen3-4B-GGUF" << "huggingface:Qwen/Qwen3-4B-GGUF";
        QTest::newRow("page") << " https://huggingface.co/Qwen/Qwen3-4B-GGUF " << "huggingface:Qwen/Qwen3-4B-GGUF";
        QTest::newRow("file") << "https://huggingface.co/Qwen/Qwen3-4B-GGUF/blob/main/a.gguf" << "huggingface:Qwen/Qwen3-4B-GGUF";
        QTest::newRow("mirror") << "hf-mirror.com/Qwen/Qwen3-4B-GGUF" << "huggingface:Qwen/Qwen3-4B-GGUF";
        QTest::newRow("modelscope") << "https://modelscope.cn/models/Qwen/Qwen3-4B-GGUF/files" << "modelscope:Qwen/Qwen3-4B-GGUF";
        QTest::newRow("one word") << "qwen" << "";
        QTest::newRow("climbing") << "../etc" << "";
        QTest::newRow("climbing inside") << "https://huggingface.co/..%2F..%2Fetc/passwd" << "";
        QTest::newRow("nothing") << "" << "";
    }
    void addresses_of_all_kinds_name_a_repository() {
        QFETCH(QString, text);
        QFETCH(QString, key);
        const auto id = RepositoryId::parse(text);
        QCOMPARE(id ? id->key() : QString(), key);
    }

    void a_download_says_how_far_how_fast_and_how_long() {
        ArrivingList list;
        QAbstractItemModelTester tester(&list);
        list.setDownload(sample(remote::DownloadState::Running));
        const QModelIndex row = list.index(0);
        QCOMPARE(row.data(ArrivingList::DoneText), "2.9 of 4.7 GB");
        QCOMPARE(row.data(ArrivingList::SpeedText), "12.4 MB/s");
        QCOMPARE(row.data(ArrivingList::LeftText), "2 min 25 s left");
        QVERIFY(row.data(ArrivingList::CanPause).toBool());
        remote::DownloadStatus failed = sample(remote::DownloadState::Failed);
        failed.problem = "The disk is full.";
        list.setDownload(failed);
        QCOMPARE(row.data(ArrivingList::State), "failed");
        QCOMPARE(row.data(ArrivingList::Sentence), "The disk is full.");
        QVERIFY(row.data(ArrivingList::CanResume).toBool());
        QVERIFY(list.holdsFrom("Qwen/Qwen2.5-7B-Instruct-GGUF", "Q4_K_M"));
        list.setDownload(sample(remote::DownloadState::Done));
        QCOMPARE(list.count(), 0);
    }

    void long_times_are_told_briefly() {
        QCOMPARE(formatLongTime(4), "4 s");
        QCOMPARE(formatLongTime(145), "2 min 25 s");
        QCOMPARE(formatLongTime(45 * 60), "45 min");
        QCOMPARE(formatLongTime(100 * 60), "1 h 40 min");
        QCOMPARE(formatLongTime(9 * 3600 + 40 * 60), "9 h 40 min");
        QCOMPARE(formatLongTime(30 * 3600), "30 h");
    }

    void every_type_is_put_into_words() {
        for (const char* type : {"F16", "Q8_0", "Q6_K", "Q5_K_M", "Q4_K_M", "Q3_K_S", "Q2_K", "IQ4_XS", "MXFP4"})
            QVERIFY2(!quantizationWords(type).isEmpty(), type);
        QCOMPARE(quantizationWords("of no known kind"), QString());
    }

    void the_catalogue_is_shown_without_asking_anyone() {
        Life life(folder->path(), "http://127.0.0.1:1");  // where nobody answers
        QAbstractItemModelTester tester(&life.discover());
        QVERIFY(life.discover().count() > 20);
        QVERIFY(life.discover().index(0).data(DiscoverList::Recommended).toBool());
        QVERIFY(life.discover().index(0).data(DiscoverList::ActionText).toString().contains("about"));
        life.discover().setOnlyFitting(true);
        for (int row = 0; row < life.discover().count(); ++row) QVERIFY(life.discover().index(row).data(DiscoverList::FitName) != "unfit");
        QVERIFY(!life.library.recommended().isEmpty());
    }

    void what_does_not_fit_leads_to_what_does() {
        Life life(folder->path());
        life.privacy.setNoCloud(true);
        Machine small;
        small.memoryTotal = 8'000'000'000;
        small.memoryFree = 6'000'000'000;
        small.bandwidth.bytesPerSecond = 20e9;
        small.efficiency = 0.7;
        life.library.setMachine(small, ModelLibrary::Memory::AsGiven);
        QCOMPARE(life.card("qwen2.5-32b-instruct", DiscoverList::Action), "smaller");
        QCOMPARE(life.card("qwen2.5-32b-instruct", DiscoverList::FitName), "unfit");
        QVERIFY(!life.card("qwen2.5-32b-instruct", DiscoverList::Sentence).toString().isEmpty());
        life.discover().showSmaller("qwen2.5-32b-instruct");
        QVERIFY(life.discover().onlyFitting());
        QVERIFY(life.discover().count() > 0);
        QVERIFY(life.card("qwen2.5-32b-instruct", DiscoverList::Name).isNull());
        QVERIFY(!life.card("qwen2.5-1.5b-instruct", DiscoverList::Name).isNull());
    }

    void no_cloud_asks_no_hub_and_says_so() {
        HubServer server(folder->path());
        Life life(folder->path(), server.address());
        life.privacy.setNoCloud(true);
        QVERIFY(life.library.noCloud());
        life.discover().setQuery("helper");
        QVERIFY(!life.discover().searching());
        life.library.allowCloud();
        QVERIFY(QTest::qWaitFor([&] { return !life.card(kKey, DiscoverList::Name).isNull(); }, kPatience));
    }

    void found_fetched_and_listed() {
        HubServer server(folder->path());
        Life life(folder->path(), server.address());
        QVERIFY(life.search("helper"));
        QCOMPARE(life.card(kKey, DiscoverList::Name), "Tiny Helper");
        QCOMPARE(life.card(kKey, DiscoverList::Action), "sizes");
        life.discover().wake();
        QVERIFY(QTest::qWaitFor([&] { return life.card(kKey, DiscoverList::FitText) == "Should run well"; }, kPatience));  // a guess
        QCOMPARE(life.card(kKey, DiscoverList::FactsText), "Q8_0 · 1k window");
        QVERIFY(life.card(kKey, DiscoverList::SpeedText).toString().startsWith("takes about "));
        QVERIFY(life.openSheet());
        QVERIFY(QTest::qWaitFor([&] { return life.card(kKey, DiscoverList::FitText) == "Runs well"; }, kPatience));  // its first bytes were read
        QCOMPARE(life.card(kKey, DiscoverList::SpeedText), "");
        QCOMPARE(life.file(RepositoryModel::Quantization), "Q8_0");
        QVERIFY(life.file(RepositoryModel::Recommended).toBool());
        QCOMPARE(life.file(RepositoryModel::FitName), "well");
        QSignalSpy opened(&life.models, &ModelList::opened);
        life.library.getFile(0);
        QCOMPARE(life.arriving().count(), 1);
        QVERIFY(opened.wait(kPatience));
        QCOMPARE(life.arriving().count(), 0);
        const ModelEntry* entry = life.models.find(opened.first().first().toString());
        QVERIFY(entry);
        QCOMPARE(entry->name, "Tiny Helper");
        QVERIFY(entry->record.origin == storage::ModelOrigin::Downloaded);
        QCOMPARE(entry->record.repo, "orchard/Tiny-Helper-GGUF");
        QVERIFY(!entry->record.sha256.isEmpty());
        QCOMPARE(life.card(kKey, DiscoverList::Action), "talk");
        QCOMPARE(life.library.modelIdOf(kKey), entry->id);
        QTRY_COMPARE(filesIn(folder->path() + "/models").size(), 1);  // its journal goes last
    }

    void what_was_found_and_cannot_run_says_so_before_it_is_read() {
        const QString other = folder->path() + "/hub/orchard/Strange-Helper-GGUF";
        HubServer server(folder->path());
        QDir().mkpath(other);
        QFile guide(kGuide), strange(other + "/strange-q8_0.gguf");
        QVERIFY(guide.open(QIODevice::ReadOnly) && strange.open(QIODevice::WriteOnly));
        QByteArray bytes = guide.readAll();
        bytes.replace(bytes.indexOf("qwen2"), 5, "mamba");
        strange.write(bytes);
        strange.close();
        Life life(folder->path(), server.address());
        QVERIFY(life.search("helper"));
        const QString key = "huggingface:orchard/Strange-Helper-GGUF";
        QCOMPARE(life.card(key, DiscoverList::FitText), "Cannot run yet");
        QVERIFY(life.card(key, DiscoverList::Sentence).toString().contains("mamba"));
        QVERIFY(!life.library.repositories().find(RepositoryId::of("huggingface", "orchard/Strange-Helper-GGUF")));
    }

    void what_was_found_is_held_against_the_model_it_is_like() {
        Life life(folder->path());
        life.privacy.setNoCloud(true);
        Machine small;
        small.memoryTotal = 10'000'000'000;
        small.memoryFree = 7'000'000'000;
        life.library.setMachine(small, ModelLibrary::Memory::AsGiven);
        remote::HubFile file;
        file.quantization = "Q4_K_M";
        file.bytes = 6'500'000'000;
        RepositoryFacts facts;
        facts.listed = true;
        facts.files = {file};
        life.library.repositories().put(RepositoryId::of("huggingface", "a/b"), facts);
        DiscoverCard card;
        card.found.repo = "a/b";
        card.repository = RepositoryId::of("huggingface", "a/b");
        life.discover().compute(card);
        QVERIFY(card.guessed && card.fit.memory.kv > 0);  // of the size alone
        card.found.architecture = "gemma2";
        card.found.parameters = 10'000'000'000;
        life.discover().compute(card);
        QCOMPARE(card.fit.fit, Fit::TooLarge);
        QVERIFY2(card.fit.why.startsWith("Needs about "), qPrintable(card.fit.why));
        const ModelShape gemma = shapeOf(*bundledCatalogue().find("gemma-2-9b-it"), 6'500'000'000);
        QCOMPARE(card.fit.memory.kv, estimate_memory(gemma, life.discover().contextTokens()).kv);
    }

    void a_gated_repository_takes_a_token_where_it_is_opened_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<bool>("listed");   // without a token
        QTest::newRow("gated") << "--gated" << true;
        QTest::newRow("private") << "--private" << false;
    }
    void a_gated_repository_takes_a_token_where_it_is_opened() {
        QFETCH(const QString, option);
        QFETCH(const bool, listed);
        HubServer server(folder->path(), {option, kRepo});
        Life life(folder->path(), {}, server.address());
        RepositoryModel& sheet = *life.library.repository();
        const LibrarySettings& settings = *life.library.settings();
        QVERIFY(life.library.openAddress("https://huggingface.co/" + kRepo));
        QVERIFY(QTest::qWaitFor([&] { return sheet.wantsToken() && !sheet.asking(); }, kPatience));
        QCOMPARE(sheet.state(), listed ? "ready" : "failed");
        QVERIFY2(sheet.tokenHelp().contains(listed ? "accept their terms" : "nothing of this name"), qPrintable(sheet.tokenHelp()));

        life.keep("hf_of_somebody_else");
        QVERIFY(QTest::qWaitFor([&] { return settings.tokenState() == "bad" && !sheet.asking(); }, kPatience));
        QVERIFY(sheet.wantsToken());
        QVERIFY2(sheet.tokenHelp().contains("asked for access already"), qPrintable(sheet.tokenHelp()));

        life.keep(kToken);
        QVERIFY(QTest::qWaitFor([&] { return settings.tokenState() == "good" && !sheet.wantsToken(); }, kPatience));
        QCOMPARE(sheet.state(), "ready");
        QCOMPARE(life.file(RepositoryModel::FitName), "well");  // of its first bytes
        QSignalSpy opened(&life.models, &ModelList::opened);
        life.library.getFile(0);
        QVERIFY(opened.wait(kPatience));
    }

    void a_good_token_whose_owner_has_not_accepted_the_terms_is_told_apart() {
        HubServer server(folder->path(), {"--gated", kRepo});
        Life life(folder->path(), {}, server.address("terms"));
        RepositoryModel& sheet = *life.library.repository();
        QVERIFY(life.library.openAddress(kRepo));
        QVERIFY(QTest::qWaitFor([&] { return sheet.wantsToken() && !sheet.asking(); }, kPatience));
        life.keep(kToken);
        QVERIFY(QTest::qWaitFor([&] { return life.library.settings()->tokenState() == "good" && !sheet.asking(); }, kPatience));
        QVERIFY(sheet.wantsToken());
        QVERIFY(sheet.tokenHelp().contains("asked for access already"));
    }

    void what_the_mirror_does_not_list_is_asked_of_the_hub_with_the_token() {
        HubServer server(folder->path(), {"--private", kRepo});
        Life life(folder->path(), server.address("mirror"), server.address());
        RepositoryModel& sheet = *life.library.repository();
        QVERIFY(life.library.openAddress(kRepo));
        QVERIFY(QTest::qWaitFor([&] { return sheet.wantsToken() && !sheet.asking(); }, kPatience));
        life.keep(kToken);
        QVERIFY(QTest::qWaitFor([&] { return sheet.state() == "ready" && !sheet.wantsToken(); }, kPatience));
    }

    void a_paused_download_goes_on_after_a_restart() {
        HubServer server(folder->path());
        {
            Life life(folder->path(), server.address("rate=200000"));
            QVERIFY(life.search("helper"));
            QVERIFY(life.openSheet());
            life.library.getFile(0);
            const QString id = life.arriving().index(0).data(ArrivingList::RowId).toString();
            QVERIFY(QTest::qWaitFor([&] { return !life.arriving().index(0).data(ArrivingList::Partial).toString().isEmpty(); }, kPatience));
            life.arriving().pause(id);
            QVERIFY(QTest::qWaitFor([&] { return life.arriving().index(0).data(ArrivingList::State) == "paused"; }, kPatience));
            life.settle();
        }
        for (const QString& part : filesIn(folder->path() + "/models").filter(QRegularExpression("part$"))) age(part);
        Life again(folder->path());
        QVERIFY(QTest::qWaitFor([&] { return again.arriving().count() == 1; }, kPatience));
        again.privacy.setNoCloud(true);
        QSignalSpy looked(again.library.leftovers(), &LeftoverFiles::changed);
        again.library.wake();
        QVERIFY(looked.count() > 0 || looked.wait(kPatience));
        QCOMPARE(again.library.leftovers()->text(), "");  // it is in the queue, so it is no leftover
        again.privacy.setNoCloud(false);
        QSignalSpy opened(&again.models, &ModelList::opened);
        again.arriving().resume(again.arriving().index(0).data(ArrivingList::RowId).toString());
        QVERIFY(opened.wait(kPatience));
        QCOMPARE(again.models.find(opened.first().first().toString())->record.repo, "orchard/Tiny-Helper-GGUF");
    }

    void a_cancelled_download_leaves_nothing() {
        HubServer server(folder->path());
        Life life(folder->path(), server.address("rate=200000"));
        QVERIFY(life.search("helper"));
        QVERIFY(life.openSheet());
        life.library.getFile(0);
        QVERIFY(QTest::qWaitFor([&] { return !life.arriving().index(0).data(ArrivingList::Partial).toString().isEmpty(); }, kPatience));
        life.arriving().cancel(life.arriving().index(0).data(ArrivingList::RowId).toString());
        QVERIFY(QTest::qWaitFor([&] { return life.arriving().count() == 0; }, kPatience));
        QVERIFY(QTest::qWaitFor([&] { return filesIn(folder->path() + "/models").isEmpty(); }, kPatience));
        QCOMPARE(life.models.count(), 1);
    }

    void hubs_that_do_not_answer_are_named() {
        Life life(folder->path(), "http://127.0.0.1:1");
        life.discover().setQuery("helper");
        QVERIFY(QTest::qWaitFor([&] { return !life.discover().problem().isEmpty(); }, kPatience));
        QVERIFY(!life.discover().searching());
    }

    void models_of_other_programs_are_listed_where_they_lie() {
        QDir().mkpath(folder->path() + "/elsewhere");
        const QString path = folder->path() + "/elsewhere/helper.gguf";
        QFile::copy(kGuide, path);
        Life life(folder->path());
        ImportModel& importing = *life.library.importing();
        QAbstractItemModelTester tester(&importing);
        importing.scanFolder(QUrl::fromLocalFile(folder->path() + "/elsewhere"));
        QVERIFY(QTest::qWaitFor([&] { return importing.count() == 1; }, kPatience));
        QCOMPARE(importing.chosenCount(), 1);
        QSignalSpy opened(&life.models, &ModelList::opened);
        importing.adopt();
        QVERIFY(opened.wait(kPatience));
        QVERIFY(importing.index(0).data(ImportModel::Known).toBool());
        QVERIFY(QFile::exists(path));
        QVERIFY(life.models.findPath(QFileInfo(path).canonicalFilePath()));
    }

    void what_broken_off_jobs_left_is_told_and_goes_when_it_is_wanted() {
        Life life(folder->path());
        life.privacy.setNoCloud(true);
        LeftoverFiles& leftovers = *life.library.leftovers();
        const QString part = folder->path() + "/models/converted/helper.gguf.converting.part";
        QDir().mkpath(QFileInfo(part).path());
        QVERIFY(QFile::copy(kGuide, part));
        age(part);
        life.library.wake();
        QVERIFY(QTest::qWaitFor([&] { return !leftovers.text().isEmpty(); }, kPatience));
        QVERIFY2(leftovers.text().startsWith("1 unfinished file(s), "), qPrintable(leftovers.text()));
        QVERIFY(leftovers.question().contains("helper.gguf.converting.part"));
        QVERIFY(QFile::exists(part));
        QCOMPARE(life.models.count(), 1);
        leftovers.remove();
        QVERIFY(QTest::qWaitFor([&] { return leftovers.text().isEmpty(); }, kPatience));
        QVERIFY(!QFile::exists(part));
    }

    void folders_that_cannot_be_converted_say_why() {
        Life life(folder->path());
        const QUrl url = QUrl::fromLocalFile(folder->path() + "/hf");
        QDir().mkpath(url.toLocalFile());
        QVERIFY(life.library.convertProblem(url).contains("config.json"));
        touchFile(url.toLocalFile() + "/config.json");
        touchFile(url.toLocalFile() + "/pytorch_model.bin");
        QVERIFY(life.library.convertProblem(url).contains("run code"));
        touchFile(url.toLocalFile() + "/model.safetensors");
        QCOMPARE(life.library.convertProblem(url), QString());
        life.library.convert(url);  // an empty file is no model: it fails, and says so in its row
        QCOMPARE(life.arriving().count(), 1);
        QVERIFY(QTest::qWaitFor([&] { return life.arriving().index(0).data(ArrivingList::State) == "failed"; }, kPatience));
        QVERIFY(!life.arriving().index(0).data(ArrivingList::Sentence).toString().isEmpty());
        QVERIFY(!life.arriving().index(0).data(ArrivingList::Detail).toString().contains("converting"));
        life.arriving().cancel(life.arriving().index(0).data(ArrivingList::RowId).toString());
        QCOMPARE(life.arriving().count(), 0);
    }

    void conversions_take_turns_and_places_of_their_own() {
        Life life(folder->path());
        QDir(folder->path()).mkpath("a");
        QDir(folder->path()).mkpath("b");
        const QUrl one = QUrl::fromLocalFile(folder->path() + "/a/Small-One"), other = QUrl::fromLocalFile(folder->path() + "/b/Small-One");
        for (const QUrl& url : {one, other}) {
            HuggingFaceFolder made(kGuide);
            made.write();
            QVERIFY(QDir().rename(made.path(), url.toLocalFile()));
        }
        ArrivingList& arriving = life.arriving();
        QAbstractItemModelTester tester(&arriving);
        life.library.convert(one);
        life.library.convert(other);
        QCOMPARE(arriving.count(), 2);
        QVERIFY(!arriving.downloading());
        QCOMPARE(arriving.index(1).data(ArrivingList::State).toString(), "queued");
        QVERIFY(life.library.convertProblem(one).contains("Small-One"));  // once is enough
        arriving.cancel(arriving.index(1).data(ArrivingList::RowId).toString());
        QCOMPARE(arriving.count(), 1);  // at once, whatever is being converted meanwhile
        QVERIFY(QDir().mkpath(life.library.settings()->folder()));  // the first conversion may not have made it yet
        const QString place = QFileInfo(life.library.settings()->folder()).canonicalFilePath() + "/converted/Small-One";
        QVERIFY(QTest::qWaitFor([&] { return life.models.findPath(place + ".gguf") && arriving.count() == 0; }, kPatience));
        life.library.convert(other);
        QVERIFY(QTest::qWaitFor([&] { return life.models.findPath(place + "-2.gguf") && arriving.count() == 0; }, kPatience));
        QCOMPARE(filesIn(life.library.settings()->folder()).size(), 2);
    }

    void settings_are_remembered_and_checked() {
        {
            Life life(folder->path());
            LibrarySettings& settings = *life.library.settings();
            QVERIFY(!settings.setMirror("no address"));
            QVERIFY(!settings.mirrorProblem().isEmpty());
            QVERIFY(settings.setMirror("hf-mirror.com/"));
            QCOMPARE(settings.mirror(), "https://hf-mirror.com");
            settings.setConnections(99);
            settings.setAtOnce(2);
            settings.setLimit(5);
            settings.setFolder(folder->path() + "/elsewhere");
            settings.setFolder("relative");
            QVERIFY(!settings.folderProblem().isEmpty());
        }
        Life again(folder->path());
        LibrarySettings& settings = *again.library.settings();
        QCOMPARE(settings.mirror(), "https://hf-mirror.com");
        QCOMPARE(settings.connections(), 16);
        QCOMPARE(settings.downloadSettings().atOnce, 2);
        QCOMPARE(settings.downloadSettings().bytesPerSecond, qint64(5'000'000));
        QCOMPARE(settings.folder(), folder->path() + "/elsewhere");
    }

private:
    static void age(const QString& path) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFileDevice::FileModificationTime));
    }
    static void touchFile(const QString& path) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    std::unique_ptr<QTemporaryDir> folder;
};

QTEST_MAIN(TestLibrary)
#include "tst_library.moc"
