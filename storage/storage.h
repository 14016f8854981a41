// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QObject>
#include <QThread>
#include <chrono>
#include <memory>

#include "engine/base/result.h"
#include "storage/audit_log.h"
#include "storage/records.h"
#include "storage/usage_log.h"

namespace loquat::storage {

class Worker;

/// The history: one SQLite file (WAL) on one thread of its own. Every call returns at once; calls are
/// carried out in order, so a read sees every write before it. Use from one thread.
/// A failed write (disk full, file gone) is reported by failed() and keeps the program running: what may
/// succeed later is kept in memory, in order, and tried again every second; failed() comes once for it.
/// A killed process loses at most the last 250 ms of streamed text. A power cut can besides lose streamed
/// text, drafts and settings since the last finished message or question; those are synced to the disk.
class Storage : public QObject {
    Q_OBJECT
public:
    /// Opens or creates the file (":memory:" for none). Migrates an older one after a checked snapshot
    /// beside it; refuses one newer than the program. Answers still Streaming become Interrupted.
    static Result<std::unique_ptr<Storage>> open(const QString& path);
    ~Storage() override;  ///< carries out what is queued, then closes

    QFuture<QList<Conversation>> conversations();  ///< without deleted ones, newest first
    QFuture<Result<LoadedConversation>> load(const QString& conversationId);
    void saveConversation(const Conversation& conversation);  ///< inserts or updates all fields
    void deleteConversation(const QString& id);   ///< hidden at once; see restore and purge
    void restoreConversation(const QString& id);
    /// Forgets conversations for good that were deleted at least this long ago.
    void purgeDeleted(std::chrono::milliseconds age = std::chrono::milliseconds{0});

    /// Inserts or updates all fields, the text too. Its conversation and its parent were saved before. Attachments are
    /// added or updated, never removed; one of the draft becomes the message's.
    void saveMessage(const Message& message);
    /// Appends streamed text; it is on disk within 250 ms. setMessageState ends the stream.
    void appendText(const QString& messageId, const QString& text, const QString& reasoning);
    void setMessageState(const QString& messageId, MessageState state, const QString& error = {});
    void saveStats(const GenerationStats& stats);

    /// What goes with the unsent draft of a conversation that was saved before.
    void saveDraftAttachment(const QString& conversationId, const Attachment& attachment);
    void removeAttachment(const QString& id);

    /// Every word of the query must occur in a message or title; finds substrings of Chinese text too.
    QFuture<QList<SearchHit>> search(const QString& query, int limit = 100);

    QFuture<QList<Model>> models();
    void saveModel(const Model& model);
    void removeModel(const QString& path);        ///< forgets it; the file stays

    QFuture<QList<DownloadRow>> downloads();       ///< by position
    void saveDownload(const DownloadRow& download);  ///< inserts or updates
    void removeDownload(const QString& id);

    QFuture<QList<FileHash>> fileHashes();
    void saveFileHash(const FileHash& hash);       ///< replaces the one of that path
    void removeFileHash(const QString& path);

    QFuture<QList<Provider>> providers();          ///< by position
    void saveProvider(const Provider& provider);   ///< inserts or updates; its secrets stay in the keychain
    void removeProvider(const QString& id);

    /// The audit log: see audit_log.h for what its chain proves. Verifying reads all of it on the storage thread.
    void appendAudit(const AuditRow& row);
    QFuture<QList<AuditRow>> audit(const AuditFilter& filter = {}, qint64 beforeSeq = 0, int limit = 200);
    QFuture<Result<AuditVerdict>> verifyAudit();
    QFuture<Result<qint64>> exportAudit(const QString& path);

    void saveUsage(const UsageRow& row);
    /// What was used at and after `from`, before `to`; an invalid time is no bound.
    QFuture<UsageReport> usage(const QDateTime& from, const QDateTime& to = {});
    /// Known costs at and after `time`, in this currency alone.
    QFuture<double> spentSince(const QDateTime& time, const QString& currency);

    void saveVote(const Vote& vote);
    QFuture<QList<Vote>> votes();                  ///< oldest first

    QFuture<QString> setting(const QString& key);
    void saveSetting(const QString& key, const QString& value);

    /// Done when all writes before it are on disk.
    QFuture<void> flush();

signals:
    void auditGrew();  ///< a row was appended: the next reading finds it
    void failed(const QString& message);

private:
    explicit Storage(std::unique_ptr<Worker> worker);

    QThread thread_;
    Worker* worker_;  // lives on thread_, which deletes it
};

}  // namespace loquat::storage
