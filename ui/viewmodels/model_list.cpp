// SPDX-License-Identifier: MIT
#include "ui/viewmodels/model_list.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <algorithm>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/discover_list.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

namespace {
constexpr int kUsualContext = 4096;
constexpr double kFasterThanCounts = 100;  // tokens per second; above, other things than memory decide
}  // namespace

QStringList ModelEntry::paths() const {
    QStringList all{path};
    for (const storage::ModelFile& file : record.files) all << file.path;
    return all;
}

ModelList::ModelList(ModelHost& host, storage::Storage& storage, Toast& toast, const QString& guidePath,
                     QObject* parent)
    : QAbstractListModel(parent), host_(host), storage_(storage), toast_(toast), machine_(readMachine()) {
    ModelEntry guide;
    guide.id = guideId();
    guide.path = guidePath;
    guide.builtIn = true;
    guide.missing = !QFileInfo::exists(guidePath);
    entries_.append(guide);
    describe(guide.id);
    whenDone(storage.models(), this, [this](const QList<storage::Model>& models) { readStored(models); });
    connect(&host, &ModelHost::modelStateChanged, this, [this](const LoadedModelState& state) {
        loaded_ = state;
        loading_.clear();
        emit dataChanged(index(0), index(count() - 1), {State, StateText});
        emit loadedChanged();
    });
}

void ModelList::readStored(const QList<storage::Model>& models) {
    for (const storage::Model& m : models) {
        ModelEntry entry;
        entry.id = entry.path = m.path;
        entry.name = m.name;
        entry.record = m;
        entry.missing = !QFileInfo::exists(m.path);
        entry.info.path = m.path;
        entry.info.architecture = m.architecture;
        entry.info.quantization = m.quantization;
        entry.info.parameters = m.parameters;
        entry.info.sizeBytes = m.sizeBytes;
        entry.info.trainedContext = m.trainedContext;
        entry.addedAt = m.addedAt;
        entry.measuredTokensPerSecond = m.measuredTokensPerSecond;
        if (!find(entry.id)) add(entry);
        if (!entry.missing) describe(entry.id);
    }
    emit listed();
}

void ModelList::add(const ModelEntry& entry) {
    const auto after = std::find_if(entries_.begin() + 1, entries_.end(), [&](const ModelEntry& e) {
        return e.name.localeAwareCompare(entry.name) > 0;
    });
    const int row = int(after - entries_.begin());
    beginInsertRows({}, row, row);
    entries_.insert(row, entry);
    endInsertRows();
    emit countChanged();
}

void ModelList::describe(const QString& id) {
    const ModelEntry* entry = find(id);
    whenDone(host_.describe(entry->path), this, [this, id](const LocalModelInfo& info) {
        const int row = rowOf(id);
        if (row < 0) return;
        entries_[row].info = info;
        // One that came from somewhere keeps the name it had there.
        if (!entries_[row].builtIn && !info.name.isEmpty() && entries_[row].record.origin == storage::ModelOrigin::Opened)
            entries_[row].name = info.name;
        changed(id);
        emit countChanged();
    });
}

void ModelList::openFile(const QUrl& url) {
    const QString path = QFileInfo(url.isLocalFile() ? url.toLocalFile() : url.toString()).canonicalFilePath();
    const QString name = path.isEmpty() ? url.fileName() : QFileInfo(path).fileName();
    if (path.isEmpty()) {
        emit openFailed(tr("%1 is not there").arg(name), tr("The file may have been moved or deleted."));
        return;
    }
    if (const ModelEntry* known = findPath(path)) {
        emit opened(known->id);
        return;
    }
    whenDone(host_.describe(path), this, [this, path, name](const LocalModelInfo& info) {
        if (!info.error.isEmpty()) {
            emit openFailed(tr("%1 cannot be opened").arg(name), info.error);
            return;
        }
        storage::Model record;
        record.name = info.name.isEmpty() ? name : info.name;
        insert(path, info, record);
    });
}

void ModelList::adopt(const storage::Model& record) {
    if (findPath(record.path)) return;
    whenDone(host_.describe(record.path), this, [this, record](const LocalModelInfo& info) {
        if (!info.error.isEmpty())
            emit openFailed(tr("%1 cannot be opened").arg(record.name), info.error);
        else
            insert(record.path, info, record);
    });
}

