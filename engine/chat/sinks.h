// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QMap>
#include <QString>

namespace loquat {

// What the engine hands over and knows no home for. The composition root connects these to the storage.

/// One request, as the audit log keeps it: never its text, never a secret.
struct AuditRecord {
    QString id;                  ///< a UUID
    QDateTime time;              ///< when it was sent
    QString provider;            ///< its name; "This computer" for local answers
    QString providerId;          ///< stays when the name changes
    QString host;                ///< empty for local answers
    QString model;
    QString purpose;             ///< "chat", "models", "test", "token", "embeddings", "fim"
    QString conversationId;
    QString policy;              ///< "local", "redacted", "open"
    QString rule;                ///< which routing rule chose this side
    int promptTokens = 0;
    int generatedTokens = 0;
    qint64 bytesSent = 0;        ///< of all attempts
    qint64 bytesReceived = 0;
    QString inputSha256;         ///< hex, of the body sent
    QString outputSha256;        ///< hex, of the text received
    QMap<QString, int> redactions;  ///< by kind: {"phone": 2}
    QString status;              ///< "ok", "cancelled", "refused", "failed: 429", …
    int attempts = 1;
    qint64 durationMs = 0;
};

class AuditSink {
public:
    virtual ~AuditSink() = default;
    virtual void record(const AuditRecord& record) = 0;
};

}  // namespace loquat
