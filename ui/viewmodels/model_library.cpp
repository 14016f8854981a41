// SPDX-License-Identifier: MIT
#include "ui/viewmodels/model_library.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

using remote::DownloadRequest;
using remote::DownloadState;
using remote::DownloadStatus;
using remote::HubFile;
using storage::ModelOrigin;

namespace {

const QString kBandwidth = QStringLiteral("machine/bandwidth");
const QString kOrigin = QStringLiteral("download-origin/");
const QString kConverted = QStringLiteral("/converted");  // in the folder for models

QString toJson(const storage::Model& origin) {
    const QJsonObject json{{"hub", origin.hub}, {"repo", origin.repo}, {"file", origin.hubFile}, {"sha256", origin.sha256}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

storage::Model originOf(const QString& text) {
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    storage::Model origin;
    origin.origin = ModelOrigin::Downloaded;
    origin.hub = json["hub"].toString();
    origin.repo = json["repo"].toString();
    origin.hubFile = json["file"].toString();
    origin.sha256 = json["sha256"].toString();
    return origin;
}

/// The parts and companions of a download, by their places on the disk.
QList<storage::ModelFile> filesOf(const DownloadRequest& request, const QStringList& paths) {
    QList<storage::ModelFile> files;
    for (int i = 1; i < paths.size(); ++i) {
        const remote::DownloadFile file = request.files.value(i);
        const bool projector = file.name.contains("mmproj", Qt::CaseInsensitive);
        const bool draft = file.name.contains("draft", Qt::CaseInsensitive);
        files.append({projector ? QStringLiteral("projector") : draft ? QStringLiteral("draft") : QStringLiteral("part"), paths[i],
                      quint64(std::max<qint64>(0, file.bytes)), file.sha256});
    }
    return files;
}

QStringList placesOf(const DownloadRequest& request) {
    QStringList paths;
    for (const remote::DownloadFile& file : request.files) paths << request.folder + '/' + file.name;
    return paths;
}

}  // namespace

ModelLibrary::ModelLibrary(const LibraryServices& services, Settings& settings, PrivacySettings& privacy, storage::Storage& storage,
                           ModelList& models, Toast& toast, QObject* parent)
    : QObject(parent),
      services_(services),
      privacy_(privacy),
      storage_(storage),
      models_(models),
      toast_(toast),
      settings_(settings, services.secrets, services.hub, services.huggingFace),
      repositories_(services.hub),
      discover_(bundledCatalogue(), services.hub, repositories_),
      repository_(repositories_, discover_, *settings_.token()),
      importing_(services.files, models),
      leftovers_(services.files) {
    const auto presence = [this](const RepositoryId& id, const QString& quantization) { return presenceOf(id, quantization); };
    discover_.setPresence(presence);
    repository_.setPresence(presence);
    connect(&settings_, &LibrarySettings::changed, this, &ModelLibrary::applySettings);
    applySettings();
    const auto applyPolicy = [this] {
        if (privacy_.noCloud()) discover_.setAsksHubs(false);
        // Allowed again: the gate hears of it before the hubs are asked.
        QMetaObject::invokeMethod(this, [this] { discover_.setAsksHubs(!privacy_.noCloud()); }, Qt::QueuedConnection);
        emit noCloudChanged();
    };
    connect(&privacy, &PrivacySettings::policyChanged, this, applyPolicy);
    discover_.setAsksHubs(!privacy_.noCloud());
    connect(&repositories_, &Repositories::changed, this, &ModelLibrary::whenListed);
    connect(&repository_, &RepositoryModel::changed, this, &ModelLibrary::lookAtToken);
    connect(&discover_, &DiscoverList::changed, this, &ModelLibrary::recommendedChanged);
    leftovers_.setWanted([this] {
        QSet<QString> parts;
        for (const DownloadStatus& status : services_.downloads.all())
            for (const QString& place : placesOf(status.request)) parts << QFileInfo(place + ".part").canonicalFilePath();
        return parts;
    });
    connectDownloads();
    connectConverter();
    connectFiles();
    setMachine(readMachine());
    askMachine();
}

void ModelLibrary::applySettings() {
    services_.hub.setSettings(settings_.hubSettings());
    services_.downloads.setSettings(settings_.downloadSettings());
    repositories_.forgetProblems();
    repository_.refresh();
}

void ModelLibrary::connectDownloads() {
    remote::Downloads& downloads = services_.downloads;
    const auto tell = [this](const QString& id) {
        for (const DownloadStatus& status : services_.downloads.all())
            if (status.request.id == id) arriving_.setDownload(status);
    };
    connect(&downloads, &remote::Downloads::added, this, tell);
    connect(&downloads, &remote::Downloads::changed, this, tell);
    connect(&downloads, &remote::Downloads::finished, this, &ModelLibrary::arrived);
    connect(&downloads, &remote::Downloads::removed, this, [this](const QString& id) {
        arriving_.remove(id);
        storage_.saveSetting(kOrigin + id, {});
    });
    connect(&arriving_, &ArrivingList::pauseWanted, &downloads, &remote::Downloads::pause);
    connect(&arriving_, &ArrivingList::resumeWanted, &downloads, &remote::Downloads::resume);
    connect(&arriving_, &ArrivingList::cancelWanted, this, [this](const QString& id) {
        if (!jobs_.contains(id)) return services_.downloads.cancel(id);
        services_.converter.cancel(id);
        if (jobs_[id].startedAt.isValid() && jobs_[id].problem.isEmpty()) return;  // it goes when it has stopped
        jobs_.remove(id);
        arriving_.remove(id);
    });
    connect(&arriving_, &ArrivingList::countChanged, &discover_, &DiscoverList::refreshPresence);
    connect(&arriving_, &ArrivingList::countChanged, &repository_, &RepositoryModel::refresh);
    whenDone(storage_.downloads(), this, [this](const QList<storage::DownloadRow>& rows) {
        QStringList json;
        for (const storage::DownloadRow& row : rows) json << row.json;
        services_.downloads.restore(json);
        for (const DownloadStatus& status : services_.downloads.all()) {
            arriving_.setDownload(status);
            if (status.state == DownloadState::Done) arrived(status.request.id, placesOf(status.request));  // not listed before the end
        }
        restored_ = true;
        lookForLeftovers();
    });
}

void ModelLibrary::connectConverter() {
    Converter& converter = services_.converter;
    connect(&converter, &Converter::started, this, [this](const QString& id) {
        if (!jobs_.contains(id)) return;
        jobs_[id].startedAt = QDateTime::currentDateTimeUtc();
        arriving_.setJob(jobs_[id]);
    });
    connect(&converter, &Converter::progress, this, [this](const QString& id, quint64 done, quint64 total) {
        if (!jobs_.contains(id)) return;
        jobs_[id].done = done;
        jobs_[id].total = total;
        arriving_.setJob(jobs_[id]);
    });
    connect(&converter, &Converter::cancelled, this, [this](const QString& id) {
        jobs_.remove(id);
        arriving_.remove(id);
    });
    connect(&converter, &Converter::failed, this, [this](const QString& id, const QString& why) {
        if (!jobs_.contains(id)) return;
        jobs_[id].problem = why;
        jobs_[id].detail = tr("could not be converted");
        arriving_.setJob(jobs_[id]);
    });
    connect(&converter, &Converter::finished, this, [this](const QString& id, const QString& path) {
        if (!jobs_.contains(id)) {  // cancelled in the same moment
            QFile::remove(path);
            return;
        }
        storage::Model record;
        record.path = QFileInfo(path).canonicalFilePath();
        record.name = jobs_.value(id).title;
        record.origin = ModelOrigin::Converted;
        record.originName = jobs_.take(id).folder;
        arriving_.remove(id);
        models_.adopt(record);
        toast_.show("check", tr("%1 is ready.").arg(record.name), tr("Talk to it"), [this, path = record.path] { emit models_.chatRequested(path); });
    });
}

void ModelLibrary::connectFiles() {
    models_.setLibrary(&services_.files);
    connect(&services_.files, &Library::volumesChanged, this, &ModelLibrary::lookForFiles);
    connect(&models_, &ModelList::listed, this, &ModelLibrary::lookForFiles);
    connect(&models_, &ModelList::countChanged, &discover_, &DiscoverList::refreshPresence);
    connect(&models_, &ModelList::countChanged, &repository_, &RepositoryModel::refresh);
    connect(&models_, &ModelList::loadedChanged, this, [this] { setMachine(machine_, memory_); });
    connect(&importing_, &ImportModel::adopted, this, [this](int count) {
        toast_.show("check", tr("%n model(s) added. They stay where they are.", nullptr, count));
    });
    whenDone(storage_.fileHashes(), this, [this](const QList<storage::FileHash>& hashes) {
        QList<KnownHash> known;
        for (const storage::FileHash& hash : hashes) known.append({hash.path, hash.sizeBytes, hash.modifiedMs, hash.sha256});
        services_.files.setKnownHashes(known);
    });
}

/// Where each file is now; then which of them are the same.
void ModelLibrary::lookForFiles() {
    QStringList here;
    for (const ModelEntry& entry : models_.entries()) {
        if (entry.builtIn) continue;
        if (!entry.missing) here << entry.path;
        whenDone(services_.files.find(entry.path, {entry.record.volumeId, entry.record.mountPoint}), this,
                 [this, id = entry.id](const Whereabouts& where) { models_.setWhereabouts(id, where); });
    }
    whenDone(services_.files.findDuplicates(here), this, [this](const QList<DuplicateSet>& sets) { models_.setDuplicates(sets); });
}

void ModelLibrary::askMachine() {
    whenDone(storage_.setting(kBandwidth), this, [this](const QString& kept) {
        whenDone(services_.files.machine(Bandwidth::fromJson(kept)), this, [this, kept](const Machine& machine) {
            if (machine.bandwidth.toJson() != kept && machine.bandwidth.bytesPerSecond > 0) storage_.saveSetting(kBandwidth, machine.bandwidth.toJson());
            if (memory_ == Memory::ReadAnew) setMachine(machine);
        });
    });
}

void ModelLibrary::setMachine(const Machine& machine, Memory memory) {
    machine_ = machine;
    if (memory == Memory::ReadAnew) {
        const Machine now = readMachine();
        machine_.memoryTotal = now.memoryTotal;
        machine_.memoryFree = now.memoryFree;
        learnSpeed();
    }
    memory_ = memory;
    models_.setMachine(machine_);
    const int context = models_.contextTokens(ModelEntry());
    discover_.setMachine(machine_, context, models_.loaded().path.isEmpty() ? 0 : models_.loaded().memoryBytes);
    repository_.refresh();
    emit machineChanged();
}

/// What measured answers took of the memory's bandwidth tells how fast other models will be.
void ModelLibrary::learnSpeed() {
    QList<double> measured;
    for (const ModelEntry& entry : models_.entries()) {
        const double share = efficiencyOf(shapeOf(entry.info), entry.measuredTokensPerSecond, machine_.bandwidth);
        if (share > 0) measured << share;
    }
    machine_.efficiency = learnEfficiency(measured);
}

void ModelLibrary::wake() {
    setMachine(machine_, memory_);
    discover_.wake();
    awake_ = true;
    lookForLeftovers();
}

/// Once it is known which downloads are to be gone on with.
void ModelLibrary::lookForLeftovers() {
    if (awake_ && restored_) leftovers_.look(settings_.folder());
}

DiscoverList::Presence ModelLibrary::presenceOf(const RepositoryId& id, const QString& quantization) const {
    for (const ModelEntry& entry : models_.entries())
        if (!entry.missing && entry.record.repo == id.repo && entry.info.quantization == quantization) return DiscoverList::Presence::Here;
    return arriving_.holdsFrom(id.repo, quantization) ? DiscoverList::Presence::Arriving : DiscoverList::Presence::None;
}

QString ModelLibrary::modelIdOf(const QString& key) const {
    const DiscoverCard* card = discover_.find(key);
    for (const ModelEntry& entry : models_.entries())
        if (card && entry.record.repo == card->repository.repo && entry.info.quantization == card->quantization) return entry.id;
    return {};
}

QVariantMap ModelLibrary::recommended() const {
    const DiscoverCard* card = discover_.recommendation();
    if (!card) return {};
    QStringList facts{card->quantization, (card->about ? tr("about %1") : QStringLiteral("%1")).arg(formatBytes(card->bytes))};
    if (card->fit.tokensPerSecond > 0) facts << tr("about %1 here").arg(formatSpeed(card->fit.tokensPerSecond));
    return {{"key", card->model->id},
            {"name", card->model->name},
            {"factsText", facts.join(QStringLiteral(" · "))},
            {"fit", fitName(card->fit.fit)},
            {"fitText", fitWords(card->fit.fit)},
            {"present", presenceOf(card->repository, card->quantization) != DiscoverList::Presence::None},
            {"actionText", (card->about ? tr("Get it, about %1") : tr("Get it, %1")).arg(formatBytes(card->bytes))}};
}

RepositorySubject ModelLibrary::subjectOf(const DiscoverCard& card) const {
    RepositorySubject subject;
    subject.id = card.repository;
    subject.model = card.model;
    subject.title = card.model ? card.model->name : modelTitle(card.found.repo);
    subject.maker = card.model ? card.model->maker : card.found.author;
    subject.license = card.model ? card.model->license : card.found.license;
    subject.gated = isGated(card);
    return subject;
}

void ModelLibrary::open(const RepositorySubject& subject) {
    if (subject.gated) settings_.showToken();
    repository_.show(subject);
    emit sheetWanted();
}

/// The hub does not let us in: is it the token that is wrong?
void ModelLibrary::lookAtToken() {
    if (!repository_.isDenied()) return;
    settings_.showToken();
    if (settings_.tokenState().isEmpty()) settings_.checkToken();
}

void ModelLibrary::openCard(const QString& key) {
    if (const DiscoverCard* card = discover_.find(key)) open(subjectOf(*card));
}

bool ModelLibrary::openAddress(const QString& text) {
    const auto id = RepositoryId::parse(text);
    if (!id) return false;
    RepositorySubject subject;
    subject.id = *id;
    subject.title = modelTitle(id->repo);
    subject.maker = id->repo.section('/', 0, 0);
    if (const CatalogueModel* model = bundledCatalogue().findRepo(id->repo)) {
        subject.model = model;
        subject.title = model->name;
        subject.license = model->license;
    }
    open(subject);
    return true;
}

void ModelLibrary::get(const QString& key) {
    const DiscoverCard* card = discover_.find(key);
    if (!card) return;
    const RepositorySubject subject = subjectOf(*card);
    const RepositoryFacts* facts = repositories_.find(card->repository);
    if (privacy_.noCloud() || subject.gated || (facts && !facts->problem.isEmpty())) return open(subject);
    if (!facts) {  // its files are not known yet: it starts when they are
        wanted_ = key;
        repositories_.read(card->repository, false, true);
        emit started(subject.title);
        return;
    }
    for (const HubFile& file : facts->files)
        if (!file.companion && file.quantization == card->quantization) return start(subject, file, companionsOf(facts->files));
    open(subject);
}

void ModelLibrary::whenListed(const QString& key) {
    const DiscoverCard* card = wanted_.isEmpty() ? nullptr : discover_.find(wanted_);
    if (!card || card->repository.key() != key) return;
    get(std::exchange(wanted_, {}));
}

void ModelLibrary::getFile(int row) {
    const HubFile* file = repository_.file(row);
    if (file) start(repository_.subject(), *file, repository_.companions());
}

void ModelLibrary::start(const RepositorySubject& subject, const HubFile& file, const QList<HubFile>& companions) {
    if (presenceOf(subject.id, file.quantization) != DiscoverList::Presence::None) return;
    DownloadRequest request;
    request.id = storage::newId();
    request.title = subject.title;
    request.detail = file.quantization.isEmpty() ? file.title : file.quantization;
    request.folder = settings_.folder() + '/' + subject.id.repo;  // "owner/name", checked when it was read
    request.files = file.parts;
    for (const HubFile& companion : companions) request.files += companion.parts;
    request.tokenSecret = settings_.tokenSecret();
    storage::Model origin;
    origin.hub = subject.id.hubName();
    origin.repo = subject.id.repo;
    origin.hubFile = file.title;
    origin.sha256 = file.parts.isEmpty() ? QString() : file.parts.first().sha256;
    storage_.saveSetting(kOrigin + request.id, toJson(origin));
    services_.downloads.add(request);
    emit started(subject.title);
}

void ModelLibrary::arrived(const QString& id, const QStringList& paths) {
    DownloadRequest request;
    for (const DownloadStatus& status : services_.downloads.all())
        if (status.request.id == id) request = status.request;
    arriving_.remove(id);
    if (paths.isEmpty()) return;
    whenDone(storage_.setting(kOrigin + id), this, [this, id, request, paths](const QString& json) {
        storage::Model record = originOf(json);
        record.path = QFileInfo(paths.first()).canonicalFilePath();
        record.name = request.title.isEmpty() ? QFileInfo(record.path).completeBaseName() : request.title;
        record.files = filesOf(request, paths);
        if (!request.files.isEmpty() && !request.files.first().sha256.isEmpty()) record.sha256 = request.files.first().sha256;
        models_.adopt(record);
        services_.downloads.cancel(id);  // it is listed: the queue may forget it
        toast_.show("check", tr("%1 is here.").arg(record.name), tr("Talk to it"), [this, path = record.path] { emit models_.chatRequested(path); });
    });
}

QString ModelLibrary::convertProblem(const QUrl& folder) const {
    const QDir dir(folder.toLocalFile());
    const QString name = dir.dirName();
    if (!dir.exists("config.json"))
        return tr("%1 has no config.json. Pick the folder of a model as Hugging Face keeps it: config.json, tokenizer.json and *.safetensors.").arg(name);
    for (const ArrivingJob& job : jobs_)
        if (job.folder == dir.canonicalPath() && job.problem.isEmpty()) return tr("%1 is being converted already.").arg(name);
    if (!dir.entryList({"*.safetensors"}).isEmpty()) return {};
    if (!dir.entryList({"*.bin", "*.pt", "*.pth"}).isEmpty())
        return tr("The weights of %1 are PyTorch pickles, which can run code when they are opened. Look for a version with *.safetensors.").arg(name);
    return tr("%1 has no *.safetensors files, so there are no weights to convert.").arg(name);
}

/// Where the model made of a folder of this name may be written: no file and no other conversion has that place.
QString ModelLibrary::freePlace(const QString& name) const {
    const auto isTaken = [this](const QString& path) {
        return QFileInfo::exists(path) || std::any_of(jobs_.begin(), jobs_.end(), [&](const ArrivingJob& job) { return job.out == path; });
    };
    const QString start = settings_.folder() + kConverted + '/' + name;
    QString path = start + ".gguf";
    for (int i = 2; isTaken(path); ++i) path = start + '-' + QString::number(i) + ".gguf";
    return path;
}

void ModelLibrary::convert(const QUrl& folder) {
    const QString problem = convertProblem(folder);
    const QString path = QDir(folder.toLocalFile()).canonicalPath();
    const QString name = QFileInfo(path).fileName();
    if (!problem.isEmpty()) {
        emit convertFailed(tr("%1 cannot be converted").arg(name), problem);
        return;
    }
    ArrivingJob job;
    job.id = storage::newId();
    job.title = modelTitle(name);
    job.detail = tr("converting to GGUF");
    job.folder = path;
    job.out = freePlace(name);
    jobs_.insert(job.id, job);
    arriving_.setJob(job);
    services_.converter.start(job.id, path, job.out);
    emit started(job.title);
}

void ModelLibrary::retranslate() {
    arriving_.retranslate();
    discover_.retranslate();
    emit leftovers_.changed();
    repository_.refresh();
    emit importing_.changed();
    emit recommendedChanged();
}

}  // namespace loquat::ui
