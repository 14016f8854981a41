// SPDX-License-Identifier: MIT
#include "ui/app/window.h"

#include <QFont>
#include <QGuiApplication>
#include <QIcon>
#include <QLocale>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QtQml/qqmlextensionplugin.h>

#include "ui/viewmodels/app.h"

Q_IMPORT_QML_PLUGIN(Loquat_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Loquat_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Loquat_MarkdownPlugin)
Q_IMPORT_QML_PLUGIN(Loquat_ViewModelsPlugin)
Q_IMPORT_QML_PLUGIN(LoquatPlugin)

namespace loquat::ui {

namespace {

/// A GPU that is only emulated draws slower than Qt's own painter, and leaves no core for the model.
bool hasRealGpu() {
    QOffscreenSurface surface;
    surface.create();
    QOpenGLContext context;
    if (!context.create() || !context.makeCurrent(&surface)) return false;
    const auto* name = reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER));
    const QByteArray renderer = QByteArray(name).toLower();
    context.doneCurrent();
    return !renderer.isEmpty() && !renderer.contains("llvmpipe") && !renderer.contains("softpipe") &&
           !renderer.contains("swrast");
}

}  // namespace

void prepareProcess(const char* applicationName) {
    QCoreApplication::setApplicationName(QString::fromLatin1(applicationName));
    QCoreApplication::setApplicationVersion(QStringLiteral(LOQUAT_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("loquat"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
}

void chooseGraphics() {
    if (qEnvironmentVariableIsEmpty("QT_QUICK_BACKEND") && !hasRealGpu())
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    if (qFuzzyCompare(qGuiApp->devicePixelRatio(), 1.0))
        QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
}

Window::Window(App& app, Settings& settings, QObject* parent) : QObject(parent), app_(app), settings_(settings) {
    applyLanguage();
    connect(&settings, &Settings::languageChanged, this, [this] {
        applyLanguage();
        app_.retranslate();
        engine_.retranslate();
    });
}

void Window::applyLanguage() {
    const QString language = settings_.effectiveLanguage();
    QCoreApplication::removeTranslator(&translator_);
    if (translator_.load(":/i18n/loquat_" + language))  // English too: it has plurals
        QCoreApplication::installTranslator(&translator_);
    // Figures and dates follow the words, unless the system's own locale speaks the same language.
    const QLocale locale(language);
    QLocale::setDefault(QLocale::system().language() == locale.language() ? QLocale::system() : locale);
    QFont font = QGuiApplication::font();
    font.setFamilies({"Noto Sans", "Noto Sans CJK SC", "Noto Color Emoji"});
    font.setPixelSize(13);
    QGuiApplication::setFont(font);
}

bool Window::show() {
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/loquat/mark/loquat.svg")));
    engine_.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine_.setInitialProperties({{"app", QVariant::fromValue(&app_)}});
    engine_.load(QUrl(QStringLiteral("qrc:/qt/qml/Loquat/Main.qml")));
    return window() != nullptr;
}

QQuickWindow* Window::window() const {
    return engine_.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(engine_.rootObjects().first());
}

void Window::raise() {
    if (QQuickWindow* w = window()) {
        w->show();
        w->raise();
        w->requestActivate();
    }
}

}  // namespace loquat::ui
