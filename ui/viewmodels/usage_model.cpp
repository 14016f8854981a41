// SPDX-License-Identifier: MIT
#include "ui/viewmodels/usage_model.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>
#include <algorithm>
#include <cmath>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

using storage::UsageReport;
using storage::UsageSum;

namespace {

constexpr double kWarnShare = 0.8;

QDate firstOfMonth(const QDate& day) { return QDate(day.year(), day.month(), 1); }

qint64 tokensOf(const UsageSum& sum) { return sum.promptTokens + sum.generatedTokens; }

bool isLocal(const UsageSum& sum) { return sum.side == "local"; }

void add(QMap<QString, double>& to, const QMap<QString, double>& cost) {
    for (auto it = cost.begin(); it != cost.end(); ++it) to[it.key()] += it.value();
}

/// The least of 1, 2, 2.5, 5 × 10^n that divides `top` into at most four.
double niceStep(double top) {
    const double rough = top / 4;
    const double ten = std::pow(10, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 2.5, 5.0})
        if (step * ten >= rough) return step * ten;
    return 10 * ten;
}

/// A cell of a CSV file (RFC 4180); words that a spreadsheet would take for a formula are marked as words.
QByteArray cell(QString text) {
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front())) text.prepend('\'');
    if (text.contains(',') || text.contains('"') || text.contains('\n'))
        text = '"' + text.replace('"', QLatin1String("\"\"")) + '"';
    return text.toUtf8();
}

}  // namespace

UsageModel::UsageModel(storage::Storage& storage, PrivacySettings& privacy, const ProviderList& providers,
                       const PriceTable& prices, Toast& toast, QObject* parent)
    : QObject(parent), storage_(storage), privacy_(privacy), providers_(providers), prices_(prices), toast_(toast) {
    connect(&privacy, &PrivacySettings::policyChanged, this, [this] {
        refreshSpent();
        emit changed();
    });
    connect(&prices, &PriceTable::changed, this, &UsageModel::changed);
    connect(&providers, &ProviderList::entryChanged, this, &UsageModel::changed);
    refreshSpent();
}

QDate UsageModel::firstDay() const {
    const QDate today = QDate::currentDate();
    if (period_ == "week") return today.addDays(-6);
    if (period_ == "year") return firstOfMonth(today).addMonths(-11);
    return firstOfMonth(today);
}

void UsageModel::setPeriod(const QString& period) {
    if (period_ == period) return;
    period_ = period;
    refresh();
}

void UsageModel::setMeasure(const QString& measure) {
    measure_ = measure;
    emit changed();
}

void UsageModel::setCurrency(const QString& currency) {
    currency_ = currency;
    emit changed();
}

void UsageModel::refresh() {
    const int number = ++reading_;
    whenDone(storage_.usage(firstDay().startOfDay()), this, [this, number](const UsageReport& report) {
        if (number != reading_) return;
        report_ = report;
        emit changed();
    });
    refreshSpent();
}

void UsageModel::refreshSpent() {
    const QString currency = privacy_.currency();
    whenDone(storage_.spentSince(firstOfMonth(QDate::currentDate()).startOfDay(), currency), this, [this, currency](double spent) {
        if (currency != privacy_.currency()) return;
        spent_ = spent;
        emit changed();
        emit spentChanged();
    });
}

QString UsageModel::monthName() const {
    const QString name = QLocale().standaloneMonthName(QDate::currentDate().month());
    return name.isEmpty() ? name : name.left(1).toUpper() + name.mid(1);
}

QStringList UsageModel::currencies() const {
    QMap<QString, double> all;
    for (const UsageSum& sum : report_.models) add(all, sum.cost);
    return all.keys();
}

QString UsageModel::currency() const {
    const QStringList known = currencies();
    if (known.contains(currency_)) return currency_;
    return known.isEmpty() || known.contains(privacy_.currency()) ? privacy_.currency() : known.first();
}

