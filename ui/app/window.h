// SPDX-License-Identifier: MIT
#pragma once

#include <QQmlApplicationEngine>
#include <QTranslator>

class QQuickWindow;

namespace loquat::ui {

class App;
class Settings;

/// Before QGuiApplication: names, the control style.
void prepareProcess(const char* applicationName);

/// After QGuiApplication: software drawing where there is no real GPU, fonts for this language.
void chooseGraphics();

/// The main window over an App: loads QML, follows the language.
class Window : public QObject {
    Q_OBJECT
public:
    Window(App& app, Settings& settings, QObject* parent = nullptr);

    bool show();  ///< false when the QML could not be loaded (a packaging fault; said on stderr)
    QQuickWindow* window() const;
    void raise();

private:
    void applyLanguage();

    App& app_;
    Settings& settings_;
    QTranslator translator_;
    QQmlApplicationEngine engine_;
};

}  // namespace loquat::ui
