// SPDX-License-Identifier: MIT
// Contrast after WCAG 2.2, "relative luminance" and "contrast ratio": https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
#include <QColor>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QQuickImageProvider>
#include <QtTest>
#include <cmath>

#include "ui/theme/icon_provider.h"

Q_IMPORT_QML_PLUGIN(Loquat_ThemePlugin)

namespace {

constexpr double kWords = 4.5;
constexpr double kShapes = 3.0;

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c) {
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

const QStringList kSurfaces{"rail", "side", "page", "raised", "over", "bubble", "code", "hover", "sel", "press"};

}  // namespace

class TstTheme : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void every_pair_keeps_its_contrast_data();
    void every_pair_keeps_its_contrast();
    void text_scale_rounds_to_whole_pixels();
    void reduced_motion_makes_every_duration_zero();
    void an_icon_is_drawn_in_the_colour_asked_for();
    void lines_of_an_icon_keep_their_width_at_every_size();
    void an_unknown_icon_is_empty();
    void the_first_icon_in_an_engine_brings_the_pictures();

private:
    QQmlEngine engine_;
    QObject* theme_ = nullptr;
    loquat::ui::IconProvider icons_;
    QSize size_;
};

void TstTheme::initTestCase() {
    engine_.addImportPath("qrc:/qt/qml");
    QQmlComponent probe(&engine_);
    probe.setData("import QtQml; import Loquat.Theme; QtObject { property QtObject theme: Theme }", QUrl());
    QScopedPointer<QObject> holder(probe.create());
    QVERIFY2(holder, qPrintable(probe.errorString()));
    theme_ = holder->property("theme").value<QObject*>();
    QVERIFY(theme_);
}

void TstTheme::every_pair_keeps_its_contrast_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("front");
    QTest::addColumn<QString>("back");
    QTest::addColumn<double>("least");
    const auto row = [](bool dark, const QString& front, const QString& back, double least) {
        QTest::addRow("%s %s on %s", dark ? "dark" : "light", qPrintable(front), qPrintable(back))
            << dark << front << back << least;
    };
    for (const bool dark : {true, false}) {
        const QStringList words{"text", "text2", "text3", "accentText", "local", "cloud", "warn", "danger"};
        const QStringList shapes{"accent", "ctl", "localFill", "cloudFill", "warnFill", "dangerFill"};
        for (const QString& surface : kSurfaces) {
            for (const QString& word : words) row(dark, word, surface, kWords);
            for (const QString& shape : shapes) row(dark, shape, surface, kShapes);
        }
        for (const QString meaning : {"local", "cloud", "warn", "danger"}) {
            for (const QString& word : {QString("text"), QString("text2"), meaning})
                row(dark, word, meaning + "Soft", kWords);
            row(dark, meaning + "Fill", meaning + "Soft", kShapes);
        }
        for (const QString word : {"text", "text2", "accentText"}) row(dark, word, "accentSoft", kWords);
        for (const QString fill : {"accent", "accentH", "accentP"}) row(dark, "accentOn", fill, kWords);
        for (const QString token : {"codeKeyword", "codeString", "codeFunction", "codeNumber", "codeComment"})
            row(dark, token, "code", kWords);
    }
}

void TstTheme::every_pair_keeps_its_contrast() {
    QFETCH(bool, dark);
    QFETCH(QString, front);
    QFETCH(QString, back);
    QFETCH(double, least);
    theme_->setProperty("dark", dark);
    const QVariant a = theme_->property(front.toLatin1());
    const QVariant b = theme_->property(back.toLatin1());
    QVERIFY2(a.isValid() && b.isValid(), "the theme lacks a token");
    const double ratio = contrast(a.value<QColor>(), b.value<QColor>());
    QVERIFY2(ratio >= least, qPrintable(QString("%1, needs %2").arg(ratio).arg(least)));
}

void TstTheme::text_scale_rounds_to_whole_pixels() {
    theme_->setProperty("textScale", 1.1);
    QCOMPARE(theme_->property("readSize").toInt(), 17);  // 16.5
    QCOMPARE(theme_->property("readLine").toInt(), 26);  // 26.4
    QCOMPARE(theme_->property("control").toInt(), 34);
    theme_->setProperty("textScale", 1.0);
    QCOMPARE(theme_->property("readLine").toInt(), 24);
}

void TstTheme::reduced_motion_makes_every_duration_zero() {
    theme_->setProperty("still", false);
    theme_->setProperty("reduceMotion", true);
    for (const char* name : {"fast", "brief", "slide"}) QCOMPARE(theme_->property(name).toInt(), 0);
    theme_->setProperty("reduceMotion", false);
    QCOMPARE(theme_->property("slide").toInt(), 180);
}

void TstTheme::an_icon_is_drawn_in_the_colour_asked_for() {
    const QImage image = icons_.requestImage("stop?color=e8973a&stroke=1.5", &size_, QSize(24, 24));
    QCOMPARE(size_, QSize(24, 24));
    QCOMPARE(image.pixelColor(12, 12), QColor("#e8973a"));
    QCOMPARE(image.pixelColor(1, 1).alpha(), 0);
}

void TstTheme::lines_of_an_icon_keep_their_width_at_every_size() {
    for (const int side : {14, 16, 20, 48}) {
        const QImage image = icons_.requestImage("arrow-down?color=000000&stroke=2", &size_, QSize(side, side));
        double width = 0;  // of the upright stroke, measured a third from the top where nothing crosses it
        for (int x = 0; x < side; ++x) width += image.pixelColor(x, side / 3).alphaF();
        QVERIFY2(std::abs(width - 2) < 0.1, qPrintable(QString("%1 px at %2").arg(width).arg(side)));
    }
}

void TstTheme::an_unknown_icon_is_empty() {
    QTest::ignoreMessage(QtWarningMsg, "no icon is called nothing");
    QVERIFY(icons_.requestImage("nothing?color=000000&stroke=1", &size_, QSize(16, 16)).isNull());
}

void TstTheme::the_first_icon_in_an_engine_brings_the_pictures() {
    for (int i = 0; i < 2; ++i) {  // a second engine in the same process too
        QQmlEngine engine;
        engine.addImportPath("qrc:/qt/qml");
        QQmlComponent component(&engine);
        component.setData("import Loquat.Theme; Icon { name: 'check' }", QUrl());
        QScopedPointer<QObject> icon(component.create());
        QVERIFY2(icon, qPrintable(component.errorString()));
        QVERIFY(engine.imageProvider("icon"));
        QCOMPARE(icon->property("status").toInt(), 1);  // Image.Ready
    }
}

QTEST_MAIN(TstTheme)
#include "tst_theme.moc"
