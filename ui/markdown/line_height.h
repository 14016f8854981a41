// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>
#include <QtQml/qqmlregistration.h>

namespace loquat::ui {

/// Sets the pixels from one line of a text document to the next: TextEdit has no line height in Qt 6.4.
class LineHeight : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* target READ target WRITE setTarget NOTIFY targetChanged FINAL)
    Q_PROPERTY(int pixels READ pixels WRITE setPixels NOTIFY pixelsChanged FINAL)

public:
    using QObject::QObject;

    QQuickTextDocument* target() const { return target_; }
    void setTarget(QQuickTextDocument* target);
    int pixels() const { return pixels_; }
    void setPixels(int pixels);

signals:
    void targetChanged();
    void pixelsChanged();

private:
    void apply();

    QPointer<QQuickTextDocument> target_;
    int pixels_ = 0;
};

}  // namespace loquat::ui
