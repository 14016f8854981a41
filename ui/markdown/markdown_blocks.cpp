// SPDX-License-Identifier: MIT
#include "ui/markdown/markdown_blocks.h"

#include <algorithm>

namespace loquat::ui {

namespace {

QString kindName(MarkdownBlock::Kind kind) {
    switch (kind) {
        case MarkdownBlock::Kind::Paragraph: return QStringLiteral("paragraph");
        case MarkdownBlock::Kind::Heading: return QStringLiteral("heading");
        case MarkdownBlock::Kind::Code: return QStringLiteral("code");
        case MarkdownBlock::Kind::Table: return QStringLiteral("table");
        case MarkdownBlock::Kind::Rule: return QStringLiteral("rule");
        case MarkdownBlock::Kind::Math: return QStringLiteral("math");
    }
    Q_UNREACHABLE();
}

}  // namespace

int MarkdownBlocks::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(blocks_.size()); }

QHash<int, QByteArray> MarkdownBlocks::roleNames() const {
    return {{Kind, "kind"},   {Html, "html"},   {Code, "code"},     {Language, "language"}, {Level, "level"}, {Depth, "depth"},
            {Quote, "quote"}, {Tight, "tight"}, {Marker, "marker"}, {Rows, "rows"},         {Align, "align"}};
}

QVariant MarkdownBlocks::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const MarkdownBlock& b = blocks_[index.row()];
    switch (role) {
        case Kind: return kindName(b.kind);
        case Html: return b.html;
        case Code: return b.text;
        case Language: return b.language;
        case Level: return b.level;
        case Depth: return b.depth;
        case Quote: return b.quote;
        case Marker: return b.marker;
        case Tight: return b.tight;
        case Rows: {
            QVariantList rows;
            for (const QStringList& row : b.rows) rows << QVariant(row);
            return rows;
        }
        case Align: return QVariant::fromValue(b.align);
    }
    return {};
}

void MarkdownBlocks::setText(const QString& text) {
    if (text_ == text) return;
    text_ = text;
    parse();
    emit textChanged();
}

void MarkdownBlocks::setStreaming(bool streaming) {
    if (streaming_ == streaming) return;
    streaming_ = streaming;
    parse();
    emit streamingChanged();
}

void MarkdownBlocks::parse() {
    QList<MarkdownBlock> now = parseMarkdown(text_, style_, streaming_);
    const qsizetype common = std::min(now.size(), blocks_.size());
    for (qsizetype row = 0; row < common; ++row) {
        if (blocks_[row] == now[row]) continue;
        blocks_[row] = now[row];
        emit dataChanged(index(int(row)), index(int(row)));
    }
    if (now.size() > common) {
        beginInsertRows({}, int(common), int(now.size()) - 1);
        blocks_ = std::move(now);
        endInsertRows();
    } else if (blocks_.size() > common) {
        beginRemoveRows({}, int(common), int(blocks_.size()) - 1);
        blocks_.resize(common);
        endRemoveRows();
    }
}

}  // namespace loquat::ui
