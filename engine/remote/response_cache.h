// SPDX-License-Identifier: MIT
#pragma once

#include <list>
#include <optional>
#include <QByteArray>
#include <QHash>
#include <QString>

#include "engine/chat/types.h"

namespace loquat::remote {

/// Answers to identical deterministic requests (temperature 0), in memory, the least recently used dropped
/// first. Off until given a size.
class ResponseCache {
public:
    struct Answer {
        QString text;
        QString reasoning;
        Usage usage;
    };

    void setMaxBytes(qint64 bytes);  ///< 0: off, and forgets everything
    void clear();
    qint64 bytes() const { return bytes_; }
    int count() const { return static_cast<int>(entries_.size()); }

    /// SHA-256 of provider, model, messages, parameters and data policy; empty when the request is not
    /// deterministic.
    static QByteArray key(const ChatRequest& request);
    /// With usage.cached set.
    std::optional<Answer> find(const QByteArray& key);
    /// Answers that were cut short by the user or by a filter are not kept.
    void store(const QByteArray& key, const Answer& answer);

private:
    struct Entry {
        QByteArray key;
        Answer answer;
        qint64 bytes = 0;
    };
    using Entries = std::list<Entry>;

    void drop(Entries::iterator entry);
    void shrink();

    Entries entries_;  ///< most recently used first
    QHash<QByteArray, Entries::iterator> index_;
    qint64 bytes_ = 0;
    qint64 max_bytes_ = 0;
};

}  // namespace loquat::remote
