// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

namespace loquat::ui {

// The arithmetic of the plot of size against what it cost; shares run from 0 to 1, up and to the right.

struct PlotPoint {
    double size = 0;
    double value = 0;
};

/// For each point, whether another is at least as small and at least as good, and better in one of the two.
QList<bool> beatenPoints(const QList<PlotPoint>& points, bool lowIsGood);

/// A range of values on a line, straight or by powers of ten, with round marks.
class PlotAxis {
public:
    static PlotAxis straight(double least, double most, int marks);
    static PlotAxis powersOfTen(double least, double most);  ///< both above 0

    double share(double value) const;
    const QList<double>& marks() const { return marks_; }

private:
    bool log_ = false;
    double from_ = 0;
    double to_ = 1;
    QList<double> marks_;
};

/// Where names stand beside their points (pixels, y down), so that they cover neither points, lines nor each other as
/// far as there is room: the rectangle of each.
QList<QRectF> placeLabels(const QList<QPointF>& points, const QList<QSizeF>& labels, const QList<QPointF>& line, const QRectF& plot);

}  // namespace loquat::ui
