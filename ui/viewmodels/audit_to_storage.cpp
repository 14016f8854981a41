// SPDX-License-Identifier: MIT
#include "ui/viewmodels/audit_to_storage.h"

namespace loquat::ui {

void AuditToStorage::record(const AuditRecord& record) {
    storage::AuditRow row;
    row.id = record.id;
    row.time = record.time;
    row.provider = record.provider;
    row.providerId = record.providerId;
    row.host = record.host;
    row.model = record.model;
    row.purpose = record.purpose;
    row.conversationId = record.conversationId;
    row.policy = record.policy;
    row.rule = record.rule;
    row.promptTokens = record.promptTokens;
    row.generatedTokens = record.generatedTokens;
    row.bytesSent = record.bytesSent;
    row.bytesReceived = record.bytesReceived;
    row.inputSha256 = record.inputSha256;
    row.outputSha256 = record.outputSha256;
    row.redactions = record.redactions;
    row.status = record.status;
    row.attempts = record.attempts;
    row.durationMs = record.durationMs;
    storage_.appendAudit(row);
}

}  // namespace loquat::ui
