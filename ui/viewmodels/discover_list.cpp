// SPDX-License-Identifier: MIT
#include "ui/viewmodels/discover_list.h"

#include <QRegularExpression>
#include <algorithm>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

using remote::HubFile;
using remote::HubModel;

namespace {

constexpr int kTypingPause = 400;   // milliseconds before the hubs are asked
constexpr int kMostSizes = 18;      // repositories whose files are listed unasked
const QString kUsual = QStringLiteral("Q4_K_M");

int rank(const DiscoverCard& card) {
    if (card.recommended) return 0;
    if (!card.unsupported.isEmpty()) return 4;
    return card.fit.fit == Fit::TooLarge ? 3 : card.fit.fit == Fit::Unknown ? 2 : 1;
}

double activeShare(const CatalogueModel& model) {
    return model.activeParameters > 0 && model.parameters > 0 ? double(model.activeParameters) / double(model.parameters) : 1;
}

/// What can be said before it is looked into.
QString unsupportedOf(const DiscoverCard& card) {
    if (card.model) return card.model->unsupported();
    return card.found.architecture.isEmpty() ? QString() : whyUnsupported(card.found.architecture, {});
}

}  // namespace

bool isGated(const DiscoverCard& card) {
    if (!card.model) return card.found.gated;
    return card.model->gated && !card.model->repos.isEmpty() && card.model->repos.first().official;  // others passed it on
}

QString fitName(Fit fit) {
    switch (fit) {
        case Fit::Well: return QStringLiteral("well");
        case Fit::Tight: return QStringLiteral("tight");
        case Fit::TooLarge: return QStringLiteral("unfit");
        case Fit::Unknown: break;
    }
    return QStringLiteral("unknown");
}

QString fitWords(Fit fit) {
    switch (fit) {
        case Fit::Well: return DiscoverList::tr("Runs well");
        case Fit::Tight: return DiscoverList::tr("Tight");
        case Fit::TooLarge: return DiscoverList::tr("Will not fit");
        case Fit::Unknown: break;
    }
    return DiscoverList::tr("Not known");
}

QString guessWords(Fit fit) {
    switch (fit) {
        case Fit::Well: return DiscoverList::tr("Should run well");
        case Fit::Tight: return DiscoverList::tr("May be tight");
        case Fit::TooLarge: return DiscoverList::tr("Will hardly fit");
        case Fit::Unknown: break;
    }
    return fitWords(fit);
}

QString licenseWords(const QString& license) {
    const QString low = license.toLower();
    if (low == "apache-2.0") return QStringLiteral("Apache 2.0");
    if (low == "mit") return QStringLiteral("MIT");
    if (low.startsWith("cc-by")) return license.toUpper();
    return low == "other" || low == "unknown" ? DiscoverList::tr("own licence") : license;
}

QString modelTitle(const QString& repo) {
    QString name = repo.section('/', -1);
    static const QRegularExpression tail("[-_.]gguf$", QRegularExpression::CaseInsensitiveOption);
    return name.remove(tail).replace('_', ' ').replace('-', ' ');
}

int bestOf(const QList<HubFile>& files, const QString& preferred, const std::function<FitReport(quint64)>& fit) {
    for (int i = 0; i < files.size(); ++i)
        if (!files[i].companion && files[i].quantization == preferred && fit(quint64(files[i].bytes)).fit != Fit::TooLarge) return i;
    int best = -1;
    int bestRank = 0;
    for (int i = 0; i < files.size(); ++i) {
        if (files[i].companion) continue;
        const Fit how = fit(quint64(files[i].bytes)).fit;
        const int rank = how == Fit::Well ? 3 : how == Fit::Tight ? 2 : 1;
        // The files go from small to large: among equals the finest counts, but of what is too large the least.
        if (best < 0 || rank > bestRank || (rank == bestRank && rank == 3)) {
            best = i;
            bestRank = rank;
        }
    }
    return best;
}

DiscoverList::DiscoverList(const Catalogue& catalogue, remote::Hub& hub, Repositories& repositories, QObject* parent)
    : QAbstractListModel(parent), catalogue_(catalogue), hub_(hub), repositories_(repositories) {
    typing_.setSingleShot(true);
    typing_.setInterval(kTypingPause);
    connect(&typing_, &QTimer::timeout, this, &DiscoverList::search);
    connect(&repositories, &Repositories::changed, this, &DiscoverList::repositoryChanged);
    build();
}

