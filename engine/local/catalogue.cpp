// SPDX-License-Identifier: MIT
#include "engine/local/catalogue.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSet>
#include <algorithm>
#include <cmath>

#include "engine/model/hyperparameters.h"
#include "engine/text/pretokenizer.h"

namespace loquat {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Catalogue)
};

struct AbilityName {
    Ability ability;
    QLatin1String name;
};
constexpr AbilityName kAbilities[] = {{Ability::Chat, QLatin1String("chat")},
                                      {Ability::Reasoning, QLatin1String("reasoning")},
                                      {Ability::Code, QLatin1String("code")},
                                      {Ability::Tools, QLatin1String("tools")},
                                      {Ability::Vision, QLatin1String("vision")}};

/// Reads one object's members; remembers the first that is missing or wrong.
class Fields {
public:
    Fields(const QJsonObject& object, const QString& where) : object_(object), where_(where) {}

    QString text(const char* key) {
        const QString value = object_[QLatin1String(key)].toString().trimmed();
        if (value.isEmpty()) fail(key);
        return value;
    }
    QString textOrNone(const char* key) const { return object_[QLatin1String(key)].toString().trimmed(); }
    bool flag(const char* key) const { return object_[QLatin1String(key)].toBool(); }

    qint64 number(const char* key, qint64 least, qint64 most) {
        const double value = object_[QLatin1String(key)].toDouble(-1);
        if (value < double(least) || value > double(most) || value != std::floor(value)) return fail(key), least;
        return qint64(value);
    }

    QStringList texts(const char* key) {
        QStringList list;
        const QJsonArray array = object_[QLatin1String(key)].toArray();
        for (const QJsonValue& value : array) {
            if (value.toString().isEmpty()) fail(key);
            list << value.toString();
        }
        return list;
    }

    QJsonObject object(const char* key) const { return object_[QLatin1String(key)].toObject(); }
    QJsonArray array(const char* key) const { return object_[QLatin1String(key)].toArray(); }

    void fail(const char* key) {
        if (wrong_.isEmpty()) wrong_ = where_ + QStringLiteral(", ") + QLatin1String(key);
    }
    QString wrong() const { return wrong_; }

private:
    QJsonObject object_;
    QString where_;
    QString wrong_;
};

QList<Ability> readAbilities(Fields& fields) {
    QList<Ability> abilities;
    const QStringList names = fields.texts("abilities");
    for (const QString& name : names) {
        const auto known = std::find_if(std::begin(kAbilities), std::end(kAbilities),
                                        [&](const AbilityName& a) { return a.name == name; });
        if (known == std::end(kAbilities)) fields.fail("abilities");
        else abilities << known->ability;
    }
    if (abilities.isEmpty()) fields.fail("abilities");
    return abilities;
}

void readShape(Fields& fields, CatalogueModel& model) {
    Fields shape(fields.object("shape"), QString());
    model.shape.n_layers = int(shape.number("layers", 1, 1000));
    model.shape.n_embd = int(shape.number("width", 1, 1 << 20));
    model.shape.n_ff = int(shape.number("feedForward", 1, 1 << 20));
    model.shape.n_heads = int(shape.number("heads", 1, 4096));
    model.shape.n_kv_heads = int(shape.number("kvHeads", 1, 4096));
    model.shape.head_dim = int(shape.number("headDim", 1, 4096));
    model.shape.n_vocab = int(shape.number("vocabulary", 1, 1 << 24));
    model.tied = shape.flag("tied");
    if (!shape.wrong().isEmpty() || model.shape.n_heads % model.shape.n_kv_heads != 0) fields.fail("shape");
}

void readRepos(Fields& fields, CatalogueModel& model) {
    const QJsonArray repos = fields.array("repos");
    for (const QJsonValue& value : repos) {
        const CatalogueRepo repo{value["hub"].toString(), value["repo"].toString(), value["official"].toBool()};
        const bool knownHub = repo.hub == QLatin1String("huggingface") || repo.hub == QLatin1String("modelscope");
        if (!knownHub || repo.repo.count(u'/') != 1 || repo.repo.contains(QLatin1String(".."))) fields.fail("repos");
        model.repos << repo;
    }
    if (model.repos.isEmpty()) fields.fail("repos");
}

void readQuantizations(Fields& fields, CatalogueModel& model) {
    static const QStringList known = knownQuantizations();
    model.quantizations = fields.texts("quantizations");
    if (model.quantizations.isEmpty()) fields.fail("quantizations");
    for (const QString& name : std::as_const(model.quantizations))
        if (!known.contains(name)) fields.fail("quantizations");
    std::stable_sort(model.quantizations.begin(), model.quantizations.end(), [&](const QString& a, const QString& b) {
        return estimateFileBytes(model, a) < estimateFileBytes(model, b);
    });
}

