// SPDX-License-Identifier: MIT
#include "ui/app/single_instance.h"

#include <QCryptographicHash>
#include <QLocalSocket>

namespace loquat::ui {

SingleInstance::SingleInstance(const QString& dataFolder)
    : lock_(dataFolder + "/loquat.lock"),
      // A socket's path has a length limit of about 100 bytes; a folder's has none.
      socket_("loquat-" + QCryptographicHash::hash(dataFolder.toUtf8(), QCryptographicHash::Sha256).toHex().left(16)) {
    lock_.setStaleLockTime(0);  // held as long as the process lives; a dead owner's is broken
    server_.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&server_, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* peer = server_.nextPendingConnection()) peer->deleteLater();
        emit raiseRequested();
    });
}

bool SingleInstance::claim() {
    if (lock_.tryLock(0)) {
        QLocalServer::removeServer(socket_);
        server_.listen(socket_);
        return true;
    }
    QLocalSocket other;
    other.connectToServer(socket_);
    other.waitForConnected(1000);
    return false;
}

}  // namespace loquat::ui
