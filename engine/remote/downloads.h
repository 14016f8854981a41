// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QUrl>
#include <chrono>
#include <memory>

namespace loquat::remote {

class EgressGate;
class SecretStore;

/// One place a file can come from.
struct DownloadSource {
    QUrl url;
    bool official = false;  ///< the hub itself: the token for gated models may go there, and never to a mirror
};

struct DownloadFile {
    QString name;           ///< in the folder, may hold '/' ; no "..", never absolute
    qint64 bytes = -1;      ///< -1: learnt from the server
    QString sha256;         ///< hexadecimal; empty: none known (then the size and "GGUF" alone are checked), told when Done
    QList<DownloadSource> sources;  ///< in order of preference
};

/// A model with all its files (split parts, companions); they arrive together or not at all.
struct DownloadRequest {
    QString id;             ///< storage::newId(), made by the caller
    QString title;          ///< "Qwen2.5 7B Instruct"
    QString detail;         ///< "Q4_K_M"
    QString folder;         ///< absolute, where the files go
    QList<DownloadFile> files;
    QString tokenSecret;    ///< name of the hub's token in the keychain; empty: none
};

enum class DownloadState {
    Queued,    ///< others come first
    Running,
    Waiting,   ///< the line is down or the server asks to wait; goes on by itself
    Paused,    ///< by the user
    Checking,  ///< the last hash
    Failed,    ///< needs the user: see problem
    Done,
};

struct DownloadStatus {
    DownloadRequest request;
    DownloadState state = DownloadState::Queued;
    qint64 doneBytes = 0;
    qint64 totalBytes = -1;
    double bytesPerSecond = 0;
    double secondsLeft = -1;  ///< -1: not known
    int connections = 0;
    QString source;           ///< host it comes from now
    QDateTime nextTry;        ///< while Waiting
    QString problem;          ///< why it waits or failed, a sentence
};

/// Keeps the queue over restarts; the composition root connects it with the storage.
class DownloadSink {
public:
    virtual ~DownloadSink() = default;
    virtual void saveDownload(const QString& id, int position, const QString& json) = 0;
    virtual void removeDownload(const QString& id) = 0;
};

struct DownloadSettings {
    int connections = 4;         ///< per file
    int atOnce = 1;              ///< downloads that run together
    qint64 bytesPerSecond = 0;   ///< of all together; 0: no limit
    std::chrono::milliseconds silence{30'000};    ///< a connection without a byte for so long is given up
    std::chrono::milliseconds firstRetry{1'000};  ///< doubles up to five minutes, for ever
};

/// Brings model files from a hub: by ranges over several connections, resumed after a crash, a lost line or a
/// changed mirror, hashed while they arrive (NAME.part), moved to their names when all of a request are whole and right.
/// Trouble of the line is waited out for ever; what needs the user fails with a sentence. When a server names the hashes of
/// a file's pieces (a metalink, RFC 6249), a wrong hash costs the bad pieces alone. "No cloud" makes all wait.
/// One thread, that of its owner; hashing and writing happen elsewhere.
class Downloads : public QObject {
    Q_OBJECT
public:
    Downloads(EgressGate& gate, SecretStore& secrets, DownloadSink& sink, QObject* parent = nullptr);
    ~Downloads() override;  ///< keeps what is here; goes on at the next start

    /// The queue as it was saved; what was running goes on.
    void restore(const QStringList& json);
    void setSettings(const DownloadSettings& settings);

    void add(const DownloadRequest& request);
    void pause(const QString& id);
    void resume(const QString& id);  ///< also tries a failed one again, and a waiting one at once
    void cancel(const QString& id);  ///< forgets it with its partial files; of a Done one the files stay
    QList<DownloadStatus> all() const;

signals:
    void added(const QString& id);
    void changed(const QString& id);                            ///< at most four times a second for each
    void finished(const QString& id, const QStringList& paths); ///< the first is the model to open
    void removed(const QString& id);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace loquat::remote
