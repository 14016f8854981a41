// SPDX-License-Identifier: MIT
#include "ui/viewmodels/format.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <algorithm>
#include <cmath>

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

QString formatWindow(int tokens) {
    return tokens >= 1024 && tokens % 1024 == 0 ? Format::tr("%1k").arg(QLocale().toString(tokens / 1024)) : formatCount(tokens);
}

QString formatBytes(quint64 bytes) {
    if (bytes < 1'000'000) return Format::tr("%1 KB").arg(QLocale().toString((bytes + 999) / 1000));
    if (bytes < 999'500'000) return Format::tr("%1 MB").arg(shortNumber(double(bytes) / 1e6));
    return Format::tr("%1 GB").arg(QLocale().toString(double(bytes) / 1e9, 'f', 1));
}

QString formatRate(double bytesPerSecond) {
    if (bytesPerSecond < 1e6) return Format::tr("%1 KB/s").arg(QLocale().toString(qRound(bytesPerSecond / 1e3)));
    return Format::tr("%1 MB/s").arg(QLocale().toString(bytesPerSecond / 1e6, 'f', bytesPerSecond < 99.95e6 ? 1 : 0));
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

QString formatLongTime(double seconds) {
    if (seconds < 60) return Format::tr("%1 s").arg(QLocale().toString(std::max(1, qRound(seconds))));
    const qint64 minutes = qRound64(seconds / 60);
    if (minutes < 10) return formatSeconds(seconds);
    if (minutes < 60) return Format::tr("%1 min").arg(minutes);
    if (minutes >= 600) return Format::tr("%1 h").arg(QLocale().toString(qRound64(seconds / 3600)));
    return Format::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString formatHours(double seconds) {
    if (seconds < 90 * 60) return Format::tr("%1 min").arg(std::max(1, qRound(seconds / 60)));
    return Format::tr("%1 h").arg(QLocale().toString(qRound(seconds / 3600)));
}

QString formatParameters(quint64 n) {
    if (n >= 999'500'000) return Format::tr("%1B").arg(shortNumber(double(n) / 1e9));
    if (n >= 1'000'000) return Format::tr("%1M").arg(shortNumber(double(n) / 1e6));
    return Format::tr("%1k").arg(shortNumber(double(n) / 1e3));
}

QString formatTokens(qint64 n) {
    if (n < 10'000) return QLocale().toString(n);
    if (n < 999'500) return Format::tr("%1k").arg(qRound(double(n) / 1e3));
    const double millions = double(n) / 1e6;
    return Format::tr("%1 M").arg(QLocale().toString(millions, 'f', millions < 9.995 ? 2 : millions < 99.95 ? 1 : 0));
}

QString formatMoney(double amount, const QString& currency) {
    static const QHash<QString, QString> symbols{{"CNY", "¥"}, {"USD", "$"}, {"EUR", "€"}, {"GBP", "£"}, {"INR", "₹"}};
    const double size = std::abs(amount);
    // Small sums keep two figures that count.
    const int decimals = size == 0 || size >= 0.095 ? 2 : size >= 0.0095 ? 3 : size >= 0.00095 ? 4 : 5;
    QString number = QLocale().toString(amount, 'f', decimals);
    for (int extra = decimals; extra > 2 && number.endsWith('0'); --extra) number.chop(1);
    const QString symbol = symbols.value(currency);
    return symbol.isEmpty() ? QStringLiteral("%1 %2").arg(number, currency).trimmed() : symbol + number;
}

QString formatAgo(const QDateTime& when, const QDateTime& now) {
    const qint64 seconds = when.secsTo(now);
    if (!when.isValid()) return {};
    if (seconds < 60) return Format::tr("just now");
    if (seconds < 3600) return Format::tr("%1 min ago").arg(seconds / 60);
    if (seconds < 86'400) return Format::tr("%1 h ago").arg(seconds / 3600);
    return QLocale().toString(when.toLocalTime().date(), QLocale::ShortFormat);
}

QString joinSentences(const QStringList& sentences) {
    QString text;
    for (const QString& sentence : sentences) {
        if (!text.isEmpty() && !sentence.isEmpty() && !text.endsWith(QChar(0x3002))) text += ' ';
        text += sentence;
    }
    return text;
}

QString dateSection(const QDateTime& when, const QDateTime& now) {
    const qint64 days = when.toLocalTime().date().daysTo(now.toLocalTime().date());
    if (days <= 0) return Format::tr("Today");
    if (days == 1) return Format::tr("Yesterday");
    if (days <= 7) return Format::tr("Previous 7 days");
    return QLocale().toString(when.toLocalTime().date(), Format::tr("MMMM yyyy"));
}

}  // namespace loquat::ui
