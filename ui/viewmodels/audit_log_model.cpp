// SPDX-License-Identifier: MIT
#include "ui/viewmodels/audit_log_model.h"

#include <QFileInfo>
#include <QLocale>
#include <algorithm>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

using namespace std::chrono_literals;
using storage::AuditFilter;
using storage::AuditRow;

namespace {

QString statusKind(const AuditRow& row) {
    for (const char* kind : {"ok", "cancelled", "refused"})
        if (row.status == QLatin1String(kind)) return row.status;
    return QStringLiteral("failed");
}

QString statusText(const AuditRow& row) {
    const QString kind = statusKind(row);
    if (kind == "ok") return AuditLogModel::tr("Answered");
    if (kind == "cancelled") return AuditLogModel::tr("Stopped");
    if (kind == "refused") return AuditLogModel::tr("Held back");
    const QString why = row.status.section(':', 1).trimmed();
    return why.isEmpty() ? AuditLogModel::tr("Failed") : AuditLogModel::tr("Failed: %1").arg(why);
}

QString purposeText(const QString& purpose) {
    if (purpose == "chat") return AuditLogModel::tr("Answer");
    if (purpose == "models") return AuditLogModel::tr("List of models");
    if (purpose == "test") return AuditLogModel::tr("Connection test");
    if (purpose == "token") return AuditLogModel::tr("Sign-in");
    if (purpose == "embeddings") return AuditLogModel::tr("Embedding");
    if (purpose == "fim") return AuditLogModel::tr("Filling in");
    if (purpose == "search") return AuditLogModel::tr("Looking for models");
    if (purpose == "download") return AuditLogModel::tr("Download");
    return purpose;
}

QString policyText(const QString& policy) {
    if (policy == "local") return AuditLogModel::tr("Nothing may leave");
    if (policy == "redacted") return AuditLogModel::tr("Redacted");
    if (policy == "open") return AuditLogModel::tr("Open");
    return policy;
}

QVariantMap choice(const QString& value, const QString& text) { return {{"value", value}, {"text", text}}; }

}  // namespace

AuditLogModel::AuditLogModel(storage::Storage& storage, const ProviderList& providers, Toast& toast, QObject* parent)
    : QAbstractListModel(parent), storage_(storage), providers_(providers), toast_(toast) {
    typing_.setSingleShot(true);
    typing_.setInterval(150ms);
    connect(&typing_, &QTimer::timeout, this, &AuditLogModel::refresh);
    arriving_.setSingleShot(true);
    arriving_.setInterval(200ms);
    connect(&arriving_, &QTimer::timeout, this, &AuditLogModel::catchUp);
    connect(&storage, &storage::Storage::auditGrew, this, [this] {
        if (watching_ && !arriving_.isActive()) arriving_.start();
    });
    connect(&providers, &ProviderList::countChanged, this, &AuditLogModel::choicesChanged);
    connect(&providers, &ProviderList::entryChanged, this, &AuditLogModel::choicesChanged);
}

void AuditLogModel::refresh() {
    at_end_ = false;
    read(0);
}

void AuditLogModel::read(qint64 beforeSeq) {
    reading_ = true;
    whenDone(storage_.audit(filter_, beforeSeq, kPage), this, [this, beforeSeq, number = ++number_](const QList<AuditRow>& page) {
        if (number != number_) return;
        at_end_ = page.size() < kPage;
        if (beforeSeq == 0) {
            beginResetModel();
            rows_ = page;
            endResetModel();
        } else if (!page.isEmpty()) {
            beginInsertRows({}, count(), count() + int(page.size()) - 1);
            rows_ += page;
            endInsertRows();
        }
        reading_ = false;  // not before: whoever hears of new rows may ask for more
        emit countChanged();
    });
}

void AuditLogModel::setWatching(bool watching) {
    if (watching_ == watching) return;
    watching_ = watching;
    if (watching) refresh();
    emit countChanged();
}