QString DiscoverList::keyOf(const DiscoverCard& card) const { return card.model ? card.model->id : card.repository.key(); }

FitReport DiscoverList::fitFor(const ModelShape& shape, double share, bool about) const {
    FitQuestion question;
    question.about = about;
    question.shape = shape;
    question.contextTokens = context_tokens_;
    question.activeShare = share;
    question.heldBytes = held_bytes_;
    return fitOf(question, machine_);
}

void DiscoverList::compute(DiscoverCard& card) const {
    if (card.model) {
        const Recommendation best = bestFile(*card.model, machine_, context_tokens_);
        card.quantization = best.quantization;
        card.bytes = best.aboutBytes;
        card.about = true;
        card.fit = best.fit;
    } else {
        card.bytes = 0;
        card.fit = {};
    }
    card.unsupported = unsupportedOf(card);
    const RepositoryFacts* facts = repositories_.find(card.repository);
    if (facts && facts->listed) computeListed(card, *facts);
}

void DiscoverList::computeListed(DiscoverCard& card, const RepositoryFacts& facts) const {
    const auto& read = facts.beginning.shape;
    const CatalogueModel* like = card.model || read ? card.model : likeOf(card, facts);
    card.guessed = !card.model && !read;
    const auto fit = [&](quint64 bytes) {
        if (like) return fitFor(shapeOf(*like, bytes), activeShare(*like), card.guessed);
        ModelShape shape = read.value_or(ModelShape());
        shape.weight_bytes = bytes;
        shape.unread_bytes = 0;  // they were those of another size
        return fitFor(shape, 1);
    };
    if (!card.model && (read || !facts.beginning.info.unsupported.isEmpty())) card.unsupported = facts.beginning.info.unsupported;
    const int best = bestOf(facts.files, card.model ? card.quantization : kUsual, fit);
    if (best < 0) return;
    card.quantization = facts.files[best].quantization;
    card.bytes = quint64(facts.files[best].bytes);
    card.about = false;
    card.fit = fit(card.bytes);
}

/// The model of the table that is most like what was found: by what the hub tells of it, else by the size of a file.
const CatalogueModel* DiscoverList::likeOf(const DiscoverCard& card, const RepositoryFacts& facts) const {
    quint64 bySize = 0;
    for (const HubFile& file : facts.files)
        if (bySize == 0 && !file.companion) bySize = estimateParameters(quint64(file.bytes), file.quantization);
    const quint64 told = quint64(card.found.parameters);
    return catalogue_.nearest(card.found.architecture, bySize > 2 * told ? bySize : told);  // a hub may count one part of several
}

bool DiscoverList::fits(const DiscoverCard& card) const {
    return card.unsupported.isEmpty() && (card.fit.fit == Fit::Well || card.fit.fit == Fit::Tight);
}

void DiscoverList::build() {
    beginResetModel();
    cards_.clear();
    const auto best = recommend(catalogue_, machine_, Goal::Everyday, context_tokens_);
    recommendation_ = {};
    for (const CatalogueModel* model : catalogue_.search(query_)) {
        DiscoverCard card;
        card.model = model;
        if (!model->repos.isEmpty()) card.repository = RepositoryId::of(model->repos.first().hub, model->repos.first().repo);
        compute(card);
        card.recommended = best && best->model == model;
        cards_.append(card);
    }
    if (best) {
        recommendation_.model = best->model;
        recommendation_.recommended = true;
        if (!best->model->repos.isEmpty())
            recommendation_.repository = RepositoryId::of(best->model->repos.first().hub, best->model->repos.first().repo);
        compute(recommendation_);
    }
    for (const HubModel& model : found_) {
        DiscoverCard card;
        card.found = model;
        card.repository = {model.hub, model.repo};
        compute(card);
        cards_.append(card);
    }
    if (only_fitting_)
        cards_.erase(std::remove_if(cards_.begin(), cards_.end(), [this](const DiscoverCard& card) { return !fits(card); }), cards_.end());
    std::stable_sort(cards_.begin(), cards_.end(), [](const DiscoverCard& a, const DiscoverCard& b) { return rank(a) < rank(b); });
    endResetModel();
    emit changed();
}

