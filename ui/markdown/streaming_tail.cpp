// SPDX-License-Identifier: MIT
#include "ui/markdown/streaming_tail.h"

#include <QStringList>
#include <algorithm>

namespace loquat::ui {

namespace {

bool endsInsideFence(const QStringList& lines) {
    QString fence;
    for (const QString& line : lines) {
        const QString t = line.trimmed();
        if (fence.isEmpty() && (t.startsWith("```") || t.startsWith("~~~")))
            fence = t.left(3);
        else if (!fence.isEmpty() && t.startsWith(fence) && t.count(fence[0]) == t.size())
            fence.clear();
    }
    return !fence.isEmpty();
}

bool isTableLine(const QString& line) { return line.trimmed().startsWith('|'); }

bool isDelimiterStart(const QString& line) {
    const QString t = line.trimmed();
    return t.size() > 0 && std::all_of(t.begin(), t.end(), [](QChar c) { return QStringLiteral("|-: ").contains(c); });
}

QString delimiterLine(const QString& head) {
    const QString cells = head.trimmed();
    const auto columns = std::max<qsizetype>(1, cells.count('|') - (cells.size() > 1 && cells.endsWith('|') ? 1 : 0));
    return "|" + QStringLiteral("---|").repeated(columns);
}

/// Closes what the last line opened, innermost first. Marks inside code are plain text.
QString openMarks(const QString& line) {
    QStringList stack;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool inCode = !stack.isEmpty() && stack.last() == "`";
        if (line[i] == '\\' && !inCode) {
            ++i;
            continue;
        }
        QString mark;
        if (line[i] == '`') mark = "`";
        else if (!inCode && line.mid(i, 2) == "**") mark = "**";
        else if (!inCode && line.mid(i, 2) == "~~") mark = "~~";
        if (mark.isEmpty()) continue;
        i += mark.size() - 1;
        if (stack.contains(mark))
            while (stack.takeLast() != mark) {}
        else
            stack.append(mark);
    }
    QString closing;
    while (!stack.isEmpty()) closing += stack.takeLast();
    return closing;
}

}  // namespace

QString completeTail(const QString& text) {
    QStringList lines = text.split('\n');
    if (endsInsideFence(lines)) return text;
    const auto last = lines.size() - 1;
    const bool startsTable = isTableLine(lines[last]) && (last == 0 || !isTableLine(lines[last - 1]));
    const bool isSecondLine = last > 0 && isDelimiterStart(lines[last]) && isTableLine(lines[last - 1]) &&
                              (last == 1 || !isTableLine(lines[last - 2]));
    if (startsTable) return text + '\n' + delimiterLine(lines[last]);
    if (isSecondLine) {
        lines[last] = delimiterLine(lines[last - 1]);
        return lines.join('\n');
    }
    // A mark at the very end is about to open something: closing it would show an empty pair.
    QString line = lines[last];
    QString body = text;
    if (!openMarks(line).isEmpty())
        while (line.endsWith('*') || line.endsWith('`') || line.endsWith('~')) {
            line.chop(1);
            body.chop(1);
        }
    return body + openMarks(line);
}

}  // namespace loquat::ui
