// SPDX-License-Identifier: MIT
#include "engine/remote/audit.h"

#include <QSet>
#include <QUuid>

namespace loquat::remote {

namespace {

QString policyName(DataPolicy policy) {
    switch (policy) {
        case DataPolicy::LocalOnly: return QStringLiteral("local");
        case DataPolicy::Redacted: return QStringLiteral("redacted");
        case DataPolicy::Open: return QStringLiteral("open");
    }
    Q_UNREACHABLE();
}

QString failureName(ChatError::Kind kind) {
    using Kind = ChatError::Kind;
    switch (kind) {
        case Kind::Offline: return QStringLiteral("offline");
        case Kind::Timeout: return QStringLiteral("timeout");
        case Kind::Certificate: return QStringLiteral("certificate");
        case Kind::NoKey: return QStringLiteral("no key");
        case Kind::KeyRefused: return QStringLiteral("key refused");
        case Kind::Paused: return QStringLiteral("paused");
        case Kind::BadAnswer: return QStringLiteral("bad answer");
        default: return QStringLiteral("fault");
    }
}

void collect(const QString& text, QSet<QString>& found) {
    constexpr qsizetype kLongest = 40;
    for (qsizetype at = text.indexOf(u'⟦'); at >= 0; at = text.indexOf(u'⟦', at + 1)) {
        const qsizetype end = text.indexOf(u'⟧', at);
        if (end < 0) return;
        if (end - at < kLongest) found.insert(text.mid(at + 1, end - at - 1));
    }
}

}  // namespace

AuditRecord auditRecord(const ProviderConfig& provider, const QString& purpose, const QString& model, DataPolicy policy) {
    AuditRecord record;
    record.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    record.time = QDateTime::currentDateTimeUtc();
    record.provider = provider.name;
    record.providerId = provider.id;
    record.host = provider.baseUrl.host();
    record.model = model;
    record.purpose = purpose;
    record.policy = policyName(policy);
    record.attempts = 0;
    return record;
}

void addCounts(AuditRecord& record, const CallCounts& counts) {
    record.attempts += counts.attempts;
    record.bytesSent += counts.bytesSent;
    record.bytesReceived += counts.bytesReceived;
}

QString auditStatus(const std::optional<ChatError>& error, int httpStatus) {
    if (!error) return QStringLiteral("ok");
    if (error->kind == ChatError::Kind::NotAllowed || error->kind == ChatError::Kind::OverBudget) return QStringLiteral("refused");
    if (httpStatus >= 300) return QStringLiteral("failed: %1").arg(httpStatus);
    return QStringLiteral("failed: ") + failureName(error->kind);
}

QMap<QString, int> countPlaceholders(const QList<ChatMessage>& messages) {
    QSet<QString> found;
    for (const ChatMessage& message : messages) {
        collect(message.text, found);
        for (const ToolCall& call : message.toolCalls) collect(call.argumentsJson, found);
    }
    QMap<QString, int> counts;
    for (const QString& name : std::as_const(found)) ++counts[name.section('_', 0, -2).toLower().replace('_', '-')];
    return counts;
}

}  // namespace loquat::remote
