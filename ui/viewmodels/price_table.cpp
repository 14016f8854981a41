// SPDX-License-Identifier: MIT
#include "ui/viewmodels/price_table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "engine/chat/when_done.h"

namespace loquat::ui {

using remote::ModelFacts;

namespace {

const QString kSetting = QStringLiteral("price-edits");

void put(QJsonObject& json, const QString& key, const std::optional<double>& value) {
    if (value) json[key] = *value;
}

std::optional<double> price(const QJsonObject& json, const QString& key) {
    const double value = json[key].toDouble(-1);
    return value >= 0 ? std::optional(value) : std::nullopt;
}

QJsonObject toJson(const ModelFacts& facts) {
    QJsonObject json{{"preset", facts.preset},
                     {"model", facts.model},
                     {"currency", facts.currency},
                     {"abilities", QJsonArray::fromStringList(facts.abilities)},
                     {"date", facts.date.toString(Qt::ISODate)}};
    put(json, "inputPrice", facts.inputPrice);
    put(json, "cachedInputPrice", facts.cachedInputPrice);
    put(json, "outputPrice", facts.outputPrice);
    if (facts.contextTokens) json["contextTokens"] = *facts.contextTokens;
    if (facts.maxOutputTokens) json["maxOutputTokens"] = *facts.maxOutputTokens;
    return json;
}

ModelFacts fromJson(const QJsonObject& json) {
    ModelFacts facts;
    facts.preset = json["preset"].toString();
    facts.model = json["model"].toString();
    facts.currency = json["currency"].toString();
    facts.inputPrice = price(json, "inputPrice");
    facts.cachedInputPrice = price(json, "cachedInputPrice");
    facts.outputPrice = price(json, "outputPrice");
    if (json["contextTokens"].toInt() > 0) facts.contextTokens = json["contextTokens"].toInt();
    if (json["maxOutputTokens"].toInt() > 0) facts.maxOutputTokens = json["maxOutputTokens"].toInt();
    for (const auto& ability : json["abilities"].toArray()) facts.abilities << ability.toString();
    facts.date = QDate::fromString(json["date"].toString(), Qt::ISODate);
    facts.edited = true;
    return facts;
}

}  // namespace

PriceTable::PriceTable(storage::Storage& storage, QObject* parent) : QObject(parent), storage_(storage) {
    whenDone(storage.setting(kSetting), this, [this](const QString& json) {
        for (const auto& value : QJsonDocument::fromJson(json.toUtf8()).array()) {
            const ModelFacts facts = fromJson(value.toObject());
            if (!facts.model.isEmpty()) edits_.append(facts);
        }
        apply();
    });
}

QString PriceTable::keyOf(const remote::ProviderConfig& provider) {
    return remote::findPreset(provider.preset) && provider.preset != "custom" ? provider.preset : provider.id;
}

void PriceTable::setEdit(ModelFacts facts) {
    facts.edited = true;
    facts.date = QDate::currentDate();
    edits_.removeIf([&](const ModelFacts& e) { return e.preset == facts.preset && e.model == facts.model; });
    edits_.append(facts);
    save();
}

void PriceTable::removeEdit(const remote::ProviderConfig& provider, const QString& model) {
    const QString preset = keyOf(provider);
    edits_.removeIf([&](const ModelFacts& e) { return e.preset == preset && e.model == model; });
    save();
}

void PriceTable::save() {
    QJsonArray array;
    for (const ModelFacts& facts : edits_) array.append(toJson(facts));
    storage_.saveSetting(kSetting, QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
    apply();
}

void PriceTable::apply() {
    catalogue_.setEdits(edits_);
    emit changed();
}

}  // namespace loquat::ui
