// SPDX-License-Identifier: MIT
#include "ui/markdown/code_highlighter.h"

#include <QTextDocument>
#include <cstring>

namespace loquat::ui {

namespace {

// What a line leaves open for the next one, as the block state of QSyntaxHighlighter.
enum State { kPlain = 0, kInComment = 1, kInTripleDouble = 2, kInTripleSingle = 3 };

bool isWordCharacter(QChar c) { return c.isLetterOrNumber() || c == '_'; }

}  // namespace

CodeHighlighter::CodeHighlighter(QObject* parent) : QSyntaxHighlighter(parent) {
    connect(this, &CodeHighlighter::colorsChanged, this, &QSyntaxHighlighter::rehighlight);
}

void CodeHighlighter::setTarget(QQuickTextDocument* target) {
    if (target_ == target) return;
    target_ = target;
    setDocument(target ? target->textDocument() : nullptr);
    emit targetChanged();
}

void CodeHighlighter::setLanguage(const QString& language) {
    if (language_ == language && syntax_) return;
    language_ = language;
    syntax_ = findLanguage(language);
    const auto words = [](const char* text) { return QString::fromLatin1(text).split(' ', Qt::SkipEmptyParts); };
    const QStringList keywords = syntax_ ? words(syntax_->keywords) : QStringList();
    keywords_ = QSet<QString>(keywords.begin(), keywords.end());
    line_comments_ = syntax_ ? words(syntax_->lineComments) : QStringList();
    const QStringList around = syntax_ ? words(syntax_->blockComment) : QStringList();
    comment_open_ = around.value(0);
    comment_close_ = around.value(1);
    rehighlight();
    emit languageChanged();
}

void CodeHighlighter::highlightBlock(const QString& text) {
    if (!syntax_) return;
    if (syntax_->names == QLatin1String("diff patch")) {
        colorDiffLine(text);
        return;
    }
    setCurrentBlockState(kPlain);
    qsizetype i = 0;
    if (previousBlockState() == kInComment) i = skipBlockComment(text, 0);
    if (previousBlockState() == kInTripleDouble) i = skipTripleQuote(text, 0, kInTripleDouble);
    if (previousBlockState() == kInTripleSingle) i = skipTripleQuote(text, 0, kInTripleSingle);
    while (i < text.size()) {
        const QChar c = text[i];
        if (!comment_open_.isEmpty() && text.mid(i, comment_open_.size()) == comment_open_) {
            i = skipBlockComment(text, i);
        } else if (startsLineComment(text, i)) {
            setFormat(int(i), int(text.size() - i), comment_);
            return;
        } else if (syntax_->quotes[0] && strchr(syntax_->quotes, c.toLatin1()) && c.toLatin1()) {
            i = colorString(text, i);
        } else if (c.isDigit()) {
            i = colorNumber(text, i);
        } else if (c.isLetter() || c == '_') {
            i = colorWord(text, i);
        } else {
            ++i;
        }
    }
}

bool CodeHighlighter::startsLineComment(const QString& text, qsizetype at) const {
    for (const QString& mark : line_comments_) {
        if (text.mid(at, mark.size()) != mark) continue;
        // "#" inside a word or after "$" is no comment in shells.
        if (mark == "#" && at > 0 && !text[at - 1].isSpace() && !QStringLiteral(";)]},").contains(text[at - 1])) continue;
        return true;
    }
    return false;
}

qsizetype CodeHighlighter::skipBlockComment(const QString& text, qsizetype from) {
    const qsizetype search = previousBlockState() == kInComment && from == 0 ? 0 : from + comment_open_.size();
    const qsizetype close = text.indexOf(comment_close_, search);
    const qsizetype end = close < 0 ? text.size() : close + comment_close_.size();
    if (close < 0) setCurrentBlockState(kInComment);
    setFormat(int(from), int(end - from), comment_);
    return end;
}

qsizetype CodeHighlighter::skipTripleQuote(const QString& text, qsizetype from, int state) {
    const QString mark = state == kInTripleDouble ? QStringLiteral("\"\"\"") : QStringLiteral("'''");
    const qsizetype search = previousBlockState() == state && from == 0 ? 0 : from + 3;
    const qsizetype close = text.indexOf(mark, search);
    const qsizetype end = close < 0 ? text.size() : close + 3;
    if (close < 0) setCurrentBlockState(state);
    setFormat(int(from), int(end - from), string_);
    return end;
}

qsizetype CodeHighlighter::colorString(const QString& text, qsizetype from) {
    const QChar quote = text[from];
    if (syntax_->tripleQuotes && text.mid(from, 3) == QString(3, quote))
        return skipTripleQuote(text, from, quote == '"' ? kInTripleDouble : kInTripleSingle);
    qsizetype i = from + 1;
    while (i < text.size() && text[i] != quote) i += text[i] == '\\' ? 2 : 1;
    const qsizetype end = qMin(i + 1, text.size());
    // An apostrophe that never closes is a Rust lifetime or prose, not a string to the line's end.
    if (i >= text.size() && quote == '\'') return from + 1;
    setFormat(int(from), int(end - from), string_);
    return end;
}

qsizetype CodeHighlighter::colorNumber(const QString& text, qsizetype from) {
    qsizetype i = from;
    while (i < text.size() && (isWordCharacter(text[i]) || (text[i] == '.' && i + 1 < text.size() && text[i + 1].isDigit()))) ++i;
    setFormat(int(from), int(i - from), number_);
    return i;
}

qsizetype CodeHighlighter::colorWord(const QString& text, qsizetype from) {
    qsizetype i = from;
    while (i < text.size() && isWordCharacter(text[i])) ++i;
    const QString word = text.mid(from, i - from);
    if (keywords_.contains(syntax_->caseless ? word.toLower() : word))
        setFormat(int(from), int(i - from), keyword_);
    else if (i < text.size() && text[i] == '(')
        setFormat(int(from), int(i - from), function_);
    return i;
}

void CodeHighlighter::colorDiffLine(const QString& text) {
    const QColor color = text.startsWith('+') ? string_ : text.startsWith('-') ? keyword_ : text.startsWith('@') ? function_ : QColor();
    if (color.isValid()) setFormat(0, int(text.size()), color);
}

}  // namespace loquat::ui
