// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

namespace loquat::remote {

struct SseEvent {
    QByteArray event;  ///< empty: "message"
    QByteArray data;   ///< lines joined by '\n'
    int retryMs = -1;  ///< -1: not said
};

/// Server-sent events (WHATWG HTML, 9.2), fed in pieces of any size; comments (keep-alives) and `id` are dropped.
/// Works in linear time; a line or an event longer than `maxLine` bytes is a failure, not a large allocation.
/// Feed "\n\n" at the end of a stream whose last event may lack its empty line.
class SseParser {
public:
    explicit SseParser(qsizetype maxLine = qsizetype{16} << 20) : max_line_(maxLine) {}
    QList<SseEvent> feed(const QByteArray& bytes);
    bool failed() const { return failed_; }
    qint64 bytesSeen() const { return bytes_seen_; }

private:
    void takeLine(QList<SseEvent>& events);
    void takeField(const QByteArray& name, const QByteArray& value);

    qsizetype max_line_;
    QByteArray line_;
    SseEvent event_;
    bool has_data_ = false;
    bool after_cr_ = false;
    bool at_start_ = true;  ///< a byte order mark may come
    bool failed_ = false;
    qint64 bytes_seen_ = 0;
};

}  // namespace loquat::remote
