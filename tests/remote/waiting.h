// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

/// Runs the event loop until the future has its answer.
template <class T>
T waitFor(QFuture<T> future, std::chrono::seconds limit = std::chrono::seconds(30)) {
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(limit, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished()) loop.exec();
    if (future.resultCount() == 0) qFatal("no answer in time");
    return future.result();
}
