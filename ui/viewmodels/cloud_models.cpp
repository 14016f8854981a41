// SPDX-License-Identifier: MIT
#include "ui/viewmodels/cloud_models.h"

#include <algorithm>

#include "ui/viewmodels/format.h"

namespace loquat::ui {

int CloudModels::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> CloudModels::roleNames() const {
    return {{ModelId, "modelId"}, {Name, "name"}, {ProviderName, "providerName"}, {Detail, "detail"}};
}

QVariant CloudModels::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const CloudModel& m = models_[index.row()];
    switch (role) {
        case ModelId: return m.id;
        case Name: return m.name;
        case ProviderName: return m.providerName;
        case Detail: return m.contextTokens > 0 ? tr("%1, %2").arg(m.providerName, formatCount(m.contextTokens)) : m.providerName;
    }
    return {};
}

void CloudModels::setModels(const QList<CloudModel>& models) {
    beginResetModel();
    models_ = models;
    endResetModel();
    emit changed();
}

const CloudModel* CloudModels::find(const QString& id) const {
    const auto it = std::find_if(models_.begin(), models_.end(), [&](const CloudModel& m) { return m.id == id; });
    return it == models_.end() ? nullptr : &*it;
}

const CloudModel* CloudModels::preferred() const {
    const auto usable = [this](const CloudModel& m) { return m.inAuto && !isPaused(m.id); };
    const auto first = std::find_if(models_.begin(), models_.end(), usable);
    if (first != models_.end()) return &*first;
    const auto it = std::find_if(models_.begin(), models_.end(), [](const CloudModel& m) { return m.inAuto; });
    if (it != models_.end()) return &*it;
    return models_.isEmpty() ? nullptr : &models_.first();
}

const CloudModel* CloudModels::seeing() const {
    const auto it = std::find_if(models_.begin(), models_.end(), [this](const CloudModel& m) {
        return m.facts && m.facts->abilities.contains(QLatin1String("vision")) && !isPaused(m.id);
    });
    return it == models_.end() ? nullptr : &*it;
}

void CloudModels::setNoCloud(bool noCloud) {
    if (no_cloud_ == noCloud) return;
    no_cloud_ = noCloud;
    emit changed();
}

void CloudModels::setBudgetSpent(bool spent) {
    if (budget_spent_ == spent) return;
    budget_spent_ = spent;
    emit changed();
}

bool CloudModels::isPaused(const QString& id) const {
    const CloudModel* model = find(id);
    return model && paused_ && paused_(model->providerId);
}

}  // namespace loquat::ui
