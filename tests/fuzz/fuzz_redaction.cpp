// SPDX-License-Identifier: MIT
#include <cstdint>
#include <cstdlib>

#include "engine/remote/redaction.h"

using namespace loquat::remote;

/// What was hidden comes back, whole and in pieces; findings are in order; what was found does not leave.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    Redactor redactor({{"falcon"}, {"猎鹰"}});
    const auto redacted = redactor.redact(text);
    if (redactor.restore(redacted.text) != text) std::abort();
    qsizetype end = 0;
    for (const Finding& finding : redacted.findings) {
        if (finding.start < end || finding.length <= 0) std::abort();
        end = finding.start + finding.length;
        if (end > text.size() || text.mid(finding.start, finding.length) != finding.text) std::abort();
    }
    Restorer restorer(redactor);
    QString pieces;
    for (const QChar c : redacted.text) pieces += restorer.feed(c);
    pieces += restorer.flush();
    if (pieces != text) std::abort();
    WordWatch watch({{"falcon", WordAction::Mask, false, true}, {"al", WordAction::Warn, false, true}});
    for (qsizetype at = 0; at < text.size(); at += 7) watch.feed(text.mid(at, 7));
    watch.flush();
    return 0;
}
