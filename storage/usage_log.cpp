// SPDX-License-Identifier: MIT
#include "storage/usage_log.h"

#include <algorithm>
#include <limits>
#include <map>
#include <QSet>
#include <tuple>
#include <vector>

#include "storage/rows.h"

namespace loquat::storage {

namespace {

/// A sum in the making: what a median and a count of different answers need besides.
struct Gathering {
    UsageSum sum;
    QSet<QString> answers;
    std::vector<double> speeds;
    std::vector<double> waits;
};
using Key = std::tuple<QDate, QString, QString>;  // day, side, model
using Gatherings = std::map<Key, Gathering>;

UsageRow usageFrom(const Statement& row) {
    UsageRow r;
    r.id = row.text(0);
    r.messageId = row.text(1);
    r.time = fromMs(row.integer(2));
    r.conversationId = row.text(3);
    r.side = row.text(4);
    r.providerId = row.text(5);
    r.providerName = row.text(6);
    r.modelId = row.text(7);
    r.modelName = row.text(8);
    r.promptTokens = row.integer(9);
    r.cachedTokens = row.integer(10);
    r.generatedTokens = row.integer(11);
    r.firstTokenMs = row.real(12);
    r.tokensPerSecond = row.real(13);
    r.cost = row.optionalReal(14);
    r.currency = row.text(15);
    return r;
}

void add(Gathering& to, const UsageRow& row) {
    UsageSum& sum = to.sum;
    sum.side = row.side;
    sum.providerId = row.providerId;
    sum.providerName = row.providerName;
    sum.modelId = row.modelId;
    sum.modelName = row.modelName;
    sum.promptTokens += row.promptTokens;
    sum.cachedTokens += row.cachedTokens;
    sum.generatedTokens += row.generatedTokens;
    if (row.cost)
        sum.cost[row.currency] += *row.cost;
    else if (row.side == "cloud")
        ++sum.unpriced;
    to.answers.insert(row.messageId);
    if (row.tokensPerSecond > 0) to.speeds.push_back(row.tokensPerSecond);
    if (row.firstTokenMs > 0) to.waits.push_back(row.firstTokenMs);
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

QList<UsageSum> finished(const Gatherings& gatherings) {
    QList<UsageSum> sums;
    for (const auto& [key, gathering] : gatherings) {
        UsageSum sum = gathering.sum;
        sum.day = std::get<0>(key);
        sum.answers = static_cast<int>(gathering.answers.size());
        sum.medianTokensPerSecond = median(gathering.speeds);
        sum.medianFirstTokenMs = median(gathering.waits);
        sums.append(sum);
    }
    return sums;
}

}  // namespace

Result<void> writeUsage(Database& database, const UsageRow& r) {
    return Statement(database,
                     "INSERT OR REPLACE INTO usage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(r.id, r.messageId, toMs(r.time), r.conversationId, r.side, r.providerId, r.providerName, r.modelId,
              r.modelName, r.promptTokens, r.cachedTokens, r.generatedTokens, r.firstTokenMs, r.tokensPerSecond,
              r.cost, r.currency)
        .run();
}

Result<UsageReport> readUsage(Database& database, const QDateTime& from, const QDateTime& to) {
    constexpr qint64 kEnd = std::numeric_limits<qint64>::max();
    Statement rows(database,
                   "SELECT id, message_id, time, conversation_id, side, provider_id, provider_name, model_id, "
                   "model_name, prompt_tokens, cached_tokens, generated_tokens, first_token_ms, "
                   "tokens_per_second, cost, currency FROM usage WHERE time >= ? AND time < ? ORDER BY time");
    rows.bind(from.isValid() ? toMs(from) : -kEnd, to.isValid() ? toMs(to) : kEnd);
    Gatherings days, models;
    while (rows.next()) {
        const UsageRow row = usageFrom(rows);
        add(days[{row.time.date(), row.side, row.modelId}], row);
        add(models[{QDate(), row.side, row.modelId}], row);
    }
    if (auto result = rows.result(); !result) return result.error();
    return UsageReport{finished(days), finished(models)};
}

Result<double> readSpent(Database& database, const QDateTime& since, const QString& currency) {
    Statement row(database, "SELECT total(cost) FROM usage WHERE time >= ? AND currency = ?");
    if (row.bind(toMs(since), currency).next()) return row.real(0);
    if (auto result = row.result(); !result) return result.error();
    return 0.0;
}

Result<void> writeVote(Database& database, const Vote& v) {
    return Statement(database, "INSERT OR REPLACE INTO votes VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(v.id, toMs(v.time), v.winnerModel, v.loserModel, v.tie, v.blind, v.sides)
        .run();
}

Result<QList<Vote>> readVotes(Database& database) {
    Statement rows(database,
                   "SELECT id, time, winner_model, loser_model, tie, blind, sides FROM votes ORDER BY time, id");
    return readAll<Vote>(rows, [](const Statement& row) {
        return Vote{row.text(0),         fromMs(row.integer(1)), row.text(2), row.text(3), row.integer(4) != 0,
                    row.integer(5) != 0, row.text(6)};
    });
}

}  // namespace loquat::storage
