// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/chat/sinks.h"
#include "engine/remote/remote_call.h"

namespace loquat::remote {

/// The audit record of a request that begins now.
AuditRecord auditRecord(const ProviderConfig& provider, const QString& purpose, const QString& model, DataPolicy policy);

/// Adds what went over the line. Before the first attempt `attempts` is 0.
void addCounts(AuditRecord& record, const CallCounts& counts);

/// "ok", "refused", "failed: 429", "failed: offline".
QString auditStatus(const std::optional<ChatError>& error, int httpStatus);

/// How many different placeholders of each kind leave in these messages.
QMap<QString, int> countPlaceholders(const QList<ChatMessage>& messages);

}  // namespace loquat::remote