Result<CatalogueModel> readModel(const QJsonObject& object) {
    Fields fields(object, object["id"].toString());
    CatalogueModel m;
    m.id = fields.text("id");
    m.name = fields.text("name");
    m.family = fields.text("family");
    m.maker = fields.text("maker");
    m.license = fields.text("license");
    m.gated = fields.flag("gated");
    m.nonCommercial = fields.flag("nonCommercial");
    m.released = QDate::fromString(fields.textOrNone("released") + QStringLiteral("-01"), Qt::ISODate);
    m.contextTokens = int(fields.number("context", 0, 1 << 30));
    m.abilities = readAbilities(fields);
    m.languages = fields.texts("languages");
    m.sentence = fields.text("sentence");
    m.architecture = fields.text("architecture");
    m.preTokenizer = fields.textOrNone("preTokenizer");
    m.parameters = quint64(fields.number("parameters", 1'000'000, 100'000'000'000'000));
    const bool sparse = object.contains(QLatin1String("activeParameters"));
    m.activeParameters = sparse ? quint64(fields.number("activeParameters", 1, qint64(m.parameters))) : m.parameters;
    readShape(fields, m);
    readRepos(fields, m);
    readQuantizations(fields, m);
    if (fields.wrong().isEmpty()) return m;
    return Error{ErrorKind::kBadInput, "An entry of the table of models is missing or wrong.", fields.wrong().toStdString()};
}

/// What a search looks in, in small letters.
QString searchText(const CatalogueModel& m) {
    QStringList words{m.name, m.family, m.maker, m.sentence, m.goodFor(), m.id};
    for (const AbilityName& a : kAbilities)
        if (m.can(a.ability)) words << a.name << abilityName(a.ability);
    for (const QString& code : m.languages) {
        const QLocale locale(code);
        words << code << QLocale::languageToString(locale.language()) << locale.nativeLanguageName();
    }
    return words.join(u'\n').toLower();
}

}  // namespace

QString abilityName(Ability ability) {
    switch (ability) {
        case Ability::Chat: return Words::tr("Chat");
        case Ability::Reasoning: return Words::tr("Reasoning");
        case Ability::Code: return Words::tr("Code");
        case Ability::Tools: return Words::tr("Tools");
        case Ability::Vision: return Words::tr("Pictures");
    }
    Q_UNREACHABLE();
}

Result<Catalogue> readCatalogue(const QByteArray& json) {
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (!document.isObject())
        return Error{ErrorKind::kBadInput, "The table of models is no JSON object.",
                     parsed.errorString().toStdString()};
    Catalogue catalogue;
    catalogue.date = QDate::fromString(document["date"].toString(), Qt::ISODate);
    if (!catalogue.date.isValid()) return Error{ErrorKind::kBadInput, "The table of models has no date.", "date"};
    const QJsonArray sources = document["sources"].toArray();
    for (const QJsonValue& source : sources) catalogue.sources << source.toString();
    QSet<QString> ids;
    const QJsonArray models = document["models"].toArray();
    for (const QJsonValue& value : models) {
        auto model = readModel(value.toObject());
        if (!model) return model.error();
        if (ids.contains(model->id))
            return Error{ErrorKind::kBadInput, "Two models have the same id.", model->id.toStdString()};
        ids << model->id;
        catalogue.models << *model;
    }
    return catalogue;
}

const Catalogue& bundledCatalogue() {
    static const Catalogue catalogue = [] {
        QFile file(QStringLiteral(":/loquat/models/catalogue.json"));
        if (!file.open(QIODevice::ReadOnly)) return Catalogue();
        auto read = readCatalogue(file.readAll());
        return read ? *read : Catalogue();
    }();
    return catalogue;
}

QString CatalogueModel::goodFor() const { return QCoreApplication::translate("Catalogue", sentence.toUtf8().constData()); }

QString CatalogueModel::unsupported() const { return whyUnsupported(architecture, preTokenizer); }

const CatalogueModel* Catalogue::find(const QString& id) const {
    const auto it = std::find_if(models.begin(), models.end(), [&](const CatalogueModel& m) { return m.id == id; });
    return it == models.end() ? nullptr : &*it;
}

const CatalogueModel* Catalogue::findRepo(const QString& repo) const {
    const auto holds = [&](const CatalogueModel& m) {
        return std::any_of(m.repos.begin(), m.repos.end(), [&](const CatalogueRepo& r) {
            return r.repo.compare(repo, Qt::CaseInsensitive) == 0;
        });
    };
    const auto it = std::find_if(models.begin(), models.end(), holds);
    return it == models.end() ? nullptr : &*it;
}

QList<const CatalogueModel*> Catalogue::search(const QString& text) const {
    const QStringList words = text.toLower().split(u' ', Qt::SkipEmptyParts);
    QList<const CatalogueModel*> found;
    for (const CatalogueModel& model : models) {
        const QString in = searchText(model);
        if (std::all_of(words.begin(), words.end(), [&](const QString& word) { return in.contains(word); }))
            found << &model;
    }
    return found;
}

const CatalogueModel* Catalogue::nearest(const QString& architecture, quint64 parameters) const {
    constexpr double kTooFar = 3;
    const CatalogueModel* best = nullptr;
    double bestAway = 0;
    for (const CatalogueModel& model : models) {
        if (parameters == 0 || model.parameters == 0) continue;
        double away = std::abs(std::log(double(model.parameters) / double(parameters)));
        if (model.architecture != architecture || away > std::log(kTooFar)) away += 100;  // only when there is no better one
        if (best && away >= bestAway) continue;
        best = &model;
        bestAway = away;
    }
    return best;
}

QString whyUnsupported(const QString& architecture, const QString& preTokenizer) {
    const std::span<const std::string_view> known = known_architectures();
    if (std::find(known.begin(), known.end(), architecture.toStdString()) == known.end())
        return Words::tr("The engine does not know the architecture \"%1\" yet.").arg(architecture);
    if (!preTokenizer.isEmpty() && !pretokenizer_named(preTokenizer.toStdString()))
        return Words::tr("The engine does not know the tokenizer \"%1\" yet.").arg(preTokenizer);
    return {};
}

}  // namespace loquat
