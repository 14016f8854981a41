// SPDX-License-Identifier: MIT
#include "ui/viewmodels/quantize.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/conversation_text.h"

namespace loquat::ui {

namespace {
constexpr qint64 kMostText = 4 << 20;            // of a file: some million words
constexpr qsizetype kMostConversation = 256 << 10;
}  // namespace

Quantize::Quantize(Workshop& workshop, ModelHost& taster, ModelList& models, storage::Storage& storage, std::function<QString()> libraryFolder,
                   QObject* parent)
    : QObject(parent), workshop_(workshop), models_(models), storage_(storage), libraryFolder_(std::move(libraryFolder)),
      recipe_(workshop), run_(workshop, results_), answers_(taster, results_), leftover_(workshop.leftover()) {
    connect(&models, &ModelList::countChanged, this, &Quantize::sourcesChanged);
    connect(&models, &QAbstractItemModel::dataChanged, this, &Quantize::sourcesChanged);
    connect(&recipe_, &QuantizeRecipe::changed, this, &Quantize::changed);
    connect(&run_, &QuantizeRun::changed, this, &Quantize::changed);
    connect(&run_, &QuantizeRun::finished, this, &Quantize::runFinished);
    connect(&run_, &QuantizeRun::stopped, this, [this] {
        if (results_.count() == 0) setStep(Recipe);
        else runFinished();
    });
    connect(&results_, &QuantizeResults::changed, this, [this] {
        offerName();
        emit budgetChanged();
        emit changed();
    });
}

QVariantList Quantize::sources() const {
    QVariantList list;
    for (int row = 0; row < models_.count(); ++row) {
        const QModelIndex at = models_.index(row);
        const QString type = at.data(ModelList::Quantization).toString();
        list << QVariantMap{{"id", at.data(ModelList::ModelId)},
                            {"name", at.data(ModelList::Name)},
                            {"detail", QStringList{type, at.data(ModelList::SizeText).toString(), at.data(ModelList::ParametersText).toString()}.join(QStringLiteral(" · "))},
                            {"problem", at.data(ModelList::Problem)},
                            {"quantized", !QStringList{"F32", "F16", "BF16"}.contains(type)}};
    }
    return list;
}

int Quantize::reach() const {
    if (results_.count() > 0 && !run_.isRunning()) return results_.selected().isEmpty() ? Compare : Keep;
    if (run_.isRunning() || !run_.errorWhat().isEmpty()) return Build;
    return source_ && source_->problem.isEmpty() ? Recipe : Model;
}

void Quantize::setStep(int step) {
    step = std::clamp(step, 0, reach());
    if (run_.isRunning()) step = Build;  // it shows what is going on
    if (!keptPath_.isEmpty()) step = Keep;
    if (step_ == step) return;
    if (step >= Compare) results_.chooseBest();
    step_ = step;
    emit changed();
}

QString Quantize::sourceText() const {
    return source_ ? tr("from %1, %2").arg(source_->type, formatSize(double(source_->bytes))) : QString();
}

QString Quantize::sourceNote() const {
    if (!source_ || !source_->quantized || !source_->problem.isEmpty()) return {};
    return tr("This file is quantized already, to %1. What it lost then stays lost, and what it loses now comes on top; the figures here are "
              "against this file. If you can get it in F16 or BF16, start from that.").arg(source_->type);
}

void Quantize::choose(const QString& modelId) {
    const ModelEntry* entry = models_.find(modelId);
    if (!entry || run_.isRunning() || modelId == sourceId_) return;
    look(entry->path, modelId, ModelList::displayName(*entry), [] {});
}

void Quantize::openFile(const QUrl& file) {
    if (run_.isRunning()) return;
    const QString path = file.toLocalFile();
    look(path, path, QFileInfo(path).completeBaseName(), [] {});
}

void Quantize::look(const QString& path, const QString& id, const QString& name, std::function<void()> then) {
    startOver();
    sourceId_ = id;
    sourceName_ = name;
    looking_ = true;
    emit changed();
    whenDone(workshop_.look(path), this, [this, id, then = std::move(then)](const WorkshopSource& source) {
        if (sourceId_ != id) return;  // another was chosen meanwhile
        looking_ = false;
        source_ = source;
        recipe_.setSource(source);
        answers_.setOriginal(source.path);
        then();
        emit changed();
    });
}

void Quantize::build() {
    if (!source_ || run_.isRunning() || !recipe_.problem().isEmpty()) return;
    start(recipe_.plan(), recipe_.budget());
}

void Quantize::buildBudget() {
    if (!canBuildBudget()) return;
    WorkshopPlan plan = plan_;
    plan.budgets << quint64(results_.budget());
    start(plan, results_.budget());
}

bool Quantize::canBuildBudget() const {
    const auto budget = quint64(results_.budget());
    if (!source_ || budget == 0 || run_.isRunning() || results_.find(budgetId(budget))) return false;
    return std::any_of(source_->choices.begin(), source_->choices.end(), [&](const auto& c) { return c.bytes <= budget; }) &&
           budget < source_->bytes;
}

void Quantize::measureAgain() {
    if (run_.isRunning()) return;
    workshop_.discard();
    start(plan_, results_.budget());
}

bool Quantize::readText(WorkshopText& text) {
    QFile file(text.path);
    if (file.open(QIODevice::ReadOnly)) text.utf8 = file.read(kMostText);
    if (!text.utf8.trimmed().isEmpty() && !text.utf8.contains('\0')) return true;
    run_.fail(tr("%1 cannot be used as a text.").arg(QFileInfo(text.path).fileName()),
              tr("It is empty, unreadable, or no plain text. Go back and choose another file, or the text that comes with Loquat."));
    return false;
}

void Quantize::start(WorkshopPlan plan, double budget) {
    plan_ = plan;
    answers_.clear();
    results_.clear();  // what is there still is told again
    results_.setBudget(budget);
    keptPath_.clear();
    leftover_.reset();
    run_.clear();
    for (WorkshopText* text : {&plan.calibration, &plan.heldOut})
        if (text->kind == WorkshopText::Kind::File && !readText(*text)) {
            setStep(Build);
            return;
        }
    const auto go = [this](const WorkshopPlan& ready) {
        run_.start(ready);
        setStep(Build);
    };
    if (plan.calibration.kind != WorkshopText::Kind::Conversations) return go(plan);
    collectConversations(storage_, kMostConversation, this, [this, plan, go](const QByteArray& text) {
        WorkshopPlan ready = plan;
        ready.calibration.utf8 = text;
        if (!text.trimmed().isEmpty()) return go(ready);
        run_.fail(tr("There are no conversations to calibrate on."), tr("Go back and choose the text that comes with Loquat."));
        setStep(Build);
    });
}

void Quantize::runFinished() {
    if (results_.count() == 0) {
        run_.fail(tr("Nothing could be made."), tr("Look at the candidates for the reasons, then go back and choose others."));
        return;
    }
    setStep(Compare);
}

void Quantize::offerName() {
    const WorkshopResult* result = results_.find(results_.selected());
    if (!result || result->id == keepFor_) return;
    keepFor_ = result->id;
    const bool named = source_ && !source_->name.isEmpty();
    keepName_ = candidateFileName(named ? source_->name : sourceName_, *result);
    keepProblem_.clear();
}

void Quantize::setKeepName(const QString& name) {
    if (keepName_ == name) return;
    keepName_ = name;
    keepProblem_ = name.contains('/') || name.trimmed().isEmpty() || name.startsWith('.') ? tr("A file name has letters, and no slash.") : QString();
    emit changed();
}

QString Quantize::keepText() const {
    double others = 0;
    for (const WorkshopResult& r : results_.all())
        if (r.id != results_.selected()) others += double(r.bytes);
    const int count = results_.count() - 1;
    return count < 1 ? QString() : tr("The other %n candidate(s), %1, will be removed.", nullptr, count).arg(formatSize(others));
}

void Quantize::keep() {
    const WorkshopResult* result = results_.find(results_.selected());
    if (!result || keeping_ || run_.isRunning() || !keepProblem_.isEmpty()) return;
    QString name = keepName_.trimmed();
    if (!name.endsWith(".gguf", Qt::CaseInsensitive)) name += QStringLiteral(".gguf");
    keeping_ = true;
    answers_.clear();
    emit changed();
    whenDone(workshop_.keep(result->id, libraryFolder_(), name), this, [this](const KeptFile& kept) {
        keeping_ = false;
        keepProblem_ = kept.problem;
        keptPath_ = kept.path;
        if (!kept.path.isEmpty()) models_.openFile(QUrl::fromLocalFile(kept.path));
        emit changed();
    });
}

void Quantize::talk() {
    const QString path = QFileInfo(keptPath_).canonicalFilePath();
    if (const ModelEntry* entry = models_.findPath(path)) return models_.chatWith(entry->id);
    const auto whenListed = [this, path](const QString& id) {
        if (id == path) models_.chatWith(id);
    };
    connect(&models_, &ModelList::opened, this, whenListed, Qt::SingleShotConnection);
}

void Quantize::startOver() {
    if (run_.isRunning()) return;
    answers_.clear();
    if (results_.count() > 0 && keptPath_.isEmpty()) workshop_.discard();
    results_.clear();
    run_.clear();
    source_.reset();
    sourceId_.clear();
    sourceName_.clear();
    keepFor_.clear();
    keptPath_.clear();
    looking_ = false;
    step_ = Model;
    emit changed();
}

QString Quantize::leftoverText() const {
    if (!leftover_ || run_.isRunning()) return {};
    const QString name = QFileInfo(leftover_->plan.source).fileName();
    return tr("Making smaller ones of %1 was broken off: %2 of %n candidate(s) finished.", nullptr, leftover_->plan.count())
        .arg(name).arg(leftover_->results.size());
}

void Quantize::resume() {
    if (!leftover_) return;
    const WorkshopPlan plan = leftover_->plan;
    const ModelEntry* entry = models_.findPath(plan.source);
    const QString id = entry ? entry->id : plan.source;
    const QString name = entry ? ModelList::displayName(*entry) : QFileInfo(plan.source).completeBaseName();
    leftover_.reset();
    look(plan.source, id, name, [this, plan] {
        if (!source_->problem.isEmpty()) return;
        recipe_.restore(plan);
        start(plan, recipe_.budget());
    });
}

void Quantize::forgetLeftover() {
    leftover_.reset();
    workshop_.discard();
    emit changed();
}

void Quantize::retranslate() {
    recipe_.retranslate();
    results_.retranslate();
    run_.retranslate();
    emit sourcesChanged();
    emit changed();
}

}  // namespace loquat::ui