QVariantList UsageModel::tiles() const {
    qint64 local = 0, cloud = 0;
    int answers = 0, localAnswers = 0, unpriced = 0;
    QMap<QString, double> cost;
    QSet<QString> providers;
    for (const UsageSum& sum : report_.models) {
        (isLocal(sum) ? local : cloud) += tokensOf(sum);
        answers += sum.answers;
        if (isLocal(sum)) localAnswers += sum.answers;
        else providers.insert(sum.providerId);
        unpriced += sum.unpriced;
        add(cost, sum.cost);
    }
    const qint64 days = firstDay().daysTo(QDate::currentDate()) + 1;
    QStringList sums, daily;
    for (auto it = cost.begin(); it != cost.end(); ++it) {
        sums << formatMoney(it.value(), it.key());
        daily << formatMoney(it.value() / double(days), it.key());
    }
    if (sums.isEmpty()) sums << formatMoney(0, privacy_.currency());
    QString costDetail = daily.isEmpty() ? tr("nothing was paid for") : tr("%1 a day on average").arg(daily.join(" + "));
    if (unpriced > 0) costDetail = tr("without %n answer(s) of unknown price", nullptr, unpriced);
    const auto tile = [](const QString& name, const QString& value, const QString& detail) {
        return QVariantMap{{"name", name}, {"value", value}, {"detail", detail}};
    };
    const int share = answers > 0 ? int(std::lround(100.0 * localAnswers / answers)) : 0;
    return {tile(tr("Tokens"), formatTokens(local + cloud), tr("%n answer(s)", nullptr, answers)),
            tile(tr("Answered here"), answers > 0 ? tr("%1 %").arg(share) : QStringLiteral("–"),
                 tr("%1 tokens, free").arg(formatTokens(local))),
            tile(tr("Cloud"), formatTokens(cloud), tr("%n provider(s)", nullptr, int(providers.size()))),
            tile(tr("Cost"), sums.join(" + "), costDetail)};
}

QList<UsageModel::Bar> UsageModel::collect() const {
    const QDate first = firstDay();
    const QDate today = QDate::currentDate();
    const bool byMonth = period_ == "year";
    const QDate last = period_ == "month" ? QDate(today.year(), today.month(), today.daysInMonth()) : today;
    const int n = byMonth ? 12 : int(first.daysTo(last)) + 1;
    QList<Bar> bars(n);
    for (int i = 0; i < n; ++i) {
        const QDate day = byMonth ? first.addMonths(i) : first.addDays(i);
        bars[i].title = QLocale().toString(day, byMonth ? tr("MMMM yyyy", "a month") : tr("d MMMM", "a day"));
        if (byMonth || period_ == "week" || i % 7 == 0) bars[i].label = QLocale().toString(day, byMonth ? tr("MMM", "a month, short") : tr("d MMM", "a day, short"));
    }
    for (const UsageSum& sum : report_.days) {
        const int i = byMonth ? (sum.day.year() - first.year()) * 12 + sum.day.month() - first.month() : int(first.daysTo(sum.day));
        if (i < 0 || i >= n) continue;
        (isLocal(sum) ? bars[i].local : bars[i].cloud) += tokensOf(sum);
        add(bars[i].cost, sum.cost);
    }
    return bars;
}

double UsageModel::tallest(const QList<Bar>& bars) const {
    double top = 0;
    for (const Bar& bar : bars)
        top = std::max(top, measure_ == "cost" ? bar.cost.value(currency()) : double(bar.local + bar.cloud));
    if (top <= 0) return 0;
    const double step = niceStep(top);
    return std::ceil(top / step - 1e-9) * step;
}

QVariantList UsageModel::bars() const {
    const QList<Bar> collected = collect();
    const double top = tallest(collected);
    const QString currency = this->currency();
    const auto share = [top](double value) { return top > 0 ? value / top : 0.0; };
    QVariantList rows;
    for (const Bar& bar : collected) {
        QStringList costs;
        for (auto it = bar.cost.begin(); it != bar.cost.end(); ++it) costs << formatMoney(it.value(), it.key());
        const bool cost = measure_ == "cost";
        rows.append(QVariantMap{{"label", bar.label},
                                {"title", bar.title},
                                {"local", cost ? 0.0 : share(double(bar.local))},
                                {"cloud", cost ? share(bar.cost.value(currency)) : share(double(bar.cloud))},
                                {"localText", formatTokens(bar.local)},
                                {"cloudText", formatTokens(bar.cloud)},
                                {"costText", costs.isEmpty() ? tr("none") : costs.join(" + ")}});
    }
    return rows;
}

