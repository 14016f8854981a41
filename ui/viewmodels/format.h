// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace loquat::ui {

// Figures as people read them, in the user's locale, always with their unit.

QString formatCount(qint64 n);               ///< "3.1k", "128k", "512"
QString formatWindow(int tokens);            ///< of a context: "32k" of 32,768
QString formatBytes(quint64 bytes);          ///< "1.1 GB", "512 MB" (1 GB = 10^9 bytes)
QString formatRate(double bytesPerSecond);   ///< "12.4 MB/s"
QString formatSpeed(double tokensPerSecond); ///< "31.4 tok/s"
QString formatSeconds(double seconds);       ///< "0.42 s", "12 s", "2 min 25 s"
QString formatLongTime(double seconds);      ///< "12 s", "2 min 25 s", "1 h 40 min", "9 h"
QString formatHours(double seconds);         ///< "40 min", "19 h"
QString formatParameters(quint64 n);         ///< "1.5B", "4.2M"
QString formatTokens(qint64 n);              ///< three figures: "21.2 M", "3.28 M", "520k", "512"
QString formatMoney(double amount, const QString& currency);  ///< "¥9.86", "¥0.006", "$12.00"; other currencies by code
QString formatAgo(const QDateTime& when, const QDateTime& now);  ///< "just now", "2 min ago", "3 h ago", or the date

/// Sentences one after the other, empty ones left out; after a full-width stop there is no space.
QString joinSentences(const QStringList& sentences);

/// "Today", "Yesterday", "Previous 7 days", or the month, translated.
QString dateSection(const QDateTime& when, const QDateTime& now);

}  // namespace loquat::ui