void DiscoverList::setQuery(const QString& query) {
    if (query == query_) return;
    query_ = query;
    found_.clear();
    problem_.clear();
    ++search_;
    searching_ = asks_hubs_ && !query_.trimmed().isEmpty();
    searching_ ? typing_.start() : typing_.stop();
    emit queryChanged();
    build();
    readSizes();
}

void DiscoverList::setOnlyFitting(bool only) {
    if (only == only_fitting_) return;
    only_fitting_ = only;
    emit queryChanged();
    build();
}

void DiscoverList::search() {
    if (!asks_hubs_) return;
    searching_ = true;
    emit changed();
    whenDone(hub_.search(query_.trimmed()), this, [this, search = ++search_](const Result<QList<HubModel>>& found) {
        if (search != search_) return;
        searching_ = false;
        found_.clear();
        if (!found)
            problem_ = QString::fromStdString(found.error().message);
        else
            std::copy_if(found->begin(), found->end(), std::back_inserter(found_),
                         [this](const HubModel& model) { return !catalogue_.findRepo(model.repo); });
        build();
        readSizes();
    });
}

void DiscoverList::wake() {
    if (awake_) return;
    awake_ = true;
    readSizes();
}

void DiscoverList::tryAgain() {
    problem_.clear();
    repositories_.forgetProblems();
    if (query_.trimmed().isEmpty()) {
        emit changed();
        readSizes();
    } else {
        search();
    }
}

void DiscoverList::readSizes() {
    if (!awake_ || !asks_hubs_) return;
    repositories_.forgetWaiting();
    int asked = 0;
    for (const DiscoverCard& card : cards_) {
        if (card.repository.repo.isEmpty() || !card.unsupported.isEmpty() || ++asked > kMostSizes) continue;
        const RepositoryFacts* known = repositories_.find(card.repository);
        if (!known || known->problem.isEmpty()) repositories_.read(card.repository, false);
    }
}

void DiscoverList::repositoryChanged(const QString& key) {
    if (recommendation_.repository.key() == key) compute(recommendation_);
    for (int row = 0; row < cards_.size(); ++row) {
        if (cards_[row].repository.key() != key) continue;
        compute(cards_[row]);
        emit dataChanged(index(row), index(row));
        const RepositoryFacts* facts = repositories_.find(cards_[row].repository);
        if (facts && !facts->problem.isEmpty() && problem_.isEmpty()) problem_ = facts->problem;
    }
    emit changed();
}

void DiscoverList::setMachine(const Machine& machine, int contextTokens, quint64 heldBytes) {
    machine_ = machine;
    context_tokens_ = contextTokens;
    held_bytes_ = heldBytes;
    build();
}

void DiscoverList::setAsksHubs(bool asks) {
    if (asks == asks_hubs_) return;
    asks_hubs_ = asks;
    found_.clear();
    problem_.clear();
    ++search_;
    searching_ = false;
    if (!asks) repositories_.forgetWaiting();
    build();
    readSizes();
    if (asks && !query_.trimmed().isEmpty()) search();
}

void DiscoverList::refreshPresence() {
    if (count() > 0) emit dataChanged(index(0), index(count() - 1), {Action, ActionText});
    emit changed();
}

const DiscoverCard* DiscoverList::find(const QString& key) const {
    const auto it = std::find_if(cards_.begin(), cards_.end(), [&](const DiscoverCard& card) { return keyOf(card) == key; });
    if (it != cards_.end()) return &*it;
    return recommendation_.model && recommendation_.model->id == key ? &recommendation_ : nullptr;
}

const DiscoverCard* DiscoverList::recommendation() const { return recommendation_.model ? &recommendation_ : nullptr; }

void DiscoverList::showSmaller(const QString& key) {
    const DiscoverCard* card = find(key);
    if (!card) return;
    const QString family = card->model ? card->model->family : QString();
    const QList<const CatalogueModel*> kin = family.isEmpty() ? QList<const CatalogueModel*>() : catalogue_.search(family);
    const bool some = std::any_of(kin.begin(), kin.end(), [this](const CatalogueModel* model) {
        DiscoverCard other;
        other.model = model;
        compute(other);
        return fits(other);
    });
    setQuery(some ? family : QString());
    setOnlyFitting(true);
}

