// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

/// The scripted service of tests/support as a process of its own; it ends with the test.
class TokenService {
public:
    explicit TokenService(const QStringList& options) {
        process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process_.start("/usr/bin/python3",
                       QStringList{LOQUAT_SOURCE_DIR "/tests/support/openai_server/server.py", "--until-eof",
                                   "--log", log_.filePath("log")} +
                           options);
        if (!process_.waitForStarted() || !process_.waitForReadyRead(30'000))
            qFatal("the service did not start");
        port_ = process_.readLine().trimmed().toInt();
    }
    ~TokenService() {
        process_.closeWriteChannel();
        process_.waitForFinished();
    }
    QUrl url(const QString& path) const {
        return QUrl(QString("http://127.0.0.1:%1%2").arg(port_).arg(path));
    }
    QByteArray log() const {
        QFile file(log_.filePath("log"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    int requests() const { return int(log().count("\"event\": \"request\"")); }

private:
    QTemporaryDir log_;
    QProcess process_;
    int port_ = 0;
};
