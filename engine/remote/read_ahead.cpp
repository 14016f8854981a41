// SPDX-License-Identifier: MIT
#include "engine/remote/read_ahead.h"

namespace loquat::remote {

// Qt forgets a limit set before the request is handed to the thread of the connections, which happens by an event that
// the request has posted. Ours comes right behind it, and reaches that thread before the connection is made.
void limitReadAhead(QNetworkReply& reply) {
    QMetaObject::invokeMethod(&reply, [&reply] { reply.setReadBufferSize(kReadAhead); }, Qt::QueuedConnection);
}

// With a limit Qt would keep what came, all of it, where it is not counted.
void showReadAhead(QNetworkReply& reply) {
    if (reply.attribute(QNetworkRequest::Http2WasUsedAttribute).toBool()) reply.setReadBufferSize(0);
}

}  // namespace loquat::remote
