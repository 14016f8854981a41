// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include "ui/viewmodels/price_table.h"
#include "ui/viewmodels/provider_list.h"

namespace loquat::ui {

/// The models of one provider: what they hold, cost and can do, and how much they were used this month.
class ProviderModels : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ProviderEditor")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY countChanged FINAL)

public:
    enum Role {
        Name = Qt::UserRole,
        WindowText,
        InputText,   ///< price per million tokens; empty: not known
        OutputText,
        CanText,
        UsedText,
        Edited,      ///< the price is the user's own
        Note,        ///< what the figures leave out
    };

    ProviderModels(const ProviderList& providers, PriceTable& prices, storage::Storage& storage, QObject* parent = nullptr);

    void setProvider(const QString& id);
    void refresh();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(rows_.size()); }
    int total() const { return total_; }  ///< without regard to the query
    QString query() const { return query_; }
    void setQuery(const QString& query);

    /// Everything known of a model, for its sheet: {name, window, input, cached, output, currency, source, date, edited}.
    Q_INVOKABLE QVariantMap facts(const QString& model) const;
    /// Prices per million tokens; an empty or unreadable one is "not known". False when a figure cannot be read.
    Q_INVOKABLE bool setPrices(const QString& model, const QString& input, const QString& cached, const QString& output,
                               const QString& currency, const QString& window);
    Q_INVOKABLE void resetPrices(const QString& model);

signals:
    void countChanged();
    void queryChanged();

private:
    struct Row {
        remote::RemoteModel model;
        std::optional<remote::ModelFacts> facts;
        qint64 used = 0;
    };
    void rebuild();
    void readUsage();
    std::optional<int> window(const Row& row) const;

    const ProviderList& providers_;
    PriceTable& prices_;
    storage::Storage& storage_;
    QString provider_id_;
    QString query_;
    int total_ = 0;
    QList<Row> rows_;
    QHash<QString, qint64> used_;  // model → tokens this month
};

}  // namespace loquat::ui
