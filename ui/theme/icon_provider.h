// SPDX-License-Identifier: MIT
#pragma once

#include <QQuickImageProvider>

namespace loquat::ui {

/// Draws `image://icon/<name>?color=<rrggbb>&stroke=<px>`: a line icon of resources/icons in one colour, its lines
/// `stroke` pixels wide whatever the size it is asked for at. An unknown name gives an empty image and a warning.
/// Called from any thread.
class IconProvider final : public QQuickImageProvider {
public:
    IconProvider();
    QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override;
};

}  // namespace loquat::ui
