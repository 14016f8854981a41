// SPDX-License-Identifier: MIT
#include "ui/viewmodels/privacy_settings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

namespace loquat::ui {

namespace {

const QString kNote = QStringLiteral("privacy");
const QStringList kPolicies{"redacted", "local", "open"};  // the first is the default
const QStringList kSheets{"first", "always", "never"};
constexpr int kLargestCache = 1024;

QString oneOf(const QString& value, const QStringList& allowed) {
    return allowed.contains(value) ? value : allowed.first();
}

}  // namespace

PrivacySettings::PrivacySettings(Settings& settings, QObject* parent) : QObject(parent), settings_(settings) {
    read();
    for (const auto signal : {&PrivacySettings::policyChanged, &PrivacySettings::rulesChanged, &PrivacySettings::cacheChanged})
        connect(this, signal, this, &PrivacySettings::changed);
    connect(this, &PrivacySettings::changed, this, &PrivacySettings::save);
    connect(&words_, &WordList::edited, this, &PrivacySettings::policyChanged);
    connect(&rules_, &RuleList::edited, this, &PrivacySettings::rulesChanged);
}

void PrivacySettings::read() {
    const QJsonObject json = QJsonDocument::fromJson(settings_.note(kNote).toUtf8()).object();
    no_cloud_ = json["noCloud"].toBool(false);
    default_policy_ = oneOf(json["defaultPolicy"].toString(), kPolicies);
    sheet_ = oneOf(json["sheet"].toString(), kSheets);
    audit_local_ = json["auditLocal"].toBool(false);
    cache_megabytes_ = std::clamp(json["cacheMegabytes"].toInt(), 0, kLargestCache);
    monthly_budget_ = std::max(0.0, json["monthlyBudget"].toDouble());
    currency_ = json["currency"].toString(currency_);
    words_.setJson(json["words"].toString());
    rules_.setJson(json["rules"].toString());
}

void PrivacySettings::save() {
    const QJsonObject json{{"noCloud", no_cloud_},
                           {"defaultPolicy", default_policy_},
                           {"sheet", sheet_},
                           {"auditLocal", audit_local_},
                           {"cacheMegabytes", cache_megabytes_},
                           {"monthlyBudget", monthly_budget_},
                           {"currency", currency_},
                           {"words", words_.toJson()},
                           {"rules", rules_.isShipped() ? QString() : rules_.toJson()}};
    settings_.setNote(kNote, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

remote::EgressPolicy PrivacySettings::egressPolicy() const {
    remote::EgressPolicy policy;
    policy.noCloud = no_cloud_;
    policy.words = words_.rules();
    policy.monthlyBudget = monthly_budget_;
    policy.currency = currency_;
    return policy;
}

void PrivacySettings::setNoCloud(bool noCloud) {
    if (no_cloud_ == noCloud) return;
    no_cloud_ = noCloud;
    emit policyChanged();
}

void PrivacySettings::setDefaultPolicy(const QString& policy) {
    if (default_policy_ == policy || !kPolicies.contains(policy)) return;
    default_policy_ = policy;
    emit changed();
}

void PrivacySettings::setSheet(const QString& sheet) {
    if (sheet_ == sheet || !kSheets.contains(sheet)) return;
    sheet_ = sheet;
    emit changed();
}

void PrivacySettings::setAuditLocal(bool audit) {
    if (audit_local_ == audit) return;
    audit_local_ = audit;
    emit changed();
}

void PrivacySettings::setCacheMegabytes(int megabytes) {
    megabytes = std::clamp(megabytes, 0, kLargestCache);
    if (cache_megabytes_ == megabytes) return;
    cache_megabytes_ = megabytes;
    emit cacheChanged();
}

void PrivacySettings::setMonthlyBudget(double budget) {
    budget = std::isfinite(budget) ? std::max(0.0, budget) : 0.0;
    if (monthly_budget_ == budget) return;
    monthly_budget_ = budget;
    emit policyChanged();
}

void PrivacySettings::setCurrency(const QString& currency) {
    if (currency_ == currency || currency.isEmpty()) return;
    currency_ = currency;
    emit policyChanged();
}

}  // namespace loquat::ui