QVariantList UsageModel::axis() const {
    const double top = tallest(collect());
    if (top <= 0) return {};
    const double step = niceStep(top);
    QVariantList marks;
    for (int i = 0; i * step <= top * 1.0001; ++i) {
        const double value = i * step;
        const QString text = measure_ == "cost" ? formatMoney(value, currency()) : value == 0 ? QStringLiteral("0")
                             : top >= 1e6 ? tr("%1 M").arg(QLocale().toString(value / 1e6, 'f', step >= 1e6 ? 0 : step >= 1e5 ? 1 : 2))
                                          : formatCount(qint64(value));
        marks.append(QVariantMap{{"share", value / top}, {"text", text}});
    }
    return marks;
}

QVariantList UsageModel::table() const {
    QList<UsageSum> sums = report_.models;
    std::stable_sort(sums.begin(), sums.end(), [](const UsageSum& a, const UsageSum& b) {
        return isLocal(a) != isLocal(b) ? isLocal(a) : tokensOf(a) > tokensOf(b);
    });
    QVariantList rows;
    for (const UsageSum& sum : sums) {
        QStringList costs;
        for (auto it = sum.cost.begin(); it != sum.cost.end(); ++it) costs << formatMoney(it.value(), it.key());
        const QString unknown = isLocal(sum) ? tr("none") : tr("not known");
        rows.append(QVariantMap{{"name", isLocal(sum) ? sum.modelName : tr("%1, %2").arg(sum.providerName, sum.modelName)},
                                {"side", sum.side},
                                {"answers", QLocale().toString(sum.answers)},
                                {"tokensIn", formatTokens(sum.promptTokens)},
                                {"tokensOut", formatTokens(sum.generatedTokens)},
                                {"speed", sum.medianTokensPerSecond > 0 ? QLocale().toString(sum.medianTokensPerSecond, 'f', 1) : QString()},
                                {"cost", costs.isEmpty() ? unknown : costs.join(" + ")}});
    }
    return rows;
}

QStringList UsageModel::otherSide() const {
    qint64 localIn = 0, localOut = 0, cloudOut = 0, cloudAll = 0, most = 0;
    double localSpeed = 0;
    for (const UsageSum& sum : report_.models) {
        if (isLocal(sum)) {
            localIn += sum.promptTokens;
            localOut += sum.generatedTokens;
            if (sum.medianTokensPerSecond > 0 && tokensOf(sum) > most) {
                most = tokensOf(sum);
                localSpeed = sum.medianTokensPerSecond;
            }
        } else {
            cloudAll += tokensOf(sum);
            cloudOut += sum.generatedTokens;
        }
    }
    QStringList lines;
    if (localIn + localOut > 0) {
        // By the first model of the list whose price is known: the one that Auto would have asked.
        for (const ProviderEntry& entry : providers_.entries()) {
            bool priced = false;
            for (const remote::RemoteModel& model : entry.models) {
                const auto facts = prices_.find(entry.config, model.name);
                const auto cost = facts ? remote::cost(*facts, int(std::min<qint64>(localIn, INT_MAX)), 0, int(std::min<qint64>(localOut, INT_MAX))) : std::nullopt;
                if (!cost) continue;
                lines << tr("The %1 tokens answered here would have cost about %2 with %3 at %4.")
                             .arg(formatTokens(localIn + localOut), formatMoney(*cost, facts->currency), model.name, entry.config.name);
                priced = true;
                break;
            }
            if (priced) break;
        }
    }
    if (cloudAll > 0 && localSpeed > 0)
        lines << tr("The %1 tokens of the cloud would have cost nothing here, and about %2 of writing at %3.")
                     .arg(formatTokens(cloudAll), formatHours(double(cloudOut) / localSpeed), formatSpeed(localSpeed));
    return lines;
}

QString UsageModel::priceDate() const {
    return prices_.date().isValid() ? QLocale().toString(prices_.date(), QLocale::LongFormat) : QString();
}

