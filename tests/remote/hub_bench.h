// SPDX-License-Identifier: MIT
#pragma once

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include "engine/chat/sinks.h"
#include "engine/remote/downloads.h"
#include "engine/remote/egress_gate.h"
#include "engine/remote/secret_store.h"

inline QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QString sha256Of(const QByteArray& bytes) {
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

/// "GGUF" and noise, the same for the same seed.
inline QByteArray noiseFile(qint64 bytes, quint32 seed = 1) {
    QByteArray noise((bytes + 3) / 4 * 4, Qt::Uninitialized);
    QRandomGenerator random(seed);
    random.fillRange(reinterpret_cast<quint32*>(noise.data()), noise.size() / 4);
    noise.resize(bytes);
    return noise.replace(0, 4, "GGUF");
}

/// A process of tests/support/hub_server over a folder of its own.
class HubServer {
public:
    explicit HubServer(const QStringList& options = {}) : options_(options) {}
    ~HubServer() {
        if (process_.state() == QProcess::NotRunning) return;
        process_.closeWriteChannel();
        if (!process_.waitForFinished(5000)) process_.kill();
        process_.waitForFinished();
    }

    void addFile(const QString& path, const QByteArray& bytes) const {
        QDir().mkpath(QFileInfo(folder_.filePath(path)).path());
        QFile file(folder_.filePath(path));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("no room for the test");
    }
    bool start() {
        const QString python = QFile::exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        process_.setReadChannel(QProcess::StandardOutput);
        process_.start(python, QStringList{LOQUAT_SOURCE_DIR "/tests/support/hub_server/server.py", folder_.path(), "--until-eof",
                                           "--log", log()} + options_);
        while (!process_.canReadLine() && process_.waitForReadyRead(30'000)) {
        }
        base_ = QString::fromLatin1(process_.readLine().trimmed());
        if (base_.isEmpty()) qWarning() << process_.readAllStandardError();
        return !base_.isEmpty();
    }

    /// Its address, or the one where a script holds.
    QUrl base(const QString& script = {}) const {
        const QByteArray spec = script.isEmpty() ? QByteArray() : "/with/" + QUrl::toPercentEncoding(script);
        return QUrl::fromEncoded(base_.toLatin1() + spec);
    }
    QUrl file(const QString& path, const QString& script = {}) const {
        const QString repo = path.section('/', 0, 1), name = path.section('/', 2);
        return QUrl::fromEncoded(base(script).toEncoded() + '/' + (repo + "/resolve/main/" + name).toUtf8());
    }

    QList<QJsonObject> requests(bool cdn = false) const {
        QList<QJsonObject> found;
        for (const QByteArray& line : bytesOf(log()).split('\n')) {
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            if (entry["event"] == "request" && entry["cdn"].toBool() == cdn) found << entry;
        }
        return found;
    }

private:
    QString log() const { return log_folder_.filePath("log"); }

    QStringList options_;
    QTemporaryDir folder_, log_folder_;
    QProcess process_;
    QString base_;
};

class DownloadKeeper : public loquat::remote::DownloadSink {
public:
    void saveDownload(const QString& id, int, const QString& json) override { saved[id] = json; }
    void removeDownload(const QString& id) override { saved.remove(id); }
    QMap<QString, QString> saved;
};

class AuditRows : public loquat::AuditSink {
public:
    void record(const loquat::AuditRecord& record) override { rows << record; }
    QList<loquat::AuditRecord> rows;
};

/// A queue of downloads into a folder of its own, with short patience.
class DownloadBench {
public:
    using State = loquat::remote::DownloadState;

    /// Short of patience where the server is to fall silent; elsewhere it may just be slow on a busy machine.
    explicit DownloadBench(std::chrono::milliseconds silence = std::chrono::seconds(10)) {
        settings.silence = silence;
        restart();
    }

    void restart() {
        downloads = std::make_unique<loquat::remote::Downloads>(gate, secrets, keeper);
        settings.firstRetry = std::chrono::milliseconds(20);
        downloads->setSettings(settings);
        QObject::connect(downloads.get(), &loquat::remote::Downloads::finished, [this](const QString&, const QStringList& paths) {
            finished = paths;
        });
    }

    QString path(const QString& name) const { return folder.path() + '/' + name; }
    QString add(const QList<loquat::remote::DownloadFile>& files, const QString& token = {}) {
        const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        downloads->add({id, "Test model", "Q4_K_M", folder.path(), files, token});
        return id;
    }
    loquat::remote::DownloadStatus status(const QString& id) const {
        for (const auto& status : downloads->all())
            if (status.request.id == id) return status;
        return {};
    }
    bool reaches(const QString& id, State state, int ms = 60'000) const {
        const bool there = QTest::qWaitFor([&] { return status(id).state == state || ended(id); }, ms);
        if (status(id).state != state) qWarning() << "state" << int(status(id).state) << status(id).problem;
        return there && status(id).state == state;
    }
    bool ended(const QString& id) const { return status(id).state == State::Failed || status(id).state == State::Done; }
    /// What lies in the folder, with the folders below.
    QStringList left() const {
        QStringList names = QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name);
        return names;
    }

    AuditRows audit;
    loquat::remote::EgressGate gate{audit};
    loquat::remote::SecretStore secrets{"Loquat tests"};
    DownloadKeeper keeper;
    QTemporaryDir folder;
    loquat::remote::DownloadSettings settings;
    std::unique_ptr<loquat::remote::Downloads> downloads;
    QStringList finished;
};
