// SPDX-License-Identifier: MIT
#include "ui/viewmodels/arriving_list.h"

#include <algorithm>
#include <cmath>

#include "ui/viewmodels/format.h"

namespace loquat::ui {

using remote::DownloadState;
using remote::DownloadStatus;

namespace {

QString stateName(DownloadState state) {
    switch (state) {
        case DownloadState::Queued: return QStringLiteral("queued");
        case DownloadState::Running: return QStringLiteral("running");
        case DownloadState::Waiting: return QStringLiteral("waiting");
        case DownloadState::Paused: return QStringLiteral("paused");
        case DownloadState::Checking: return QStringLiteral("checking");
        case DownloadState::Failed: return QStringLiteral("failed");
        case DownloadState::Done: return QStringLiteral("done");
    }
    return {};
}

bool hasHashes(const remote::DownloadRequest& request) {
    return std::all_of(request.files.begin(), request.files.end(), [](const auto& file) { return !file.sha256.isEmpty(); });
}

QString waitingSentence(const DownloadStatus& status) {
    const qint64 seconds = QDateTime::currentDateTimeUtc().secsTo(status.nextTry);
    const QString next = !status.nextTry.isValid() || seconds <= 0
                             ? ArrivingList::tr("Trying again.")
                             : ArrivingList::tr("Tries again in %1, by itself.").arg(formatSeconds(std::max(10.0, std::ceil(double(seconds) / 10) * 10)));
    return joinSentences({status.problem, next});
}

QString sentenceOf(const DownloadStatus& status) {
    switch (status.state) {
        case DownloadState::Queued: return ArrivingList::tr("Waits for its turn.");
        case DownloadState::Running:
            return joinSentences(
                {hasHashes(status.request) ? ArrivingList::tr("Checked while it arrives (SHA-256).")
                                           : ArrivingList::tr("Its size and structure are checked when it is whole."),
                 ArrivingList::tr("Pausing or closing keeps what is here."),
                 status.source.isEmpty() ? QString()
                                         : ArrivingList::tr("From %1 over %n connection(s).", nullptr, status.connections).arg(status.source)});
        case DownloadState::Waiting: return waitingSentence(status);
        case DownloadState::Paused: return ArrivingList::tr("Paused. What is here is kept.");
        case DownloadState::Checking: return ArrivingList::tr("All here. Checking it once more.");
        case DownloadState::Failed: return status.problem;
        case DownloadState::Done: return {};
    }
    return {};
}

/// "2.9 of 4.7 GB", "512 MB of 4.7 GB"
QString doneText(quint64 done, quint64 total) {
    if (total == 0) return formatBytes(done);
    const QString of = formatBytes(total);
    const QString unit = of.section(' ', -1);
    QString here = formatBytes(done);
    if (unit != of && here.endsWith(' ' + unit)) here.chop(unit.size() + 1);
    return ArrivingList::tr("%1 of %2").arg(here, of);
}

QString leftText(double seconds) { return seconds < 0 ? QString() : ArrivingList::tr("%1 left").arg(formatLongTime(seconds)); }

}  // namespace

ArrivingList::ArrivingList(QObject* parent) : QAbstractListModel(parent) {
    second_.setInterval(1000);
    connect(&second_, &QTimer::timeout, this, [this] {
        for (int row = 0; row < rows_.size(); ++row)
            if (rows_[row].state == DownloadState::Waiting) emit dataChanged(index(row), index(row), {Sentence});
    });
}

int ArrivingList::rowOf(const QString& id) const {
    const auto it = std::find_if(rows_.begin(), rows_.end(), [&](const DownloadStatus& row) { return row.request.id == id; });
    return it == rows_.end() ? -1 : int(it - rows_.begin());
}

int ArrivingList::jobOf(const QString& id) const {
    const auto it = std::find_if(jobs_.begin(), jobs_.end(), [&](const ArrivingJob& job) { return job.id == id; });
    return it == jobs_.end() ? -1 : int(it - jobs_.begin());
}

void ArrivingList::setDownload(const DownloadStatus& status) {
    int row = rowOf(status.request.id);
    if (status.state == DownloadState::Done) return remove(status.request.id);
    if (row < 0) {
        row = int(rows_.size());
        beginInsertRows({}, row, row);
        rows_.append(status);
        endInsertRows();
        emit countChanged();
    } else {
        rows_[row] = status;
        emit dataChanged(index(row), index(row));
    }
    emit totalChanged();
    watchWaiting();
}

void ArrivingList::remove(const QString& id) {
    const int download = rowOf(id);
    const int job = jobOf(id);
    if (download < 0 && job < 0) return;
    const int row = download >= 0 ? download : int(rows_.size()) + job;
    beginRemoveRows({}, row, row);
    if (download >= 0)
        rows_.removeAt(download);
    else
        jobs_.removeAt(job);
    endRemoveRows();
    emit countChanged();
    emit totalChanged();
    watchWaiting();
}

/// The second counts only while a download waits for its next try.
void ArrivingList::watchWaiting() {
    const bool waits = std::any_of(rows_.begin(), rows_.end(), [](const DownloadStatus& row) { return row.state == DownloadState::Waiting; });
    if (waits != second_.isActive()) waits ? second_.start() : second_.stop();
}

void ArrivingList::setJob(const ArrivingJob& job) {
    const int at = jobOf(job.id);
    const int row = int(rows_.size()) + (at < 0 ? int(jobs_.size()) : at);
    if (at >= 0) {
        jobs_[at] = job;
        emit dataChanged(index(row), index(row));
        return;
    }
    beginInsertRows({}, row, row);
    jobs_.append(job);
    endInsertRows();
    emit countChanged();
}

bool ArrivingList::holdsFrom(const QString& repo, const QString& quantization) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const DownloadStatus& row) {
        return row.request.folder.endsWith('/' + repo) && row.request.detail == quantization;
    });
}

