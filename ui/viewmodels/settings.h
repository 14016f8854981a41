// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSettings>
#include <QtQml/qqmlregistration.h>

namespace loquat::ui {

/// What the user chose about the window; kept in an ini file in the data folder. No secrets here.
class Settings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged FINAL)
    Q_PROPERTY(bool dark READ isDark NOTIFY themeChanged FINAL)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged FINAL)
    Q_PROPERTY(qreal textScale READ textScale WRITE setTextScale NOTIFY textScaleChanged FINAL)
    Q_PROPERTY(bool reduceMotion READ reduceMotion WRITE setReduceMotion NOTIFY reduceMotionChanged FINAL)
    Q_PROPERTY(int contextTokens READ contextTokens WRITE setContextTokens NOTIFY contextTokensChanged FINAL)
    Q_PROPERTY(int threads READ threads WRITE setThreads NOTIFY threadsChanged FINAL)
    Q_PROPERTY(bool sidebarOpen READ sidebarOpen WRITE setSidebarOpen NOTIFY sidebarOpenChanged FINAL)
    Q_PROPERTY(int sidebarWidth READ sidebarWidth WRITE setSidebarWidth NOTIFY sidebarWidthChanged FINAL)
    Q_PROPERTY(bool inspectorOpen READ inspectorOpen WRITE setInspectorOpen NOTIFY inspectorOpenChanged FINAL)
    Q_PROPERTY(bool welcomeSeen READ welcomeSeen WRITE setWelcomeSeen NOTIFY welcomeSeenChanged FINAL)
    Q_PROPERTY(QString dataFolder READ dataFolder CONSTANT FINAL)

public:
    explicit Settings(const QString& dataFolder, QObject* parent = nullptr);

    QString theme() const;  ///< "system", "dark", "light"
    void setTheme(const QString& theme);
    bool isDark() const;
    QString language() const;  ///< "system", "en", "zh_CN"
    void setLanguage(const QString& language);
    QString effectiveLanguage() const;  ///< "en" or "zh_CN"
    qreal textScale() const;
    void setTextScale(qreal scale);
    bool reduceMotion() const;
    void setReduceMotion(bool reduce);
    int contextTokens() const;  ///< 0: the model's own, at most 4096
    void setContextTokens(int tokens);
    int threads() const;  ///< 0: one per core
    void setThreads(int threads);
    bool sidebarOpen() const;
    void setSidebarOpen(bool open);
    int sidebarWidth() const;
    void setSidebarWidth(int width);
    bool inspectorOpen() const;
    void setInspectorOpen(bool open);
    bool welcomeSeen() const;
    void setWelcomeSeen(bool seen);

    QString dataFolder() const { return dataFolder_; }
    Q_INVOKABLE void openDataFolder() const;

    /// The conversation that was open last, the model chosen last, the window's size: private notes of ours.
    QString note(const QString& key) const;
    void setNote(const QString& key, const QString& value);

signals:
    void themeChanged();
    void languageChanged();
    void textScaleChanged();
    void reduceMotionChanged();
    void contextTokensChanged();
    void threadsChanged();
    void sidebarOpenChanged();
    void sidebarWidthChanged();
    void inspectorOpenChanged();
    void welcomeSeenChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;  ///< the system's colours changed

private:
    bool store(const char* key, const QVariant& value);

    QString dataFolder_;
    QSettings ini_;
};

}  // namespace loquat::ui
