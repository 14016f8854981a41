// SPDX-License-Identifier: MIT
#include "ui/viewmodels/cloud.h"

#include "engine/remote/wire.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

using remote::Health;

namespace {

/// A model known to reason, at a service that takes the switch; anything at an address of one's own.
bool hasThinkingSwitch(const remote::ProviderConfig& config, const std::optional<remote::ModelFacts>& facts) {
    if (remote::dialectOf(config.preset).thinking == remote::Dialect::Thinking::None) return false;
    return facts && !facts->abilities.isEmpty() ? facts->abilities.contains(QLatin1String("reasoning")) : config.preset == "custom";
}

}  // namespace

Cloud::Cloud(const CloudServices& services, PrivacySettings& privacy, storage::Storage& storage, Toast& toast,
             CloudModels& models, QObject* parent)
    : QObject(parent),
      services_(services),
      privacy_(privacy),
      models_(models),
      prices_(storage),
      providers_(services.provider, services.secrets, storage, toast),
      editor_(providers_, services.provider, services.secrets, prices_, privacy, storage),
      usage_(storage, privacy, providers_, prices_, toast),
      audit_(storage, providers_, toast) {
    services_.gate.setSpent([this] { return usage_.spentThisMonth(); });
    connect(&privacy, &PrivacySettings::policyChanged, this, &Cloud::applyPolicy);
    connect(&usage_, &UsageModel::spentChanged, this, &Cloud::applyPolicy);
    applyPolicy();

    connect(&privacy, &PrivacySettings::cacheChanged, this, &Cloud::applyCache);
    applyCache();
    models_.setRules(privacy.rules()->rules());
    connect(&privacy, &PrivacySettings::rulesChanged, this, [this] { models_.setRules(privacy_.rules()->rules()); });
    models_.setPausedQuery([this](const QString& providerId) {
        return services_.provider.health(providerId).state == Health::State::Paused;
    });
    for (const auto signal : {&ProviderList::loaded, &ProviderList::countChanged})
        connect(&providers_, signal, this, &Cloud::offerModels);
    connect(&providers_, &ProviderList::rowsMoved, this, &Cloud::offerModels);
    connect(&providers_, &ProviderList::entryChanged, this, &Cloud::offerModels);
    connect(&prices_, &PriceTable::changed, this, &Cloud::offerModels);
}

void Cloud::applyPolicy() {
    services_.gate.setPolicy(privacy_.egressPolicy());
    models_.setNoCloud(privacy_.noCloud());
    models_.setBudgetSpent(privacy_.monthlyBudget() > 0 && usage_.spentThisMonth() >= privacy_.monthlyBudget());
}

void Cloud::applyCache() {
    services_.provider.cache().setMaxBytes(qint64(privacy_.cacheMegabytes()) * 1'000'000);
    emit cacheChanged();
}

void Cloud::clearCache() {
    services_.provider.cache().clear();
    emit cacheChanged();
}

QString Cloud::cacheText() const {
    const remote::ResponseCache& cache = services_.provider.cache();
    return tr("%n answer(s), %1", nullptr, cache.count()).arg(formatBytes(quint64(cache.bytes())));
}

void Cloud::offerModels() {
    QList<CloudModel> models;
    for (const ProviderEntry& entry : providers_.entries())
        for (const remote::RemoteModel& model : entry.models) {
            if (!remote::answersChats(model.name)) continue;
            CloudModel offered;
            offered.id = remote::remoteModelId(entry.config.id, model.name);
            offered.name = model.name;
            offered.providerId = entry.config.id;
            offered.providerName = entry.config.name;
            offered.host = entry.config.baseUrl.host();
            offered.facts = prices_.find(entry.config, model.name);
            const auto known = offered.facts ? offered.facts->contextTokens : std::nullopt;
            offered.contextTokens = model.contextTokens.value_or(known.value_or(0));
            offered.inAuto = entry.config.inAuto;
            offered.thinkingSwitch = hasThinkingSwitch(entry.config, offered.facts);
            models.append(offered);
        }
    models_.setModels(models);
}

void Cloud::answered() {
    usage_.refreshSpent();
    editor_.health()->refresh();
    emit cacheChanged();
}

void Cloud::retranslate() {
    providers_.retranslate();
    editor_.retranslate();
    usage_.retranslate();
    audit_.retranslate();
}

}  // namespace loquat::ui
