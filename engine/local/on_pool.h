// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <memory>
#include <QFuture>
#include <QPromise>
#include <QThreadPool>

namespace loquat {

/// Runs `work` on the pool; a library's exception gives `fallback`.
template <class Value, class Work>
QFuture<Value> onPool(QThreadPool& pool, Value fallback, Work work) {
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    pool.start([promise, fallback = std::move(fallback), work = std::move(work)] {
        try {
            promise->addResult(work());
        } catch (const std::exception&) {
            promise->addResult(fallback);
        }
        promise->finish();
    });
    return promise->future();
}

}  // namespace loquat
