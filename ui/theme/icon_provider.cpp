// SPDX-License-Identifier: MIT
#include "ui/theme/icon_provider.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>
#include <QUrl>
#include <QUrlQuery>

namespace loquat::ui {
namespace {

constexpr double kGrid = 24;  // the side of every drawing's view box

}  // namespace

IconProvider::IconProvider() : QQuickImageProvider(QQuickImageProvider::Image) {}

QImage IconProvider::requestImage(const QString& id, QSize* size, const QSize& requestedSize) {
    const QUrl url(id);
    const QUrlQuery query(url);
    const QSize pixels = requestedSize.isValid() ? requestedSize : QSize(20, 20);
    QFile file(QStringLiteral(":/loquat/icons/%1.svg").arg(url.path()));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("no icon is called %s", qPrintable(url.path()));
        return {};
    }
    const double pixelRatio = qMax(1.0, query.queryItemValue(QStringLiteral("ratio")).toDouble());
    const double stroke = query.queryItemValue(QStringLiteral("stroke")).toDouble();
    const double gridStroke = stroke * pixelRatio * kGrid / pixels.width();
    QByteArray svg = file.readAll();
    svg.replace("currentColor", '#' + query.queryItemValue(QStringLiteral("color")).toLatin1());
    svg.replace("stroke-width=\"1.5\"", "stroke-width=\"" + QByteArray::number(gridStroke) + '"');

    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QSvgRenderer(svg).render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    *size = pixels;
    return image;
}

}  // namespace loquat::ui
