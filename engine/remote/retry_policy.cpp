// SPDX-License-Identifier: MIT
#include "engine/remote/retry_policy.h"

#include <QLocale>
#include <QTimeZone>
#include <algorithm>

namespace loquat::remote {

using std::chrono::milliseconds;

milliseconds backoff(int failures, double random) {
    constexpr double kBase = 500, kMost = 20'000;
    const double ceiling = std::min(kMost, kBase * double(1 << std::clamp(failures - 1, 0, 10)));
    return milliseconds(qint64(ceiling * random));
}

std::optional<milliseconds> retryAfter(const QByteArray& header, const QDateTime& now) {
    const QByteArray text = header.trimmed();
    if (text.isEmpty()) return {};
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);  // some services send fractions
    if (isNumber) return seconds >= 0 && seconds < 1e9 ? std::optional(milliseconds(qint64(seconds * 1000))) : std::nullopt;
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid()) return {};
    date.setTimeSpec(Qt::UTC);
    return milliseconds(std::max<qint64>(0, now.msecsTo(date)));
}

}  // namespace loquat::remote