void ModelList::insert(const QString& path, const LocalModelInfo& info, const storage::Model& record) {
    if (findPath(path)) return;
    ModelEntry entry;
    entry.id = entry.path = path;
    entry.info = info;
    entry.record = record;
    entry.name = record.name;
    entry.addedAt = QDateTime::currentDateTimeUtc();
    const Volume volume = volumeOf(path);
    entry.record.volumeId = volume.id;
    entry.record.mountPoint = volume.mountPoint;
    add(entry);
    storage_.saveModel(toRecord(entry));
    emit opened(entry.id);
}

void ModelList::remove(const QString& id) {
    const int row = rowOf(id);
    if (row < 0 || entries_[row].builtIn) return;
    const ModelEntry entry = entries_[row];
    if (loaded_.path == entry.path) unload();
    beginRemoveRows({}, row, row);
    entries_.removeAt(row);
    endRemoveRows();
    emit countChanged();
    storage_.removeModel(entry.path);
    toast_.show("trash", tr("%1 removed from the list. The file stays.").arg(entry.name), tr("Undo"),
                [this, entry] {
                    add(entry);
                    storage_.saveModel(toRecord(entry));
                });
}

void ModelList::deleteFiles(const QString& id) {
    const ModelEntry* entry = find(id);
    if (!entry || entry->builtIn || !library_) return;
    if (loaded_.path == entry->path) unload();
    const QString name = entry->name;
    whenDone(library_->moveToTrash(entry->paths()), this, [this, id, name](const Result<void>& moved) {
        const int row = rowOf(id);
        if (!moved) {
            emit openFailed(tr("%1 could not be moved to the trash").arg(name), QString::fromStdString(moved.error().message));
            return;
        }
        if (row < 0) return;
        beginRemoveRows({}, row, row);
        entries_.removeAt(row);
        endRemoveRows();
        emit countChanged();
        storage_.removeModel(id);
        toast_.show("trash", tr("%1 is in the trash.").arg(name));
    });
}

void ModelList::showFolder(const QString& id) const {
    if (const ModelEntry* entry = find(id)) QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(entry->path).absolutePath()));
}

void ModelList::setMachine(const Machine& machine) {
    machine_ = machine;
    emit dataChanged(index(0), index(count() - 1));
}

void ModelList::setWhereabouts(const QString& id, const Whereabouts& where) {
    const int row = rowOf(id);
    if (row < 0) return;
    ModelEntry& entry = entries_[row];
    const bool returned = entry.missing && where.presence == Presence::Here;
    entry.missing = where.presence != Presence::Here;
    entry.away = where.presence == Presence::Away;
    if (!entry.missing && where.path != entry.path && !where.path.isEmpty()) {  // its drive came back at another place
        storage_.removeModel(entry.path);
        entry.id = entry.path = where.path;
        const Volume volume = volumeOf(entry.path);
        entry.record.mountPoint = volume.mountPoint;
        storage_.saveModel(toRecord(entry));
    }
    if (returned) describe(entry.id);
    changed(entry.id);
}

void ModelList::setDuplicates(const QList<DuplicateSet>& sets) {
    for (ModelEntry& entry : entries_) {
        entry.duplicateOf.clear();
        for (const DuplicateSet& set : sets)
            if (set.paths.contains(entry.path))
                for (const QString& path : set.paths)
                    if (const ModelEntry* other = path == entry.path ? nullptr : findPath(path)) entry.duplicateOf = displayName(*other);
    }
    emit dataChanged(index(0), index(count() - 1), {DuplicateOf, Details});
}

void ModelList::load(const QString& id) {
    const ModelEntry* entry = find(id);
    if (!entry || entry->missing || loaded_.path == entry->path) return;
    loading_ = entry->path;
    host_.preload(entry->path);
    emit dataChanged(index(0), index(count() - 1), {State, StateText});
    emit loadedChanged();
}

void ModelList::unload() { host_.unload(); }

void ModelList::noteSpeed(const QString& id, double tokensPerSecond) {
    const int row = rowOf(id);
    if (row < 0 || tokensPerSecond <= 0) return;
    entries_[row].measuredTokensPerSecond = tokensPerSecond;
    if (!entries_[row].builtIn) storage_.saveModel(toRecord(entries_[row]));
    changed(id);
}

