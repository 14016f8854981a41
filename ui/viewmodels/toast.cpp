// SPDX-License-Identifier: MIT
#include "ui/viewmodels/toast.h"

#include <chrono>
#include <utility>

namespace loquat::ui {

using namespace std::chrono_literals;

Toast::Toast(QObject* parent) : QObject(parent) {
    timer_.setSingleShot(true);
    timer_.setInterval(5s);
    connect(&timer_, &QTimer::timeout, this, &Toast::dismiss);
}

void Toast::show(const QString& icon, const QString& text, const QString& actionText,
                 std::function<void()> action, std::function<void()> expired) {
    if (const auto earlier = std::exchange(expired_, std::move(expired))) earlier();
    icon_ = icon;
    text_ = text;
    actionText_ = actionText;
    action_ = std::move(action);
    visible_ = true;
    if (!held_) timer_.start();
    emit changed();
}

void Toast::act() {
    const auto action = std::exchange(action_, {});
    expired_ = {};
    dismiss();
    if (action) action();
}

void Toast::dismiss() {
    timer_.stop();
    action_ = {};
    visible_ = false;
    emit changed();
    if (const auto expired = std::exchange(expired_, {})) expired();
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
