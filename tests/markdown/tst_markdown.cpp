// SPDX-License-Identifier: MIT
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include "ui/markdown/code_highlighter.h"
#include "ui/markdown/markdown_blocks.h"
#include "ui/markdown/markdown_parser.h"
#include "ui/markdown/streaming_tail.h"

using namespace loquat::ui;
using Kind = MarkdownBlock::Kind;

namespace {

QList<MarkdownBlock> parse(const QString& text, bool streaming = false) { return parseMarkdown(text, {}, streaming); }

/// Which pieces of a line got which colour, as "text=color".
QStringList coloured(const QString& code, const QString& language, int line = 0) {
    QTextDocument document(code);
    class Highlighter : public CodeHighlighter {
    } highlighter;
    highlighter.setProperty("keywordColor", QColor("#000001"));
    highlighter.setProperty("stringColor", QColor("#000002"));
    highlighter.setProperty("functionColor", QColor("#000003"));
    highlighter.setProperty("numberColor", QColor("#000004"));
    highlighter.setProperty("commentColor", QColor("#000005"));
    highlighter.setLanguage(language);
    highlighter.setDocument(&document);
    highlighter.rehighlight();
    const QTextBlock block = document.findBlockByNumber(line);
    QStringList pieces;
    const QStringList names{"", "keyword", "string", "function", "number", "comment"};
    for (const auto& range : block.layout()->formats())
        pieces << block.text().mid(range.start, range.length) + '=' + names[range.format.foreground().color().blue()];
    return pieces;
}

}  // namespace

class TestMarkdown : public QObject {
    Q_OBJECT
private slots:
    void blocks_come_in_order() {
        const auto blocks = parse("# Head\n\nWords *and* **more**.\n\n---\n\n```python\nx = 1\n```\n");
        QCOMPARE(blocks.size(), 4);
        QCOMPARE(blocks[0].kind, Kind::Heading);
        QCOMPARE(blocks[0].level, 1);
        QCOMPARE(blocks[1].html, "Words <i>and</i> <b>more</b>.");
        QCOMPARE(blocks[2].kind, Kind::Rule);
        QCOMPARE(blocks[3].kind, Kind::Code);
        QCOMPARE(blocks[3].text, "x = 1");
        QCOMPARE(blocks[3].language, "python");
    }

    void lists_are_flattened_with_marker_and_depth() {
        const auto blocks = parse("1. one\n2. two\n   - inner\n\n     ```c\n     int x;\n     ```\n- [x] done\n");
        QCOMPARE(blocks.size(), 5);
        QCOMPARE(blocks[0].marker, "1.");
        QCOMPARE(blocks[1].marker, "2.");
        QCOMPARE(blocks[2].marker, "•");
        QCOMPARE(blocks[2].depth, 2);
        QCOMPARE(blocks[3].kind, Kind::Code);
        QCOMPARE(blocks[3].depth, 2);
        QCOMPARE(blocks[3].marker, "");
        QCOMPARE(blocks[4].marker, "☑");
    }

    void an_empty_item_shows_its_marker() {
        const auto blocks = parse("-\n- b\n");
        QCOMPARE(blocks.size(), 2);
        QCOMPARE(blocks[0].marker, "•");
        QCOMPARE(blocks[1].html, "b");
    }

    void tables_keep_cells_and_alignment() {
        const auto blocks = parse("| a | b |\n|:--|--:|\n| `x` | 2 |\n");
        QCOMPARE(blocks.size(), 1);
        QCOMPARE(blocks[0].kind, Kind::Table);
        QCOMPARE(blocks[0].rows.size(), 2);
        QCOMPARE(blocks[0].rows[0], (QStringList{"a", "b"}));
        QCOMPARE(blocks[0].rows[1][1], "2");
        QCOMPARE(blocks[0].align, (QList<int>{Qt::AlignLeft, Qt::AlignRight}));
    }

    void html_is_shown_as_text_and_images_are_links() {
        const auto blocks = parse("<img src=x onerror=1> ![cat](https://example.org/c.png)");
        QCOMPARE(blocks.size(), 1);
        QVERIFY(blocks[0].html.startsWith("&lt;img"));
        QVERIFY(!blocks[0].html.contains("<img"));
        QVERIFY(blocks[0].html.contains("<a href=\"https://example.org/c.png\""));
    }

    void attributes_cannot_break_out() {
        const auto blocks = parse("[x](<a\"onclick=\"b>)");
        QVERIFY2(!blocks[0].html.contains("\"onclick"), qPrintable(blocks[0].html));
    }

