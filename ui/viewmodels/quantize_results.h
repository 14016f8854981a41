// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "engine/local/workshop_types.h"
#include "ui/viewmodels/quantize_plot.h"

namespace loquat::ui {

/// What was measured: the table, the plot over the same rows, the budget and the one selection they share.
/// Largest file first.
class QuantizeResults : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Quantize")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(QString metric READ metric WRITE setMetric NOTIFY changed FINAL)
    Q_PROPERTY(QString caption READ caption NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList points READ points NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList line READ line NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList xAxis READ xAxis NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList yAxis READ yAxis NOTIFY changed FINAL)
    Q_PROPERTY(double budget READ budget WRITE setBudget NOTIFY changed FINAL)
    Q_PROPERTY(double budgetFrom READ budgetFrom NOTIFY changed FINAL)
    Q_PROPERTY(double budgetTo READ budgetTo NOTIFY changed FINAL)
    Q_PROPERTY(double budgetShare READ budgetShare NOTIFY changed FINAL)
    Q_PROPERTY(QString budgetText READ budgetText NOTIFY changed FINAL)
    Q_PROPERTY(QString budgetFromText READ budgetFromText NOTIFY changed FINAL)
    Q_PROPERTY(QString budgetToText READ budgetToText NOTIFY changed FINAL)
    Q_PROPERTY(QString selected READ selected WRITE select NOTIFY changed FINAL)
    Q_PROPERTY(QString selectedName READ selectedName NOTIFY changed FINAL)
    Q_PROPERTY(QString selectedSize READ selectedSize NOTIFY changed FINAL)
    Q_PROPERTY(QString selectedWords READ selectedWords NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList worst READ worst NOTIFY changed FINAL)

public:
    enum Role {
        CandidateId = Qt::UserRole,
        Name,
        SizeText,
        BitsText,
        KlText,
        AgreementText,
        PerplexityText,
        SpeedText,
        MemoryText,
        Verdict,
        VerdictText,
        Selected,
        Words,
    };

    explicit QuantizeResults(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void clear();
    void add(const WorkshopResult& result);
    const WorkshopResult* find(const QString& id) const;
    const QList<WorkshopResult>& all() const { return rows_; }
    QString nameOf(const WorkshopResult& result) const;  ///< "Q4_K_M", "Loquat mix"
    void retranslate();

    int count() const { return int(rows_.size()); }
    QString metric() const { return metric_; }  ///< "kl", "perplexity", "speed"
    void setMetric(const QString& metric);
    QString caption() const;        ///< what stands up the plot, and which way is better
    QVariantList points() const;    ///< {id, name, x, y (shares), beaten, over, selected, text (all of it in words)}
    QVariantList line() const;      ///< {x, y}: the points that nothing beats, by size
    QVariantList xAxis() const;     ///< {share, text}
    QVariantList yAxis() const;     ///< {share, text}
    double budget() const { return budget_; }  ///< bytes
    void setBudget(double bytes);              ///< and selects the best within it
    double budgetFrom() const;
    double budgetTo() const;
    double budgetShare() const;
    QString budgetText() const;
    QString budgetFromText() const;
    QString budgetToText() const;
    QString selected() const { return selected_; }
    void select(const QString& id);
    void chooseBest();              ///< within the budget, else the smallest; unless something is selected
    QString selectedName() const;
    QString selectedSize() const;
    QString selectedWords() const;  ///< what the chosen one lost, in a plain sentence
    QVariantList worst() const;     ///< {title, before, original, quantized, klText} of the chosen one

    /// Where the names of points() stand in a plot of this size with words of this height: {x, y}.
    Q_INVOKABLE QVariantList labels(double width, double height, int pixelSize) const;
    Q_INVOKABLE void step(int by);  ///< selects the next larger (1) or smaller (-1)

signals:
    void changed();

private:
    bool lowIsGood() const { return metric_ != QLatin1String("speed"); }
    double valueOf(const WorkshopResult& result) const;
    QList<PlotPoint> plotPoints() const;
    PlotAxis sizeAxis() const;
    PlotAxis valueAxis() const;
    QString axisText(double value) const;
    QString words(const WorkshopResult& result) const;
    const WorkshopResult* bestWithin(double bytes) const;
    QString verdict(const WorkshopResult& result) const;
    void refresh();

    QList<WorkshopResult> rows_;
    QString metric_ = QStringLiteral("kl");
    double budget_ = 0;
    QString selected_;
};

/// "1.06 GB", "412 MB", "3.21 MB": three figures, for sizes that are held against each other.
QString formatSize(double bytes);

}  // namespace loquat::ui
