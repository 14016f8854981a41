// SPDX-License-Identifier: MIT
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QQuickStyle>
#include <QtQuickTest>

Q_IMPORT_QML_PLUGIN(Loquat_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Loquat_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Loquat_MarkdownPlugin)
Q_IMPORT_QML_PLUGIN(Loquat_ViewModelsPlugin)
Q_IMPORT_QML_PLUGIN(LoquatPlugin)

class Setup : public QObject {
    Q_OBJECT

public slots:
    void applicationAvailable() { QQuickStyle::setStyle(QStringLiteral("Basic")); }
    void qmlEngineAvailable(QQmlEngine* engine) { engine->addImportPath(QStringLiteral("qrc:/qt/qml")); }
};

QUICK_TEST_MAIN_WITH_SETUP(pages, Setup)
#include "tst_pages.moc"
