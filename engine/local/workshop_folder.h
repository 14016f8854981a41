// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/local/workshop.h"

namespace loquat {

/// The working folder on disk: job.json (what is being made, of what), a .gguf and a .json for each finished candidate.
/// Only what has its .json is finished. One thread at a time.
class WorkshopFolder {
public:
    explicit WorkshopFolder(QString path) : path_(std::move(path)) {}

    /// Makes the folder ready for this plan; the finished candidates that fit it. Others are removed.
    QList<WorkshopResult> begin(const WorkshopPlan& plan);
    std::optional<WorkshopLeftover> leftover() const;

    QString filePath(const QString& name) const { return path_ + '/' + name; }
    QString candidatePath(const QString& id) const { return filePath(id + QStringLiteral(".gguf")); }
    bool note(const WorkshopResult& result) const;  ///< durable: the candidate is finished
    KeptFile keep(const QString& id, const QString& libraryFolder, const QString& fileName);
    void remove();  ///< all of it

private:
    QList<WorkshopResult> results() const;
    QString path_;
};

/// Tells one job from another: the source as it is now, the texts and how much of them. Not which candidates.
QByteArray keyOf(const WorkshopPlan& plan);

}  // namespace loquat
