// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>

#include "engine/local/workshop_folder.h"
#include "engine/quantize/budget.h"
#include "engine/quantize/imatrix.h"
#include "engine/quantize/quality.h"

namespace loquat {

/// Carries out plans on the thread it lives on; its slots block that thread until done.
class WorkshopWorker : public QObject {
    Q_OBJECT
public:
    explicit WorkshopWorker(const QString& folder) : folder_(folder) {}

    void yieldToOthers();  ///< once, on its thread: everything it starts runs at a low priority
    void run(const WorkshopPlan& plan, std::stop_token stop);
    void setAnswering(bool answering) { answering_ = answering; }  ///< any thread
    void setWiping(bool wiping) { wiping_ = wiping; }          ///< any thread: a stopped run removes everything
    WorkshopFolder& folder() { return folder_; }
    void forget();  ///< what is kept in memory between plans of one job
    void wipe();    ///< that, and the folder

signals:
    void progress(const loquat::WorkshopProgress& progress);
    void result(const loquat::WorkshopResult& result);
    void candidateFailed(const QString& id, const loquat::ChatError& error);
    void ended(const std::optional<loquat::ChatError>& error);  ///< none: done, or stopped

private:
    struct Candidate {
        QString id;
        quint64 budget = 0;
    };

    Result<void> work(const WorkshopPlan& plan, std::stop_token stop);
    Result<void> checkBudget(const WorkshopPlan& plan, quint64 budget) const;
    Result<void> prepare(const WorkshopPlan& plan, bool sensitivity, std::stop_token stop);
    Result<void> calibrate(const WorkshopPlan& plan, std::stop_token stop);
    Result<WorkshopResult> make(const WorkshopPlan& plan, const Candidate& candidate, std::stop_token stop);
    Result<Recipe> recipe(const GgufFile& source, const Candidate& candidate) const;
    TellProgress teller(WorkshopProgress::Stage stage, const QString& candidate = {});
    double allLeft(WorkshopProgress::Stage stage, double stageLeft) const;
    int threads() const;

    WorkshopFolder folder_;
    std::atomic<bool> answering_ = false;
    std::atomic<bool> wiping_ = false;

    QByteArray key_;  // of the job that the following belong to
    std::optional<Imatrix> imatrix_;
    std::shared_ptr<const Reference> reference_;
    std::optional<Sensitivity> sensitivity_;

    int waiting_ = 0;             // candidates after this one
    double candidateSeconds_ = 0; // how long one took; 0: not known yet
    bool disturbed_ = false;
};

/// Why a plan, or one candidate of it, came to nothing, and what mends it.
ChatError workshopError(const Error& error);

}  // namespace loquat
