// SPDX-License-Identifier: MIT
#include "ui/viewmodels/quantize_results.h"

#include <QFont>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "ui/viewmodels/format.h"

namespace loquat::ui {

namespace {

constexpr double kLeastKl = 1e-6;  // the log axis knows no zero; less than this is none

QString figures(double value, int decimals) { return QLocale().toString(value, 'f', decimals); }

QString klText(double kl) {
    if (kl < kLeastKl) return figures(0, 0);
    return kl < 0.00095 ? QLocale().toString(kl, 'g', 2) : figures(kl, kl < 9.9995 ? 4 : 2);
}

/// The two tokens as a person tells them apart: without their spaces, unless these are what differs. A token may hold
/// some of the bytes of a character only.
QPair<QString, QString> tellApart(QString a, QString b) {
    for (QString* token : {&a, &b})
        if (token->contains(QChar::ReplacementCharacter)) *token = QuantizeResults::tr("part of a character");
    if (a.trimmed() != b.trimmed() && !a.trimmed().isEmpty() && !b.trimmed().isEmpty()) return {a.trimmed(), b.trimmed()};
    const auto shown = [](QString token) { return token.replace(' ', QChar(0x2423)).replace('\n', QChar(0x21B5)).replace('\t', QChar(0x21E5)); };
    return {shown(a), shown(b)};
}

}  // namespace

QString formatSize(double bytes) {
    const bool giga = bytes >= 999.5e6;
    const double value = giga ? bytes / 1e9 : bytes / 1e6;
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return giga ? QuantizeResults::tr("%1 GB").arg(figures(value, decimals)) : QuantizeResults::tr("%1 MB").arg(figures(value, decimals));
}

int QuantizeResults::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> QuantizeResults::roleNames() const {
    return {{CandidateId, "candidateId"}, {Name, "name"},
            {SizeText, "sizeText"},       {BitsText, "bitsText"},
            {KlText, "klText"},           {AgreementText, "agreementText"},
            {PerplexityText, "perplexityText"}, {SpeedText, "speedText"},
            {MemoryText, "memoryText"},   {Verdict, "verdict"},
            {VerdictText, "verdictText"}, {Selected, "selected"},
            {Words, "words"}};
}

QVariant QuantizeResults::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const WorkshopResult& r = rows_[index.row()];
    switch (role) {
        case CandidateId: return r.id;
        case Name: return nameOf(r);
        case SizeText: return formatSize(double(r.bytes));
        case BitsText: return figures(r.bitsPerWeight, 2);
        case KlText: return klText(r.kl);
        case AgreementText: return tr("%1 %").arg(figures(100 * r.agreement, 1));
        case PerplexityText: return figures(r.perplexity, r.perplexity < 99.995 ? 2 : 0);
        case SpeedText: return figures(r.tokensPerSecond, r.tokensPerSecond < 99.95 ? 1 : 0) + (r.disturbed ? QStringLiteral(" *") : QString());
        case MemoryText: return formatSize(double(r.memoryBytes));
        case Verdict: return verdict(r);
        case VerdictText: {
            const QString word = verdict(r);
            return word == "best" ? tr("Best in budget") : word == "over" ? tr("Over budget") : word == "beaten" ? tr("Beaten") : QString();
        }
        case Selected: return r.id == selected_;
        case Words: return words(r);
    }
    return {};
}

QString QuantizeResults::nameOf(const WorkshopResult& result) const {
    if (result.budget == 0) return result.id;
    const auto mixes = std::count_if(rows_.begin(), rows_.end(), [](const WorkshopResult& r) { return r.budget > 0; });
    return mixes > 1 ? tr("Loquat mix %1").arg(formatSize(double(result.budget))) : tr("Loquat mix");
}

void QuantizeResults::clear() {
    beginResetModel();
    rows_.clear();
    selected_.clear();
    budget_ = 0;
    endResetModel();
    emit changed();
}

void QuantizeResults::add(const WorkshopResult& result) {
    if (find(result.id)) return;
    const auto after = std::find_if(rows_.begin(), rows_.end(), [&](const WorkshopResult& r) { return r.bytes < result.bytes; });
    const int row = int(after - rows_.begin());
    beginInsertRows({}, row, row);
    rows_.insert(row, result);
    endInsertRows();
    if (budget_ <= 0 && result.budget > 0) budget_ = double(result.budget);
    refresh();
}

const WorkshopResult* QuantizeResults::find(const QString& id) const {
    const auto it = std::find_if(rows_.begin(), rows_.end(), [&](const WorkshopResult& r) { return r.id == id; });
    return it == rows_.end() ? nullptr : &*it;
}

