// SPDX-License-Identifier: MIT
#include "ui/viewmodels/provider_models.h"

#include <QLocale>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

using remote::ModelFacts;

namespace {

/// "" is nothing; a figure in the user's locale or with a plain point.
bool readFigure(const QString& text, std::optional<double>& value) {
    value.reset();
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) return true;
    bool ok = false;
    double number = QLocale().toDouble(trimmed, &ok);
    if (!ok) number = QLocale::c().toDouble(trimmed, &ok);
    if (!ok || !(number >= 0) || number > 1e9) return false;
    value = number;
    return true;
}

QString figure(const std::optional<double>& value) {
    return value ? QLocale().toString(*value, 'f', QLocale::FloatingPointShortest) : QString();
}

}  // namespace

ProviderModels::ProviderModels(const ProviderList& providers, PriceTable& prices, storage::Storage& storage, QObject* parent)
    : QAbstractListModel(parent), providers_(providers), prices_(prices), storage_(storage) {
    connect(&prices, &PriceTable::changed, this, &ProviderModels::rebuild);
    connect(&providers, &ProviderList::entryChanged, this, [this](const QString& id) {
        if (id == provider_id_) rebuild();
    });
}

void ProviderModels::setProvider(const QString& id) {
    provider_id_ = id;
    query_.clear();
    used_.clear();
    emit queryChanged();
    rebuild();
    readUsage();
}

void ProviderModels::refresh() {
    rebuild();
    readUsage();
}

void ProviderModels::readUsage() {
    const QDate today = QDate::currentDate();
    const QDateTime month = QDate(today.year(), today.month(), 1).startOfDay();
    whenDone(storage_.usage(month), this, [this, id = provider_id_](const storage::UsageReport& report) {
        if (id != provider_id_) return;
        used_.clear();
        for (const storage::UsageSum& sum : report.models)
            if (sum.providerId == id) {
                const QString model = remote::parseRemoteModelId(sum.modelId).model;
                used_[model.isEmpty() ? sum.modelId : model] += sum.promptTokens + sum.generatedTokens;
            }
        rebuild();
    });
}

void ProviderModels::rebuild() {
    const ProviderEntry* entry = providers_.find(provider_id_);
    QList<Row> rows;
    total_ = entry ? int(entry->models.size()) : 0;
    if (entry)
        for (const remote::RemoteModel& model : entry->models)
            if (query_.isEmpty() || model.name.contains(query_, Qt::CaseInsensitive))
                rows.append(Row{model, prices_.find(entry->config, model.name), used_.value(model.name)});
    const bool sameModels = rows.size() == rows_.size() &&
                            std::equal(rows.begin(), rows.end(), rows_.begin(),
                                       [](const Row& a, const Row& b) { return a.model.name == b.model.name; });
    if (sameModels) {  // the list stays where it was scrolled to
        rows_ = std::move(rows);
        if (!rows_.isEmpty()) emit dataChanged(index(0), index(count() - 1));
    } else {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
    }
    emit countChanged();
}

void ProviderModels::setQuery(const QString& query) {
    if (query_ == query) return;
    query_ = query;
    emit queryChanged();
    rebuild();
}

int ProviderModels::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> ProviderModels::roleNames() const {
    return {{Name, "name"},       {WindowText, "windowText"}, {InputText, "inputText"}, {OutputText, "outputText"},
            {CanText, "canText"}, {UsedText, "usedText"},     {Edited, "edited"},
            {Note, "note"}};
}

std::optional<int> ProviderModels::window(const Row& row) const {
    if (row.facts && row.facts->edited && row.facts->contextTokens) return row.facts->contextTokens;
    if (row.model.contextTokens) return row.model.contextTokens;  // the service itself says so
    return row.facts ? row.facts->contextTokens : std::nullopt;
}

namespace {

QString abilityName(const QString& ability) {
    if (ability == "tools") return ProviderModels::tr("tools");
    if (ability == "json") return ProviderModels::tr("JSON");
    if (ability == "vision") return ProviderModels::tr("pictures");
    if (ability == "reasoning") return ProviderModels::tr("reasoning");
    if (ability == "prefix") return ProviderModels::tr("continues");
    if (ability == "fim") return ProviderModels::tr("fills in");
    return ability;
}

}  // namespace

QVariant ProviderModels::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = rows_[index.row()];
    const auto price = [&](const std::optional<double>& value) {
        return value ? formatMoney(*value, row.facts->currency) : QString();
    };
    switch (role) {
        case Name: return row.model.name;
        case WindowText: return window(row) ? formatCount(*window(row)) : QString();
        case InputText: return row.facts ? price(row.facts->inputPrice) : QString();
        case OutputText: return row.facts ? price(row.facts->outputPrice) : QString();
        case CanText: {
            QStringList abilities;
            if (row.facts)
                for (const QString& ability : row.facts->abilities) abilities << abilityName(ability);
            return abilities.join(tr(", ", "between abilities"));
        }
        case UsedText: return row.used > 0 ? tr("%1 tokens").arg(formatTokens(row.used)) : QString();
        case Note: return row.facts && !row.facts->edited ? row.facts->note : QString();
        case Edited: return row.facts && row.facts->edited;
        default: return {};
    }
}

QVariantMap ProviderModels::facts(const QString& model) const {
    QVariantMap map{{"name", model}, {"currency", "USD"}, {"edited", false}};
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const Row& r) { return r.model.name == model; });
    if (row == rows_.end()) return map;
    if (const auto tokens = window(*row)) map["window"] = QString::number(*tokens);
    if (!row->facts) return map;
    const ModelFacts& facts = *row->facts;
    map["input"] = figure(facts.inputPrice);
    map["cached"] = figure(facts.cachedInputPrice);
    map["output"] = figure(facts.outputPrice);
    if (!facts.currency.isEmpty()) map["currency"] = facts.currency;
    map["source"] = facts.source;
    map["date"] = QLocale().toString(facts.date, QLocale::LongFormat);
    map["edited"] = facts.edited;
    map["note"] = facts.note;
    return map;
}

bool ProviderModels::setPrices(const QString& model, const QString& input, const QString& cached, const QString& output,
                               const QString& currency, const QString& window) {
    const ProviderEntry* entry = providers_.find(provider_id_);
    if (!entry) return false;
    ModelFacts facts = prices_.find(entry->config, model).value_or(ModelFacts{});
    std::optional<double> tokens;
    if (!readFigure(input, facts.inputPrice) || !readFigure(cached, facts.cachedInputPrice) ||
        !readFigure(output, facts.outputPrice) || !readFigure(window, tokens))
        return false;
    facts.contextTokens = tokens ? std::optional(int(std::min(*tokens, 1e9))) : std::nullopt;
    facts.preset = PriceTable::keyOf(entry->config);
    facts.model = model;
    facts.currency = currency.trimmed().toUpper();
    facts.source.clear();
    prices_.setEdit(facts);
    return true;
}

void ProviderModels::resetPrices(const QString& model) {
    if (const ProviderEntry* entry = providers_.find(provider_id_)) prices_.removeEdit(entry->config, model);
}

}  // namespace loquat::ui
