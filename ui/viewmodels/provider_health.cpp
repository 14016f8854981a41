// SPDX-License-Identifier: MIT
#include "ui/viewmodels/provider_health.h"

#include <QLocale>
#include <algorithm>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

using namespace std::chrono_literals;
using remote::Health;
using storage::AuditRow;

namespace {

constexpr int kTickSeconds = 3600 / ProviderHealth::kTicks;
constexpr int kMostRows = 2000;

bool counts(const AuditRow& row) { return row.status != "cancelled" && row.status != "refused"; }

}  // namespace

ProviderHealth::ProviderHealth(remote::RemoteProvider& provider, const ProviderList& providers,
                               const PrivacySettings& privacy, storage::Storage& storage, QObject* parent)
    : QObject(parent), provider_(provider), providers_(providers), privacy_(privacy), storage_(storage) {
    soon_.setSingleShot(true);
    soon_.setInterval(200ms);
    connect(&soon_, &QTimer::timeout, this, &ProviderHealth::read);
    clock_.setInterval(std::chrono::seconds(kTickSeconds));
    connect(&clock_, &QTimer::timeout, this, &ProviderHealth::read);
    connect(&provider, &remote::RemoteProvider::healthChanged, this, [this](const QString& id) {
        if (id == id_) refresh();
    });
    connect(&providers, &ProviderList::entryChanged, this, [this](const QString& id) {
        if (id == id_) emit changed();
    });
    connect(&privacy, &PrivacySettings::policyChanged, this, &ProviderHealth::refresh);
}

void ProviderHealth::setProvider(const QString& id) {
    id_ = id;
    ticks_ = QStringList(kTicks, QString());
    requests_ = failed_ = 0;
    spent_ = 0;
    if (id.isEmpty()) {
        clock_.stop();
    } else {
        clock_.start();
        read();
    }
    emit changed();
}

void ProviderHealth::refresh() {
    if (!id_.isEmpty()) soon_.start();
}

QStringList ProviderHealth::ticksOf(const QList<AuditRow>& rows, const QDateTime& now) {
    QList<int> good(kTicks, 0), bad(kTicks, 0);
    for (const AuditRow& row : rows) {
        const qint64 age = row.time.secsTo(now);
        const qint64 tick = kTicks - 1 - age / kTickSeconds;
        if (!counts(row) || age < 0 || tick < 0) continue;
        ++(row.status == "ok" ? good : bad)[tick];
    }
    QStringList ticks;
    for (int i = 0; i < kTicks; ++i)
        ticks << (bad[i] == 0 ? good[i] == 0 ? QString() : QStringLiteral("ok")
                              : good[i] == 0 ? QStringLiteral("failed") : QStringLiteral("mixed"));
    return ticks;
}

void ProviderHealth::read() {
    const ProviderEntry* entry = providers_.find(id_);
    if (!entry) return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    storage::AuditFilter filter;
    filter.provider = entry->config.name;
    filter.providerId = id_;
    filter.from = now.addSecs(-3600);
    whenDone(storage_.audit(filter, 0, kMostRows), this, [this, id = id_, now](const QList<AuditRow>& rows) {
        if (id != id_) return;
        ticks_ = ticksOf(rows, now);
        requests_ = int(std::count_if(rows.begin(), rows.end(), counts));
        failed_ = int(std::count_if(rows.begin(), rows.end(), [](const AuditRow& r) { return counts(r) && r.status != "ok"; }));
        emit changed();
    });
    const QDate today = QDate::currentDate();
    whenDone(storage_.usage(QDate(today.year(), today.month(), 1).startOfDay()), this, [this, id = id_](const storage::UsageReport& report) {
        if (id != id_) return;
        spent_ = 0;
        for (const storage::UsageSum& sum : report.models)
            if (sum.providerId == id) spent_ += sum.cost.value(privacy_.currency());
        emit changed();
    });
}

QString ProviderHealth::sentence() const {
    const Health health = provider_.health(id_);
    QStringList words;
    if (requests_ == 0)
        words << tr("Nothing was sent in the last hour.");
    else if (failed_ == 0)
        words << tr("%n request(s), none failed.", nullptr, requests_);
    else
        words << tr("%n request(s), %1 failed.", nullptr, requests_).arg(failed_);
    if (health.state == Health::State::Paused)
        words << tr("It failed several times in a row, so it is left alone until %1.")
                     .arg(QLocale().toString(health.pausedUntil.toLocalTime().time(), QLocale::ShortFormat));
    if (health.state == Health::State::Trying) words << tr("The next request finds out whether it is well again.");
    if (!health.problem.isEmpty()) words << tr("Last: %1").arg(health.problem);
    return joinSentences(words);
}

QString ProviderHealth::breaker() const {
    switch (provider_.health(id_).state) {
        case Health::State::Paused: return QStringLiteral("paused");
        case Health::State::Trying: return QStringLiteral("trying");
        default: return QStringLiteral("sending");
    }
}

QString ProviderHealth::spentText() const {
    const QString spent = formatMoney(spent_, privacy_.currency());
    if (privacy_.monthlyBudget() <= 0) return spent;
    return tr("%1 of %2").arg(spent, formatMoney(privacy_.monthlyBudget(), privacy_.currency()));
}

double ProviderHealth::spentShare() const {
    return privacy_.monthlyBudget() <= 0 ? -1 : std::min(1.0, spent_ / privacy_.monthlyBudget());
}

QString ProviderHealth::requestsText() const {
    const ProviderEntry* entry = providers_.find(id_);
    const int limit = entry ? entry->config.requestsPerMinute : 0;
    const int now = provider_.health(id_).requestsThisMinute;
    return limit > 0 ? tr("%1 of %2").arg(QLocale().toString(now), QLocale().toString(limit)) : tr("%1, no limit").arg(QLocale().toString(now));
}

double ProviderHealth::requestsShare() const {
    const ProviderEntry* entry = providers_.find(id_);
    const int limit = entry ? entry->config.requestsPerMinute : 0;
    return limit > 0 ? std::min(1.0, double(provider_.health(id_).requestsThisMinute) / limit) : -1;
}

QString ProviderHealth::queueText() const {
    const int queued = provider_.health(id_).queued;
    return queued > 0 ? tr("%n request(s) wait for the limit", nullptr, queued) : QString();
}

}  // namespace loquat::ui
