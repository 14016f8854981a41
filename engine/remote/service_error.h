// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include "engine/chat/types.h"

namespace loquat::remote {

/// What an HTTP status and the body that came with it mean. The service's own words become `why`, shortened.
ChatError serviceError(int status, const QByteArray& body);
/// What an error object inside an answer means.
ChatError serviceError(const QJsonObject& error);

/// Waiting and asking again may help.
bool isTransient(int status);

ChatError brokenOff();           ///< the answer ended before its end
ChatError badAnswer(const QString& why);
ChatError certificateError(const QString& why);

}  // namespace loquat::remote
