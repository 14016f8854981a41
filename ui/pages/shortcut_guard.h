// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace loquat::ui {

/// Keeps the window's shortcuts from being eaten by a text that is being edited: on X11 a text takes Ctrl+K for
/// "delete to the end of the line".
class ShortcutGuard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList keys MEMBER keys_ FINAL)

public:
    explicit ShortcutGuard(QObject* parent = nullptr);
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QStringList keys_;
};

}  // namespace loquat::ui
