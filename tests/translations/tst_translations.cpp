// SPDX-License-Identifier: MIT
// Chinese is complete: every string in the code stands in the file with a translation that keeps its placeholders.
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Entry {
    QString context, source, translation;
    bool unfinished = false;
};

QList<Entry> read(const QString& file) {
    QFile ts(file);
    if (!ts.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&ts);
    QList<Entry> entries;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) continue;
        if (xml.name() == u"name") context = xml.readElementText();
        if (xml.name() == u"message") entries.append({context, {}, {}, false});
        if (xml.name() == u"source") entries.last().source = xml.readElementText();
        if (xml.name() == u"translation") {
            entries.last().unfinished = xml.attributes().hasAttribute("type");
            entries.last().translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
    }
    return entries;
}

QStringList placeholders(const QString& text) {
    static const QRegularExpression pattern("%[0-9n]");
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();) found << it.next().captured();
    found.sort();
    return found;
}

}  // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private slots:
    void chinese_is_complete() {
        const QList<Entry> entries = read(QStringLiteral(LOQUAT_SOURCE_DIR) + "/translations/loquat_zh_CN.ts");
        QVERIFY(entries.size() > 200);
        for (const Entry& e : entries) {
            QVERIFY2(!e.unfinished && !e.translation.isEmpty(), qPrintable(e.context + ": " + e.source));
            QVERIFY2(placeholders(e.source) == placeholders(e.translation), qPrintable(e.source + " / " + e.translation));
        }
    }

    void every_string_of_the_code_is_in_the_file() {
        const QString lupdate = QStringLiteral("/usr/lib/qt6/bin/lupdate");
        if (!QFile::exists(lupdate)) QSKIP("lupdate is not installed");
        const QTemporaryDir folder;
        const QString copy = folder.filePath("zh.ts");
        QVERIFY(QFile::copy(QStringLiteral(LOQUAT_SOURCE_DIR) + "/translations/loquat_zh_CN.ts", copy));
        QProcess process;
        process.setWorkingDirectory(QStringLiteral(LOQUAT_SOURCE_DIR));
        process.start(lupdate, {"-silent", "-I", ".", "-locations", "none", "-no-obsolete", "ui", "engine/local", "engine/chat",
                                "storage", "-ts", copy});
        QVERIFY(process.waitForFinished(60'000));
        for (const Entry& e : read(copy)) QVERIFY2(!e.unfinished, qPrintable("not translated: " + e.context + ": " + e.source));
    }
};

QTEST_APPLESS_MAIN(TestTranslations)
#include "tst_translations.moc"
