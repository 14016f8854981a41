// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>
#include <functional>
#include <optional>

#include "engine/local/workshop.h"
#include "storage/storage.h"
#include "ui/viewmodels/model_list.h"
#include "ui/viewmodels/quantize_answers.h"
#include "ui/viewmodels/quantize_recipe.h"
#include "ui/viewmodels/quantize_results.h"
#include "ui/viewmodels/quantize_run.h"

namespace loquat::ui {

/// The wizard that makes a model smaller: pick one, say what for, build, compare, keep.
class Quantize : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(int step READ step WRITE setStep NOTIFY changed FINAL)
    Q_PROPERTY(int reach READ reach NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList sources READ sources NOTIFY sourcesChanged FINAL)
    Q_PROPERTY(QString sourceId READ sourceId NOTIFY changed FINAL)
    Q_PROPERTY(QString sourceName READ sourceName NOTIFY changed FINAL)
    Q_PROPERTY(QString sourceText READ sourceText NOTIFY changed FINAL)
    Q_PROPERTY(QString sourceNote READ sourceNote NOTIFY changed FINAL)
    Q_PROPERTY(QString sourceProblem READ sourceProblem NOTIFY changed FINAL)
    Q_PROPERTY(bool looking READ isLooking NOTIFY changed FINAL)
    Q_PROPERTY(loquat::ui::QuantizeRecipe* recipe READ recipe CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::QuantizeRun* run READ run CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::QuantizeResults* results READ results CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::QuantizeAnswers* answers READ answers CONSTANT FINAL)
    Q_PROPERTY(QString leftoverText READ leftoverText NOTIFY changed FINAL)
    Q_PROPERTY(bool canBuildBudget READ canBuildBudget NOTIFY budgetChanged FINAL)
    Q_PROPERTY(QString keepName READ keepName WRITE setKeepName NOTIFY changed FINAL)
    Q_PROPERTY(QString keepFolder READ keepFolder NOTIFY changed FINAL)
    Q_PROPERTY(QString keepText READ keepText NOTIFY changed FINAL)
    Q_PROPERTY(QString keepProblem READ keepProblem NOTIFY changed FINAL)
    Q_PROPERTY(bool keeping READ isKeeping NOTIFY changed FINAL)
    Q_PROPERTY(QString keptPath READ keptPath NOTIFY changed FINAL)

public:
    enum Step { Model, Recipe, Build, Compare, Keep };
    Q_ENUM(Step)

    /// `taster` runs the candidates side by side; all outlive this.
    Quantize(Workshop& workshop, ModelHost& taster, ModelList& models, storage::Storage& storage, std::function<QString()> libraryFolder,
             QObject* parent = nullptr);

    int step() const { return step_; }
    void setStep(int step);
    int reach() const;  ///< the last step that may be gone to
    QVariantList sources() const;  ///< {id, name, detail, problem, quantized}
    QString sourceId() const { return sourceId_; }
    QString sourceName() const { return sourceName_; }
    QString sourceText() const;     ///< "from BF16, 3.10 GB"
    QString sourceNote() const;     ///< what it means that the source is quantized already; empty when it is not
    QString sourceProblem() const { return source_ ? source_->problem : QString(); }
    bool isLooking() const { return looking_; }
    QuantizeRecipe* recipe() { return &recipe_; }
    QuantizeRun* run() { return &run_; }
    QuantizeResults* results() { return &results_; }
    QuantizeAnswers* answers() { return &answers_; }
    QString leftoverText() const;   ///< of a build that was broken off; empty: none
    bool canBuildBudget() const;    ///< a Loquat mix for the budget of the slider is not there yet
    QString keepName() const { return keepName_; }
    void setKeepName(const QString& name);
    QString keepFolder() const { return libraryFolder_(); }
    QString keepText() const;       ///< what happens to the others
    QString keepProblem() const { return keepProblem_; }
    bool isKeeping() const { return keeping_; }
    QString keptPath() const { return keptPath_; }  ///< of the file in the library; empty until then

    Q_INVOKABLE void choose(const QString& modelId);
    Q_INVOKABLE void openFile(const QUrl& file);
    Q_INVOKABLE void build();
    Q_INVOKABLE void buildBudget();
    Q_INVOKABLE void measureAgain();  ///< everything anew
    Q_INVOKABLE void keep();
    Q_INVOKABLE void talk();          ///< chatRequested() for what was kept
    Q_INVOKABLE void startOver();     ///< removes what was made
    Q_INVOKABLE void resume();        ///< the build that was broken off
    Q_INVOKABLE void forgetLeftover();

    void retranslate();

signals:
    void changed();
    void sourcesChanged();
    void budgetChanged();

private:
    void look(const QString& path, const QString& id, const QString& name, std::function<void()> then);
    void start(WorkshopPlan plan, double budget);
    void runFinished();
    bool readText(WorkshopText& text);
    void offerName();

    Workshop& workshop_;
    ModelList& models_;
    storage::Storage& storage_;
    std::function<QString()> libraryFolder_;
    QuantizeRecipe recipe_;
    QuantizeResults results_;
    QuantizeRun run_;
    QuantizeAnswers answers_;
    int step_ = Model;
    QString sourceId_;
    QString sourceName_;
    std::optional<WorkshopSource> source_;
    bool looking_ = false;
    WorkshopPlan plan_;  // the last that was started
    std::optional<WorkshopLeftover> leftover_;
    QString keepName_;
    QString keepFor_;  // which candidate the name was offered for
    QString keepProblem_;
    bool keeping_ = false;
    QString keptPath_;
};

}  // namespace loquat::ui
