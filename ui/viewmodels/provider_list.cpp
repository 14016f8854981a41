// SPDX-License-Identifier: MIT
#include "ui/viewmodels/provider_list.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "engine/chat/when_done.h"
#include "engine/remote/catalogue.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

using remote::Health;
using remote::ProviderConfig;
using remote::RemoteModel;

namespace {

const QString kRemoved = QStringLiteral("removed-provider");  // whose secrets are still to be forgotten

QString modelsSetting(const QString& id) { return QStringLiteral("provider-models/") + id; }

QString modelsToJson(const QList<RemoteModel>& models, const QDateTime& readAt) {
    QJsonArray array;
    for (const RemoteModel& model : models)
        array.append(QJsonArray{model.name, model.contextTokens.value_or(0)});
    return QString::fromUtf8(
        QJsonDocument(QJsonObject{{"readAt", readAt.toString(Qt::ISODate)}, {"models", array}}).toJson(QJsonDocument::Compact));
}

void readModelsJson(const QString& json, ProviderEntry& entry) {
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    entry.modelsReadAt = QDateTime::fromString(object["readAt"].toString(), Qt::ISODate);
    entry.models.clear();
    for (const auto& value : object["models"].toArray()) {
        const QJsonArray pair = value.toArray();
        RemoteModel model;
        model.name = pair.at(0).toString();
        if (pair.at(1).toInt() > 0) model.contextTokens = pair.at(1).toInt();
        if (!model.name.isEmpty()) entry.models.append(model);
    }
}

void addPinned(ProviderEntry& entry) {
    for (const QString& pinned : entry.config.pinnedModels) {
        const auto same = [&](const RemoteModel& model) { return model.name == pinned; };
        if (std::none_of(entry.models.begin(), entry.models.end(), same)) entry.models.append(RemoteModel{pinned, {}});
    }
}

/// A server of one's own: on this computer or in a private network (RFC 1918, RFC 4193).
bool isNear(const QUrl& url) {
    const QHostAddress address(url.host());
    const auto in = [&](const char* network, int bits) { return address.isInSubnet(QHostAddress(network), bits); };
    return url.host() == "localhost" || address.isLoopback() || in("10.0.0.0", 8) || in("172.16.0.0", 12) ||
           in("192.168.0.0", 16) || in("fc00::", 7);
}

}  // namespace

ProviderList::ProviderList(remote::RemoteProvider& provider, remote::SecretStore& secrets, storage::Storage& storage,
                           Toast& toast, QObject* parent)
    : QAbstractListModel(parent), provider_(provider), secrets_(secrets), storage_(storage), toast_(toast) {
    connect(&provider, &remote::RemoteProvider::healthChanged, this, &ProviderList::fares);
    whenDone(storage.providers(), this, [this](const QList<storage::Provider>& rows) { read(rows); });
    whenDone(storage.setting(kRemoved), this, [this](const QString& id) {
        if (!id.isEmpty()) forgetSecrets(id);  // the program was closed before the offer to undo had passed
    });
}

void ProviderList::read(const QList<storage::Provider>& rows) {
    for (const storage::Provider& row : rows) {
        ProviderEntry entry;
        entry.config = remote::providerFromJson(QJsonDocument::fromJson(row.json.toUtf8()).object());
        entry.config.id = row.id;
        addPinned(entry);
        insert(count(), entry);
        whenDone(storage_.setting(modelsSetting(row.id)), this, [this, id = row.id](const QString& json) {
            if (const int at = rowOf(id); at >= 0 && !json.isEmpty()) {
                readModelsJson(json, entries_[at]);
                changed(id);
            }
        });
    }
    publish();
    loaded_ = true;
    emit loaded();
    whenDone(storage_.audit({}, 0, 500), this, [this](const QList<storage::AuditRow>& newest) { noteLast(newest); });
}

void ProviderList::noteLast(const QList<storage::AuditRow>& newestFirst) {
    for (ProviderEntry& entry : entries_) {
        const auto row = std::find_if(newestFirst.begin(), newestFirst.end(), [&](const storage::AuditRow& r) {
            return r.provider == entry.config.name && r.status != "cancelled";
        });
        if (row == newestFirst.end()) continue;
        entry.last = *row;
        fares(entry.config.id);
    }
}

