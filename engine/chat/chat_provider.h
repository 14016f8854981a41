// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include "engine/chat/types.h"

namespace loquat {

/// Something that answers: a model on this computer, a remote service, a script in tests.
/// Lives on the thread that made it; never blocks it. For each start(): any number of progress and
/// delta, then exactly one of finished and failed. A cancelled request finishes (Cancelled) and keeps
/// what was written.
class ChatProvider : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual RequestId start(const ChatRequest& request) = 0;
    virtual void cancel(RequestId id) = 0;

signals:
    void progress(loquat::RequestId id, const loquat::Progress& progress);
    void delta(loquat::RequestId id, const loquat::Delta& delta);
    void finished(loquat::RequestId id, const loquat::Usage& usage);
    void failed(loquat::RequestId id, const loquat::ChatError& error);
};

}  // namespace loquat
