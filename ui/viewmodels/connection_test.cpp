// SPDX-License-Identifier: MIT
#include "ui/viewmodels/connection_test.h"

#include <QLocale>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

using remote::ConnectionReport;

ConnectionTest::ConnectionTest(remote::RemoteProvider& provider, ProviderList& providers, QObject* parent)
    : QObject(parent), provider_(provider), providers_(providers) {}

void ConnectionTest::reset() {
    ++number_;
    running_ = false;
    report_.reset();
    emit changed();
}

void ConnectionTest::run(const remote::ProviderConfig& config) {
    running_ = true;
    report_.reset();
    emit changed();
    whenDone(provider_.test(config, {}, true), this, [this, id = config.id, number = ++number_](const ConnectionReport& report) {
        if (!report.models.isEmpty()) providers_.setModels(id, report.models);
        if (number != number_) return;
        running_ = false;
        report_ = report;
        at_ = QDateTime::currentDateTimeUtc();
        emit changed();
    });
}

QString ConnectionTest::outcome() const {
    if (!report_) return {};
    return report_->error ? QStringLiteral("bad") : QStringLiteral("good");
}

QString ConnectionTest::sentence() const {
    if (running_) return tr("Asking the service…");
    if (!report_) return {};
    if (report_->error) {
        const QString between = report_->error->what.endsWith('.') || report_->error->why.isEmpty() ? QStringLiteral(" ") : QStringLiteral(". ");
        return (report_->error->what + between + report_->error->why).trimmed();
    }
    QStringList found;
    if (report_->keyAccepted) found << tr("Key accepted");
    found << tr("%n model(s)", nullptr, int(report_->models.size()));
    found << (report_->streams ? tr("streaming works") : tr("streaming was not tried"));
    return tr("Answered in %1. %2.").arg(formatSeconds(double(report_->latencyMs) / 1000), found.join(tr(", ")));
}

QString ConnectionTest::whenText() const { return report_ ? formatAgo(at_, QDateTime::currentDateTimeUtc()) : QString(); }

QVariantList ConnectionTest::details() const {
    QVariantList rows;
    if (!report_) return rows;
    const auto add = [&rows](const QString& name, const QString& value) {
        if (!value.isEmpty()) rows.append(QVariantMap{{"name", name}, {"value", value}});
    };
    const ConnectionReport& r = *report_;
    add(tr("First byte"), r.reached ? formatSeconds(double(r.latencyMs) / 1000) : QString());
    add(tr("Encryption"), r.reached && r.tls.isEmpty() ? tr("none: everyone on the way can read along") : r.tls);
    add(tr("Protocol"), r.httpVersion);
    add(tr("Certificate of"), r.certificateSubject);
    add(tr("Issued by"), r.certificateIssuer);
    if (r.certificateExpires.isValid())
        add(tr("Valid until"), QLocale().toString(r.certificateExpires.toLocalTime().date(), QLocale::LongFormat));
    return rows;
}

}  // namespace loquat::ui