    void quotes_carry_their_depth() {
        const auto blocks = parse("> a\n>> b\n\nc");
        QCOMPARE(blocks[0].quote, 1);
        QCOMPARE(blocks[1].quote, 2);
        QCOMPARE(blocks[2].quote, 0);
    }

    void displayed_math_is_a_block_and_inline_math_is_not() {
        const auto blocks = parse("$$E=mc^2$$\n\nso $x$ is");
        QCOMPARE(blocks[0].kind, Kind::Math);
        QCOMPARE(blocks[0].text, "E=mc^2");
        QCOMPARE(blocks[1].kind, Kind::Paragraph);
    }

    void half_written_ends_are_completed_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("completed");
        QTest::newRow("bold") << "some **bo" << "some **bo**";
        QTest::newRow("code") << "run `ls -" << "run `ls -`";
        QTest::newRow("mark at the end") << "some **" << "some ";
        QTest::newRow("closed") << "some **bold**" << "some **bold**";
        QTest::newRow("escaped") << "2 \\** 3" << "2 \\** 3";
        QTest::newRow("mark inside code") << "`a**b`" << "`a**b`";
        QTest::newRow("table head") << "| a | b |" << "| a | b |\n|---|---|";
        QTest::newRow("table second line") << "| a | b |\n|-" << "| a | b |\n|---|---|";
        QTest::newRow("table body") << "| a |\n|---|\n| 1" << "| a |\n|---|\n| 1";
        QTest::newRow("fence") << "```c\nint **x" << "```c\nint **x";
        QTest::newRow("after a fence") << "```\n**\n```\nso **y" << "```\n**\n```\nso **y**";
    }
    void half_written_ends_are_completed() {
        QFETCH(QString, text);
        QFETCH(QString, completed);
        QCOMPARE(completeTail(text), completed);
    }

    void growing_text_renews_only_the_tail() {
        MarkdownBlocks model;
        QAbstractItemModelTester tester(&model);
        model.setStreaming(true);
        const QString text = "# Head\n\nFirst words.\n\n```c\nint x;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        int early = 0;
        for (int i = 1; i <= text.size(); ++i) {
            const int rows = model.rowCount();
            changed.clear();
            model.setText(text.left(i));
            for (const auto& signal : changed)
                if (signal[0].toModelIndex().row() < rows - 1) ++early;
        }
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(early, 0);
        model.setText("other");
        QCOMPARE(model.rowCount(), 1);
    }

    void hostile_markdown_is_survived() {
        QVERIFY(parse(QString(20'000, '>') + 'x').size() >= 1);
        QVERIFY(parse(QString("[").repeated(20'000)).size() >= 1);
        QVERIFY(parse(QString("- ").repeated(2'000) + "x").size() >= 1);
        QVERIFY(parse(QString(QChar(0xD800)) + QChar(0) + "**", true).size() >= 1);
    }

    void code_is_coloured_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QStringList>("pieces");
        QTest::newRow("python") << "python" << "for p in sorted(x):  # note"
                                << QStringList{"for=keyword", "in=keyword", "sorted=function", "# note=comment"};
        QTest::newRow("c++") << "cpp" << "const char* s = \"a\\\"b\"; // c"
                             << QStringList{"const=keyword", "char=keyword", "\"a\\\"b\"=string", "// c=comment"};
        QTest::newRow("json") << "json" << "{\"a\": 1.5, \"b\": true}"
                              << QStringList{"\"a\"=string", "1.5=number", "\"b\"=string", "true=keyword"};
        QTest::newRow("sql in any case") << "sql" << "SELECT 1 FROM t" << QStringList{"SELECT=keyword", "1=number", "FROM=keyword"};
        QTest::newRow("shell parameter") << "bash" << "echo ${#x}" << QStringList{"echo=keyword"};
        QTest::newRow("unknown") << "brainfog" << "for x" << QStringList{};
    }
    void code_is_coloured() {
        QFETCH(QString, language);
        QFETCH(QString, code);
        QFETCH(QStringList, pieces);
        QCOMPARE(coloured(code, language), pieces);
    }

    void comments_and_long_strings_span_lines() {
        QCOMPARE(coloured("a /* b\nint c\n*/ int", "c", 1), QStringList{"int c=comment"});
        QCOMPARE(coloured("a /* b\nint c\n*/ int", "c", 2), (QStringList{"*/=comment", "int=keyword"}));
        QCOMPARE(coloured("x = \"\"\"\nfor\n\"\"\"", "python", 1), QStringList{"for=string"});
    }
};

QTEST_MAIN(TestMarkdown)
#include "tst_markdown.moc"
