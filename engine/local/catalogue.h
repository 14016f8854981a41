// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include "engine/base/result.h"
#include "engine/model/memory.h"

namespace loquat {

enum class Ability { Chat, Reasoning, Code, Tools, Vision };
QString abilityName(Ability ability);  ///< "Reasoning", translated

/// Where a model's GGUF files are.
struct CatalogueRepo {
    QString hub;   ///< "huggingface", "modelscope"
    QString repo;  ///< "Qwen/Qwen2.5-7B-Instruct-GGUF"
    bool official = false;  ///< by the model's maker
};

/// A model worth knowing. Nothing here is measured or a size of a file: those come from the hub.
struct CatalogueModel {
    QString id;             ///< "qwen2.5-7b-instruct"
    QString name;           ///< "Qwen2.5 7B Instruct"
    QString family;         ///< "Qwen2.5"
    QString maker;          ///< "Alibaba"
    QString license;        ///< as its card names it: "Apache-2.0", "Gemma terms"
    bool gated = false;     ///< the maker's own repository asks for an account and consent; the ones below do not
    bool nonCommercial = false;  ///< the licence allows no commercial use
    QDate released;         ///< the month's first day; invalid: not known
    int contextTokens = 0;  ///< 0: not known
    QList<Ability> abilities;
    QStringList languages;  ///< ISO 639-1 codes that its card names, the strongest first; may be empty
    QString sentence;       ///< what it is good for, in English
    QString architecture;   ///< as GGUF files name it: "qwen2"
    QString preTokenizer;   ///< as GGUF files name it: "qwen2"; empty: none (SentencePiece)
    quint64 parameters = 0;
    quint64 activeParameters = 0;  ///< that one token meets; fewer than all in a mixture of experts
    ModelShape shape;              ///< without weight_bytes
    bool tied = false;             ///< one matrix serves as embedding and output
    QStringList quantizations;     ///< that its repositories are known to offer, the smallest first
    QList<CatalogueRepo> repos;    ///< in order of preference

    QString goodFor() const;      ///< the sentence in the person's language
    QString unsupported() const;  ///< why the engine cannot run it yet, computed from what it knows; empty: it can
    bool supported() const { return unsupported().isEmpty(); }
    bool can(Ability ability) const { return abilities.contains(ability); }
};

/// The table of models in resources/models/catalogue.json.
struct Catalogue {
    QDate date;           ///< when the facts were last looked over
    QStringList sources;  ///< what they were taken from, for a person
    QList<CatalogueModel> models;

    const CatalogueModel* find(const QString& id) const;
    /// The model whose repository this is; nullptr when there is none.
    const CatalogueModel* findRepo(const QString& repo) const;
    /// Those with every word in name, family, maker, abilities, languages or sentence; all for an empty text.
    QList<const CatalogueModel*> search(const QString& text) const;
    /// The one that a model which nobody has looked into is most like: the nearest in weights, of its architecture when
    /// that has one within three times as many; null when `parameters` is 0. Most of what one finds was made from a model
    /// of the table and has its very shape; a stranger's cache is off by a third (median of the table, each left out in turn).
    const CatalogueModel* nearest(const QString& architecture, quint64 parameters) const;
};

/// Validates as it reads: a table with a wrong entry is refused, and the error names it.
Result<Catalogue> readCatalogue(const QByteArray& json);
/// The one that comes with the program.
const Catalogue& bundledCatalogue();

/// Why this engine cannot run such models, in a sentence; empty when it can.
QString whyUnsupported(const QString& architecture, const QString& preTokenizer);

/// About how large a file of this quantization ("Q4_K_M") is, from the shape and the types' bits; 0 when the shape or
/// the quantization is not known. To be shown as "about", until the hub has told the size.
quint64 estimateFileBytes(const CatalogueModel& model, const QString& quantization);

/// About how many weights a file of this quantization holds, a tenth too many at most; 0 when the quantization is not known.
quint64 estimateParameters(quint64 fileBytes, const QString& quantization);

/// The quantizations that estimateFileBytes() knows; a table may name no others.
QStringList knownQuantizations();

/// The model's shape with the weights of a file of that size.
ModelShape shapeOf(const CatalogueModel& model, quint64 weightBytes);

}  // namespace loquat