void QuantizeResults::retranslate() { refresh(); }

void QuantizeResults::refresh() {
    if (!rows_.isEmpty()) emit dataChanged(index(0), index(count() - 1));
    emit changed();
}

void QuantizeResults::setMetric(const QString& metric) {
    if (metric_ == metric) return;
    metric_ = metric;
    emit changed();
}

QString QuantizeResults::caption() const {
    if (metric_ == "perplexity") {
        const double original = rows_.isEmpty() ? 0 : rows_[0].originalPerplexity;
        return original > 0 ? tr("Perplexity, the original has %1; lower is better").arg(figures(original, 2)) : tr("Perplexity; lower is better");
    }
    return metric_ == "speed" ? tr("Tokens a second on this computer; higher is better") : tr("KL divergence from the original; lower is better");
}

double QuantizeResults::valueOf(const WorkshopResult& r) const {
    return metric_ == "perplexity" ? r.perplexity : metric_ == "speed" ? r.tokensPerSecond : std::max(r.kl, kLeastKl);
}

QList<PlotPoint> QuantizeResults::plotPoints() const {
    QList<PlotPoint> points;
    for (const WorkshopResult& r : rows_) points.append({double(r.bytes), valueOf(r)});
    return points;
}

PlotAxis QuantizeResults::sizeAxis() const {
    if (rows_.isEmpty()) return PlotAxis::straight(0, 1, 5);
    double least = double(rows_.last().bytes), most = double(rows_.first().bytes);
    if (budget_ > 0) {
        least = std::min(least, budget_);
        most = std::max(most, budget_);
    }
    return PlotAxis::straight(least, most, 7);
}

PlotAxis QuantizeResults::valueAxis() const {
    if (rows_.isEmpty()) return PlotAxis::straight(0, 1, 4);
    const auto [least, most] = std::minmax_element(rows_.begin(), rows_.end(),
                                                   [this](const auto& a, const auto& b) { return valueOf(a) < valueOf(b); });
    return metric_ == "kl" ? PlotAxis::powersOfTen(valueOf(*least), valueOf(*most)) : PlotAxis::straight(valueOf(*least), valueOf(*most), 4);
}

QString QuantizeResults::words(const WorkshopResult& r) const {
    return tr("%1, KL %2, same word %3 %, perplexity %4, %5")
        .arg(formatSize(double(r.bytes)), klText(r.kl), figures(100 * r.agreement, 1), figures(r.perplexity, 2), formatSpeed(r.tokensPerSecond));
}

QVariantList QuantizeResults::points() const {
    const QList<bool> beaten = beatenPoints(plotPoints(), lowIsGood());
    const PlotAxis x = sizeAxis(), y = valueAxis();
    QVariantList list;
    for (qsizetype i = 0; i < rows_.size(); ++i) {
        const WorkshopResult& r = rows_[i];
        list << QVariantMap{{"id", r.id},
                            {"name", nameOf(r)},
                            {"x", x.share(double(r.bytes))},
                            {"y", y.share(valueOf(r))},
                            {"beaten", beaten[i]},
                            {"over", budget_ > 0 && double(r.bytes) > budget_},
                            {"selected", r.id == selected_},
                            {"text", words(r)}};
    }
    return list;
}

QVariantList QuantizeResults::line() const {
    QVariantList list;
    const QVariantList all = points();
    for (auto it = all.rbegin(); it != all.rend(); ++it) {  // the smallest first
        const QVariantMap point = it->toMap();
        if (!point["beaten"].toBool()) list << QVariantMap{{"x", point["x"]}, {"y", point["y"]}};
    }
    return list;
}

QString QuantizeResults::axisText(double value) const {
    if (metric_ == "kl") return QLocale().toString(value, 'g', 3);
    return QLocale().toString(value, 'g', 4);
}

QVariantList QuantizeResults::xAxis() const {
    const PlotAxis axis = sizeAxis();
    QVariantList list;
    if (rows_.isEmpty()) return list;
    for (const double mark : axis.marks()) list << QVariantMap{{"share", axis.share(mark)}, {"text", formatSize(mark)}};
    return list;
}

QVariantList QuantizeResults::yAxis() const {
    const PlotAxis axis = valueAxis();
    QVariantList list;
    if (rows_.isEmpty()) return list;
    for (const double mark : axis.marks()) list << QVariantMap{{"share", axis.share(mark)}, {"text", axisText(mark)}};
    return list;
}

void QuantizeResults::setBudget(double bytes) {
    if (budget_ == bytes) return;
    budget_ = bytes;
    if (const WorkshopResult* best = bestWithin(bytes)) selected_ = best->id;
    refresh();
}

