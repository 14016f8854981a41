// SPDX-License-Identifier: MIT
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace loquat::ui {

/// One running program per data folder: a second start raises the first one's window.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(const QString& dataFolder);

    /// True when this is the only one; otherwise the other has been asked to show itself.
    bool claim();

signals:
    void raiseRequested();

private:
    QLockFile lock_;
    QString socket_;
    QLocalServer server_;
};

}  // namespace loquat::ui
