// SPDX-License-Identifier: MIT
// What servers answer to a transfer, and what it does about it.
#include <QCoreApplication>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <algorithm>

#include "engine/remote/content_kind.h"
#include "engine/remote/file_transfer.h"

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Downloads)
};

constexpr qint64 kMostBacklog = 16 << 20;
constexpr qint64 kOneRead = 256 * 1024;
constexpr qint64 kLongestBackoffMs = 5 * 60'000;
constexpr qint64 kLongestWaitMs = 6 * 3600'000;
constexpr int kMostChanges = 5;
constexpr int kMostRepairs = 3;
constexpr qint64 kMostMetalink = 32 << 20;

}  // namespace

void FileTransfer::answered(Connection& connection) {
    Source& source = sources_[connection.source];
    const QNetworkReply& reply = connection.fetch->reply();
    if (connection.fetch->url() != source.from.url) source.onward = connection.fetch->url();
    if (const QUrl pieces = metalinkOf(reply.rawHeader("Link"), connection.fetch->url()); pieces.isValid()) pieces_ = pieces;
    qint64 total = -1;
    const bool part = connection.fetch->status() == 206;
    if (part && !rightPlace(connection, total)) return;
    if (!part) {
        const QVariant length = reply.header(QNetworkRequest::ContentLengthHeader);
        total = length.isValid() ? length.toLongLong() : -1;
    }
    connection.wrongSize = size_ >= 0 && total >= 0 && total != size_;
    if (connection.wrongSize) {  // the first bytes may tell more
        if (part && connection.at > 0) refuse(connection.source, Sentence::tr("%1 has another file of that name now.").arg(host_));
        return;
    }
    if (isChanged(connection)) return;
    if (!part && connection.conditional) {  // nothing changed, and yet the condition failed: ask without
        source.changes = kMostChanges;
        close(connection);
        return fill();
    }
    source.answered = true;
    if (size_ < 0) {
        if (total < 0) return refuse(connection.source, Sentence::tr("%1 does not tell how large the file is.").arg(host_));
        learnSize(connection, total);
    }
    if (!part) takeWhole(connection);
    fill();
}

/// Whether a 206 is for the bytes asked for.
bool FileTransfer::rightPlace(Connection& connection, qint64& total) {
    static const QRegularExpression form("^bytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15})$");
    const auto range = form.match(QString::fromLatin1(connection.fetch->reply().rawHeader("Content-Range")));
    if (range.hasMatch() && range.captured(1).toLongLong() == connection.at) {
        total = range.captured(3).toLongLong();
        return true;
    }
    refuse(connection.source, Sentence::tr("%1 sends other parts of the file than we asked for.").arg(host_));
    return false;
}

void FileTransfer::learnSize(Connection& connection, qint64 total) {
    size_ = total;
    plan_ = ChunkPlan(total);
    onDisk([total](PartWriter& writer) { writer.reserve(total); });
    assign(connection);
}

/// The file was exchanged since we began. With a known hash that will tell; without one what we have is of no use.
bool FileTransfer::isChanged(Connection& connection) {
    Source& source = sources_[connection.source];
    const QByteArray etag = connection.fetch->reply().rawHeader("ETag");
    const bool same = etag.isEmpty() || etag == source.etag;
    const bool others = std::any_of(sources_.begin(), sources_.end(), [](const Source& s) { return !s.etag.isEmpty(); });
    if (same) return false;
    const bool changed = !source.etag.isEmpty();
    source.etag = etag;
    onDisk([address = source.from.url.toString(), etag](PartWriter& writer) { writer.noteEtag(address, etag); });
    if (!changed && !(others && file_.sha256.isEmpty())) return false;
    if (changed && ++source.changes > kMostChanges && file_.sha256.isEmpty()) {
        refuse(connection.source, Sentence::tr("The file on %1 keeps changing.").arg(host_));
        return true;
    }
    if (file_.sha256.isEmpty()) {
        startOver();
        return true;
    }
    if (!connection.conditional || connection.fetch->status() == 206) return false;
    close(connection);  // it sends the whole because of the condition: ask for the part again
    fill();
    return true;
}

/// The server knows no ranges: this connection brings everything, and what is here already is passed over.
void FileTransfer::takeWhole(Connection& connection) {
    sources_[connection.source].noRanges = true;
    for (size_t i = connections_.size(); i-- > 0;)
        if (connections_[i].get() != &connection) close(*connections_[i]);
    plan_.release(connection.span);
    partials_.clear();
    while (plan_.take(plan_.count())) {
    }
    connection.span = {0, plan_.count()};
    connection.at = 0;
    connection.end = size_;
}

void FileTransfer::pump() {
    for (size_t i = connections_.size(); i-- > 0;)
        if (i < connections_.size() && connections_[i]->fetch->available() > 0) pump(*connections_[i]);
}

