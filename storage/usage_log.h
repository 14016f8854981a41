// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <optional>

#include "storage/database.h"
#include "storage/records.h"

namespace loquat::storage {

/// What one request for an answer used. It outlives its conversation. An answer has several when it was continued
/// or handed over to the other side.
struct UsageRow {
    QString id = newId();
    QString messageId;
    QDateTime time;
    QString conversationId;
    QString side;           ///< "local", "cloud"
    QString providerId;     ///< empty for local answers
    QString providerName;
    QString modelId;
    QString modelName;
    qint64 promptTokens = 0;
    qint64 cachedTokens = 0;  ///< of the prompt
    qint64 generatedTokens = 0;
    double firstTokenMs = 0;
    double tokensPerSecond = 0;  ///< 0: not known
    std::optional<double> cost;  ///< nothing: the price is not known, or there is none
    QString currency;
};

/// What one model was used for, on one day or in all.
struct UsageSum {
    QDate day;              ///< local time; invalid in UsageReport::models
    QString side;
    QString providerId;
    QString providerName;   ///< as it was last called
    QString modelId;
    QString modelName;      ///< as it was last called
    int answers = 0;
    qint64 promptTokens = 0;
    qint64 cachedTokens = 0;
    qint64 generatedTokens = 0;
    QMap<QString, double> cost;  ///< currency → known costs
    int unpriced = 0;            ///< cloud requests among them whose cost is not known
    double medianTokensPerSecond = 0;  ///< of the requests that tell; 0: none does
    double medianFirstTokenMs = 0;
};

struct UsageReport {
    QList<UsageSum> days;    ///< by day, then side, then model
    QList<UsageSum> models;  ///< by side, then model
};

/// A choice between two answers to one question.
struct Vote {
    QString id = newId();
    QDateTime time;
    QString winnerModel;  ///< with a tie: the first shown
    QString loserModel;
    bool tie = false;
    bool blind = false;
    QString sides;        ///< of the winner and the loser: "local,cloud"
};

Result<void> writeUsage(Database& database, const UsageRow& row);
Result<UsageReport> readUsage(Database& database, const QDateTime& from, const QDateTime& to);
Result<double> readSpent(Database& database, const QDateTime& since, const QString& currency);

Result<void> writeVote(Database& database, const Vote& vote);
Result<QList<Vote>> readVotes(Database& database);

}  // namespace loquat::storage
