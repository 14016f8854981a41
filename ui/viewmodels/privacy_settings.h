// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include "engine/remote/egress_gate.h"
#include "ui/viewmodels/rule_list.h"
#include "ui/viewmodels/settings.h"
#include "ui/viewmodels/word_list.h"

namespace loquat::ui {

/// What may leave this computer, what Auto goes by, what may be spent. Kept with the other settings, so that it
/// holds from the first moment, whatever becomes of the history.
class PrivacySettings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(bool noCloud READ noCloud WRITE setNoCloud NOTIFY policyChanged FINAL)
    Q_PROPERTY(QString defaultPolicy READ defaultPolicy WRITE setDefaultPolicy NOTIFY changed FINAL)
    Q_PROPERTY(QString sheet READ sheet WRITE setSheet NOTIFY changed FINAL)
    Q_PROPERTY(bool auditLocal READ auditLocal WRITE setAuditLocal NOTIFY changed FINAL)
    Q_PROPERTY(int cacheMegabytes READ cacheMegabytes WRITE setCacheMegabytes NOTIFY cacheChanged FINAL)
    Q_PROPERTY(double monthlyBudget READ monthlyBudget WRITE setMonthlyBudget NOTIFY policyChanged FINAL)
    Q_PROPERTY(QString currency READ currency WRITE setCurrency NOTIFY policyChanged FINAL)
    Q_PROPERTY(loquat::ui::WordList* words READ words CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::RuleList* rules READ rules CONSTANT FINAL)

public:
    explicit PrivacySettings(Settings& settings, QObject* parent = nullptr);  ///< outlives this

    bool noCloud() const { return no_cloud_; }
    void setNoCloud(bool noCloud);
    QString defaultPolicy() const { return default_policy_; }  ///< of new conversations: "local", "redacted", "open"
    void setDefaultPolicy(const QString& policy);
    QString sheet() const { return sheet_; }  ///< of new conversations: "first", "always", "never"
    void setSheet(const QString& sheet);
    bool auditLocal() const { return audit_local_; }  ///< answers of this computer go to the audit log too
    void setAuditLocal(bool audit);
    int cacheMegabytes() const { return cache_megabytes_; }  ///< of the response cache; 0: off
    void setCacheMegabytes(int megabytes);
    double monthlyBudget() const { return monthly_budget_; }  ///< in `currency`; 0: none
    void setMonthlyBudget(double budget);
    QString currency() const { return currency_; }
    void setCurrency(const QString& currency);
    WordList* words() { return &words_; }
    RuleList* rules() { return &rules_; }

    remote::EgressPolicy egressPolicy() const;
    void retranslate() { rules_.retranslate(); }

signals:
    void policyChanged();  ///< what egressPolicy() returns
    void rulesChanged();
    void cacheChanged();
    void changed();        ///< any of them

private:
    void read();
    void save();

    Settings& settings_;
    bool no_cloud_ = false;
    QString default_policy_ = QStringLiteral("redacted");
    QString sheet_ = QStringLiteral("first");
    bool audit_local_ = false;
    int cache_megabytes_ = 0;
    double monthly_budget_ = 0;
    QString currency_ = QStringLiteral("CNY");
    WordList words_;
    RuleList rules_;
};

}  // namespace loquat::ui
