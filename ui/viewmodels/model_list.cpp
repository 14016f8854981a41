// SPDX-License-Identifier: MIT
#include "ui/viewmodels/model_list.h"

#include <QFileInfo>
#include <algorithm>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/computer.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

namespace {
constexpr int kUsualContext = 4096;
}  // namespace

ModelList::ModelList(ModelHost& host, storage::Storage& storage, Toast& toast, const QString& guidePath,
                     QObject* parent)
    : QAbstractListModel(parent), host_(host), storage_(storage), toast_(toast) {
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
        if (!entries_[row].builtIn && !info.name.isEmpty()) entries_[row].name = info.name;
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
        if (findPath(path)) return;
        ModelEntry entry;
        entry.id = entry.path = path;
        entry.info = info;
        entry.name = info.name.isEmpty() ? name : info.name;
        entry.addedAt = QDateTime::currentDateTimeUtc();
        add(entry);
        storage_.saveModel(toRecord(entry));
        emit opened(entry.id);
    });
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
            {Details, "details"}};
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
        case MemoryText: return tr("%1 memory").arg(formatBytes(memoryNeeded(e)));
        case Fit: return fit(e);
        case FitText: {
            const QString how = fit(e);
            if (how == "well") return tr("Runs well");
            if (how == "tight") return tr("Tight");
            return how == "unfit" ? tr("Will not fit") : tr("Not known");
        }
        case SpeedText:
            return e.measuredTokensPerSecond > 0 ? tr("%1, measured here").arg(formatSpeed(e.measuredTokensPerSecond))
                                                 : tr("not measured yet");
        case State: return state(e);
        case StateText: return stateText(e);
        case BuiltIn: return e.builtIn;
        case Problem:
            if (e.missing) return tr("The file is not at %1 now.").arg(e.path);
            return info.error.isEmpty() ? info.unsupported : info.error;
        case Details: return details(e);
    }
    return {};
}

quint64 ModelList::memoryNeeded(const ModelEntry& e) const {
    // Weights, the KV cache at the context it gets, and a tenth of the weights for working space.
    return e.info.sizeBytes + e.info.sizeBytes / 10 + e.info.kvBytesPerToken * quint64(contextTokens(e));
}

QString ModelList::fit(const ModelEntry& e) const {
    const MemoryFigures memory = readMemory();
    if (e.info.sizeBytes == 0 || memory.total == 0) return QStringLiteral("unknown");
    const quint64 free = memory.available + (loaded_.path.isEmpty() ? 0 : loaded_.memoryBytes);
    const quint64 need = memoryNeeded(e);
    if (need > free) return QStringLiteral("unfit");
    return double(need) > 0.8 * double(free) ? QStringLiteral("tight") : QStringLiteral("well");
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
    if (now == "missing") return tr("Away");
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
    row(tr("Memory needed"), tr("%1 at %n token(s) of context", nullptr, contextTokens(e)).arg(formatBytes(memoryNeeded(e))));
    row(tr("Licence"), info.license);
    row(tr("File"), e.path);
    return rows;
}

QString ModelList::totalText() const {
    quint64 bytes = 0;
    for (const ModelEntry& e : entries_) bytes += e.info.sizeBytes;
    return tr("%n model(s), %1", nullptr, count()).arg(formatBytes(bytes));
}

storage::Model ModelList::toRecord(const ModelEntry& e) {
    storage::Model m;
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
