// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "ui/markdown/markdown_parser.h"

namespace loquat::ui {

/// Markdown text as rows for a view. When the text grows, only rows that changed are renewed, so what
/// is already on the page stays still.
class MarkdownBlocks : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(bool streaming READ isStreaming WRITE setStreaming NOTIFY streamingChanged FINAL)
    Q_PROPERTY(QColor linkColor READ linkColor WRITE setLinkColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor codeBackground READ codeBackground WRITE setCodeBackground NOTIFY styleChanged FINAL)
    Q_PROPERTY(QString monoFamily READ monoFamily WRITE setMonoFamily NOTIFY styleChanged FINAL)
    Q_PROPERTY(int codePixels READ codePixels WRITE setCodePixels NOTIFY styleChanged FINAL)

public:
    enum Role { Kind = Qt::UserRole, Html, Code, Language, Level, Depth, Quote, Marker, Tight, Rows, Align };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString text() const { return text_; }
    void setText(const QString& text);
    bool isStreaming() const { return streaming_; }
    void setStreaming(bool streaming);
    QColor linkColor() const { return style_.link; }
    void setLinkColor(const QColor& color) { restyle(style_.link, color); }
    QColor codeBackground() const { return style_.codeBackground; }
    void setCodeBackground(const QColor& color) { restyle(style_.codeBackground, color); }
    QString monoFamily() const { return style_.monoFamily; }
    void setMonoFamily(const QString& family) { restyle(style_.monoFamily, family); }
    int codePixels() const { return style_.codePixels; }
    void setCodePixels(int pixels) { restyle(style_.codePixels, pixels); }

signals:
    void textChanged();
    void streamingChanged();
    void styleChanged();

private:
    template <class T>
    void restyle(T& field, const T& value) {
        if (field == value) return;
        field = value;
        parse();
        emit styleChanged();
    }
    void parse();

    QString text_;
    bool streaming_ = false;
    InlineStyle style_;
    QList<MarkdownBlock> blocks_;
};

}  // namespace loquat::ui
