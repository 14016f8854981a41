// SPDX-License-Identifier: MIT
#include "ui/viewmodels/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace loquat::ui {

namespace {

struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

/// One decimal below ten, none above: "3.1", "31".
QString shortNumber(double value) { return QLocale().toString(value, 'f', value < 9.95 ? 1 : 0); }

}  // namespace

QString formatCount(qint64 n) {
    if (n < 1000) return QLocale().toString(n);
    if (n < 999'500) return Format::tr("%1k").arg(shortNumber(double(n) / 1e3));
    return Format::tr("%1M").arg(shortNumber(double(n) / 1e6));
}

QString formatBytes(quint64 bytes) {
    if (bytes < 1'000'000) return Format::tr("%1 KB").arg(QLocale().toString((bytes + 999) / 1000));
    if (bytes < 999'500'000) return Format::tr("%1 MB").arg(shortNumber(double(bytes) / 1e6));
    return Format::tr("%1 GB").arg(QLocale().toString(double(bytes) / 1e9, 'f', 1));
}

QString formatSpeed(double tokensPerSecond) {
    return Format::tr("%1 tok/s").arg(QLocale().toString(tokensPerSecond, 'f', tokensPerSecond < 99.95 ? 1 : 0));
}

QString formatSeconds(double seconds) {
    if (seconds < 9.995) return Format::tr("%1 s").arg(QLocale().toString(seconds, 'f', seconds < 0.9995 ? 2 : 1));
    if (seconds < 99.5) return Format::tr("%1 s").arg(QLocale().toString(qRound(seconds)));
    const int whole = qRound(seconds);
    return Format::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

QString formatParameters(quint64 n) {
    if (n >= 999'500'000) return Format::tr("%1B").arg(shortNumber(double(n) / 1e9));
    if (n >= 1'000'000) return Format::tr("%1M").arg(shortNumber(double(n) / 1e6));
    return Format::tr("%1k").arg(shortNumber(double(n) / 1e3));
}

QString dateSection(const QDateTime& when, const QDateTime& now) {
    const qint64 days = when.toLocalTime().date().daysTo(now.toLocalTime().date());
    if (days <= 0) return Format::tr("Today");
    if (days == 1) return Format::tr("Yesterday");
    if (days <= 7) return Format::tr("Previous 7 days");
    return QLocale().toString(when.toLocalTime().date(), Format::tr("MMMM yyyy"));
}

}  // namespace loquat::ui
