// SPDX-License-Identifier: MIT
#include "ui/viewmodels/provider_editor.h"

#include <QJsonArray>
#include <QRegularExpression>

#include "engine/remote/catalogue.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

using remote::ProviderConfig;

namespace {

/// The value in the kind of the field it is meant for; a list is written with one entry per line.
QJsonValue like(const QJsonValue& field, const QVariant& value) {
    if (field.isString()) return value.toString().trimmed();
    if (field.isDouble()) return value.toInt();
    if (field.isBool()) return value.toBool();
    static const QRegularExpression gaps("[\\s,]+");
    return QJsonArray::fromStringList(value.toString().split(gaps, Qt::SkipEmptyParts));
}

}  // namespace

ProviderEditor::ProviderEditor(ProviderList& providers, remote::RemoteProvider& provider, remote::SecretStore& secrets,
                               PriceTable& prices, const PrivacySettings& privacy, storage::Storage& storage, QObject* parent)
    : QObject(parent),
      providers_(providers),
      key_(secrets),
      client_secret_(secrets),
      passphrase_(secrets),
      proxy_password_(secrets),
      test_(provider, providers),
      health_(provider, providers, privacy, storage),
      models_(providers, prices, storage) {
    for (const auto signal : {&ProviderList::entryChanged, &ProviderList::statusChanged})
        connect(&providers, signal, this, [this](const QString& id) {
            if (id == draft_.id) emit statusChanged();
        });
    connect(&providers, &ProviderList::modelsFailed, this, [this](const QString& id, const QString& why) {
        if (id != draft_.id) return;
        models_problem_ = why;
        emit statusChanged();
    });
    connect(&providers, &ProviderList::loaded, this, [this] {
        if (draft_.id.isEmpty() && providers_.count() > 0) setProviderId(providers_.entries().first().config.id);
    });
    connect(&providers, &ProviderList::rowsRemoved, this, [this] {
        if (draft_.id.isEmpty() || providers_.find(draft_.id)) return;
        setProviderId(providers_.count() > 0 ? providers_.entries().first().config.id : QString());
    });
    for (SecretField* field : {&key_, &client_secret_})
        connect(field, &SecretField::stored, this, &ProviderEditor::readModels);  // a new key wants to be tried
}

void ProviderEditor::setProviderId(const QString& id) {
    const ProviderEntry* entry = providers_.find(id);
    if (id == draft_.id || (!id.isEmpty() && !entry)) return;
    draft_ = entry ? entry->config : ProviderConfig{};
    problem_.clear();
    models_problem_.clear();
    using remote::Secret;
    key_.setName(id.isEmpty() ? QString() : remote::secretName(id, Secret::ApiKey));
    client_secret_.setName(id.isEmpty() ? QString() : remote::secretName(id, Secret::ClientSecret));
    passphrase_.setName(id.isEmpty() ? QString() : remote::secretName(id, Secret::KeyPassphrase));
    proxy_password_.setName(id.isEmpty() ? QString() : remote::secretName(id, Secret::ProxyPassword));
    test_.reset();
    health_.setProvider(id);
    models_.setProvider(id);
    emit providerChanged();
    emit fieldsChanged();
    emit statusChanged();
}

void ProviderEditor::refresh() {
    health_.refresh();
    models_.refresh();
    emit statusChanged();
}

void ProviderEditor::retranslate() {
    refresh();
    emit fieldsChanged();
    emit test_.changed();
    emit health_.changed();
}

QVariantMap ProviderEditor::fields() const { return remote::toJson(draft_).toVariantMap(); }

QString ProviderEditor::headers() const {
    QStringList lines;
    for (auto it = draft_.headers.begin(); it != draft_.headers.end(); ++it) lines << it.key() + ": " + it.value();
    return lines.join('\n');
}

void ProviderEditor::set(const QString& field, const QVariant& value) {
    QJsonObject json = remote::toJson(draft_);
    const QJsonValue was = json.value(field);
    if (was.isUndefined()) return;
    const QJsonValue now = like(was, value);
    if (now == was) return;
    json[field] = now;
    ProviderConfig draft = remote::providerFromJson(json);
    if (field == "baseUrl" || field == "tokenUrl") {  // forgives a pasted slash at the end
        QUrl& url = field == "baseUrl" ? draft.baseUrl : draft.tokenUrl;
        url = QUrl(url.toString(QUrl::StripTrailingSlash));
        if (draft.baseUrl.host() != draft_.baseUrl.host()) draft.allowPlainHttp = false;  // it was granted to another host
    }
    accept(draft);
}

void ProviderEditor::setHeaders(const QString& lines) {
    ProviderConfig draft = draft_;
    draft.headers.clear();
    for (const QString& line : lines.split('\n', Qt::SkipEmptyParts)) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0) return fail(tr("A header is written as “Name: value”, one on each line."));
        draft.headers[line.left(colon).trimmed()] = line.mid(colon + 1).trimmed();
    }
    accept(draft);
}

void ProviderEditor::accept(const ProviderConfig& draft) {
    const bool moved = draft.baseUrl != draft_.baseUrl;
    draft_ = draft;
    const Result<void> valid = remote::validate(draft);
    problem_ = valid ? QString() : QString::fromStdString(valid.error().message);
    if (valid) providers_.update(draft);
    if (moved) test_.reset();
    emit fieldsChanged();
    emit statusChanged();
}

void ProviderEditor::fail(const QString& problem) {
    problem_ = problem;
    emit fieldsChanged();
}

bool ProviderEditor::needsPlainHttp() const {
    if (draft_.baseUrl.scheme() != "http") return false;
    ProviderConfig strict = draft_;
    strict.allowPlainHttp = false;
    ProviderConfig open = draft_;
    open.allowPlainHttp = true;
    return !remote::validate(strict) && remote::validate(open);
}

void ProviderEditor::testConnection() {
    if (problem_.isEmpty()) test_.run(draft_);
}

void ProviderEditor::readModels() {
    if (draft_.id.isEmpty() || !problem_.isEmpty()) return;
    models_problem_.clear();
    providers_.readModels(draft_.id);
}

QString ProviderEditor::status() const {
    const ProviderEntry* entry = providers_.find(draft_.id);
    return entry ? providers_.state(*entry) : QString();
}

QString ProviderEditor::statusText() const {
    const ProviderEntry* entry = providers_.find(draft_.id);
    return entry ? providers_.stateText(*entry) : QString();
}

QString ProviderEditor::keyHint() const {
    const remote::Preset* preset = remote::findPreset(draft_.preset);
    return preset ? preset->keyHint : QString();
}

QString ProviderEditor::keyPage() const {
    const remote::Preset* preset = remote::findPreset(draft_.preset);
    return preset ? preset->keyPage : QString();
}

QStringList ProviderEditor::modelNames() const {
    QStringList names;
    if (const ProviderEntry* entry = providers_.find(draft_.id))
        for (const remote::RemoteModel& model : entry->models) names << model.name;
    return names;
}

QString ProviderEditor::modelsText() const {
    const ProviderEntry* entry = providers_.find(draft_.id);
    if (!entry) return {};
    if (!models_problem_.isEmpty()) return models_problem_;
    if (entry->modelsReadAt.isValid())
        return tr("read from the server %1").arg(formatAgo(entry->modelsReadAt, QDateTime::currentDateTimeUtc()));
    return entry->models.isEmpty() ? tr("not read yet") : QString();
}

}  // namespace loquat::ui