const ProviderEntry* ProviderList::find(const QString& id) const {
    const int row = rowOf(id);
    return row < 0 ? nullptr : &entries_[row];
}

int ProviderList::rowOf(const QString& id) const {
    const auto it = std::find_if(entries_.begin(), entries_.end(), [&](const ProviderEntry& e) { return e.config.id == id; });
    return it == entries_.end() ? -1 : int(it - entries_.begin());
}

void ProviderList::changed(const QString& id) {
    const int row = rowOf(id);
    if (row < 0) return;
    emit dataChanged(index(row), index(row));
    emit entryChanged(id);
}

void ProviderList::fares(const QString& id) {
    const int row = rowOf(id);
    if (row < 0) return;
    emit dataChanged(index(row), index(row), {State, StateText});
    emit statusChanged(id);
}

void ProviderList::retranslate() { emit dataChanged(index(0), index(count())); }

void ProviderList::insert(int row, const ProviderEntry& entry) {
    beginInsertRows({}, row, row);
    entries_.insert(row, entry);
    endInsertRows();
    emit countChanged();
}

void ProviderList::publish() {
    QList<ProviderConfig> configs;
    for (const ProviderEntry& entry : entries_) configs.append(entry.config);
    provider_.setProviders(configs);
}

void ProviderList::savePositions() {
    for (int row = 0; row < count(); ++row) {
        const ProviderConfig& config = entries_[row].config;
        storage_.saveProvider({config.id, row, QString::fromUtf8(QJsonDocument(toJson(config)).toJson(QJsonDocument::Compact))});
    }
}

QVariantList ProviderList::presets() const {
    QVariantList rows;
    for (const remote::Preset& preset : remote::presets())
        rows.append(QVariantMap{{"id", preset.id}, {"name", preset.name}, {"host", preset.config.baseUrl.host()}});
    return rows;
}

QString ProviderList::freeName(const QString& name) const {
    const auto taken = [this](const QString& wanted) {
        return std::any_of(entries_.begin(), entries_.end(), [&](const ProviderEntry& e) { return e.config.name == wanted; });
    };
    QString free = name;
    for (int n = 2; taken(free); ++n) free = QStringLiteral("%1 %2").arg(name).arg(n);
    return free;
}

QString ProviderList::add(const QString& presetId) {
    const remote::Preset* preset = remote::findPreset(presetId);
    ProviderEntry entry;
    if (preset) entry.config = preset->config;
    entry.config.id = storage::newId();
    entry.config.preset = preset ? presetId : QStringLiteral("custom");
    entry.config.name = freeName(preset ? preset->name : tr("New provider"));
    if (entry.config.baseUrl.isEmpty()) entry.config.baseUrl = QUrl("http://localhost:8000/v1");
    addPinned(entry);
    insert(count(), entry);
    savePositions();
    publish();
    return entry.config.id;
}

void ProviderList::update(const ProviderConfig& config) {
    const int row = rowOf(config.id);
    if (row < 0 || entries_[row].config == config) return;
    ProviderEntry& entry = entries_[row];
    if (!entry.modelsReadAt.isValid()) entry.models.clear();
    entry.config = config;
    addPinned(entry);
    savePositions();
    publish();
    changed(config.id);
}

void ProviderList::setModels(const QString& id, const QList<RemoteModel>& models) {
    const int row = rowOf(id);
    if (row < 0) return;
    ProviderEntry& entry = entries_[row];
    entry.models = models;
    addPinned(entry);
    entry.modelsReadAt = QDateTime::currentDateTimeUtc();
    storage_.saveSetting(modelsSetting(id), modelsToJson(entry.models, entry.modelsReadAt));
    changed(id);
}

void ProviderList::readModels(const QString& id) {
    whenDone(provider_.models(id), this, [this, id](const Result<QList<RemoteModel>>& models) {
        if (models)
            setModels(id, *models);
        else
            emit modelsFailed(id, QString::fromStdString(models.error().message));
    });
}