void FileTransfer::pump(Connection& connection) {
    if (!connection.checked && !looksRight(connection)) return;
    while (readOne(connection)) {
    }
}

/// Looks at the first bytes of a file. False: not yet, or refused.
bool FileTransfer::looksRight(Connection& connection) {
    const QByteArray type = connection.fetch->reply().rawHeader("Content-Type").toLower();
    if (connection.at == 0) {
        const QByteArray first = connection.fetch->peek(kTellingBytes);
        if (first.size() < kTellingBytes && !connection.fetch->reply().isFinished()) {
            if (first.isEmpty() || (size_ >= 0 && first.size() < qMin(size_, kTellingBytes) && !connection.wrongSize)) return false;
        }
        const QString wrong = wrongContent(file_.name, first, type, host_);
        if (!wrong.isEmpty()) return refuse(connection.source, wrong), false;
    }
    if (connection.wrongSize) {
        refuse(connection.source, Sentence::tr("%1 has another file of that name now.").arg(host_));
        return false;
    }
    connection.checked = true;
    return true;
}

/// Reads what there is, up to the end of a chunk. False: nothing more now, or the connection is gone.
bool FileTransfer::readOne(Connection& connection) {
    const qint64 available = connection.fetch->available();
    if (available <= 0 || backlog_ >= kMostBacklog) return false;
    const int chunk = int(connection.at / ChunkPlan::kChunk);
    const qint64 most = tools_.limit.take(qMin(qMin(available, kOneRead), plan_.end(chunk) - connection.at));
    if (most <= 0) return false;
    const QByteArray bytes = connection.fetch->read(most);
    if (bytes.isEmpty()) return false;
    const qint64 at = connection.at;
    connection.at += bytes.size();
    connection.delivered += bytes.size();
    received_ += bytes.size();
    sources_[connection.source].failures = 0;
    sources_[connection.source].onwardFailures = 0;
    const bool chunkEnds = connection.at == plan_.end(chunk);
    if (!plan_.isDone(chunk)) {
        backlog_ += bytes.size();
        onDisk([at, bytes, chunk = chunkEnds ? chunk : -1](PartWriter& writer) { writer.write(at, bytes, chunk); });
        emit received(bytes.size());
    }
    if (chunkEnds) plan_.setDone(chunk);
    if (connection.at < connection.end) return true;
    close(connection);
    fill();
    return false;
}

void FileTransfer::ended(Connection& connection, const FetchEnd& end) {
    const Connection was = connection;
    close(connection);
    switch (end.kind) {
        case FetchEnd::Kind::Whole:
            return trouble(was, Sentence::tr("The connection to %1 broke off.").arg(host_));
        case FetchEnd::Kind::Status: return badStatus(was, end);
        case FetchEnd::Kind::Redirect: return refuse(was.source, end.problem);
        case FetchEnd::Kind::Refused: problem_ = end.problem; return fill();
        case FetchEnd::Kind::Line:
        case FetchEnd::Kind::Certificate: return trouble(was, end.problem);
    }
}

void FileTransfer::badStatus(const Connection& was, const FetchEnd& end) {
    Source& source = sources_[was.source];
    const int status = end.status;
    const bool sentOn = was.direct || was.fetch->url() != source.from.url;
    if (sentOn && status >= 400 && status < 500 && status != 429 && status != 408 && ++source.onwardFailures < 3) {
        source.onward.clear();  // a signed address grows old
        return fill();
    }
    if (status == 416 && size_ < 0 && end.header("Content-Range") == "bytes */0") {
        size_ = 0;
        return onDisk([](PartWriter& writer) { writer.reserve(0); });
    }
    const qint64 wait = end.retryAfter ? qMin<qint64>(end.retryAfter->count(), kLongestWaitMs) : 0;
    if (status == 429 || status == 503) return trouble(was, Sentence::tr("%1 asks us to wait.").arg(host_), wait);
    if (status >= 500 || status == 408 || status == 425)
        return trouble(was, Sentence::tr("%1 has a fault of its own (%2).").arg(host_).arg(status), wait);
    if (status == 401 || status == 403) return refuse(was.source, denied(source, end));
    if (status == 404 || status == 410) return refuse(was.source, Sentence::tr("%1 does not have %2.").arg(host_, file_.name));
    if (status == 416) return refuse(was.source, Sentence::tr("%1 has another file of that name now.").arg(host_));
    refuse(was.source, Sentence::tr("%1 refuses to send the file (%2).").arg(host_).arg(status));
}