double QuantizeResults::budgetFrom() const {
    const double least = rows_.isEmpty() ? 0 : double(rows_.last().bytes);
    return std::min(least * 0.9, budget_ > 0 ? budget_ : least);
}

double QuantizeResults::budgetTo() const {
    const double most = rows_.isEmpty() ? 1 : double(rows_.first().bytes);
    return std::max(most * 1.05, budget_);
}

double QuantizeResults::budgetShare() const { return budget_ > 0 ? sizeAxis().share(budget_) : 1; }
QString QuantizeResults::budgetText() const { return formatSize(budget_); }
QString QuantizeResults::budgetFromText() const { return formatSize(budgetFrom()); }
QString QuantizeResults::budgetToText() const { return formatSize(budgetTo()); }

const WorkshopResult* QuantizeResults::bestWithin(double bytes) const {
    const WorkshopResult* best = nullptr;
    for (const WorkshopResult& r : rows_)
        if (double(r.bytes) <= bytes && (!best || r.kl < best->kl)) best = &r;
    return best;
}

QString QuantizeResults::verdict(const WorkshopResult& result) const {
    if (budget_ > 0) {
        const WorkshopResult* best = bestWithin(budget_);
        if (best && best->id == result.id) return QStringLiteral("best");
        if (double(result.bytes) > budget_) return QStringLiteral("over");
    }
    for (const WorkshopResult& other : rows_)
        if (other.bytes <= result.bytes && other.kl <= result.kl && (other.bytes < result.bytes || other.kl < result.kl)) return QStringLiteral("beaten");
    return {};
}

void QuantizeResults::select(const QString& id) {
    if (selected_ == id || !find(id)) return;
    selected_ = id;
    refresh();
}

void QuantizeResults::chooseBest() {
    if (rows_.isEmpty() || find(selected_)) return;
    const WorkshopResult* best = budget_ > 0 ? bestWithin(budget_) : nullptr;
    select(best ? best->id : rows_.last().id);
}

void QuantizeResults::step(int by) {
    for (qsizetype i = 0; i < rows_.size(); ++i)
        if (rows_[i].id == selected_) return select(rows_[std::clamp<qsizetype>(i - by, 0, rows_.size() - 1)].id);
    if (!rows_.isEmpty()) select(rows_.first().id);
}

QString QuantizeResults::selectedName() const {
    const WorkshopResult* r = find(selected_);
    return r ? nameOf(*r) : QString();
}

QString QuantizeResults::selectedSize() const {
    const WorkshopResult* r = find(selected_);
    return r ? formatSize(double(r->bytes)) : QString();
}

QString QuantizeResults::selectedWords() const {
    const WorkshopResult* r = find(selected_);
    if (!r) return {};
    return tr("In %1 of 100 places it would go on with the same word as the original.").arg(figures(100 * r->agreement, r->agreement > 0.99 ? 1 : 0));
}

QVariantList QuantizeResults::worst() const {
    const WorkshopResult* r = find(selected_);
    QVariantList list;
    if (!r) return list;
    for (const WorkshopPassage& p : r->worst) {
        const auto [original, quantized] = tellApart(p.original, p.quantized);
        list << QVariantMap{{"title", tr("%1, %2 of %3").arg(p.heading.isEmpty() ? tr("Passage") : p.heading).arg(p.number).arg(p.of)},
                            {"before", p.before.simplified()},
                            {"original", original},
                            {"quantized", quantized},
                            {"klText", tr("KL %1").arg(figures(p.kl, 2))}};
    }
    return list;
}

QVariantList QuantizeResults::labels(double width, double height, int pixelSize) const {
    QFont font = QGuiApplication::font();
    font.setPixelSize(std::max(1, pixelSize));
    QList<QPointF> at, curve;
    QList<QSizeF> sizes;
    const auto pixel = [&](const QVariant& v) {
        const QVariantMap p = v.toMap();
        return QPointF(p["x"].toDouble() * width, (1 - p["y"].toDouble()) * height);
    };
    for (const QVariant& p : points()) {
        font.setBold(p.toMap()["selected"].toBool());
        at << pixel(p);
        sizes << QSizeF(QFontMetricsF(font).horizontalAdvance(p.toMap()["name"].toString()) + 2, pixelSize * 4.0 / 3);
    }
    for (const QVariant& p : line()) curve << pixel(p);
    QVariantList list;
    for (const QRectF& box : placeLabels(at, sizes, curve, QRectF(0, -8, width + 40, height + 8))) list << QVariantMap{{"x", box.x()}, {"y", box.y()}};
    return list;
}

}  // namespace loquat::ui
