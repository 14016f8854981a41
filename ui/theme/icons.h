// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QObject>
#include <QQmlEngine>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace loquat::ui {

/// Where an icon's picture is: whoever asks first in an engine brings the IconProvider there.
class Icons : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    static Icons* create(QQmlEngine* engine, QJSEngine*);

    /// `stroke` in pixels of the window, `pixelRatio` device pixels in one of them.
    Q_INVOKABLE QUrl source(const QString& name, const QColor& color, qreal stroke, qreal pixelRatio) const;

private:
    Icons() = default;
};

}  // namespace loquat::ui
