// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <functional>
#include <QHash>
#include <QObject>
#include <QTimer>

#include "storage/database.h"

namespace loquat::storage {

/// Carries out writes in order, each in a transaction of its own. What the disk refuses for now waits in
/// the queue and holds back all that comes after it. Lives on the storage thread once start() has run there.
class Worker : public QObject {
    Q_OBJECT
public:
    using Write = std::function<Result<void>(Database&)>;

    explicit Worker(Database database);

    void write(Write write, Durability durability);
    void appendText(const QString& messageId, const QString& text, const QString& reasoning);
    /// Brings everything to the file that it will take, so that the caller reads what was written.
    Database& settled();
    void flush();
    /// A last try for what is queued, then closes the file.
    void close();

signals:
    void failed(const QString& message);

private:
    struct Queued {
        Write write;
        Durability durability;
    };
    struct Streamed {
        QString text;
        QString reasoning;
    };

    void settle();
    void queueStreamed();
    void drain();
    Result<void> carryOut(const Queued& queued);

    Database database_;
    std::deque<Queued> queue_;
    QHash<QString, Streamed> streamed_;
    QTimer streamTimer_{this};
    QTimer retryTimer_{this};
    bool refused_ = false;  // failed() has told of the outage that lasts
};

}  // namespace loquat::storage
