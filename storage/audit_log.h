// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QMap>
#include <QString>

#include "storage/database.h"

namespace loquat::storage {

/// One request as the audit log keeps it: never its text, never a secret.
struct AuditRow {
    qint64 seq = 0;        ///< 1, 2, 3, … without gaps; given by the log
    QString id;
    QDateTime time;        ///< when it was sent
    QString provider;      ///< its name; "This computer" for local answers
    QString providerId;    ///< stays when the name changes; empty for local answers and in rows of version 2
    QString host;          ///< empty for local answers
    QString model;
    QString purpose;       ///< "chat", "models", "test", "token", "embeddings", "fim"
    QString conversationId;
    QString policy;        ///< "local", "redacted", "open"
    QString rule;          ///< which routing rule chose this side
    qint64 promptTokens = 0;
    qint64 generatedTokens = 0;
    qint64 bytesSent = 0;  ///< of all attempts
    qint64 bytesReceived = 0;
    QString inputSha256;   ///< hex, of the body sent
    QString outputSha256;  ///< hex, of the text received
    QMap<QString, int> redactions;  ///< by kind: {"phone": 2}
    QString status;        ///< "ok", "cancelled", "refused", "failed: 429", …
    int attempts = 1;
    qint64 durationMs = 0;
    QString previousHash;  ///< of the row before; empty for the first; given by the log
    QString hash;          ///< given by the log
};

/// Empty fields do not filter.
struct AuditFilter {
    QString text;      ///< in provider, host, model, rule, status or an id, without regard to case
    QString provider;  ///< its name, exactly
    QString providerId;  ///< with a name: rows of that id, and those of that name that have no id
    QString purpose;   ///< exactly
    QString status;    ///< its beginning: "failed" finds "failed: 429"
    QDateTime from;
    QDateTime to;      ///< exclusive
};

struct AuditVerdict {
    qint64 rows = 0;         ///< read and found whole before the first bad one
    qint64 firstBadSeq = 0;  ///< 0: the log is whole
    QString what;            ///< what is wrong there, a sentence; empty when whole
    QString lastHash;        ///< of the last row; noted elsewhere, it later proves that nothing before it changed
};

// The log only grows: triggers refuse UPDATE, DELETE and REPLACE. Each row holds the SHA-256 of its line in the export
// without "hash" (compact JSON, keys sorted, UTF-8), which holds the hash of the row before: a row that was changed,
// removed or moved breaks the chain there. A table of one row (audit_head) tells how many rows there are and the last
// hash, so that rows missing at the end show too. What this cannot show: someone who may write the file and knows this
// page can recompute the whole chain. Against that, keep an exported log or its last hash where he cannot write.

/// Seals the row to the end of the log, whatever its seq and hashes say.
Result<void> appendAudit(Database& database, AuditRow row);
/// The newest first; those before `beforeSeq`, 0 for the end of the log.
Result<QList<AuditRow>> readAudit(Database& database, const AuditFilter& filter, qint64 beforeSeq, int limit);
Result<AuditVerdict> verifyAudit(Database& database);
/// The whole log as JSON Lines, oldest first, to a file for its owner alone; how many rows.
Result<qint64> exportAudit(Database& database, const QString& path);

}  // namespace loquat::storage