void ProviderList::move(int from, int to) {
    to = std::clamp(to, 0, count() - 1);
    if (from < 0 || from >= count() || from == to) return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    entries_.move(from, to);
    endMoveRows();
    savePositions();
    publish();
}

void ProviderList::remove(const QString& id) {
    const int row = rowOf(id);
    if (row < 0) return;
    const ProviderEntry entry = entries_[row];
    beginRemoveRows({}, row, row);
    entries_.removeAt(row);
    endRemoveRows();
    emit countChanged();
    storage_.removeProvider(id);
    publish();
    const auto undo = [this, entry, row] {
        storage_.saveSetting(kRemoved, {});
        insert(std::min(row, count()), entry);
        savePositions();
        publish();
    };
    toast_.show("trash", tr("%1 removed").arg(entry.config.name), tr("Undo"), undo, [this, id] { forgetSecrets(id); });
    storage_.saveSetting(kRemoved, id);  // after the toast, which ends the offer of the one before
}

void ProviderList::forgetSecrets(const QString& id) {
    using remote::Secret;
    for (const Secret secret : {Secret::ApiKey, Secret::ClientSecret, Secret::KeyPassphrase, Secret::ProxyPassword})
        secrets_.remove(remote::secretName(id, secret));
    storage_.saveSetting(kRemoved, {});
    storage_.saveSetting(modelsSetting(id), {});
}

QString ProviderList::state(const ProviderEntry& entry) const {
    if (!entry.config.inAuto && provider_.health(entry.config.id).state == Health::State::Unknown && entry.last.seq == 0)
        return QStringLiteral("off");
    switch (provider_.health(entry.config.id).state) {
        case Health::State::Working: return QStringLiteral("working");
        case Health::State::Paused: return QStringLiteral("paused");
        case Health::State::Trying: return QStringLiteral("paused");
        case Health::State::Failing: return QStringLiteral("failing");
        case Health::State::Unknown: break;
    }
    if (entry.last.seq == 0) return QStringLiteral("unknown");
    return entry.last.status == "ok" ? QStringLiteral("working") : QStringLiteral("failing");
}

QString ProviderList::stateText(const ProviderEntry& entry) const {
    const Health health = provider_.health(entry.config.id);
    switch (health.state) {
        case Health::State::Working: return tr("Working, %1").arg(formatSeconds(double(health.lastLatencyMs) / 1000));
        case Health::State::Paused:
            return tr("Paused until %1").arg(QLocale().toString(health.pausedUntil.toLocalTime().time(), QLocale::ShortFormat));
        case Health::State::Trying: return tr("Trying again");
        case Health::State::Failing: return health.problem.isEmpty() ? tr("Not working") : health.problem;
        case Health::State::Unknown: break;
    }
    if (entry.last.seq == 0) return tr("Not used yet");
    if (entry.last.status == "ok") return tr("Worked %1").arg(formatAgo(entry.last.time, QDateTime::currentDateTimeUtc()));
    return tr("Failed %1").arg(formatAgo(entry.last.time, QDateTime::currentDateTimeUtc()));
}

int ProviderList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count() + 1; }

QHash<int, QByteArray> ProviderList::roleNames() const {
    return {{ProviderId, "providerId"}, {Name, "name"}, {State, "status"}, {StateText, "statusText"}, {IconName, "symbol"}};
}

QVariant ProviderList::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (index.row() == count()) {
        switch (role) {
            case ProviderId: return QString();
            case Name: return tr("This computer");
            case State: return QStringLiteral("working");
            case StateText: return tr("Always here");
            case IconName: return QStringLiteral("monitor");
            default: return {};
        }
    }
    const ProviderEntry& entry = entries_[index.row()];
    switch (role) {
        case ProviderId: return entry.config.id;
        case Name: return entry.config.name;
        case State: return state(entry);
        case StateText: return stateText(entry);
        case IconName: return isNear(entry.config.baseUrl) ? QStringLiteral("server") : QStringLiteral("cloud");
        default: return {};
    }
}

}  // namespace loquat::ui
