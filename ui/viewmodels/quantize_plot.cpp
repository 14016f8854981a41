// SPDX-License-Identifier: MIT
#include "ui/viewmodels/quantize_plot.h"

#include <QLineF>
#include <algorithm>
#include <array>
#include <cmath>

namespace loquat::ui {

namespace {

constexpr double kGap = 10;  // between a point's middle and its name

bool crosses(const QRectF& box, const QPointF& a, const QPointF& b) {
    if (box.contains(a) || box.contains(b)) return true;
    const QLineF line(a, b);
    for (const QLineF& side : {QLineF(box.topLeft(), box.bottomRight()), QLineF(box.topRight(), box.bottomLeft())})
        if (line.intersects(side, nullptr) == QLineF::BoundedIntersection) return true;
    return false;
}

double overlap(const QRectF& a, const QRectF& b) {
    const QRectF both = a.intersected(b);
    return both.isEmpty() ? 0 : both.width() * both.height();
}

std::array<QRectF, 6> placesAround(const QPointF& p, const QSizeF& s) {
    const double w = s.width(), h = s.height();
    return {QRectF(p.x() + kGap, p.y() - kGap / 2 - h, w, h), QRectF(p.x() - kGap - w, p.y() + kGap / 3, w, h),
            QRectF(p.x() - kGap - w, p.y() - kGap / 2 - h, w, h), QRectF(p.x() + kGap, p.y() + kGap / 3, w, h),
            QRectF(p.x() - w / 2, p.y() - 1.2 * kGap - h, w, h), QRectF(p.x() - w / 2, p.y() + 1.2 * kGap, w, h)};
}

}  // namespace

QList<bool> beatenPoints(const QList<PlotPoint>& points, bool lowIsGood) {
    QList<bool> beaten;
    for (const PlotPoint& p : points) {
        beaten.append(std::any_of(points.begin(), points.end(), [&](const PlotPoint& other) {
            const double gain = lowIsGood ? p.value - other.value : other.value - p.value;
            return other.size <= p.size && gain >= 0 && (other.size < p.size || gain > 0);
        }));
    }
    return beaten;
}

PlotAxis PlotAxis::straight(double least, double most, int marks) {
    PlotAxis axis;
    const double room = most > least ? (most - least) * 0.08 : std::max(std::abs(most) * 0.1, 1e-9);
    axis.from_ = least - room;
    if (least >= 0) axis.from_ = std::max(0.0, axis.from_);
    axis.to_ = most + room;
    const double rough = (axis.to_ - axis.from_) / std::max(1, marks);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    const double step = power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
    for (double n = std::ceil(axis.from_ / step); n * step <= axis.to_ + step * 1e-9; ++n) axis.marks_.append(n * step);
    return axis;
}

PlotAxis PlotAxis::powersOfTen(double least, double most) {
    PlotAxis axis;
    axis.log_ = true;
    const double room = std::max(0.15, (std::log10(most) - std::log10(least)) * 0.08);
    axis.from_ = std::log10(least) - room;
    axis.to_ = std::log10(most) + room;
    if (std::floor(axis.to_) < std::ceil(axis.from_)) {  // no power of ten within: widen to the nearest
        const double below = axis.from_ - std::floor(axis.from_), above = std::ceil(axis.to_) - axis.to_;
        below < above ? axis.from_ -= below : axis.to_ += above;
    }
    for (double n = std::ceil(axis.from_ - 1e-9); n <= axis.to_ + 1e-9; ++n) axis.marks_.append(std::pow(10, n));
    return axis;
}

double PlotAxis::share(double value) const {
    const double at = log_ ? std::log10(std::max(value, 1e-12)) : value;
    return std::clamp((at - from_) / (to_ - from_), 0.0, 1.0);
}

QList<QRectF> placeLabels(const QList<QPointF>& points, const QList<QSizeF>& labels, const QList<QPointF>& line, const QRectF& plot) {
    QList<QRectF> placed;
    for (qsizetype i = 0; i < points.size(); ++i) {
        QRectF best;
        double least = 1e300;
        double order = 0;
        for (const QRectF& place : placesAround(points[i], labels[i])) {
            double cost = ++order;
            if (!plot.contains(place)) cost += 1000;
            for (const QRectF& other : placed) cost += overlap(place, other) * 2;
            for (const QPointF& p : points) cost += overlap(place, QRectF(p.x() - 7, p.y() - 7, 14, 14)) * 2;
            for (qsizetype k = 1; k < line.size(); ++k)
                if (crosses(place, line[k - 1], line[k])) cost += 40;
            if (cost < least) {
                least = cost;
                best = place;
            }
        }
        placed.append(best);
    }
    return placed;
}

}  // namespace loquat::ui