/// Rows that came since go on top: whoever reads further down stays there.
void AuditLogModel::catchUp() {
    if (reading_) return arriving_.start();
    if (rows_.isEmpty()) return refresh();
    whenDone(storage_.audit(filter_, 0, kPage), this, [this, number = number_](const QList<AuditRow>& page) {
        if (number != number_ || rows_.isEmpty()) return;
        const auto known = std::find_if(page.begin(), page.end(), [this](const AuditRow& row) { return row.seq <= rows_.first().seq; });
        if (known == page.end() && !page.isEmpty()) return refresh();  // more came than a page holds
        const auto fresh = int(known - page.begin());
        if (fresh == 0) return;
        beginInsertRows({}, 0, fresh - 1);
        rows_ = page.mid(0, fresh) + rows_;
        endInsertRows();
        emit countChanged();
    });
}

bool AuditLogModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && !at_end_ && !reading_ && !rows_.isEmpty();
}

void AuditLogModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent)) read(rows_.last().seq);
}

bool AuditLogModel::isFiltered() const {
    return !(filter_.text + filter_.provider + filter_.purpose + filter_.status).isEmpty();
}

void AuditLogModel::filterBy(QString AuditFilter::*field, const QString& value) {
    if (filter_.*field == value) return;
    filter_.*field = value;
    emit filterChanged();
    typing_.start();
}

void AuditLogModel::setText(const QString& text) { filterBy(&AuditFilter::text, text); }
void AuditLogModel::setProvider(const QString& provider) {
    if (this->provider() == provider) return;
    const ProviderEntry* entry = providers_.find(provider);
    filter_.providerId = entry ? provider : QString();
    filter_.provider = entry ? entry->config.name : provider;
    emit filterChanged();
    typing_.start();
}
void AuditLogModel::setPurpose(const QString& purpose) { filterBy(&AuditFilter::purpose, purpose); }
void AuditLogModel::setStatus(const QString& status) { filterBy(&AuditFilter::status, status); }

void AuditLogModel::clearFilter() {
    filter_ = {};
    emit filterChanged();
    refresh();
}

QVariantList AuditLogModel::providerChoices() const {
    QVariantList choices{choice({}, tr("Every provider"))};
    for (const ProviderEntry& entry : providers_.entries()) choices.append(choice(entry.config.id, entry.config.name));
    choices.append(choice(QStringLiteral("This computer"), tr("This computer")));
    return choices;
}

QVariantList AuditLogModel::purposeChoices() const {
    QVariantList choices{choice({}, tr("Every purpose"))};
    for (const char* purpose : {"chat", "models", "test", "token", "embeddings", "fim", "search", "download"})
        choices.append(choice(QLatin1String(purpose), purposeText(QLatin1String(purpose))));
    return choices;
}

QVariantList AuditLogModel::statusChoices() const {
    return {choice({}, tr("Every outcome")), choice("ok", tr("Answered")), choice("failed", tr("Failed")),
            choice("refused", tr("Held back")), choice("cancelled", tr("Stopped"))};
}

void AuditLogModel::retranslate() {
    emit choicesChanged();
    if (count() > 0) emit dataChanged(index(0), index(count() - 1));
}

int AuditLogModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> AuditLogModel::roleNames() const {
    return {{Seq, "seq"},           {TimeText, "timeText"},     {Provider, "provider"},     {ModelName, "modelName"},
            {PurposeText, "purposeText"}, {Status, "status"},   {StatusText, "statusText"}, {TokensText, "tokensText"},
            {BytesText, "bytesText"}, {DurationText, "durationText"}, {Local, "local"},     {Bad, "bad"}};
}

