// SPDX-License-Identifier: MIT
#include "engine/remote/downloads.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QSet>
#include <QThread>
#include <QTimer>
#include <QUuid>
#include <algorithm>
#include <set>
#include <vector>

#include "engine/chat/when_done.h"
#include "engine/remote/download_json.h"
#include "engine/remote/egress_gate.h"
#include "engine/remote/file_transfer.h"
#include "engine/remote/secret_store.h"
#include "engine/remote/wipe.h"

namespace loquat::remote {

namespace {

constexpr int kTickMs = 50;
constexpr int kShowMs = 250;

/// One download of the queue.
struct Item {
    DownloadStatus status;
    int position = 0;
    int run = 0;             ///< counts starts: an answer to an earlier one is not heard
    bool active = false;
    int file = 0;            ///< of the request, under way
    qint64 doneBefore = 0;   ///< bytes of the files before it
    QString token;
    FileTransfer* transfer = nullptr;
    QElapsedTimer since;
    SpeedMeter meter;
    bool dirty = false;
};

AuditRecord auditOf(const Item& item, const QString& status) {
    AuditRecord record;
    record.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    record.time = QDateTime::currentDateTimeUtc().addMSecs(-item.since.elapsed());
    record.host = item.transfer->host();
    record.provider = record.host;
    record.model = item.status.request.files[item.file].name;
    record.purpose = QStringLiteral("download");
    record.policy = QStringLiteral("open");
    record.status = status;
    record.attempts = item.transfer->requests();
    record.bytesReceived = item.transfer->bytesReceived();
    record.durationMs = item.since.elapsed();
    return record;
}

/// Space for all files of a request, or a sentence about why not. What it made is gone again then.
QString reserveAll(const DownloadRequest& request) {
    QList<QString> made;
    QString problem;
    for (const DownloadFile& file : request.files) {
        if (file.bytes < 0 || QFileInfo::exists(request.folder + '/' + file.name)) continue;
        PartFile part(request.folder, file.name);
        const auto found = part.open(file.bytes, {});
        if (found && found->chunks.isEmpty()) made << file.name;
        const auto reserved = found ? part.reserve(file.bytes) : Result<void>(found.error());
        if (reserved) continue;
        problem = QString::fromStdString(reserved.error().message);
        if (!found) made.removeAll(file.name);
        break;
    }
    if (!problem.isEmpty())
        for (const QString& name : made) PartFile::remove(request.folder, name);
    return problem;
}

/// All to their names; the first, which opens the model, last.
QString renameAll(const DownloadRequest& request) {
    for (qsizetype i = request.files.size(); i-- > 0;)
        if (auto renamed = PartFile::rename(request.folder, request.files[i].name); !renamed)
            return QString::fromStdString(renamed.error().message);
    return {};
}

}  // namespace

struct Downloads::State {
    State(Downloads& downloads, EgressGate& egress, SecretStore& store, DownloadSink& keeper)
        : self(downloads), gate(egress), secrets(store), sink(keeper) {
        disk.setObjectName(QStringLiteral("downloads"));
        worker.moveToThread(&disk);
        disk.start();
        tick.setInterval(kTickMs);
        show.setInterval(kShowMs);
        connect(&tick, &QTimer::timeout, &self, [this] {
            for (auto& item : items)
                if (item->transfer) item->transfer->pump();
        });
        connect(&show, &QTimer::timeout, &self, [this] { showChanges(); });
    }
    ~State() {
        for (auto& item : items) stop(*item, QStringLiteral("cancelled"));
        QMetaObject::invokeMethod(&worker, [this] { disk.quit(); });  // behind what is to be written
        disk.wait();
    }

    Item* find(const QString& id);
    void save(const Item& item) { sink.saveDownload(item.status.request.id, item.position, toJson(item.status)); }
    void append(DownloadStatus status, bool fresh);

