// SPDX-License-Identifier: MIT
#include "storage/audit_log.h"

#include <limits>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <string>

#include "storage/rows.h"
#include "storage/sentence.h"

namespace loquat::storage {

namespace {

constexpr const char* kColumns =
    "seq, id, time, provider, host, model, purpose, conversation_id, policy, rule, prompt_tokens, "
    "generated_tokens, bytes_sent, bytes_received, input_sha256, output_sha256, redactions, status, attempts, "
    "duration_ms, previous_hash, hash, provider_id";

QJsonObject jsonFrom(const QMap<QString, int>& counts) {
    QJsonObject json;
    for (auto it = counts.begin(); it != counts.end(); ++it) json[it.key()] = it.value();
    return json;
}

QMap<QString, int> countsFrom(const QString& text) {
    QMap<QString, int> counts;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto it = json.begin(); it != json.end(); ++it) counts[it.key()] = it.value().toInt();
    return counts;
}

QByteArray compact(const QJsonObject& json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }

AuditRow rowFrom(const Statement& row) {
    AuditRow r;
    r.seq = row.integer(0);
    r.id = row.text(1);
    r.time = fromMs(row.integer(2));
    r.provider = row.text(3);
    r.host = row.text(4);
    r.model = row.text(5);
    r.purpose = row.text(6);
    r.conversationId = row.text(7);
    r.policy = row.text(8);
    r.rule = row.text(9);
    r.promptTokens = row.integer(10);
    r.generatedTokens = row.integer(11);
    r.bytesSent = row.integer(12);
    r.bytesReceived = row.integer(13);
    r.inputSha256 = row.text(14);
    r.outputSha256 = row.text(15);
    r.redactions = countsFrom(row.text(16));
    r.status = row.text(17);
    r.attempts = static_cast<int>(row.integer(18));
    r.durationMs = row.integer(19);
    r.previousHash = row.text(20);
    r.hash = row.text(21);
    r.providerId = row.text(22);
    return r;
}

/// What is hashed; with "hash" added, a line of the export.
QJsonObject lineOf(const AuditRow& r) {
    QJsonObject line{{"seq", r.seq},
                     {"id", r.id},
                     {"time", r.time.toUTC().toString(Qt::ISODateWithMs)},
                     {"provider", r.provider},
                     {"host", r.host},
                     {"model", r.model},
                     {"purpose", r.purpose},
                     {"conversationId", r.conversationId},
                     {"policy", r.policy},
                     {"rule", r.rule},
                     {"promptTokens", r.promptTokens},
                     {"generatedTokens", r.generatedTokens},
                     {"bytesSent", r.bytesSent},
                     {"bytesReceived", r.bytesReceived},
                     {"inputSha256", r.inputSha256},
                     {"outputSha256", r.outputSha256},
                     {"redactions", jsonFrom(r.redactions)},
                     {"status", r.status},
                     {"attempts", r.attempts},
                     {"durationMs", r.durationMs},
                     {"previousHash", r.previousHash}};
    if (!r.providerId.isEmpty()) line["providerId"] = r.providerId;  // else the line of version 2, and its hash
    return line;
}

QString hashOf(const AuditRow& row) {
    return QString::fromLatin1(QCryptographicHash::hash(compact(lineOf(row)), QCryptographicHash::Sha256).toHex());
}

struct Head {
    qint64 rows = 0;
    QString hash;
};

Result<Head> readHead(Database& database) {
    Statement row(database, "SELECT rows, hash FROM audit_head");
    if (row.next()) return Head{row.integer(0), row.text(1)};
    if (auto result = row.result(); !result) return result.error();
    return Head{-1, {}};
}

Result<void> insert(Database& database, const AuditRow& r) {
    Statement row(database,
                  "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    return row
        .bind(r.seq, r.id, toMs(r.time), r.provider, r.host, r.model, r.purpose, r.conversationId, r.policy, r.rule,
              r.promptTokens, r.generatedTokens, r.bytesSent, r.bytesReceived, r.inputSha256, r.outputSha256,
              QString::fromUtf8(compact(jsonFrom(r.redactions))), r.status, r.attempts, r.durationMs,
              r.previousHash, r.hash, r.providerId)
        .run();
}

/// As the row will read when it comes back: whole UTF-16, a time, milliseconds.
void normalize(AuditRow& row) {
    for (QString* text : {&row.id, &row.provider, &row.providerId, &row.host, &row.model, &row.purpose, &row.conversationId, &row.policy,
                          &row.rule, &row.inputSha256, &row.outputSha256, &row.status})
        *text = QString::fromUtf8(text->toUtf8());
    row.time = fromMs(toMs(row.time));
    row.redactions = countsFrom(QString::fromUtf8(compact(jsonFrom(row.redactions))));
}

/// What is wrong with a row that should follow `last` as the `seq`th; empty: nothing.
QString fault(const AuditRow& row, qint64 seq, const QString& last) {
    if (row.seq != seq) return Sentence::tr("Row %1 is missing.").arg(seq);
    if (row.previousHash != last) return Sentence::tr("Row %1 does not follow the row before it.").arg(seq);
    if (row.hash != hashOf(row)) return Sentence::tr("Row %1 was changed.").arg(seq);
    return {};
}

/// What is wrong between the last row read and the head.
QString faultAtEnd(const AuditVerdict& read, const Head& head) {
    if (head.rows > read.rows)
        return Sentence::tr("%n row(s) are missing at the end.", nullptr, static_cast<int>(head.rows - read.rows));
    if (head.rows < read.rows || head.hash != read.lastHash)
        return Sentence::tr("The end of the log is not where it was noted.");
    return {};
}

}  // namespace

Result<void> appendAudit(Database& database, AuditRow row) {
    auto head = readHead(database);
    if (!head) return head.error();
    auto last = database.number("SELECT max(seq) FROM audit");
    if (!last) return last.error();
    normalize(row);
    row.seq = *last + 1;  // a damaged head must not keep new rows out; verifyAudit tells of it
    row.previousHash = head->hash;
    row.hash = hashOf(row);
    if (auto inserted = insert(database, row); !inserted) return inserted;
    return Statement(database, "UPDATE audit_head SET rows = rows + 1, hash = ?").bind(row.hash).run();
}

Result<QList<AuditRow>> readAudit(Database& database, const AuditFilter& f, qint64 beforeSeq, int limit) {
    constexpr qint64 kEnd = std::numeric_limits<qint64>::max();
    const std::string sql =
        std::string("SELECT ") + kColumns +
        " FROM audit WHERE seq < ?1 AND time >= ?2 AND time < ?3 AND ((?4 = '' AND ?9 = '') OR (provider_id = '' AND provider = ?4) OR "
        "(?9 = '' AND provider = ?4) OR (?9 <> '' AND provider_id = ?9)) "
        "AND (?5 = '' OR purpose = ?5) AND substr(status, 1, length(?6)) = ?6 "
        "AND (?7 = '' OR instr(lower(provider || char(10) || host || char(10) || model || char(10) || rule || "
        "char(10) || status || char(10) || id || char(10) || conversation_id), lower(?7))) "
        "ORDER BY seq DESC LIMIT ?8";
    Statement rows(database, sql.c_str());
    rows.bind(beforeSeq > 0 ? beforeSeq : kEnd, f.from.isValid() ? toMs(f.from) : -kEnd,
              f.to.isValid() ? toMs(f.to) : kEnd, f.provider, f.purpose, f.status, f.text, qMax(0, limit), f.providerId);
    return readAll(rows, rowFrom);
}

Result<AuditVerdict> verifyAudit(Database& database) {
    auto head = readHead(database);
    if (!head) return head.error();
    AuditVerdict verdict;
    const std::string sql = std::string("SELECT ") + kColumns + " FROM audit ORDER BY seq";
    Statement rows(database, sql.c_str());
    while (verdict.what.isEmpty() && rows.next()) {
        const AuditRow row = rowFrom(rows);
        verdict.what = fault(row, verdict.rows + 1, verdict.lastHash);
        if (!verdict.what.isEmpty()) break;
        ++verdict.rows;
        verdict.lastHash = row.hash;
    }
    if (auto result = rows.result(); !result) return result.error();
    if (verdict.what.isEmpty()) verdict.what = faultAtEnd(verdict, *head);
    if (!verdict.what.isEmpty()) verdict.firstBadSeq = verdict.rows + 1;
    return verdict;
}

Result<qint64> exportAudit(Database& database, const QString& path) {
    QSaveFile file(path);
    const auto refused = [&] {
        return Sentence::error(ErrorKind::kIo, Sentence::tr("The audit log could not be written there."),
                               path + ": " + file.errorString());
    };
    if (!file.open(QIODevice::WriteOnly)) return refused();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const std::string sql = std::string("SELECT ") + kColumns + " FROM audit ORDER BY seq";
    Statement rows(database, sql.c_str());
    qint64 count = 0;
    for (; rows.next(); ++count) {
        const AuditRow row = rowFrom(rows);
        QJsonObject line = lineOf(row);
        line["hash"] = row.hash;
        if (file.write(compact(line) + '\n') < 0) return refused();
    }
    if (auto result = rows.result(); !result) return result.error();
    if (!file.commit()) return refused();
    return count;
}

}  // namespace loquat::storage