int ArrivingList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> ArrivingList::roleNames() const {
    return {{RowId, "rowId"},         {Title, "title"},       {Detail, "detail"},         {DoneText, "doneText"},
            {SpeedText, "speedText"}, {LeftText, "leftText"}, {Progress, "progress"},     {State, "state"},
            {Sentence, "sentence"},   {CanPause, "canPause"}, {CanResume, "canResume"},   {Partial, "partialText"}};
}

QVariant ArrivingList::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const int row = index.row();
    return row < rows_.size() ? download(rows_[row], role) : job(jobs_[row - rows_.size()], role);
}

QVariant ArrivingList::download(const DownloadStatus& status, int role) const {
    const bool running = status.state == DownloadState::Running;
    const bool stands = status.state == DownloadState::Paused || status.state == DownloadState::Failed;
    switch (role) {
        case RowId: return status.request.id;
        case Title: return status.request.title;
        case Detail: return status.request.detail;
        case DoneText: return doneText(quint64(std::max<qint64>(0, status.doneBytes)), quint64(std::max<qint64>(0, status.totalBytes)));
        case SpeedText: return running && status.bytesPerSecond > 0 ? formatRate(status.bytesPerSecond) : QString();
        case LeftText: return running ? leftText(status.secondsLeft) : QString();
        case Progress: return status.totalBytes > 0 ? double(status.doneBytes) / double(status.totalBytes) : stands ? 0.0 : -1.0;
        case State: return stateName(status.state);
        case Sentence: return sentenceOf(status);
        case CanPause: return !stands && status.state != DownloadState::Checking;
        case CanResume: return stands || status.state == DownloadState::Waiting;
        case Partial: return status.doneBytes > 0 ? formatBytes(quint64(status.doneBytes)) : QString();
    }
    return {};
}

QVariant ArrivingList::job(const ArrivingJob& job, int role) const {
    const bool waits = !job.startedAt.isValid();
    const double seconds = waits ? 0 : double(job.startedAt.msecsTo(QDateTime::currentDateTimeUtc())) / 1000;
    const double speed = seconds > 1 ? double(job.done) / seconds : 0;
    const bool runs = job.problem.isEmpty();
    if (waits && runs && role == Sentence) return tr("Waits for its turn.");
    if (waits && runs && role == State) return QStringLiteral("queued");
    switch (role) {
        case RowId: return job.id;
        case Title: return job.title;
        case Detail: return job.detail;
        case DoneText: return job.total > 0 ? doneText(job.done, job.total) : QString();
        case SpeedText: return runs && speed > 0 ? formatRate(speed) : QString();
        case LeftText: return runs && speed > 0 && job.total >= job.done ? leftText(double(job.total - job.done) / speed) : QString();
        case Progress: return job.total > 0 ? double(job.done) / double(job.total) : runs ? -1.0 : 0.0;
        case State: return runs ? QStringLiteral("converting") : QStringLiteral("failed");
        case Sentence: return runs ? tr("Converted on this computer, tensor by tensor. Cancelling leaves nothing behind.") : job.problem;
        case CanPause:
        case CanResume: return false;
        case Partial: return QString();
    }
    return {};
}

QString ArrivingList::totalText() const {
    double speed = 0;
    for (const DownloadStatus& row : rows_)
        if (row.state == DownloadState::Running) speed += row.bytesPerSecond;
    if (rows_.size() < 2) return {};
    const QString count = tr("%n download(s)", nullptr, int(rows_.size()));
    return speed > 0 ? tr("%1, %2").arg(count, formatRate(speed)) : count;
}

void ArrivingList::retranslate() {
    if (count() > 0) emit dataChanged(index(0), index(count() - 1));
    emit totalChanged();
}

}  // namespace loquat::ui
