// SPDX-License-Identifier: MIT
#include "ui/pages/shortcut_guard.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QKeySequence>

namespace loquat::ui {

ShortcutGuard::ShortcutGuard(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

bool ShortcutGuard::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    return keys_.contains(QKeySequence(key->keyCombination()).toString());
}

}  // namespace loquat::ui