    void schedule();
    bool clashes(const Item& item) const;
    void start(Item& item);
    void nextFile(Item& item);
    void fileDone(Item& item, const QString& sha256);
    void finish(Item& item);
    void done(Item& item);
    void drop(Item& item);
    void stop(Item& item, const QString& auditStatus);
    void fail(Item& item, const QString& problem, bool useless = false);
    void settle(Item& item, DownloadState state, const QString& problem = {});
    void refresh(Item& item);
    void showChanges();

    /// Runs `work` on the thread for disks and, when the item still is in the same run, `then` with what it gave.
    template <class Work, class Then>
    void onDisk(const Item& item, Work work, Then then) {
        QMetaObject::invokeMethod(&worker, [this, id = item.status.request.id, run = item.run, work, then] {
            QMetaObject::invokeMethod(&self, [this, id, run, then, result = work()] {
                Item* item = find(id);
                if (item && item->active && item->run == run) then(*item, result);
            });
        });
    }

    Downloads& self;
    EgressGate& gate;
    SecretStore& secrets;
    DownloadSink& sink;
    DownloadSettings settings;
    std::vector<std::unique_ptr<Item>> items;
    int positions = 0;
    SpeedLimit limit;
    std::set<int> lanes;
    QThread disk;
    QObject worker;  ///< lives on `disk`
    QTimer tick, show;
};

Item* Downloads::State::find(const QString& id) {
    const auto at = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item->status.request.id == id; });
    return at == items.end() ? nullptr : at->get();
}

void Downloads::State::append(DownloadStatus status, bool fresh) {
    if (find(status.request.id)) return;
    if (const QString fault = faultOf(status.request); !fault.isEmpty()) {
        status.state = DownloadState::Failed;
        status.problem = fault;
    }
    auto item = std::make_unique<Item>();
    item->status = std::move(status);
    item->position = positions++;
    qint64 total = 0;
    for (const DownloadFile& file : item->status.request.files) total = total < 0 || file.bytes < 0 ? -1 : total + file.bytes;
    item->status.totalBytes = total;
    items.push_back(std::move(item));
    if (fresh) save(*items.back());
    emit self.added(items.back()->status.request.id);
    QMetaObject::invokeMethod(&self, [this] { schedule(); }, Qt::QueuedConnection);
}

/// Starts what is next while there is room.
void Downloads::State::schedule() {
    int running = 0;
    for (const auto& item : items) running += item->active;
    for (const auto& item : items) {
        if (running >= qMax(1, settings.atOnce)) break;
        if (item->active || item->status.state != DownloadState::Queued || clashes(*item)) continue;
        ++running;
        start(*item);
    }
    const bool any = running > 0;
    if (any && !tick.isActive()) tick.start();
    if (any && !show.isActive()) show.start();
    if (!any) tick.stop();
}

/// Another one writes a file of the same name in the same place.
bool Downloads::State::clashes(const Item& item) const {
    const auto paths = [](const DownloadRequest& request) {
        QSet<QString> all;
        for (const DownloadFile& file : request.files) all.insert(request.folder + '/' + file.name);
        return all;
    };
    return std::any_of(items.begin(), items.end(), [&](const auto& other) {
        return other->active && paths(other->status.request).intersects(paths(item.status.request));
    });
}

void Downloads::State::start(Item& item) {
    item.active = true;
    ++item.run;
    item.file = 0;
    item.doneBefore = 0;
    item.status.state = DownloadState::Running;
    item.status.problem.clear();
    item.dirty = true;
    const auto reserve = [this](Item& which) {
        onDisk(which, [request = which.status.request] { return reserveAll(request); }, [this](Item& still, const QString& problem) {
            if (!problem.isEmpty()) return fail(still, problem);
            nextFile(still);
        });
    };
    const QString name = item.status.request.tokenSecret;
    if (name.isEmpty()) return reserve(item);
    const QString id = item.status.request.id;
    whenDone(secrets.read(name), &self, [this, id, run = item.run, reserve](Result<QString> token) {
        Item* still = find(id);
        if (!still || !still->active || still->run != run) return;
        if (token) still->token = *token;
        reserve(*still);
    });
}

