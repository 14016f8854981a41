// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkReply>

namespace loquat::remote {

/// How much of an answer may lie here unread: a service that sends faster waits.
constexpr qint64 kReadAhead = 1 << 20;

/// For a reply whose request was made in this turn of the event loop: from its first byte on no more than kReadAhead is
/// taken from the line before it is read. Not over HTTP/2, where Qt 6.4 acknowledges whatever comes.
void limitReadAhead(QNetworkReply& reply);

/// How far an answer may be ahead of us over HTTP/2; one that is farther is to be given up. `reply` has its headers.
constexpr qint64 kMostAhead = 32 << 20;
void showReadAhead(QNetworkReply& reply);

}  // namespace loquat::remote
