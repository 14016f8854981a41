// SPDX-License-Identifier: MIT
#include "engine/remote/catalogue.h"

#include <algorithm>
#include <limits>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace loquat::remote {

namespace {

QJsonObject resource(const QString& name) {
    QFile file(QStringLiteral(":/loquat/cloud/") + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    const QJsonDocument document = opened ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    Q_ASSERT(document.isObject());  // tst_catalogue holds the files to more than this
    return document.object();
}

Preset presetFrom(const QJsonObject& json) {
    Preset preset;
    preset.id = json["id"].toString();
    preset.name = json["name"].toString();
    preset.config.preset = preset.id;
    preset.config.name = preset.name;
    preset.config.baseUrl = QUrl(json["baseUrl"].toString());
    preset.keyPage = json["keyPage"].toString();
    preset.keyHint = json["keyHint"].toString();
    preset.prefixCompletion = json["prefixCompletion"].toBool();
    preset.prefixPath = json["prefixPath"].toString();
    preset.fimPath = json["fimPath"].toString();
    preset.reasoningContent = json["reasoningContent"].toBool();
    return preset;
}

std::optional<double> number(const QJsonValue& value) {
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<int> count(const QJsonValue& value) {
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

ModelFacts factsFrom(const QJsonObject& json) {
    ModelFacts facts;
    facts.preset = json["preset"].toString();
    facts.model = json["model"].toString();
    facts.inputPrice = number(json["inputPrice"]);
    facts.cachedInputPrice = number(json["cachedInputPrice"]);
    facts.outputPrice = number(json["outputPrice"]);
    facts.currency = json["currency"].toString();
    facts.contextTokens = count(json["contextTokens"]);
    facts.maxOutputTokens = count(json["maxOutputTokens"]);
    for (const auto& ability : json["abilities"].toArray()) facts.abilities << ability.toString();
    facts.source = json["source"].toString();
    facts.date = QDate::fromString(json["date"].toString(), Qt::ISODate);
    facts.note = json["note"].toString();
    return facts;
}

const QList<Preset>& allPresets() {
    static const QList<Preset> all = [] {
        QList<Preset> read;
        for (const auto& value : resource("presets.json")["presets"].toArray())
            read << presetFrom(value.toObject());
        return read;
    }();
    return all;
}

/// How well a row's model fits: its length, an exact name above every prefix; -1: not at all.
qsizetype fit(const QString& row, const QString& model) {
    if (row == model) return std::numeric_limits<qsizetype>::max();
    const bool begins = row.endsWith('*') && model.startsWith(QStringView(row).chopped(1));
    return begins ? row.size() : -1;
}

const ModelFacts* best(const QList<ModelFacts>& rows, const QString& preset, const QString& model) {
    const ModelFacts* found = nullptr;
    qsizetype best_fit = -1;
    for (const ModelFacts& row : rows) {
        const qsizetype its_fit = row.preset == preset ? fit(row.model, model) : -1;
        if (its_fit > best_fit) {
            found = &row;
            best_fit = its_fit;
        }
    }
    return found;
}

/// Adds what so many tokens cost; false when that is unknown.
bool add(double& sum, int tokens, const std::optional<double>& price) {
    if (tokens <= 0) return true;
    if (!price) return false;
    sum += tokens * *price / 1e6;
    return true;
}

}  // namespace

QList<Preset> presets() {
    return allPresets();
}

const Preset* findPreset(const QString& id) {
    const auto& all = allPresets();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Preset& preset) { return preset.id == id; });
    return found == all.end() ? nullptr : &*found;
}

ModelCatalogue::ModelCatalogue() {
    const QJsonObject table = resource("models.json");
    date_ = QDate::fromString(table["date"].toString(), Qt::ISODate);
    for (const auto& value : table["models"].toArray()) shipped_ << factsFrom(value.toObject());
}

void ModelCatalogue::setEdits(const QList<ModelFacts>& edits) {
    edits_ = edits;
    for (ModelFacts& facts : edits_) facts.edited = true;
}

std::optional<ModelFacts> ModelCatalogue::find(const QString& preset, const QString& model) const {
    for (const auto* rows : {&edits_, &shipped_})
        if (const ModelFacts* found = best(*rows, preset, model)) return *found;
    return {};
}

bool answersChats(const QString& model) {
    static const QRegularExpression others(
        "(^|[-_/.:])(embed(ding)?s?|bge|gte|e5|m3e|rerank(er)?|whisper|asr|transcribe|tts|speech|moderation|dall-e|"
        "stable-diffusion|flux|kolors|image|video|sora)([-_/.:]|\\d|$)",
        QRegularExpression::CaseInsensitiveOption);
    return !others.match(model).hasMatch();
}

std::optional<double> cost(const ModelFacts& facts, int promptTokens, int cachedTokens, int generatedTokens) {
    const int cached = std::clamp(cachedTokens, 0, std::max(0, promptTokens));
    double sum = 0;
    const bool known = add(sum, promptTokens - cached, facts.inputPrice) &&
                       add(sum, cached, facts.cachedInputPrice) &&
                       add(sum, generatedTokens, facts.outputPrice);
    return known ? std::optional(sum) : std::nullopt;
}

}  // namespace loquat::remote