void Downloads::State::nextFile(Item& item) {
    const DownloadRequest& request = item.status.request;
    if (item.file == request.files.size()) return finish(item);
    item.since.start();
    item.transfer = new FileTransfer({gate, disk, limit, lanes}, request.folder, request.files[item.file], item.token, settings, &self);
    connect(item.transfer, &FileTransfer::received, &self, [&item](qint64 bytes) { item.meter.add(bytes), item.dirty = true; });
    connect(item.transfer, &FileTransfer::stateChanged, &self, [&item] { item.dirty = true; });
    connect(item.transfer, &FileTransfer::whole, &self, [this, &item](const QString& sha256) { fileDone(item, sha256); });
    connect(item.transfer, &FileTransfer::failed, &self, [this, &item](const QString& problem, bool useless) {
        fail(item, problem, useless);
    });
}

void Downloads::State::fileDone(Item& item, const QString& sha256) {
    DownloadFile& file = item.status.request.files[item.file];
    file.sha256 = sha256;
    file.bytes = item.transfer->totalBytes();
    item.doneBefore += file.bytes;
    gate.audit().record(auditOf(item, QStringLiteral("ok")));
    drop(item);
    ++item.file;
    nextFile(item);
}

void Downloads::State::finish(Item& item) {
    item.status.state = DownloadState::Checking;
    item.dirty = true;
    onDisk(item, [request = item.status.request] { return renameAll(request); }, [this](Item& still, const QString& problem) {
        if (!problem.isEmpty()) return fail(still, problem);
        done(still);
    });
}

void Downloads::State::done(Item& item) {
    const DownloadRequest request = item.status.request;
    QStringList paths;
    for (const DownloadFile& file : request.files) paths << request.folder + '/' + file.name;
    item.status.doneBytes = item.status.totalBytes = item.doneBefore;
    settle(item, DownloadState::Done);
    emit self.finished(request.id, paths);
    sink.removeDownload(request.id);  // after the library heard of it
    QMetaObject::invokeMethod(&worker, [request] {
        for (const DownloadFile& file : request.files) PartFile::forgetJournal(request.folder, file.name);
    });
    schedule();
}

/// May be called from a signal of the transfer itself.
void Downloads::State::drop(Item& item) {
    item.transfer->disconnect(&self);
    item.transfer->letGo();
    item.transfer->deleteLater();
    item.transfer = nullptr;
}

void Downloads::State::stop(Item& item, const QString& auditStatus) {
    if (item.transfer) {
        refresh(item);
        if (item.transfer->requests() > 0) gate.audit().record(auditOf(item, auditStatus));
        drop(item);
    }
    item.active = false;
    wipe(item.token);
}

void Downloads::State::fail(Item& item, const QString& problem, bool useless) {
    const DownloadRequest request = item.status.request;
    const QString name = item.file < request.files.size() ? request.files[item.file].name : QString();
    stop(item, QStringLiteral("failed: fault"));
    if (useless) {
        QMetaObject::invokeMethod(&worker, [request, name] { PartFile::remove(request.folder, name); });
        item.status.doneBytes = item.doneBefore;
    }
    settle(item, DownloadState::Failed, problem);
    save(item);
    schedule();
}

void Downloads::State::settle(Item& item, DownloadState state, const QString& problem) {
    item.active = false;
    wipe(item.token);
    DownloadStatus& status = item.status;
    status.state = state;
    status.problem = problem;
    status.bytesPerSecond = 0;
    status.secondsLeft = -1;
    status.connections = 0;
    status.nextTry = {};
    item.meter.reset();
    item.dirty = false;
    emit self.changed(status.request.id);
}

