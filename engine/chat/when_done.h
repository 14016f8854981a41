// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QFutureWatcher>

namespace loquat {

/// Calls `then` with the future's result on the context's thread, through its event loop; never, when the context goes
/// first or the future is cancelled. (QFuture::then(context, …) of Qt 6.4 asserts when its context is gone.)
template <class T, class Then>
void whenDone(const QFuture<T>& future, QObject* context, Then then) {
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0) then(watcher->result());
    });
    watcher->setFuture(future);
}

}  // namespace loquat
