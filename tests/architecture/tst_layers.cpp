// SPDX-License-Identifier: MIT
// Arrows point down only: reads every #include and fails on one the architecture does not draw.
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

const QSet<QString> kCore{"base", "tensor", "gguf", "text", "backend", "model", "sample", "runtime", "quantize", "cli"};

/// Which rooms a room may include, itself and base apart.
const QMap<QString, QSet<QString>> kMayInclude{
    {"base", {}},
    {"tensor", {}},
    {"gguf", {"tensor"}},
    {"text", {"gguf", "tensor"}},
    {"backend", {"text", "gguf", "tensor"}},
    {"model", {"backend", "text", "gguf", "tensor"}},
    {"sample", {"backend", "text", "gguf", "tensor"}},
    {"runtime", {"sample", "model", "backend", "text", "gguf", "tensor"}},
    {"quantize", {"runtime", "sample", "model", "backend", "text", "gguf", "tensor"}},
    {"cli", kCore},
    {"chat", {}},
    {"local", QSet<QString>(kCore) + QSet<QString>{"chat"}},
    {"remote", {"chat"}},
    {"server", {"chat"}},
    {"storage", {}},
};

/// "engine/gguf/reader.h" is of room "gguf", "storage/storage.h" of "storage", "ui/app/main.cpp" of "ui".
QString roomOf(const QString& path) {
    const QStringList parts = path.split('/');
    return parts[0] == "engine" ? parts.value(1) : parts[0];
}

QStringList includesOf(const QString& file) {
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) return {};
    static const QRegularExpression pattern("^\\s*#\\s*include\\s*([<\"][^>\"]+)[>\"]", QRegularExpression::MultilineOption);
    QStringList found;
    for (auto it = pattern.globalMatch(QString::fromUtf8(source.readAll())); it.hasNext();) found << it.next().captured(1);
    return found;
}

/// Every rule that `include`, seen in a file of `room`, breaks; empty when none.
QString complaint(const QString& room, const QString& include) {
    const QString path = include.mid(1);
    if (include.startsWith('<')) {
        const bool isQt = path.startsWith('Q') || path.startsWith("qt");
        return isQt && kCore.contains(room) ? QStringLiteral("the core knows no Qt") : QString();
    }
    if (!path.contains('/')) return QStringLiteral("includes are written from the root");
    const QString target = roomOf(path);
    if (room == "ui" || target == room || target == "base") return {};
    if (!kMayInclude.contains(room)) return QStringLiteral("room %1 is not drawn").arg(room);
    return kMayInclude[room].contains(target) ? QString() : QStringLiteral("no arrow from %1 to %2").arg(room, target);
}

}  // namespace

class TestLayers : public QObject {
    Q_OBJECT
private slots:
    void every_include_follows_an_arrow() {
        const QString root = QStringLiteral(LOQUAT_SOURCE_DIR);
        QStringList broken;
        int seen = 0;
        for (const QString& top : {"engine", "storage", "ui"}) {
            QDirIterator it(root + '/' + top, {"*.h", "*.cpp", "*.cu"}, QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString file = it.next().mid(root.size() + 1);
                const QStringList includes = includesOf(root + '/' + file);
                for (const QString& include : includes) {
                    ++seen;
                    const QString why = complaint(roomOf(file), include);
                    if (!why.isEmpty() && !include.contains(".moc")) broken << file + " includes " + include.mid(1) + ": " + why;
                }
            }
        }
        QVERIFY(seen > 300);
        QVERIFY2(broken.isEmpty(), qPrintable('\n' + broken.join('\n')));
    }

    void a_wrong_arrow_is_noticed() {
        QVERIFY(!complaint("gguf", "\"engine/runtime/session.h").isEmpty());
        QVERIFY(!complaint("model", "<QString").isEmpty());
        QVERIFY(!complaint("storage", "\"engine/chat/types.h").isEmpty());
        QVERIFY(!complaint("text", "\"tokenizer.h").isEmpty());
        QVERIFY(complaint("local", "\"engine/runtime/session.h").isEmpty());
        QVERIFY(complaint("text", "<string").isEmpty());
    }

    void the_top_level_holds_nothing_else() {
        const QSet<QString> allowed{"ui", "engine", "storage", "resources", "translations", "tests", "packaging", "build"};
        const QStringList folders = QDir(QStringLiteral(LOQUAT_SOURCE_DIR)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString& folder : folders) QVERIFY2(allowed.contains(folder), qPrintable(folder));
    }
};

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