/// What the transfer says, into the status.
void Downloads::State::refresh(Item& item) {
    DownloadStatus& status = item.status;
    const FileTransfer& transfer = *item.transfer;
    qint64 rest = 0;
    for (qsizetype i = item.file + 1; i < status.request.files.size(); ++i)
        rest = rest < 0 || status.request.files[i].bytes < 0 ? -1 : rest + status.request.files[i].bytes;
    status.doneBytes = item.doneBefore + transfer.doneBytes();
    const bool known = transfer.totalBytes() >= 0 && rest >= 0;
    status.totalBytes = known ? item.doneBefore + transfer.totalBytes() + rest : -1;
    status.bytesPerSecond = item.meter.tick();
    const bool moves = known && status.bytesPerSecond > 0;
    status.secondsLeft = moves ? double(status.totalBytes - status.doneBytes) / status.bytesPerSecond : -1;
    status.connections = transfer.connections();
    if (!transfer.host().isEmpty()) status.source = transfer.host();
    status.state = transfer.isWaiting()    ? DownloadState::Waiting
                   : transfer.isChecking() ? DownloadState::Checking
                                           : DownloadState::Running;
    status.nextTry = transfer.isWaiting() ? transfer.nextTry() : QDateTime();
    status.problem = transfer.isWaiting() ? transfer.problem() : QString();
}

void Downloads::State::showChanges() {
    QStringList ids;
    for (const auto& item : items) {
        const bool moved = item->status.bytesPerSecond > 0;
        if (item->transfer) refresh(*item);
        if (std::exchange(item->dirty, false) || moved) ids << item->status.request.id;
    }
    for (const QString& id : ids) emit self.changed(id);
    if (!tick.isActive()) show.stop();
}

Downloads::Downloads(EgressGate& gate, SecretStore& secrets, DownloadSink& sink, QObject* parent)
    : QObject(parent), state_(std::make_unique<State>(*this, gate, secrets, sink)) {}

Downloads::~Downloads() = default;

void Downloads::restore(const QStringList& all) {
    for (const QString& json : all)
        if (auto status = downloadFromJson(json)) state_->append(*status, false);
}

void Downloads::setSettings(const DownloadSettings& settings) {
    state_->settings = settings;
    state_->limit.set(settings.bytesPerSecond);
    for (const auto& item : state_->items)
        if (item->transfer) item->transfer->setSettings(settings);
    state_->schedule();
}

void Downloads::add(const DownloadRequest& request) {
    DownloadStatus status;
    status.request = request;
    for (DownloadFile& file : status.request.files) file.sha256 = file.sha256.toLower();
    state_->append(status, true);
}

void Downloads::pause(const QString& id) {
    Item* item = state_->find(id);
    using S = DownloadState;
    if (!item || item->status.state == S::Done || item->status.state == S::Failed || item->status.state == S::Paused) return;
    state_->stop(*item, QStringLiteral("cancelled"));
    state_->settle(*item, S::Paused);
    state_->save(*item);
    state_->schedule();
}

void Downloads::resume(const QString& id) {
    Item* item = state_->find(id);
    if (!item) return;
    if (item->transfer) return item->transfer->retryNow();
    const bool may = item->status.state == DownloadState::Paused || item->status.state == DownloadState::Failed;
    if (!may || !faultOf(item->status.request).isEmpty()) return;
    state_->settle(*item, DownloadState::Queued);
    state_->save(*item);
    state_->schedule();
}

void Downloads::cancel(const QString& id) {
    Item* item = state_->find(id);
    if (!item) return;
    state_->stop(*item, QStringLiteral("cancelled"));
    const DownloadRequest request = item->status.request;
    if (item->status.state != DownloadState::Done && faultOf(request).isEmpty())
        QMetaObject::invokeMethod(&state_->worker, [request] {
            for (const DownloadFile& file : request.files) PartFile::remove(request.folder, file.name);
        });
    auto& items = state_->items;
    items.erase(std::find_if(items.begin(), items.end(), [&](const auto& other) { return other.get() == item; }));
    state_->sink.removeDownload(id);
    emit removed(id);
    state_->schedule();
}

QList<DownloadStatus> Downloads::all() const {
    QList<DownloadStatus> all;
    for (const auto& item : state_->items) all << item->status;
    return all;
}

}  // namespace loquat::remote