void ModelList::setChosenContext(int tokens) {
    chosen_context_ = tokens;
    emit dataChanged(index(0), index(count() - 1), {MemoryText, Fit, FitText, Details});
}

int ModelList::contextTokens(const ModelEntry& entry) const {
    if (loaded_.path == entry.path && loaded_.contextTokens > 0) return loaded_.contextTokens;
    const int trained = entry.info.trainedContext > 0 ? entry.info.trainedContext : kUsualContext;
    return std::min(trained, chosen_context_ > 0 ? chosen_context_ : kUsualContext);
}

QString ModelList::displayName(const ModelEntry& entry) { return entry.builtIn ? tr("Guide") : entry.name; }

const ModelEntry* ModelList::find(const QString& id) const {
    const int row = rowOf(id);
    return row < 0 ? nullptr : &entries_[row];
}

const ModelEntry* ModelList::findPath(const QString& path) const {
    const auto it = std::find_if(entries_.begin(), entries_.end(), [&](const ModelEntry& e) { return e.path == path; });
    return it == entries_.end() ? nullptr : &*it;
}

int ModelList::rowOf(const QString& id) const {
    const auto it = std::find_if(entries_.begin(), entries_.end(), [&](const ModelEntry& e) { return e.id == id; });
    return it == entries_.end() ? -1 : int(it - entries_.begin());
}

void ModelList::changed(const QString& id) {
    if (const int row = rowOf(id); row >= 0) emit dataChanged(index(row), index(row));
}

int ModelList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> ModelList::roleNames() const {
    return {{ModelId, "modelId"},         {Name, "name"},
            {Path, "path"},               {Quantization, "quantization"},
            {SizeText, "sizeText"},       {ParametersText, "parametersText"},
            {ContextText, "contextText"}, {Architecture, "architecture"},
            {MemoryText, "memoryText"},   {Fit, "fit"},
            {FitText, "fitText"},         {SpeedText, "speedText"},
            {State, "state"},             {StateText, "stateText"},
            {BuiltIn, "builtIn"},         {Problem, "problem"},
            {Details, "details"},         {OriginText, "originText"},
            {DuplicateOf, "duplicateOf"}};
}

QVariant ModelList::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const ModelEntry& e = entries_[index.row()];
    const LocalModelInfo& info = e.info;
    switch (role) {
        case ModelId: return e.id;
        case Name: return displayName(e);
        case Path: return e.path;
        case Quantization: return info.quantization;
        case SizeText: return info.sizeBytes ? formatBytes(info.sizeBytes) : QString();
        case ParametersText: return info.parameters ? formatParameters(info.parameters) : QString();
        case ContextText: return info.trainedContext ? formatCount(info.trainedContext) : QString();
        case Architecture: return info.architecture;
        case MemoryText: return tr("%1 memory").arg(formatBytes(fit(e).memory.total()));
        case Fit: return fitName(fit(e).fit);
        case FitText: return fitWords(fit(e).fit);
        case SpeedText: {
            if (e.measuredTokensPerSecond > 0) return tr("%1, measured here").arg(formatSpeed(e.measuredTokensPerSecond));
            const FitReport report = fit(e);
            const bool expected = report.tokensPerSecond > 0 && report.fit != loquat::Fit::TooLarge;
            if (report.tokensPerSecond > kFasterThanCounts) return tr("over %1, expected").arg(formatSpeed(kFasterThanCounts));
            return expected ? tr("about %1, expected").arg(formatSpeed(report.tokensPerSecond)) : tr("not measured yet");
        }
        case State: return state(e);
        case StateText: return stateText(e);
        case BuiltIn: return e.builtIn;
        case Problem:
            if (e.away) return tr("Its drive is not here. It comes back with %1.").arg(e.record.mountPoint.isEmpty() ? e.path : e.record.mountPoint);
            if (e.missing) return tr("The file is not at %1 now.").arg(e.path);
            return info.error.isEmpty() ? info.unsupported : info.error;
        case Details: return details(e);
        case OriginText: return originText(e);
        case DuplicateOf: return e.duplicateOf;
    }
    return {};
}

