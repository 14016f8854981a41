// SPDX-License-Identifier: MIT
#include "ui/viewmodels/repository_model.h"

#include <QDesktopServices>
#include <algorithm>

#include "ui/viewmodels/format.h"
#include "ui/viewmodels/quantization_words.h"

namespace loquat::ui {

using remote::HubFile;

namespace {

/// Types the engine cannot multiply are known by their names; another word for them is told by the first bytes.
bool isKnownType(const QString& quantization) {
    static const QStringList known{"F32",    "F16",    "BF16",   "Q8_0",   "Q6_K",   "Q5_K_M", "Q5_K_S", "Q5_K",   "Q5_0",   "Q5_1",  "Q4_K_M", "Q4_K_S",
                                   "Q4_K",   "Q4_0",   "Q4_1",   "Q3_K_L", "Q3_K_M", "Q3_K_S", "Q3_K",   "Q2_K",   "Q2_K_S", "IQ4_NL", "IQ4_XS", "MXFP4",
                                   "Q2_K_L", "Q3_K_XL", "Q4_K_L", "Q5_K_L", "Q6_K_L", "MXFP4_MOE"};
    return quantization.isEmpty() || known.contains(quantization.toUpper());
}

}  // namespace

QList<HubFile> companionsOf(const QList<HubFile>& files) {
    QList<HubFile> projectors;
    for (const HubFile& file : files)
        if (file.companion) projectors.append(file);
    if (projectors.size() < 2) return projectors;
    const auto half = std::find_if(projectors.begin(), projectors.end(), [](const HubFile& file) { return file.title.contains("f16", Qt::CaseInsensitive); });
    return {half != projectors.end() ? *half : projectors.first()};
}

RepositoryModel::RepositoryModel(Repositories& repositories, const DiscoverList& discover, SecretField& token, QObject* parent)
    : QAbstractListModel(parent), repositories_(repositories), discover_(discover), token_(token) {
    connect(&repositories, &Repositories::changed, this, [this](const QString& key) {
        if (key == subject_.id.key()) refresh();
    });
    connect(&token, &SecretField::changed, this, &RepositoryModel::changed);
    connect(&token, &SecretField::stored, this, [this] {
        if (denied_) tryAgain();
    });
}

void RepositoryModel::show(const RepositorySubject& subject) {
    if (subject.id.key() != subject_.id.key()) denied_ = false;
    subject_ = subject;
    repositories_.read(subject.id, !subject.model || subject.gated, true);
    refresh();
}

void RepositoryModel::tryAgain() {
    repositories_.forgetProblems();
    show(subject_);
}

FitReport RepositoryModel::fitFor(quint64 bytes) const {
    FitQuestion question;
    question.contextTokens = discover_.contextTokens();
    question.heldBytes = discover_.heldBytes();
    if (subject_.model) {
        question.shape = shapeOf(*subject_.model, bytes);
        const auto active = subject_.model->activeParameters;
        if (active > 0 && subject_.model->parameters > 0) question.activeShare = double(active) / double(subject_.model->parameters);
    } else if (facts() && facts()->beginning.shape) {
        question.shape = *facts()->beginning.shape;
        question.shape.unread_bytes = 0;  // they were those of another size
        question.shape.weight_bytes = bytes;
    }
    return fitOf(question, discover_.machine());
}

void RepositoryModel::refresh() {
    beginResetModel();
    rows_.clear();
    recommends_ = false;
    if (!asking() && facts() && (facts()->described || !facts()->problem.isEmpty()))
        denied_ = facts()->denied && subject_.id.hub == remote::HubKind::HuggingFace;
    if (const RepositoryFacts* known = facts()) {
        for (const HubFile& file : known->files)
            if (!file.companion) rows_.append({file, fitFor(quint64(file.bytes))});
        QList<HubFile> usable;
        for (const Row& row : rows_)
            if (isKnownType(row.file.quantization)) usable.append(row.file);
        const QString usual = subject_.model ? bestFile(*subject_.model, discover_.machine(), discover_.contextTokens()).quantization : QStringLiteral("Q4_K_M");
        const int best = bestOf(usable, usual, [this](quint64 bytes) { return fitFor(bytes); });
        const bool fits = best >= 0 && fitFor(quint64(usable[best].bytes)).fit != Fit::TooLarge && fitFor(quint64(usable[best].bytes)).fit != Fit::Unknown;
        recommends_ = fits && cannotRun().isEmpty();
        if (recommends_)
            std::stable_partition(rows_.begin(), rows_.end(), [&](const Row& row) { return row.file.title == usable[best].title; });
    }
    endResetModel();
    emit changed();
}

QString RepositoryModel::byline() const {
    QStringList parts;
    if (!subject_.maker.isEmpty()) parts << subject_.maker;
    const QString license = licenseWords(subject_.license);
    if (!license.isEmpty()) parts << tr("licence: %1").arg(license);
    parts << (subject_.id.hub == remote::HubKind::ModelScope ? QStringLiteral("ModelScope") : QStringLiteral("Hugging Face"));
    return parts.join(QStringLiteral(" · "));
}

QString RepositoryModel::state() const {
    if (subject_.id.repo.isEmpty()) return {};
    const RepositoryFacts* known = facts();
    if (known && known->listed) return rows_.isEmpty() ? QStringLiteral("empty") : QStringLiteral("ready");
    if (repositories_.isReading(subject_.id)) return QStringLiteral("reading");
    return known ? QStringLiteral("failed") : QStringLiteral("reading");
}

QString RepositoryModel::problem() const { return facts() ? facts()->problem : QString(); }

QString RepositoryModel::cannotRun() const {
    if (subject_.model) return subject_.model->unsupported();
    return facts() && facts()->described ? facts()->beginning.info.unsupported : QString();
}

bool RepositoryModel::hasToken() const { return token_.state() == "keychain" || token_.state() == "run"; }

bool RepositoryModel::wantsToken() const { return denied_ || (subject_.gated && !hasToken()); }

QString RepositoryModel::tokenHelp() const {
    const QString kept = tr("It is kept in the system keychain and sent to Hugging Face alone.");
    if (hasToken())
        return tr("Hugging Face does not let this token in. You asked for access already? Then its makers have still to answer. Else open its "
                  "page with the account of the token and accept their terms, then try again. A “fine-grained” token also needs the right to "
                  "read gated repositories.");
    if (subject_.gated || (facts() && facts()->listed))
        return joinSentences({tr("Its makers ask who you are. Open its page, sign in to Hugging Face and accept their terms; then paste a token with "
                                 "read access here."),
                              kept});
    return joinSentences({tr("Hugging Face shows this only to those it lets in, or there is nothing of this name. If you may see its page when you "
                             "are signed in, paste a token with read access here."),
                          kept});
}

QList<HubFile> RepositoryModel::companions() const { return facts() ? companionsOf(facts()->files) : QList<HubFile>(); }

QString RepositoryModel::companionText() const {
    quint64 bytes = 0;
    QStringList names;
    for (const HubFile& file : companions()) {
        bytes += quint64(file.bytes);
        names << file.title;
    }
    return names.isEmpty() ? QString() : tr("%1 comes along (%2): it lets the model see pictures or answer faster.").arg(names.join(", "), formatBytes(bytes));
}

QString RepositoryModel::contextText() const {
    return tr("Fit and speed are for %n token(s) of context on this computer.", nullptr, discover_.contextTokens());
}

const HubFile* RepositoryModel::file(int row) const { return row >= 0 && row < count() ? &rows_[row].file : nullptr; }

void RepositoryModel::openPage() const {
    const bool scope = subject_.id.hub == remote::HubKind::ModelScope;
    QDesktopServices::openUrl(QUrl((scope ? "https://modelscope.cn/models/" : "https://huggingface.co/") + subject_.id.repo));
}

int RepositoryModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> RepositoryModel::roleNames() const {
    return {{FileName, "fileName"}, {Quantization, "quantization"}, {Words, "words"},     {SizeText, "sizeText"},       {FitName, "fit"},
            {FitText, "fitText"},   {SpeedText, "speedText"},       {Problem, "problem"}, {Recommended, "recommended"}, {Action, "action"}};
}

QVariant RepositoryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = rows_[index.row()];
    const bool runs = cannotRun().isEmpty() && isKnownType(row.file.quantization);
    switch (role) {
        case FileName: return row.file.title;
        case Quantization: return row.file.quantization.isEmpty() ? tr("not named") : row.file.quantization;
        case Words: return quantizationWords(row.file.quantization);
        case SizeText: return formatBytes(quint64(row.file.bytes));
        case FitName: return runs ? fitName(row.fit.fit) : QStringLiteral("unfit");
        case FitText: return !runs ? tr("Cannot run") : row.fit.fit == Fit::Unknown ? QString() : fitWords(row.fit.fit);
        case SpeedText:
            return runs && row.fit.fit != Fit::TooLarge && row.fit.tokensPerSecond > 0 ? tr("about %1").arg(formatSpeed(row.fit.tokensPerSecond)) : QString();
        case Problem:
            if (!isKnownType(row.file.quantization)) return tr("Loquat cannot compute with %1 yet.").arg(row.file.quantization);
            return row.fit.fit == Fit::TooLarge ? row.fit.why : QString();
        case Recommended: return recommends_ && index.row() == 0;
        case Action: {
            const auto there = presence_ ? presence_(subject_.id, row.file.quantization) : DiscoverList::Presence::None;
            if (there != DiscoverList::Presence::None) return there == DiscoverList::Presence::Here ? QStringLiteral("here") : QStringLiteral("arriving");
            return runs ? QStringLiteral("get") : QString();
        }
    }
    return {};
}

}  // namespace loquat::ui