QString FileTransfer::denied(const Source& source, const FetchEnd& end) const {
    const QString host = source.from.url.host();
    if (!source.from.official)
        return Sentence::tr("%1 does not give this file without a sign-in, and tokens never go to a mirror. Use the hub itself.").arg(host);
    const bool gated = end.header("X-Error-Code") == "GatedRepo";
    if (token_.isEmpty())
        return Sentence::tr("%1 asks who you are: the model is gated or private. Accept its licence on its page, then enter an "
                            "access token in the settings under Models.").arg(host);
    return gated ? Sentence::tr("Your account on %1 has no access to this model yet: accept its licence on its page, and "
                                "wait for the approval if its makers ask for one.").arg(host)
                 : Sentence::tr("%1 does not accept your access token for this file. Check in the settings under Models that it "
                                "is right and may read.").arg(host);
}

/// Trouble of the line: asked again later, and later still when it stays, by chance earlier or later.
void FileTransfer::trouble(const Connection& was, const QString& problem, qint64 waitMs) {
    Source& source = sources_[was.source];
    if (connections() == 0)
        cap_ = kMostConnections;
    else if (waitMs > 0 || was.delivered == 0)
        cap_ = qMin(cap_, connections());  // it may bear no more at once
    const qint64 now = clock_.elapsed();
    if (source.notBefore <= now) {
        const int failures = ++source.failures;
        const qint64 ceiling = qMin(kLongestBackoffMs, settings_.firstRetry.count() << qMin(failures - 1, 16));
        source.notBefore = now + qint64(double(ceiling) * (0.5 + QRandomGenerator::global()->generateDouble() / 2));
    }
    source.notBefore = qMax(source.notBefore, now + waitMs);
    problem_ = problem;
    fill();
}

void FileTransfer::refuse(int which, const QString& problem) {
    sources_[which].refusal = problem;
    for (size_t i = connections_.size(); i-- > 0;)
        if (connections_[i]->source == which) close(*connections_[i]);
    if (only_ == which) only_ = -1;
    const bool left = std::any_of(sources_.begin(), sources_.end(), [](const Source& source) { return source.refusal.isEmpty(); });
    if (left) return fill();
    const auto official = std::find_if(sources_.begin(), sources_.end(), [](const Source& source) { return source.from.official; });
    fail(official != sources_.end() ? official->refusal : problem);
}

// When the hash is wrong

void FileTransfer::mismatch() {
    if (pieces_.isValid() && repairs_ < kMostRepairs && !tools_.gate.refusal({pieces_})) return askPieces();
    again();
}

/// The server tells the hashes of pieces: only the bad ones are fetched again.
void FileTransfer::askPieces() {
    ++repairs_;
    ++requests_;
    pieces_fetch_ = new Fetch(tools_.gate, {pieces_, {}, {{"Accept", "application/metalink4+xml"}}, 0}, settings_.silence, this);
    auto xml = std::make_shared<QByteArray>();
    connect(pieces_fetch_, &Fetch::readable, this, [this, xml] {
        *xml += pieces_fetch_->read(kMostMetalink - xml->size());
        if (xml->size() >= kMostMetalink) pieces_fetch_->abort(), again();
    });
    connect(pieces_fetch_, &Fetch::ended, this, [this, xml](const FetchEnd& end) {
        pieces_fetch_->deleteLater();
        pieces_fetch_ = nullptr;
        if (end.kind == FetchEnd::Kind::Line) return QTimer::singleShot(settings_.firstRetry, this, &FileTransfer::mismatch);
        const auto link = end.kind == FetchEnd::Kind::Whole ? readMetalink(*xml, size_) : std::nullopt;
        if (!link || (!link->sha256.isEmpty() && QString::fromLatin1(link->sha256) != file_.sha256)) return again();
        onDisk([pieces = *link](PartWriter& writer) { writer.compare(pieces); });
    });
}

/// All of it once more, from one source alone; each gets one chance.
void FileTransfer::again() {
    for (; rounds_ < int(sources_.size()); ++rounds_) {
        if (!sources_[rounds_].refusal.isEmpty()) continue;
        only_ = rounds_++;
        return startOver();
    }
    fail(Sentence::tr("What %1 sends is not the file that was listed: its SHA-256 is another one. It was changed since, or is "
                      "damaged on the way. Nothing of it was kept.").arg(host_), true);
}

void FileTransfer::startOver() {
    closeAll();
    partials_.clear();
    QList<int> chunks;
    for (int chunk = 0; chunk < plan_.count(); ++chunk)
        if (plan_.isDone(chunk)) chunks << chunk;
    plan_ = ChunkPlan(size_ >= 0 ? size_ : 0);
    onDisk([chunks](PartWriter& writer) { writer.drop(chunks); });
    fill();
}

void FileTransfer::fail(const QString& problem, bool useless) {
    if (over_) return;
    over_ = true;
    closeAll();
    problem_ = problem;
    checking_ = waiting_ = false;
    emit failed(problem, useless);
}

}  // namespace loquat::remote
