// SPDX-License-Identifier: MIT
#include "storage/worker.h"

#include <utility>

#include "storage/rows.h"

namespace loquat::storage {

namespace {

using namespace std::chrono_literals;

constexpr auto kStreamInterval = 150ms;  // 250 ms are promised: the rest is for a busy machine
constexpr auto kRetryInterval = 1s;

bool mayPass(const Error& error) {
    return error.kind == ErrorKind::kIo || error.kind == ErrorKind::kNoMemory;
}

}  // namespace

Worker::Worker(Database database) : database_(std::move(database)) {
    for (QTimer* timer : {&streamTimer_, &retryTimer_}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
        connect(timer, &QTimer::timeout, this, &Worker::settle);
    }
    streamTimer_.setInterval(kStreamInterval);
    retryTimer_.setInterval(kRetryInterval);
}

void Worker::write(Write write, Durability durability) {
    queueStreamed();
    queue_.push_back({std::move(write), durability});
    if (!refused_) drain();
}

void Worker::appendText(const QString& messageId, const QString& text, const QString& reasoning) {
    Streamed& streamed = streamed_[messageId];
    streamed.text += text;
    streamed.reasoning += reasoning;
    if (!streamTimer_.isActive() && !refused_) streamTimer_.start();
}

Database& Worker::settled() {
    settle();
    return database_;
}

void Worker::settle() {
    drain();
    if (!refused_) {
        queueStreamed();
        drain();
    }
}

void Worker::flush() {
    settle();
    if (!refused_) (void)database_.execute("PRAGMA wal_checkpoint(PASSIVE)");
}

void Worker::close() {
    queueStreamed();
    drain();
    streamTimer_.stop();
    retryTimer_.stop();
    { const Database closing = std::move(database_); }
}

void Worker::queueStreamed() {
    if (streamed_.isEmpty()) return;
    streamTimer_.stop();
    queue_.push_back({[streamed = std::exchange(streamed_, {})](Database& database) -> Result<void> {
                          for (auto it = streamed.begin(); it != streamed.end(); ++it) {
                              auto appended = appendToMessage(database, it.key(), it->text, it->reasoning);
                              if (!appended) return appended;
                          }
                          return {};
                      },
                      Durability::Soft});
}

void Worker::drain() {
    while (!queue_.empty()) {
        if (auto done = carryOut(queue_.front()); !done) {
            const bool later = mayPass(done.error());
            if (!later || !std::exchange(refused_, true))
                emit failed(QString::fromStdString(done.error().message));
            if (later) return retryTimer_.start();
        }
        queue_.pop_front();
    }
    refused_ = false;
}

Result<void> Worker::carryOut(const Queued& queued) {
    Transaction transaction(database_, queued.durability);
    if (auto begun = transaction.begun(); !begun) return begun;
    if (auto written = queued.write(database_); !written) return written;
    return transaction.commit();
}

}  // namespace loquat::storage
