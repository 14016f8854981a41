// SPDX-License-Identifier: MIT
#include "engine/remote/sse_parser.h"

#include <algorithm>
#include <utility>

namespace loquat::remote {

QList<SseEvent> SseParser::feed(const QByteArray& bytes) {
    bytes_seen_ += bytes.size();
    QList<SseEvent> events;
    const char* at = bytes.cbegin();
    const char* const end = bytes.cend();
    while (at != end && !failed_) {
        if (std::exchange(after_cr_, false) && *at == '\n') {
            ++at;
            continue;
        }
        const char* const stop = std::find_if(at, end, [](char c) { return c == '\n' || c == '\r'; });
        failed_ = line_.size() + (stop - at) > max_line_;
        if (failed_) break;
        line_.append(at, stop - at);
        if (stop == end) break;
        after_cr_ = *stop == '\r';
        takeLine(events);
        at = stop + 1;
    }
    if (failed_) {
        line_.clear();
        event_ = {};
    }
    return events;
}

void SseParser::takeLine(QList<SseEvent>& events) {
    QByteArray line = std::exchange(line_, {});
    if (std::exchange(at_start_, false) && line.startsWith("\xEF\xBB\xBF")) line.remove(0, 3);
    if (line.isEmpty()) {
        SseEvent event = std::exchange(event_, {});
        if (std::exchange(has_data_, false)) events << std::move(event);
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0) return;
    if (colon < 0) return takeField(line, {});
    const qsizetype value = colon + (line.mid(colon + 1, 1) == " " ? 2 : 1);
    takeField(line.left(colon), line.mid(value));
}

void SseParser::takeField(const QByteArray& name, const QByteArray& value) {
    if (name == "event") {
        event_.event = value;
    } else if (name == "retry") {
        bool isNumber = false;
        const int ms = value.toInt(&isNumber);
        if (isNumber && ms >= 0) event_.retryMs = ms;
    } else if (name == "data") {
        failed_ = event_.data.size() + value.size() >= max_line_;
        if (failed_) return;
        if (has_data_) event_.data += '\n';
        event_.data += value;
        has_data_ = true;
    }
}

}  // namespace loquat::remote
