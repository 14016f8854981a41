// SPDX-License-Identifier: MIT
#include "ui/viewmodels/toast.h"

#include <chrono>

namespace loquat::ui {

using namespace std::chrono_literals;

Toast::Toast(QObject* parent) : QObject(parent) {
    timer_.setSingleShot(true);
    timer_.setInterval(5s);
    connect(&timer_, &QTimer::timeout, this, &Toast::dismiss);
}

void Toast::show(const QString& icon, const QString& text, const QString& actionText,
                 std::function<void()> action) {
    icon_ = icon;
    text_ = text;
    actionText_ = actionText;
    action_ = std::move(action);
    visible_ = true;
    if (!held_) timer_.start();
    emit changed();
}

void Toast::act() {
    const auto action = std::move(action_);
    dismiss();
    if (action) action();
}

void Toast::dismiss() {
    timer_.stop();
    action_ = {};
    visible_ = false;
    emit changed();
}

void Toast::setHeld(bool held) {
    if (held_ == held) return;
    held_ = held;
    if (held)
        timer_.stop();
    else if (visible_)
        timer_.start();
    emit heldChanged();
}

}  // namespace loquat::ui
