// SPDX-License-Identifier: MIT
#include "storage/storage.h"

#include <QPromise>
#include <utility>

#include "storage/library_rows.h"
#include "storage/open.h"
#include "storage/rows.h"
#include "storage/search_index.h"
#include "storage/worker.h"

namespace loquat::storage {

namespace {

/// Runs `read` on the worker's thread after all writes before it.
template <class Value, class Read>
QFuture<Value> ask(Worker* worker, Read read) {
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    QMetaObject::invokeMethod(
        worker,
        [worker, promise, read = std::move(read)] {
            promise->addResult(read(worker->settled()));
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

/// As ask(), for reads that answer an error with nothing but tell of it by failed().
template <class Value, class Read>
QFuture<Value> askPlain(Worker* worker, Read read) {
    return ask<Value>(worker, [worker, read = std::move(read)](Database& database) {
        auto value = read(database);
        if (!value) emit worker->failed(QString::fromStdString(value.error().message));
        return value ? *value : Value();
    });
}

void tell(Worker* worker, Worker::Write write, Durability durability) {
    QMetaObject::invokeMethod(
        worker, [worker, write = std::move(write), durability] { worker->write(write, durability); },
        Qt::QueuedConnection);
}

}  // namespace

Result<std::unique_ptr<Storage>> Storage::open(const QString& path) {
    auto database = openHistory(path);
    if (!database) return database.error();
    return std::unique_ptr<Storage>(new Storage(std::make_unique<Worker>(std::move(*database))));
}

Storage::Storage(std::unique_ptr<Worker> worker) : worker_(worker.release()) {
    thread_.setObjectName("storage");
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    connect(worker_, &Worker::failed, this, &Storage::failed);
    thread_.start();
}

Storage::~Storage() {
    QMetaObject::invokeMethod(worker_, &Worker::close, Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        worker_, [thread = &thread_] { thread->quit(); }, Qt::QueuedConnection);
    thread_.wait();
}

QFuture<QList<Conversation>> Storage::conversations() {
    return askPlain<QList<Conversation>>(worker_, readConversations);
}

QFuture<Result<LoadedConversation>> Storage::load(const QString& conversationId) {
    return ask<Result<LoadedConversation>>(
        worker_, [conversationId](Database& database) { return readConversation(database, conversationId); });
}

void Storage::saveConversation(const Conversation& conversation) {
    tell(
        worker_, [conversation](Database& database) { return writeConversation(database, conversation); },
        Durability::Soft);
}

void Storage::deleteConversation(const QString& id) {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    tell(
        worker_, [id, now](Database& database) { return setDeletedAt(database, id, now); }, Durability::Soft);
}

void Storage::restoreConversation(const QString& id) {
    tell(
        worker_, [id](Database& database) { return setDeletedAt(database, id, {}); }, Durability::Soft);
}

void Storage::purgeDeleted(std::chrono::milliseconds age) {
    const QDateTime before = QDateTime::currentDateTimeUtc().addMSecs(-age.count());
    tell(
        worker_, [before](Database& database) { return purge(database, before); }, Durability::Hard);
}

void Storage::saveMessage(const Message& message) {
    tell(
        worker_, [message](Database& database) { return writeMessage(database, message); }, Durability::Hard);
}

void Storage::appendText(const QString& messageId, const QString& text, const QString& reasoning) {
    QMetaObject::invokeMethod(
        worker_,
        [worker = worker_, messageId, text, reasoning] { worker->appendText(messageId, text, reasoning); },
        Qt::QueuedConnection);
}

void Storage::setMessageState(const QString& messageId, MessageState state, const QString& error) {
    tell(
        worker_,
        [messageId, state, error](Database& database) {
            return writeState(database, messageId, state, error);
        },
        Durability::Hard);
}

void Storage::saveStats(const GenerationStats& stats) {
    tell(
        worker_, [stats](Database& database) { return writeStats(database, stats); }, Durability::Soft);
}

void Storage::saveDraftAttachment(const QString& conversationId, const Attachment& attachment) {
    tell(
        worker_,
        [conversationId, attachment](Database& database) {
            return writeAttachment(database, conversationId, {}, attachment);
        },
        Durability::Soft);
}

void Storage::removeAttachment(const QString& id) {
    tell(
        worker_, [id](Database& database) { return deleteAttachment(database, id); }, Durability::Soft);
}

QFuture<QList<SearchHit>> Storage::search(const QString& query, int limit) {
    return askPlain<QList<SearchHit>>(
        worker_, [query, limit](Database& database) { return findHits(database, query, limit); });
}

QFuture<QList<Model>> Storage::models() {
    return askPlain<QList<Model>>(worker_, readModels);
}

void Storage::saveModel(const Model& model) {
    tell(
        worker_, [model](Database& database) { return writeModel(database, model); }, Durability::Soft);
}

void Storage::removeModel(const QString& path) {
    tell(
        worker_, [path](Database& database) { return deleteModel(database, path); }, Durability::Soft);
}

QFuture<QList<DownloadRow>> Storage::downloads() {
    return askPlain<QList<DownloadRow>>(worker_, readDownloads);
}

void Storage::saveDownload(const DownloadRow& download) {
    tell(
        worker_, [download](Database& database) { return writeDownload(database, download); }, Durability::Hard);
}

void Storage::removeDownload(const QString& id) {
    tell(
        worker_, [id](Database& database) { return deleteDownload(database, id); }, Durability::Hard);
}

QFuture<QList<FileHash>> Storage::fileHashes() {
    return askPlain<QList<FileHash>>(worker_, readFileHashes);
}

void Storage::saveFileHash(const FileHash& hash) {
    tell(
        worker_, [hash](Database& database) { return writeFileHash(database, hash); }, Durability::Soft);
}

void Storage::removeFileHash(const QString& path) {
    tell(
        worker_, [path](Database& database) { return deleteFileHash(database, path); }, Durability::Soft);
}

QFuture<QList<Provider>> Storage::providers() {
    return askPlain<QList<Provider>>(worker_, readProviders);
}

void Storage::saveProvider(const Provider& provider) {
    tell(
        worker_, [provider](Database& database) { return writeProvider(database, provider); }, Durability::Hard);
}

void Storage::removeProvider(const QString& id) {
    tell(
        worker_, [id](Database& database) { return deleteProvider(database, id); }, Durability::Hard);
}

void Storage::appendAudit(const AuditRow& row) {
    tell(
        worker_, [row](Database& database) { return storage::appendAudit(database, row); }, Durability::Hard);
    emit auditGrew();
}

QFuture<QList<AuditRow>> Storage::audit(const AuditFilter& filter, qint64 beforeSeq, int limit) {
    return askPlain<QList<AuditRow>>(worker_, [filter, beforeSeq, limit](Database& database) {
        return readAudit(database, filter, beforeSeq, limit);
    });
}

QFuture<Result<AuditVerdict>> Storage::verifyAudit() {
    return ask<Result<AuditVerdict>>(worker_, storage::verifyAudit);
}

QFuture<Result<qint64>> Storage::exportAudit(const QString& path) {
    return ask<Result<qint64>>(worker_,
                               [path](Database& database) { return storage::exportAudit(database, path); });
}

void Storage::saveUsage(const UsageRow& row) {
    tell(
        worker_, [row](Database& database) { return writeUsage(database, row); }, Durability::Hard);
}

QFuture<UsageReport> Storage::usage(const QDateTime& from, const QDateTime& to) {
    return askPlain<UsageReport>(worker_,
                                 [from, to](Database& database) { return readUsage(database, from, to); });
}

QFuture<double> Storage::spentSince(const QDateTime& time, const QString& currency) {
    return askPlain<double>(
        worker_, [time, currency](Database& database) { return readSpent(database, time, currency); });
}

void Storage::saveVote(const Vote& vote) {
    tell(
        worker_, [vote](Database& database) { return writeVote(database, vote); }, Durability::Soft);
}

QFuture<QList<Vote>> Storage::votes() {
    return askPlain<QList<Vote>>(worker_, readVotes);
}

QFuture<QString> Storage::setting(const QString& key) {
    return askPlain<QString>(worker_, [key](Database& database) { return readSetting(database, key); });
}

void Storage::saveSetting(const QString& key, const QString& value) {
    tell(
        worker_, [key, value](Database& database) { return writeSetting(database, key, value); },
        Durability::Soft);
}

QFuture<void> Storage::flush() {
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    QMetaObject::invokeMethod(
        worker_,
        [worker = worker_, promise] {
            worker->flush();
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

}  // namespace loquat::storage