QString ModelList::originText(const ModelEntry& e) const {
    switch (e.record.origin) {
        case storage::ModelOrigin::Opened: break;
        case storage::ModelOrigin::Downloaded: return tr("downloaded from %1").arg(e.record.repo.isEmpty() ? e.record.hub : e.record.repo);
        case storage::ModelOrigin::Quantized: return tr("made smaller here, of %1").arg(QFileInfo(e.record.originName).fileName());
        case storage::ModelOrigin::Converted: return tr("converted here, of %1").arg(e.record.originName);
        case storage::ModelOrigin::Adopted: return tr("kept by %1").arg(e.record.originName);
    }
    return e.builtIn ? tr("came with Loquat") : tr("a file you opened");
}

FitReport ModelList::fit(const ModelEntry& e) const {
    FitQuestion question;
    question.shape = shapeOf(e.info);
    question.contextTokens = contextTokens(e);
    question.heldBytes = loaded_.path.isEmpty() ? 0 : loaded_.memoryBytes;
    question.measuredTokensPerSecond = e.measuredTokensPerSecond;
    return fitOf(question, machine_);
}

QString ModelList::state(const ModelEntry& e) const {
    if (e.missing) return QStringLiteral("missing");
    if (!e.info.unsupported.isEmpty() || !e.info.error.isEmpty()) return QStringLiteral("unsupported");
    if (loaded_.path == e.path) return QStringLiteral("ready");
    return loading_ == e.path ? QStringLiteral("loading") : QStringLiteral("idle");
}

QString ModelList::stateText(const ModelEntry& e) const {
    const QString now = state(e);
    if (now == "ready") return tr("Ready");
    if (now == "loading") return tr("Loading");
    if (now == "missing") return e.away ? tr("Away") : tr("Gone");
    return now == "unsupported" ? tr("Cannot run") : QString();
}

QVariantList ModelList::details(const ModelEntry& e) const {
    QVariantList rows;
    const auto row = [&](const QString& name, const QString& value) {
        if (!value.isEmpty()) rows << QVariantMap{{"name", name}, {"value", value}};
    };
    const LocalModelInfo& info = e.info;
    row(tr("Name"), info.name);
    row(tr("Architecture"), info.architecture);
    row(tr("Quantization"), info.quantization);
    row(tr("Parameters"), info.parameters ? formatParameters(info.parameters) : QString());
    row(tr("Size"), info.sizeBytes ? formatBytes(info.sizeBytes) : QString());
    row(tr("Trained context"), info.trainedContext ? tr("%n token(s)", nullptr, info.trainedContext) : QString());
    row(tr("Layers"), info.layers ? QString::number(info.layers) : QString());
    row(tr("Width"), info.embedding ? QString::number(info.embedding) : QString());
    row(tr("Vocabulary"), info.vocabulary ? tr("%n token(s)", nullptr, info.vocabulary) : QString());
    row(tr("Chat template"), info.hasChatTemplate ? tr("in the file") : tr("none; a plain one is used"));
    const FitReport needs = fit(e);
    if (needs.memory.total() > 0)
        row(tr("Memory needed"), tr("%1 at %n token(s) of context", nullptr, contextTokens(e)).arg(formatBytes(needs.memory.total())));
    row(tr("Fit"), needs.why);
    for (const GpuFit& gpu : needs.gpus)
        if (gpu.fit != loquat::Fit::Unknown) row(gpu.gpu.name, tr("%1. %2").arg(fitWords(gpu.fit), gpu.gpu.status));
    row(tr("Licence"), info.license);
    row(tr("Origin"), originText(e));
    row(tr("Same file as"), e.duplicateOf);
    row(tr("SHA-256"), e.record.sha256);
    for (const QString& path : e.paths()) row(tr("File"), path);
    return rows;
}

QString ModelList::totalText() const {
    quint64 bytes = 0;
    for (const ModelEntry& e : entries_) bytes += e.info.sizeBytes;
    return tr("%n model(s), %1", nullptr, count()).arg(formatBytes(bytes));
}

storage::Model ModelList::toRecord(const ModelEntry& e) {
    storage::Model m = e.record;
    m.path = e.path;
    m.name = e.name;
    m.architecture = e.info.architecture;
    m.quantization = e.info.quantization;
    m.parameters = e.info.parameters;
    m.sizeBytes = e.info.sizeBytes;
    m.trainedContext = e.info.trainedContext;
    m.addedAt = e.addedAt;
    m.measuredTokensPerSecond = e.measuredTokensPerSecond;
    return m;
}

}  // namespace loquat::ui
