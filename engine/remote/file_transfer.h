// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>
#include <memory>
#include <set>
#include <vector>

#include "engine/remote/downloads.h"
#include "engine/remote/fetch.h"
#include "engine/remote/part_writer.h"
#include "engine/remote/transfer_speed.h"

class QThread;

namespace loquat::remote {

/// What transfers share.
struct TransferTools {
    EgressGate& gate;
    QThread& disk;
    SpeedLimit& limit;
    std::set<int>& lanes;  ///< in use
};

/// Brings one file to NAME.part, whole and checked: over several connections by ranges, from the first source that gives it,
/// from another one when that fails. Trouble of the line is waited out for ever; see waiting() and problem().
class FileTransfer : public QObject {
    Q_OBJECT
public:
    FileTransfer(const TransferTools& tools, const QString& folder, const DownloadFile& file, const QString& token,
                 const DownloadSettings& settings, QObject* parent);
    ~FileTransfer() override;

    static constexpr int kMostConnections = 16;

    void setSettings(const DownloadSettings& settings);
    void letGo();    ///< of the file and of all connections; call nothing more
    void retryNow();  ///< waits no longer
    void pump();  ///< reads what the speed limit and the disk allow; call it often

    qint64 doneBytes() const;
    qint64 totalBytes() const { return size_; }
    int connections() const { return int(connections_.size()); }
    QString host() const { return host_; }
    bool isChecking() const { return checking_; }
    bool isWaiting() const { return waiting_; }
    QDateTime nextTry() const { return next_try_; }
    QString problem() const { return problem_; }
    qint64 bytesReceived() const { return received_; }
    int requests() const { return requests_; }

signals:
    void received(qint64 bytes);
    void stateChanged();
    void whole(const QString& sha256);                ///< in NAME.part, or under its name already
    void failed(const QString& problem, bool useless); ///< useless: what is here need not be kept

private:
    struct Source {
        DownloadSource from;
        QUrl onward;            ///< where it sent us last; asked directly while that works
        QByteArray etag;
        QString refusal;        ///< it cannot give the file
        int failures = 0;
        qint64 notBefore = 0;   ///< of clock_
        bool answered = false;  ///< it does give it
        bool noRanges = false;
        int changes = 0;
        int onwardFailures = 0;
    };
    struct Connection {
        Fetch* fetch = nullptr;
        int source = 0;
        int lane = 0;
        ChunkPlan::Span span;
        qint64 at = 0;
        qint64 end = -1;       ///< -1: to a size not known yet
        qint64 delivered = 0;
        bool direct = false;   ///< asked where the source sent us before
        bool conditional = false;
        bool wrongSize = false;
        bool checked = false;  ///< the first bytes were looked at
    };
    struct Partial {
        qint64 bytes = 0;
        int source = 0;
    };

    // What the disk says
    void opened(const PartFile::Found& found);
    void reserved();
    void hashed(const QString& sha256);
    void compared(const QList<int>& bad);
    template <class Work>
    void onDisk(Work work) {
        QMetaObject::invokeMethod(writer_, [writer = writer_, work = std::move(work)] { work(*writer); }, Qt::QueuedConnection);
    }

    // Who fetches what
    void fill();
    int allowed() const;
    int pick();
    bool connectOne();
    bool assign(Connection& connection);
    void begin(Connection& connection);
    void close(Connection& connection);
    void closeAll();
    void showWaiting();

    // What a connection says
    void answered(Connection& connection);
    bool rightPlace(Connection& connection, qint64& total);
    void learnSize(Connection& connection, qint64 total);
    bool isChanged(Connection& connection);
    void takeWhole(Connection& connection);
    void pump(Connection& connection);
    bool looksRight(Connection& connection);
    bool readOne(Connection& connection);
    void ended(Connection& connection, const FetchEnd& end);
    void badStatus(const Connection& was, const FetchEnd& end);
    void trouble(const Connection& was, const QString& problem, qint64 waitMs = 0);
    void refuse(int source, const QString& problem);
    QString denied(const Source& source, const FetchEnd& end) const;

    // When the hash is wrong
    void mismatch();
    void askPieces();
    void again();
    void startOver();
    void fail(const QString& problem, bool useless = false);

    TransferTools tools_;
    QString folder_;
    DownloadFile file_;
    QString token_;
    DownloadSettings settings_;
    PartWriter* writer_;

    std::vector<Source> sources_;
    std::vector<std::unique_ptr<Connection>> connections_;
    ChunkPlan plan_;
    QHash<int, Partial> partials_;  ///< of chunks that nobody fetches now
    qint64 size_ = -1;
    qint64 backlog_ = 0;  ///< bytes on their way to the disk
    int cap_ = kMostConnections;  ///< connections the server bears
    int only_ = -1;       ///< after a wrong hash: from this source alone
    int rounds_ = 0;
    int repairs_ = 0;
    QUrl pieces_;         ///< where block hashes are
    Fetch* pieces_fetch_ = nullptr;

    bool ready_ = false;
    bool checking_ = false;
    bool waiting_ = false;
    bool over_ = false;
    QString host_, problem_, hash_;
    QDateTime next_try_;
    qint64 received_ = 0;
    int requests_ = 0;
    QElapsedTimer clock_;
    QTimer retry_;
};

}  // namespace loquat::remote
