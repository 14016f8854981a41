// SPDX-License-Identifier: MIT
// The plan of a transfer: who fetches what, from where, and what the disk says. What a connection says is in
// transfer_answers.cpp.
#include "engine/remote/file_transfer.h"

#include <QThread>
#include <algorithm>

namespace loquat::remote {

namespace {

constexpr int kMostChunks = 256;  // in one request: the hash, which goes in order, stays near

}  // namespace

FileTransfer::FileTransfer(const TransferTools& tools, const QString& folder, const DownloadFile& file, const QString& token,
                           const DownloadSettings& settings, QObject* parent)
    : QObject(parent), tools_(tools), folder_(folder), file_(file), token_(token), settings_(settings),
      writer_(new PartWriter(folder, file.name)) {
    for (const DownloadSource& source : file.sources) sources_.push_back({source, {}, {}, {}});
    writer_->moveToThread(&tools_.disk);
    connect(writer_, &PartWriter::opened, this, &FileTransfer::opened);
    connect(writer_, &PartWriter::reserved, this, &FileTransfer::reserved);
    connect(writer_, &PartWriter::hashed, this, &FileTransfer::hashed);
    connect(writer_, &PartWriter::compared, this, &FileTransfer::compared);
    connect(writer_, &PartWriter::failed, this, [this](const QString& problem) { fail(problem); });
    connect(writer_, &PartWriter::noted, this, [this] {
        over_ = true;
        emit whole(hash_);
    });
    connect(writer_, &PartWriter::wrote, this, [this](qint64 bytes) { backlog_ -= bytes; });
    connect(writer_, &PartWriter::spoilt, this, [this](int chunk) {
        plan_.drop(chunk);
        fill();
    });
    connect(&tools_.gate, &EgressGate::policyChanged, this, &FileTransfer::fill);
    retry_.setSingleShot(true);
    connect(&retry_, &QTimer::timeout, this, &FileTransfer::fill);
    clock_.start();
    onDisk([bytes = file_.bytes, sha256 = file_.sha256](PartWriter& writer) { writer.open(bytes, sha256); });
}

FileTransfer::~FileTransfer() { letGo(); }

void FileTransfer::letGo() {
    over_ = true;
    closeAll();
    if (!writer_) return;
    writer_->disconnect(this);
    writer_->deleteLater();  // behind what it has still to write
    writer_ = nullptr;
}

void FileTransfer::setSettings(const DownloadSettings& settings) {
    settings_ = settings;
    cap_ = kMostConnections;
    fill();
}

void FileTransfer::retryNow() {
    for (Source& source : sources_) source.notBefore = 0;
    fill();
}

qint64 FileTransfer::doneBytes() const {
    qint64 bytes = plan_.doneBytes();
    for (const Partial& partial : partials_) bytes += partial.bytes;
    for (const auto& connection : connections_) {
        const int chunk = int(connection->at / ChunkPlan::kChunk);
        if (chunk < plan_.count() && !plan_.isDone(chunk)) bytes += connection->at % ChunkPlan::kChunk;
    }
    return size_ >= 0 ? qMin(bytes, size_) : bytes;
}

// What the disk says

void FileTransfer::opened(const PartFile::Found& found) {
    size_ = found.bytes >= 0 ? found.bytes : file_.bytes;
    if (!found.sha256.isEmpty() && (file_.sha256.isEmpty() || found.sha256 == file_.sha256)) {
        plan_ = ChunkPlan(size_);
        for (int chunk = 0; chunk < plan_.count(); ++chunk) plan_.setDone(chunk);
        over_ = true;
        emit whole(found.sha256);
        return;
    }
    for (Source& source : sources_) source.etag = found.etags.value(source.from.url.toString());
    if (size_ < 0) {
        ready_ = true;
        return fill();
    }
    plan_ = ChunkPlan(size_);
    for (const int chunk : found.chunks) plan_.setDone(chunk);
    onDisk([bytes = size_](PartWriter& writer) { writer.reserve(bytes); });
}

void FileTransfer::reserved() {
    ready_ = true;
    fill();
}

void FileTransfer::hashed(const QString& sha256) {
    if (over_ || !plan_.isWhole()) return;
    if (!file_.sha256.isEmpty() && sha256 != file_.sha256) return mismatch();
    hash_ = sha256;
    onDisk([sha256](PartWriter& writer) { writer.noteWhole(sha256); });
}

void FileTransfer::compared(const QList<int>& bad) {
    if (bad.isEmpty()) return again();
    for (const int chunk : bad) plan_.drop(chunk);
    onDisk([bad](PartWriter& writer) { writer.drop(bad); });
    fill();
}

// Who fetches what

void FileTransfer::fill() {
    if (over_ || !ready_) return;
    while (connections() < allowed() && connectOne()) {
    }
    checking_ = size_ >= 0 && plan_.isWhole();
    showWaiting();
}

int FileTransfer::allowed() const {
    const bool severalFrom = size_ >= 0 && std::any_of(sources_.begin(), sources_.end(), [](const Source& source) {
        return source.answered && !source.noRanges;
    });
    const bool oneHasAll = std::any_of(connections_.begin(), connections_.end(), [&](const auto& connection) {
        return sources_[connection->source].noRanges;
    });
    return severalFrom && !oneHasAll ? std::clamp(settings_.connections, 1, cap_) : 1;
}

/// The first source that may be asked now; -1: none.
int FileTransfer::pick() {
    const qint64 now = clock_.elapsed();
    for (int i = 0; i < int(sources_.size()); ++i) {
        const Source& source = sources_[i];
        if (!source.refusal.isEmpty() || source.notBefore > now || (only_ >= 0 && only_ != i)) continue;
        if (source.noRanges && connections() > 0) continue;
        if (const auto no = tools_.gate.refusal({source.from.url})) {
            problem_ = no->what;
            continue;
        }
        return i;
    }
    return -1;
}

bool FileTransfer::connectOne() {
    if (size_ >= 0 && plan_.isWhole()) return false;
    const int source = pick();
    if (source < 0) return false;
    auto connection = std::make_unique<Connection>();
    connection->source = source;
    if (size_ >= 0 && !assign(*connection)) return false;
    connections_.push_back(std::move(connection));
    begin(*connections_.back());
    return true;
}

/// Chunks for a connection: free ones, or the later half of those that another has before it.
bool FileTransfer::assign(Connection& connection) {
    const int sharers = qMax(1, sources_[connection.source].answered ? allowed() : settings_.connections);
    auto span = plan_.take(std::clamp((plan_.missing() + sharers - 1) / sharers, 1, kMostChunks));
    if (!span) {
        Connection* richest = nullptr;
        const auto rest = [](const Connection& c) { return ChunkPlan::Span{int(c.at / ChunkPlan::kChunk) + 1, c.span.end}; };
        for (const auto& other : connections_)
            if (!richest || rest(*other).count() > rest(*richest).count()) richest = other.get();
        if (richest) span = ChunkPlan::laterHalf(rest(*richest));
        if (!span) return false;
        richest->span.end = span->first;
        richest->end = plan_.end(span->first - 1);
    }
    connection.span = *span;
    connection.at = plan_.start(span->first);
    connection.end = plan_.end(span->end - 1);
    const Partial partial = partials_.take(span->first);
    const bool sameBytes = partial.source == connection.source || !file_.sha256.isEmpty();
    if (partial.bytes > 0 && sameBytes) connection.at += partial.bytes;
    return true;
}

void FileTransfer::begin(Connection& connection) {
    Source& source = sources_[connection.source];
    while (tools_.lanes.count(connection.lane)) ++connection.lane;
    tools_.lanes.insert(connection.lane);
    connection.direct = source.onward.isValid();
    EgressGate::HubRequest request{connection.direct ? source.onward : source.from.url, {}, {}, connection.lane};
    if (!connection.direct && source.from.official) request.token = token_;
    if (!source.noRanges) {
        const QByteArray last = connection.end > 0 ? QByteArray::number(connection.end - 1) : QByteArray();
        request.headers.append({"Range", "bytes=" + QByteArray::number(connection.at) + '-' + last});
        connection.conditional = source.etag.startsWith('"') && source.changes < 3;
        if (connection.conditional) request.headers.append({"If-Range", source.etag});
    }
    ++requests_;
    host_ = source.from.url.host();
    connection.fetch = new Fetch(tools_.gate, request, settings_.silence, this);
    Connection* which = &connection;
    connect(connection.fetch, &Fetch::answered, this, [this, which] { answered(*which); });
    connect(connection.fetch, &Fetch::readable, this, [this, which] { pump(*which); });
    connect(connection.fetch, &Fetch::ended, this, [this, which](const FetchEnd& end) { ended(*which, end); });
}

/// What it had of a chunk waits for the next one.
void FileTransfer::close(Connection& connection) {
    if (connection.end > 0) {
        const int chunk = int(connection.at / ChunkPlan::kChunk);
        const qint64 begun = connection.at % ChunkPlan::kChunk;
        if (begun > 0 && chunk < plan_.count() && !plan_.isDone(chunk)) partials_[chunk] = {begun, connection.source};
        plan_.release({chunk, connection.span.end});
    }
    tools_.lanes.erase(connection.lane);
    connection.fetch->disconnect(this);
    connection.fetch->abort();
    connection.fetch->deleteLater();
    const auto at = std::find_if(connections_.begin(), connections_.end(), [&](const auto& c) { return c.get() == &connection; });
    connections_.erase(at);
}

void FileTransfer::closeAll() {
    while (!connections_.empty()) close(*connections_.back());
    if (pieces_fetch_) pieces_fetch_->deleteLater();
    pieces_fetch_ = nullptr;
}

void FileTransfer::showWaiting() {
    waiting_ = connections_.empty() && !checking_ && !over_;
    next_try_ = {};
    qint64 soonest = -1;
    for (const Source& source : sources_)
        if (source.refusal.isEmpty() && source.notBefore > clock_.elapsed() && (soonest < 0 || source.notBefore < soonest))
            soonest = source.notBefore;
    if (soonest >= 0) {
        const qint64 wait = soonest - clock_.elapsed() + 1;
        retry_.start(int(wait));
        next_try_ = QDateTime::currentDateTimeUtc().addMSecs(wait);
    }
    if (!waiting_) problem_.clear();
    emit stateChanged();
}

}  // namespace loquat::remote
