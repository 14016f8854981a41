// SPDX-License-Identifier: MIT
#include "ui/theme/icons.h"

#include "ui/theme/icon_provider.h"

namespace loquat::ui {

Icons* Icons::create(QQmlEngine* engine, QJSEngine*) {
    engine->addImageProvider(QStringLiteral("icon"), new IconProvider);
    return new Icons;
}

QUrl Icons::source(const QString& name, const QColor& color, qreal stroke, qreal pixelRatio) const {
    if (name.isEmpty()) return {};
    return QUrl(QStringLiteral("image://icon/%1?color=%2&stroke=%3&ratio=%4")
                    .arg(name, color.name().mid(1))
                    .arg(stroke)
                    .arg(pixelRatio));
}

}  // namespace loquat::ui
