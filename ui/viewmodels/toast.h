// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>
#include <functional>

namespace loquat::ui {

/// The one message at the bottom of the window; it goes by itself after five seconds.
class Toast : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(QString actionText READ actionText NOTIFY changed FINAL)
    Q_PROPERTY(QString icon READ icon NOTIFY changed FINAL)
    Q_PROPERTY(bool visible READ isVisible NOTIFY changed FINAL)
    Q_PROPERTY(bool held READ isHeld WRITE setHeld NOTIFY heldChanged FINAL)

public:
    explicit Toast(QObject* parent = nullptr);

    /// `expired` is called when the toast goes without its action: then the offer to undo has passed.
    void show(const QString& icon, const QString& text, const QString& actionText = {},
              std::function<void()> action = {}, std::function<void()> expired = {});

    Q_INVOKABLE void act();
    Q_INVOKABLE void dismiss();

    QString text() const { return text_; }
    QString actionText() const { return actionText_; }
    QString icon() const { return icon_; }
    bool isVisible() const { return visible_; }
    bool isHeld() const { return held_; }
    void setHeld(bool held);  ///< while the pointer rests on it

signals:
    void changed();
    void heldChanged();

private:
    QString text_, actionText_, icon_;
    bool visible_ = false;
    bool held_ = false;
    std::function<void()> action_, expired_;
    QTimer timer_;
};

}  // namespace loquat::ui
