// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QStringList>

namespace loquat::ui {

/// How inline parts look; the rest of the look belongs to the delegates.
struct InlineStyle {
    QColor link = Qt::blue;
    QColor codeBackground = Qt::lightGray;
    QString monoFamily = QStringLiteral("monospace");
    int codePixels = 13;
    bool operator==(const InlineStyle&) const = default;
};

/// One row of an answer. Lists and quotes are flattened: their blocks carry depth and marker, so that
/// code inside a list item is drawn like any other code.
struct MarkdownBlock {
    enum class Kind { Paragraph, Heading, Code, Table, Rule, Math };

    Kind kind = Kind::Paragraph;
    QString html;               ///< rich text of paragraphs and headings; all input is escaped
    QString text;               ///< code or formula as written
    QString language;           ///< of code, as written after the fence
    int level = 0;              ///< of headings, 1 to 6
    int depth = 0;              ///< of list nesting
    int quote = 0;              ///< of quote nesting
    QString marker;             ///< "•" or "2." before the first block of a list item; "☐" "☑" for tasks
    bool tight = false;         ///< follows its predecessor closely (items of a tight list)
    QList<QStringList> rows;    ///< cells of a table as rich text, head first
    QList<int> align;           ///< per column, Qt::AlignmentFlag
    bool operator==(const MarkdownBlock&) const = default;
};

/// CommonMark with GitHub's tables, strikethrough, task lists and autolinks, and $math$ (md4c). Raw HTML
/// is shown as text, images as links: nothing is ever fetched. With `streaming`, a half-written end (open
/// emphasis, a table without its second line) is read as what it is about to become.
QList<MarkdownBlock> parseMarkdown(const QString& text, const InlineStyle& style, bool streaming);

}  // namespace loquat::ui
