// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <list>
#include <optional>
#include <unordered_map>

#include "engine/chat/types.h"

namespace loquat::remote {

/// Answers to identical deterministic requests (temperature 0), in memory, the least recently used dropped first.
/// Off until given a size.
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

    /// Of provider, model, messages and parameters; empty when the request is not deterministic.
    static QByteArray key(const ChatRequest& request);
    std::optional<Answer> find(const QByteArray& key);
    void store(const QByteArray& key, const Answer& answer);

private:
    struct Entry {
        QByteArray key;
        Answer answer;
        qint64 bytes = 0;
    };
    std::list<Entry> entries_;  ///< most recently used first
    qint64 bytes_ = 0;
    qint64 max_bytes_ = 0;
};

}  // namespace loquat::remote