int DiscoverList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> DiscoverList::roleNames() const {
    return {{Key, "key"},           {Name, "name"},           {Byline, "byline"}, {Sentence, "sentence"},
            {FitName, "fit"},       {FitText, "fitText"},     {FactsText, "factsText"}, {SpeedText, "speedText"},
            {Action, "action"},     {ActionText, "actionText"}, {Recommended, "recommended"}, {Gated, "gated"}};
}

QVariant DiscoverList::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const DiscoverCard& card = cards_[index.row()];
    const int window = card.model ? card.model->contextTokens : card.found.contextTokens;
    switch (role) {
        case Key: return keyOf(card);
        case Name: return card.model ? card.model->name : modelTitle(card.found.repo);
        case Byline: {
            const QString maker = card.model ? card.model->maker : card.found.author;
            const QString license = licenseWords(card.model ? card.model->license : card.found.license);
            return license.isEmpty() ? maker : maker + QStringLiteral(" · ") + license;
        }
        case Sentence:
            if (!card.unsupported.isEmpty()) return card.unsupported;
            if (card.fit.fit == Fit::TooLarge && !card.fit.why.isEmpty()) return card.fit.why;
            if (card.model) return card.model->goodFor();
            return tr("Found on %1, fetched %2 times.").arg(card.found.hub == remote::HubKind::ModelScope ? "ModelScope" : "Hugging Face", formatCount(card.found.downloads));
        case FitName: return card.unsupported.isEmpty() ? fitName(card.fit.fit) : QStringLiteral("unfit");
        case FitText:
            if (!card.unsupported.isEmpty()) return tr("Cannot run yet");
            return card.fit.fit == Fit::Unknown ? QString() : card.guessed ? guessWords(card.fit.fit) : fitWords(card.fit.fit);
        case FactsText: {
            QStringList facts;
            if (!card.quantization.isEmpty()) facts << card.quantization;
            if (window > 0) facts << tr("%1 window").arg(formatWindow(window));
            return facts.join(QStringLiteral(" · "));
        }
        case SpeedText:
            if (card.guessed && fits(card)) return tr("takes about %1 of memory").arg(formatBytes(card.fit.memory.total()));
            return card.model && fits(card) && card.fit.tokensPerSecond > 0 ? tr("about %1 here").arg(formatSpeed(card.fit.tokensPerSecond)) : QString();
        case Action: return actionOf(card);
        case ActionText: return actionText(card);
        case Recommended: return card.recommended;
        case Gated: return isGated(card);
    }
    return {};
}

QString DiscoverList::actionOf(const DiscoverCard& card) const {
    const Presence there = presence_ ? presence_(card.repository, card.quantization) : Presence::None;
    if (there != Presence::None) return there == Presence::Here ? QStringLiteral("talk") : QStringLiteral("arriving");
    if (!card.unsupported.isEmpty() || card.fit.fit == Fit::TooLarge) return QStringLiteral("smaller");
    // What was found is fetched from its sheet, where its first bytes have told whether it runs.
    return card.model && card.bytes > 0 ? QStringLiteral("get") : QStringLiteral("sizes");
}

QString DiscoverList::actionText(const DiscoverCard& card) const {
    const QString action = actionOf(card);
    if (action == "talk") return tr("Talk to it");
    if (action == "arriving") return tr("Arriving");
    if (action == "sizes") return tr("See the sizes");
    if (action == "get") return (card.about ? tr("Get, about %1") : tr("Get, %1")).arg(formatBytes(card.bytes));
    return card.unsupported.isEmpty() ? tr("See smaller sizes") : tr("See what runs");
}

QString DiscoverList::sourceText() const {
    if (!asks_hubs_) return tr("from the list that came with Loquat");
    return query_.trimmed().isEmpty() ? QString() : tr("with what Hugging Face and ModelScope have");
}

void DiscoverList::retranslate() {
    for (DiscoverCard& card : cards_)
        compute(card);
    if (count() > 0) emit dataChanged(index(0), index(count() - 1));
    emit changed();
}

}  // namespace loquat::ui
