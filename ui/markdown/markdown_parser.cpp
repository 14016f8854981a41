// SPDX-License-Identifier: MIT
#include "ui/markdown/markdown_parser.h"

#include <md4c.h>

#include "ui/markdown/streaming_tail.h"

namespace loquat::ui {

namespace {

using Kind = MarkdownBlock::Kind;

/// Collects md4c's events into a flat list of blocks.
class Builder {
public:
    explicit Builder(const InlineStyle& style) : style_(style) {}

    void enterBlock(MD_BLOCKTYPE type, void* detail);
    void leaveBlock(MD_BLOCKTYPE type);
    void enterSpan(MD_SPANTYPE type, void* detail);
    void leaveSpan(MD_SPANTYPE type);
    void text(MD_TEXTTYPE type, const QString& text);

    QList<MarkdownBlock> take() && { return std::move(blocks_); }

private:
    struct List {
        bool ordered;
        bool tight;
        unsigned next;
    };

    MarkdownBlock& open(Kind kind);
    void close();
    void enterItem(const MD_BLOCK_LI_DETAIL& item);
    static QString attribute(const MD_ATTRIBUTE& a) { return QString::fromUtf8(a.text, qsizetype(a.size)); }

    const InlineStyle& style_;
    QList<MarkdownBlock> blocks_;
    QList<List> lists_;
    int quote_ = 0;
    QString marker_;         // waits for the first block of its item
    bool first_of_item_ = false;
    bool is_open_ = false;   // blocks_.last() takes text
    bool in_cell_ = false;
    bool in_image_ = false;
};

MarkdownBlock& Builder::open(Kind kind) {
    MarkdownBlock block;
    block.kind = kind;
    block.depth = int(lists_.size());
    block.quote = quote_;
    block.marker = marker_;
    block.tight = !blocks_.isEmpty() && first_of_item_ && lists_.last().tight && blocks_.last().depth > 0;
    marker_.clear();
    first_of_item_ = false;
    is_open_ = true;
    blocks_.append(block);
    return blocks_.last();
}

void Builder::close() { is_open_ = false; }

void Builder::enterItem(const MD_BLOCK_LI_DETAIL& item) {
    List& list = lists_.last();
    if (item.is_task)
        marker_ = item.task_mark == ' ' ? QStringLiteral("☐") : QStringLiteral("☑");
    else
        marker_ = list.ordered ? QString::number(list.next++) + '.' : QStringLiteral("•");
    first_of_item_ = true;
}

void Builder::enterBlock(MD_BLOCKTYPE type, void* detail) {
    if (type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY && type != MD_BLOCK_TR && type != MD_BLOCK_TH && type != MD_BLOCK_TD)
        close();
    switch (type) {
        case MD_BLOCK_DOC: case MD_BLOCK_THEAD: case MD_BLOCK_TBODY: case MD_BLOCK_HTML: break;
        case MD_BLOCK_QUOTE: ++quote_; break;
        case MD_BLOCK_UL: {
            const auto* ul = static_cast<MD_BLOCK_UL_DETAIL*>(detail);
            lists_.append({false, ul->is_tight != 0, 0});
            break;
        }
        case MD_BLOCK_OL: {
            const auto* ol = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
            lists_.append({true, ol->is_tight != 0, ol->start});
            break;
        }
        case MD_BLOCK_LI: enterItem(*static_cast<MD_BLOCK_LI_DETAIL*>(detail)); break;
        case MD_BLOCK_HR: open(Kind::Rule); close(); break;
        case MD_BLOCK_H: open(Kind::Heading).level = int(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level); break;
        case MD_BLOCK_CODE: open(Kind::Code).language = attribute(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->lang); break;
        case MD_BLOCK_P: open(Kind::Paragraph); break;
        case MD_BLOCK_TABLE: open(Kind::Table); break;
        case MD_BLOCK_TR: blocks_.last().rows.append(QStringList()); break;
        case MD_BLOCK_TH: case MD_BLOCK_TD: {
            MarkdownBlock& table = blocks_.last();
            const MD_ALIGN align = static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align;
            if (type == MD_BLOCK_TH)
                table.align << (align == MD_ALIGN_RIGHT ? Qt::AlignRight : align == MD_ALIGN_CENTER ? Qt::AlignHCenter : Qt::AlignLeft);
            table.rows.last().append(QString());
            in_cell_ = true;
            break;
        }
    }
}

void Builder::leaveBlock(MD_BLOCKTYPE type) {
    switch (type) {
        case MD_BLOCK_TH: case MD_BLOCK_TD: in_cell_ = false; return;
        case MD_BLOCK_TR: case MD_BLOCK_THEAD: case MD_BLOCK_TBODY: return;
        case MD_BLOCK_QUOTE: --quote_; break;
        case MD_BLOCK_UL: case MD_BLOCK_OL: lists_.removeLast(); break;
        case MD_BLOCK_LI:
            if (first_of_item_) open(Kind::Paragraph);  // an empty item still shows its marker
            break;
        case MD_BLOCK_CODE:
            if (blocks_.last().text.endsWith('\n')) blocks_.last().text.chop(1);
            break;
        default: break;
    }
    close();
}

void Builder::text(MD_TEXTTYPE type, const QString& text) {
    if (!is_open_) open(Kind::Paragraph);  // items of tight lists have no paragraph of their own
    MarkdownBlock& block = blocks_.last();
    if (block.kind == Kind::Code) {
        block.text += text;
        return;
    }
    QString& html = in_cell_ ? block.rows.last().last() : block.html;
    switch (type) {
        case MD_TEXT_NULLCHAR: html += QChar(0xFFFD); break;
        case MD_TEXT_BR: html += QStringLiteral("<br>"); break;
        case MD_TEXT_SOFTBR: html += ' '; break;
        case MD_TEXT_ENTITY: html += text; break;
        default: html += text.toHtmlEscaped(); break;
    }
    if (type == MD_TEXT_LATEXMATH) block.text += text;
}

void Builder::enterSpan(MD_SPANTYPE type, void* detail) {
    if (!is_open_) open(Kind::Paragraph);
    MarkdownBlock& block = blocks_.last();
    QString& html = in_cell_ ? block.rows.last().last() : block.html;
    const QString code = QStringLiteral("<span style=\"font-family:'%1'; font-size:%2px; background-color:%3;\">")
                             .arg(style_.monoFamily).arg(style_.codePixels).arg(style_.codeBackground.name());
    const auto link = [&](const QString& address) {
        html += QStringLiteral("<a href=\"%1\" style=\"color:%2;\">").arg(address.toHtmlEscaped(), style_.link.name());
    };
    switch (type) {
        case MD_SPAN_EM: html += QStringLiteral("<i>"); break;
        case MD_SPAN_STRONG: html += QStringLiteral("<b>"); break;
        case MD_SPAN_DEL: html += QStringLiteral("<s>"); break;
        case MD_SPAN_U: html += QStringLiteral("<u>"); break;
        case MD_SPAN_A: link(attribute(static_cast<MD_SPAN_A_DETAIL*>(detail)->href)); break;
        case MD_SPAN_IMG: link(attribute(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src)); break;
        case MD_SPAN_WIKILINK: break;
        case MD_SPAN_LATEXMATH_DISPLAY:
            if (block.html.isEmpty() && block.kind == Kind::Paragraph) block.kind = Kind::Math;
            [[fallthrough]];
        case MD_SPAN_CODE: case MD_SPAN_LATEXMATH: html += code; break;
    }
}

void Builder::leaveSpan(MD_SPANTYPE type) {
    MarkdownBlock& block = blocks_.last();
    QString& html = in_cell_ ? block.rows.last().last() : block.html;
    switch (type) {
        case MD_SPAN_EM: html += QStringLiteral("</i>"); break;
        case MD_SPAN_STRONG: html += QStringLiteral("</b>"); break;
        case MD_SPAN_DEL: html += QStringLiteral("</s>"); break;
        case MD_SPAN_U: html += QStringLiteral("</u>"); break;
        case MD_SPAN_A: case MD_SPAN_IMG: html += QStringLiteral("</a>"); break;
        case MD_SPAN_WIKILINK: break;
        case MD_SPAN_CODE: case MD_SPAN_LATEXMATH: case MD_SPAN_LATEXMATH_DISPLAY: html += QStringLiteral("</span>"); break;
    }
}

Builder& builder(void* data) { return *static_cast<Builder*>(data); }

}  // namespace

QList<MarkdownBlock> parseMarkdown(const QString& text, const InlineStyle& style, bool streaming) {
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB | MD_FLAG_LATEXMATHSPANS | MD_FLAG_NOHTML;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) { return builder(data).enterBlock(type, detail), 0; };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) { return builder(data).leaveBlock(type), 0; };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) { return builder(data).enterSpan(type, detail), 0; };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* data) { return builder(data).leaveSpan(type), 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* chars, MD_SIZE size, void* data) {
        return builder(data).text(type, QString::fromUtf8(chars, qsizetype(size))), 0;
    };
    const QByteArray utf8 = (streaming ? completeTail(text) : text).toUtf8();
    Builder result(style);
    md_parse(utf8.constData(), MD_SIZE(utf8.size()), &parser, &result);
    return std::move(result).take();
}

}  // namespace loquat::ui
