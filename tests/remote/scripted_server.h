// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

/// A process of tests/support/openai_server on a free port of this computer; it ends with this object.
class ScriptedServer {
public:
    explicit ScriptedServer(const QStringList& options = {}) {
        const QString python = QFile::exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        process_.setProcessChannelMode(QProcess::SeparateChannels);
        process_.setReadChannel(QProcess::StandardOutput);
        QStringList arguments{QStringLiteral(LOQUAT_SOURCE_DIR "/tests/support/openai_server/server.py"),
                              "--until-eof", "--certificates", folder(), "--log", log()};
        process_.start(python, arguments + options);
        tls_ = options.contains("--tls");
        while (!process_.canReadLine() && process_.waitForReadyRead(30'000)) {
        }
        port_ = process_.readLine().trimmed().toInt();
        if (port_ == 0) qWarning() << process_.readAllStandardError();
    }
    ~ScriptedServer() {
        process_.closeWriteChannel();
        if (!process_.waitForFinished(5000)) process_.kill();
        process_.waitForFinished();
    }

    bool works() const { return port_ > 0; }
    int port() const { return port_; }
    /// Certificates are made once for all servers of a test program.
    static QString folder() {
        static QTemporaryDir shared;
        return shared.path();
    }
    /// "https://localhost:PORT/v1", or with a script in its path.
    QUrl url(const QString& script = {}) const {
        const QString path = script.isEmpty() ? "/v1" : "/with/" + QString::fromLatin1(QUrl::toPercentEncoding(script)) + "/v1";
        return QUrl(QString("%1://localhost:%2%3").arg(tls_ ? "https" : "http").arg(port_).arg(path));
    }

    QList<QJsonObject> entries(const QString& event) const {
        QList<QJsonObject> found;
        QFile file(log());
        if (!file.open(QIODevice::ReadOnly)) return found;
        for (const QByteArray& line : file.readAll().split('\n')) {
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            if (entry["event"].toString() == event) found << entry;
        }
        return found;
    }
    QList<QJsonObject> requests() const { return entries("request"); }
    QJsonObject lastBody() const {
        const auto all = requests();
        return all.isEmpty() ? QJsonObject() : all.last()["body"].toObject();
    }
    QByteArray logText() const {
        QFile file(log());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QString log() const { return log_folder_.filePath("log"); }

    QTemporaryDir log_folder_;
    QProcess process_;
    int port_ = 0;
    bool tls_ = false;
};
