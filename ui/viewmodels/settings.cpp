// SPDX-License-Identifier: MIT
#include "ui/viewmodels/settings.h"

#include <QDesktopServices>
#include <QEvent>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <QUrl>
#include <algorithm>

namespace loquat::ui {

namespace {

QString oneOf(const QString& value, const QStringList& allowed) {
    return allowed.contains(value) ? value : allowed.first();
}

}  // namespace

Settings::Settings(const QString& dataFolder, QObject* parent)
    : QObject(parent), dataFolder_(dataFolder), ini_(dataFolder + "/loquat.ini", QSettings::IniFormat) {
    qGuiApp->installEventFilter(this);
}

bool Settings::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange) emit themeChanged();
    return QObject::eventFilter(watched, event);
}

bool Settings::store(const char* key, const QVariant& value) {
    if (ini_.value(key) == value && ini_.contains(key)) return false;
    ini_.setValue(key, value);
    return true;
}

QString Settings::theme() const {
    return oneOf(ini_.value("theme").toString(), {"system", "dark", "light"});
}

void Settings::setTheme(const QString& theme) {
    if (store("theme", theme)) emit themeChanged();
}

bool Settings::isDark() const {
    const QString chosen = theme();
    if (chosen != "system") return chosen == "dark";
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QString Settings::language() const {
    return oneOf(ini_.value("language").toString(), {"system", "en", "zh_CN"});
}

void Settings::setLanguage(const QString& language) {
    if (store("language", language)) emit languageChanged();
}

QString Settings::effectiveLanguage() const {
    const QString chosen = language();
    if (chosen != "system") return chosen;
    const QStringList wanted = QLocale::system().uiLanguages();
    const QString first = wanted.isEmpty() ? QString() : wanted.first();
    return first.startsWith("zh") ? "zh_CN" : "en";
}

qreal Settings::textScale() const { return std::clamp(ini_.value("textScale", 1.0).toDouble(), 0.9, 1.5); }

void Settings::setTextScale(qreal scale) {
    if (store("textScale", std::clamp(scale, 0.9, 1.5))) emit textScaleChanged();
}

bool Settings::reduceMotion() const { return ini_.value("reduceMotion", false).toBool(); }

void Settings::setReduceMotion(bool reduce) {
    if (store("reduceMotion", reduce)) emit reduceMotionChanged();
}

int Settings::contextTokens() const { return std::clamp(ini_.value("contextTokens", 0).toInt(), 0, 1 << 20); }

void Settings::setContextTokens(int tokens) {
    if (store("contextTokens", std::max(0, tokens))) emit contextTokensChanged();
}

int Settings::threads() const { return std::clamp(ini_.value("threads", 0).toInt(), 0, 256); }

void Settings::setThreads(int threads) {
    if (store("threads", std::clamp(threads, 0, 256))) emit threadsChanged();
}

bool Settings::sidebarOpen() const { return ini_.value("sidebarOpen", true).toBool(); }

void Settings::setSidebarOpen(bool open) {
    if (store("sidebarOpen", open)) emit sidebarOpenChanged();
}

int Settings::sidebarWidth() const { return std::clamp(ini_.value("sidebarWidth", 264).toInt(), 220, 360); }

void Settings::setSidebarWidth(int width) {
    if (store("sidebarWidth", std::clamp(width, 220, 360))) emit sidebarWidthChanged();
}

bool Settings::inspectorOpen() const { return ini_.value("inspectorOpen", false).toBool(); }

void Settings::setInspectorOpen(bool open) {
    if (store("inspectorOpen", open)) emit inspectorOpenChanged();
}

bool Settings::welcomeSeen() const { return ini_.value("welcomeSeen", false).toBool(); }

void Settings::setWelcomeSeen(bool seen) {
    if (store("welcomeSeen", seen)) emit welcomeSeenChanged();
}

void Settings::openDataFolder() const { QDesktopServices::openUrl(QUrl::fromLocalFile(dataFolder_)); }

QString Settings::note(const QString& key) const { return ini_.value("notes/" + key).toString(); }

void Settings::setNote(const QString& key, const QString& value) { ini_.setValue("notes/" + key, value); }

}  // namespace loquat::ui
