// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QObject>
#include <QThread>
#include <memory>
#include <optional>
#include <stop_token>

#include "engine/local/workshop_types.h"

namespace loquat {

class WorkshopWorker;

/// A file moved into the library, or why not.
struct KeptFile {
    QString path;  ///< empty: it failed
    QString problem;
};

/// Makes smaller models of one and measures what each lost: importance of the weights -> what the original says of a
/// held-out text -> each candidate in turn, made in a working folder and judged. One plan at a time, on a thread of its
/// own at a low priority. The loaded chat model may stay loaded. Use from one thread.
class Workshop : public QObject {
    Q_OBJECT
public:
    /// `folder`: where candidates lie until one is kept; made when needed, removed when empty.
    explicit Workshop(const QString& folder, QObject* parent = nullptr);
    ~Workshop() override;  ///< stops, waits; what is finished stays for leftover()

    QFuture<WorkshopSource> look(const QString& path);  ///< reads what can be made of a file
    WorkshopNeeds needsOf(const WorkshopSource& source, const WorkshopPlan& plan) const;

    /// Candidates of the same source and texts that are there already are told again at once, not made anew; those of
    /// others are removed first. Bundled texts are brought by the workshop. Then started(), result() for each, and one of finished(), failed() and stopped().
    void start(WorkshopPlan plan);
    bool isRunning() const { return running_; }
    void finishEarly();  ///< drops the candidate being made, keeps the finished ones: stopped()
    void cancel();       ///< and leaves nothing behind: stopped()
    /// An answer is being written: what starts now takes one thread fewer.
    void setAnswering(bool answering);

    std::optional<WorkshopLeftover> leftover() const;
    /// Renames the candidate into `libraryFolder` as `fileName` (a number is added when that is taken) and removes the
    /// others.
    QFuture<KeptFile> keep(const QString& candidate, const QString& libraryFolder, const QString& fileName);
    void discard();  ///< removes all candidates

signals:
    void progress(const loquat::WorkshopProgress& progress);
    void result(const loquat::WorkshopResult& result);
    void candidateFailed(const QString& id, const loquat::ChatError& error);
    void finished();
    void stopped();
    void failed(const loquat::ChatError& error);

private:
    QString folder_;
    QThread thread_;
    WorkshopWorker* worker_;  // lives on thread_, which deletes it
    std::stop_source stop_;
    bool running_ = false;
};

QString budgetId(quint64 bytes);  ///< of the candidate within so many bytes

/// "Qwen2.5-1.5B-Instruct-Q4_K_M.gguf": the source's name without its own type and what file systems refuse.
QString candidateFileName(const QString& sourceName, const WorkshopResult& candidate);

}  // namespace loquat
