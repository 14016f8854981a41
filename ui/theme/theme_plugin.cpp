// SPDX-License-Identifier: MIT
#include <QQmlEngine>
#include <QQmlExtensionPlugin>

#include "ui/theme/icon_provider.h"

extern void qml_register_types_Loquat_Theme();

/// Whoever imports Loquat.Theme has the icons.
class Loquat_ThemePlugin : public QQmlEngineExtensionPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QQmlEngineExtensionInterface_iid)

public:
    explicit Loquat_ThemePlugin(QObject* parent = nullptr) : QQmlEngineExtensionPlugin(parent) {
        volatile auto keepTypes = &qml_register_types_Loquat_Theme;  // else the linker drops the registration
        Q_UNUSED(keepTypes);
    }
    void initializeEngine(QQmlEngine* engine, const char*) override {
        engine->addImageProvider(QStringLiteral("icon"), new loquat::IconProvider);
    }
};

#include "theme_plugin.moc"
