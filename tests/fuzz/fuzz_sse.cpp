// SPDX-License-Identifier: MIT
// A stream gives the same events however it is cut; the first byte chooses the size of the pieces.
#include <cstdint>
#include <cstdlib>

#include "engine/remote/sse_parser.h"

using loquat::remote::SseEvent;
using loquat::remote::SseParser;

namespace {

constexpr qsizetype kMaxLine = 4096;

QList<SseEvent> parse(const QByteArray& bytes, qsizetype piece, bool& failed) {
    SseParser parser(kMaxLine);
    QList<SseEvent> events;
    for (qsizetype at = 0; at < bytes.size(); at += piece) events += parser.feed(bytes.mid(at, piece));
    failed = parser.failed();
    if (parser.bytesSeen() != bytes.size()) std::abort();
    return events;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    if (size == 0) return 0;
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char*>(data) + 1, qsizetype(size) - 1);
    bool whole_failed = false, cut_failed = false;
    const auto whole = parse(bytes, kMaxLine * 1024, whole_failed);
    const auto cut = parse(bytes, data[0] % 32 + 1, cut_failed);
    if (whole.size() != cut.size() || whole_failed != cut_failed) std::abort();
    for (qsizetype i = 0; i < whole.size(); ++i) {
        const SseEvent &a = whole[i], &b = cut[i];
        if (a.data != b.data || a.event != b.event || a.retryMs != b.retryMs) std::abort();
        if (a.data.size() > kMaxLine) std::abort();
    }
    return 0;
}
