// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <QDate>
#include <QList>
#include <QString>

#include "engine/remote/provider_config.h"

namespace loquat::remote {

/// A service we know how to set up (resources/cloud/presets.json).
struct Preset {
    QString id;
    QString name;
    ProviderConfig config;          ///< without an id
    QString keyPage;                ///< where a person gets a key
    QString keyHint;                ///< how keys look: "sk-…"
    bool prefixCompletion = false;  ///< goes on from an unfinished last assistant message (Dialect::prefix)
    QString prefixPath;  ///< appended to the base URL in place of chatPath, when it differs: DeepSeek's is
                         ///< under /beta
    QString fimPath;     ///< fill in the middle, appended to the base URL; empty: none
    bool reasoningContent = false;  ///< answers hold `reasoning_content`
};
QList<Preset> presets();
const Preset* findPreset(const QString& id);

/// What is known of a model; absent is unknown and shown as blank, never guessed.
struct ModelFacts {
    QString preset;
    QString model;                     ///< exact name, or a prefix that ends in '*'
    std::optional<double> inputPrice;  ///< per million tokens
    std::optional<double> cachedInputPrice;
    std::optional<double> outputPrice;
    QString currency;  ///< "CNY", "USD"
    std::optional<int> contextTokens;
    std::optional<int> maxOutputTokens;
    QStringList abilities;  ///< "tools", "json", "vision", "reasoning", "prefix", "fim"
    QString source;         ///< the public page
    QDate date;             ///< the last day on which it is known to have said so
    QString note;           ///< what the figures leave out, in English; may be empty
    bool edited = false;    ///< by the user
};
/// The dated table (resources/cloud/models.json) with the user's changes over it.
class ModelCatalogue {
public:
    ModelCatalogue();
    void setEdits(const QList<ModelFacts>& edits);
    /// The user's rows before the shipped ones; among each, the exact name before the longest prefix.
    std::optional<ModelFacts> find(const QString& preset, const QString& model) const;
    QDate date() const { return date_; }  ///< of the shipped table
    const QList<ModelFacts>& shipped() const { return shipped_; }

private:
    QDate date_;
    QList<ModelFacts> shipped_;
    QList<ModelFacts> edits_;
};

/// Whether a model can be talked with, as far as its name tells: not one that only embeds, ranks, hears, speaks or draws.
bool answersChats(const QString& model);

/// What an answer costs, in the currency of `facts`; cachedTokens are part of promptTokens. Nothing when a
/// needed price is unknown.
std::optional<double> cost(const ModelFacts& facts, int promptTokens, int cachedTokens, int generatedTokens);

}  // namespace loquat::remote