QVariantMap UsageModel::budget() const {
    const double limit = privacy_.monthlyBudget();
    const QString currency = privacy_.currency();
    const QDate today = QDate::currentDate();
    const QString spent = formatMoney(spent_, currency);
    QVariantMap map{{"set", limit > 0},
                    {"currency", currency},
                    {"amount", limit > 0 ? QLocale().toString(limit, 'f', QLocale::FloatingPointShortest) : QString()},
                    {"share", limit > 0 ? std::min(1.0, spent_ / limit) : 0.0},
                    {"warnShare", kWarnShare}};
    if (limit <= 0) {
        map["text"] = tr("%1 this month. No limit is set.").arg(spent);
        return map;
    }
    map["state"] = spent_ >= limit ? "stop" : spent_ >= kWarnShare * limit ? "warn" : "ok";
    const double pace = spent_ / today.day() * today.daysInMonth();
    const QString end = QLocale().toString(QDate(today.year(), today.month(), today.daysInMonth()), tr("d MMMM", "a day"));
    map["text"] = spent_ >= limit
                      ? tr("%1 of %2 this month. The cloud is not asked until the month ends or the budget grows.").arg(spent, formatMoney(limit, currency))
                      : tr("%1 of %2 this month. At this pace %3 by %4.").arg(spent, formatMoney(limit, currency), formatMoney(pace, currency), end);
    map["zeroText"] = formatMoney(0, currency);
    map["warnText"] = tr("warns at %1").arg(formatMoney(kWarnShare * limit, currency));
    map["stopText"] = tr("stops at %1").arg(formatMoney(limit, currency));
    return map;
}

bool UsageModel::setBudget(const QString& amount, const QString& currency) {
    bool ok = true;
    double limit = 0;
    if (!amount.trimmed().isEmpty()) {
        limit = QLocale().toDouble(amount.trimmed(), &ok);
        if (!ok) limit = QLocale::c().toDouble(amount.trimmed(), &ok);
    }
    if (!ok || !(limit >= 0) || limit > 1e12) return false;
    privacy_.setCurrency(currency);
    privacy_.setMonthlyBudget(limit);
    return true;
}

QByteArray UsageModel::csv(const UsageReport& report) {
    QByteArray out = "day,side,provider,model,answers,prompt_tokens,cached_tokens,generated_tokens,median_tokens_per_second,cost,currency\r\n";
    for (const UsageSum& sum : report.days) {
        const QByteArray begin = sum.day.toString(Qt::ISODate).toUtf8() + ',' + cell(sum.side) + ',' + cell(sum.providerName) + ',' +
                                 cell(sum.modelName) + ',' + QByteArray::number(sum.answers) + ',' + QByteArray::number(sum.promptTokens) +
                                 ',' + QByteArray::number(sum.cachedTokens) + ',' + QByteArray::number(sum.generatedTokens) + ',' +
                                 (sum.medianTokensPerSecond > 0 ? QByteArray::number(sum.medianTokensPerSecond, 'f', 2) : QByteArray()) + ',';
        if (sum.cost.isEmpty()) out += begin + ",\r\n";
        QByteArray line = begin;
        for (auto it = sum.cost.begin(); it != sum.cost.end(); ++it) {
            out += line + QByteArray::number(it.value(), 'f', 6) + ',' + cell(it.key()) + "\r\n";
            line = sum.day.toString(Qt::ISODate).toUtf8() + ',' + cell(sum.side) + ',' + cell(sum.providerName) + ',' +
                   cell(sum.modelName) + ",0,0,0,0,,";  // the same answers are not counted twice
        }
    }
    return out;
}

void UsageModel::exportCsv(const QUrl& file) {
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    QSaveFile out(path);
    if (out.open(QIODevice::WriteOnly) && out.write(csv(report_)) >= 0 && out.commit())
        toast_.show("download", tr("Written to %1").arg(QFileInfo(path).fileName()));
    else
        toast_.show("warning", tr("%1 could not be written: %2").arg(QFileInfo(path).fileName(), out.errorString()));
}

}  // namespace loquat::ui
