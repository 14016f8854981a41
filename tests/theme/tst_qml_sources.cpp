// SPDX-License-Identifier: MIT
// What can be said of the QML files by reading them.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

constexpr int kLongestFile = 250;

QStringList filesBelow(const QString& folder, const QStringList& patterns) {
    QStringList found;
    QDirIterator it(QStringLiteral(LOQUAT_SOURCE_DIR "/") + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) found << it.next();
    return found;
}

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QSet<QString> quotedIn(const QString& text) {
    static const QRegularExpression quoted("\"([^\"\\n]*)\"");
    QSet<QString> found;
    for (auto it = quoted.globalMatch(text); it.hasNext();) found << it.next().captured(1);
    return found;
}

}  // namespace

class TstQmlSources : public QObject {
    Q_OBJECT

private slots:
    void no_file_is_longer_than_a_reader_likes() {
        const QStringList files = filesBelow("ui", {"*.qml"});
        QVERIFY(files.size() > 50);
        for (const QString& file : files) {
            const auto lines = textOf(file).count('\n');
            QVERIFY2(lines <= kLongestFile, qPrintable(QString("%1 has %2 lines").arg(file).arg(lines)));
        }
    }

    void every_icon_asked_for_is_drawn() {
        static const QRegularExpression asks("\\b(?:iconName|trailingIcon|icon): ([^\\n;]*)");
        for (const QString& file : filesBelow("ui", {"*.qml"})) {
            const QString text = textOf(file);
            for (auto it = asks.globalMatch(text); it.hasNext();) {
                const QString binding = it.next().captured(1);
                // "cloud" === what it is compared with is no icon: only what follows ?, : or stands alone.
                static const QRegularExpression result("(?:^|[?:] )\"([a-z0-9-]+)\"");
                for (auto name = result.globalMatch(binding); name.hasNext();) {
                    const QString icon = name.next().captured(1);
                    QVERIFY2(QFile::exists(QStringLiteral(LOQUAT_SOURCE_DIR "/resources/icons/%1.svg").arg(icon)),
                             qPrintable(file + " asks for " + icon));
                }
            }
        }
    }

    void every_icon_drawn_is_asked_for() {
        QSet<QString> words;
        for (const QString& file : filesBelow("ui", {"*.qml", "*.cpp"})) words.unite(quotedIn(textOf(file)));
        for (const QString& file : filesBelow("resources/icons", {"*.svg"})) {
            const QString icon = QFileInfo(file).completeBaseName();
            QVERIFY2(words.contains(icon), qPrintable("nobody shows " + icon));
        }
    }

    void every_visible_string_can_be_translated() {
        static const QRegularExpression bare("\\b(?:text|title|placeholderText|detail|label|hint|help|what|why): \"[^\"]*[A-Za-z]{2}");
        for (const QString& file : filesBelow("ui", {"*.qml"})) {
            const QStringList lines = textOf(file).split('\n');
            for (const QString& line : lines)
                QVERIFY2(!bare.match(line).hasMatch() || line.contains("\"zh_CN\"") || line.contains("\"en\""),
                         qPrintable(file + ": " + line.trimmed()));
        }
    }
};

QTEST_GUILESS_MAIN(TstQmlSources)
#include "tst_qml_sources.moc"