QVariant AuditLogModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const AuditRow& row = rows_[index.row()];
    switch (role) {
        case Seq: return row.seq;
        case TimeText: return QLocale().toString(row.time.toLocalTime(), tr("d MMM HH:mm:ss", "a time in the audit log"));
        case Provider: return row.host.isEmpty() ? tr("This computer") : row.provider;
        case ModelName: return row.model;
        case PurposeText: return purposeText(row.purpose);
        case Status: return statusKind(row);
        case StatusText: return statusText(row);
        case TokensText:
            return row.promptTokens + row.generatedTokens > 0
                       ? tr("%1 + %2", "tokens read and written").arg(formatTokens(row.promptTokens), formatTokens(row.generatedTokens))
                       : QString();
        case BytesText: return row.bytesSent > 0 ? formatBytes(quint64(row.bytesSent)) : QString();
        case DurationText: return row.durationMs > 0 ? formatSeconds(double(row.durationMs) / 1000) : QString();
        case Local: return row.host.isEmpty();
        case Bad: return row.seq == bad_seq_;
        default: return {};
    }
}

QVariantList AuditLogModel::details(int row) const {
    QVariantList rows;
    if (row < 0 || row >= count()) return rows;
    const AuditRow& r = rows_[row];
    const auto add = [&rows](const QString& name, const QString& value) {
        if (!value.isEmpty()) rows.append(QVariantMap{{"name", name}, {"value", value}});
    };
    const auto number = [](qint64 n) { return QLocale().toString(n); };
    add(tr("Row"), number(r.seq));
    add(tr("Time"), QLocale().toString(r.time.toLocalTime(), QLocale::LongFormat));
    add(tr("Provider"), r.host.isEmpty() ? tr("This computer") : r.provider);
    add(tr("Host"), r.host);
    add(tr("Model"), r.model);
    add(tr("Purpose"), purposeText(r.purpose));
    add(tr("What may leave"), policyText(r.policy));
    add(tr("Rule"), r.rule);
    add(tr("Outcome"), statusText(r));
    add(tr("Attempts"), number(r.attempts));
    add(tr("Duration"), formatSeconds(double(r.durationMs) / 1000));
    add(tr("Tokens"), tr("%1 read, %2 written").arg(number(r.promptTokens), number(r.generatedTokens)));
    add(tr("Bytes"), tr("%1 sent, %2 received").arg(number(r.bytesSent), number(r.bytesReceived)));
    QStringList hidden;
    for (auto it = r.redactions.begin(); it != r.redactions.end(); ++it) hidden << QStringLiteral("%1 × %2").arg(it.key()).arg(it.value());
    add(tr("Replaced before sending"), hidden.join(", "));
    add(tr("SHA-256 of what was sent"), r.inputSha256);
    add(tr("SHA-256 of what came"), r.outputSha256);
    add(tr("Conversation"), r.conversationId);
    add(tr("Identifier"), r.id);
    add(tr("Hash of the row before"), r.previousHash);
    add(tr("Hash of this row"), r.hash);
    return rows;
}

void AuditLogModel::setVerdict(const QString& verdict, const QString& text) {
    verdict_ = verdict;
    verdict_text_ = text;
    emit verdictChanged();
    if (count() > 0) emit dataChanged(index(0), index(count() - 1), {Bad});
}

void AuditLogModel::verify() {
    bad_seq_ = 0;
    setVerdict("running", tr("Reading the whole log…"));
    whenDone(storage_.verifyAudit(), this, [this](const Result<storage::AuditVerdict>& result) {
        if (!result) {
            setVerdict("unreadable", QString::fromStdString(result.error().message));
            return;
        }
        bad_seq_ = result->firstBadSeq;
        if (bad_seq_ == 0)
            setVerdict("whole", tr("The log is whole: %n row(s), none changed, none missing.", nullptr, int(result->rows)));
        else
            setVerdict("broken", tr("Row %1 is not what was written: %2").arg(QLocale().toString(bad_seq_), result->what));
    });
}

void AuditLogModel::exportLines(const QUrl& file) {
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    whenDone(storage_.exportAudit(path), this, [this, path](const Result<qint64>& rows) {
        if (rows)
            toast_.show("download", tr("%n row(s) written to %1", nullptr, int(*rows)).arg(QFileInfo(path).fileName()));
        else
            toast_.show("warning", QString::fromStdString(rows.error().message));
    });
}

}  // namespace loquat::ui
