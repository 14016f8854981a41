// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "storage/storage.h"
#include "ui/viewmodels/price_table.h"
#include "ui/viewmodels/privacy_settings.h"
#include "ui/viewmodels/provider_list.h"
#include "ui/viewmodels/toast.h"

namespace loquat::ui {

/// What was used and what it cost: four figures, bars, the month's budget, a table. Sums in different currencies
/// stand beside each other and are never added.
class UsageModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(QString period READ period WRITE setPeriod NOTIFY changed FINAL)
    Q_PROPERTY(QString measure READ measure WRITE setMeasure NOTIFY changed FINAL)
    Q_PROPERTY(QString currency READ currency WRITE setCurrency NOTIFY changed FINAL)
    Q_PROPERTY(QStringList currencies READ currencies NOTIFY changed FINAL)
    Q_PROPERTY(QString monthName READ monthName NOTIFY changed FINAL)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList tiles READ tiles NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList bars READ bars NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList axis READ axis NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList table READ table NOTIFY changed FINAL)
    Q_PROPERTY(QStringList otherSide READ otherSide NOTIFY changed FINAL)
    Q_PROPERTY(QString priceDate READ priceDate NOTIFY changed FINAL)
    Q_PROPERTY(QVariantMap budget READ budget NOTIFY changed FINAL)

public:
    UsageModel(storage::Storage& storage, PrivacySettings& privacy, const ProviderList& providers, const PriceTable& prices,
               Toast& toast, QObject* parent = nullptr);

    QString period() const { return period_; }  ///< "week" (7 days), "month", "year"
    void setPeriod(const QString& period);
    QString measure() const { return measure_; }  ///< "tokens", "cost"
    void setMeasure(const QString& measure);
    QString currency() const;  ///< of the cost bars
    void setCurrency(const QString& currency);
    QStringList currencies() const;
    QString monthName() const;
    bool isEmpty() const { return report_.models.isEmpty(); }
    QVariantList tiles() const;      ///< {name, value, detail}
    QVariantList bars() const;       ///< {label, title, local, cloud (shares of the axis), localText, cloudText, costText}
    QVariantList axis() const;       ///< {share, text}
    QVariantList table() const;      ///< {name, side, answers, tokensIn, tokensOut, speed, cost}
    QStringList otherSide() const;   ///< what the same would have cost on the other side
    QString priceDate() const;
    QVariantMap budget() const;      ///< {set, state, share, text, warnText, stopText, amount, currency}

    double spentThisMonth() const { return spent_; }  ///< in the budget's currency
    void refreshSpent();                              ///< an answer was paid for
    void retranslate() { emit changed(); }

    Q_INVOKABLE void refresh();  ///< the page was opened
    Q_INVOKABLE void exportCsv(const QUrl& file);
    /// False when the amount cannot be read. Empty or 0: no budget.
    Q_INVOKABLE bool setBudget(const QString& amount, const QString& currency);

    static QByteArray csv(const storage::UsageReport& report);

signals:
    void changed();
    void spentChanged();

private:
    struct Bar {
        QString label;
        QString title;
        qint64 local = 0;
        qint64 cloud = 0;
        QMap<QString, double> cost;
    };
    QDate firstDay() const;
    QList<Bar> collect() const;
    double tallest(const QList<Bar>& bars) const;

    storage::Storage& storage_;
    PrivacySettings& privacy_;
    const ProviderList& providers_;
    const PriceTable& prices_;
    Toast& toast_;
    QString period_ = QStringLiteral("month");
    QString measure_ = QStringLiteral("tokens");
    QString currency_;
    storage::UsageReport report_;
    double spent_ = 0;
    int reading_ = 0;
};

}  // namespace loquat::ui
