// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPointer>
#include <QQuickTextDocument>
#include <QSet>
#include <QSyntaxHighlighter>
#include <QtQml/qqmlregistration.h>

#include "ui/markdown/languages.h"

namespace loquat::ui {

/// Colours the code in a text document: words, strings, numbers, comments, calls.
class CodeHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* target READ target WRITE setTarget NOTIFY targetChanged FINAL)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged FINAL)
    Q_PROPERTY(QString languageTitle READ title NOTIFY languageChanged FINAL)
    Q_PROPERTY(QColor keywordColor MEMBER keyword_ NOTIFY colorsChanged FINAL)
    Q_PROPERTY(QColor stringColor MEMBER string_ NOTIFY colorsChanged FINAL)
    Q_PROPERTY(QColor functionColor MEMBER function_ NOTIFY colorsChanged FINAL)
    Q_PROPERTY(QColor numberColor MEMBER number_ NOTIFY colorsChanged FINAL)
    Q_PROPERTY(QColor commentColor MEMBER comment_ NOTIFY colorsChanged FINAL)

public:
    explicit CodeHighlighter(QObject* parent = nullptr);

    QQuickTextDocument* target() const { return target_; }
    void setTarget(QQuickTextDocument* target);
    QString language() const { return language_; }
    void setLanguage(const QString& language);
    QString title() const { return languageTitle(language_); }

signals:
    void targetChanged();
    void languageChanged();
    void colorsChanged();

protected:
    void highlightBlock(const QString& text) override;

private:
    qsizetype skipBlockComment(const QString& text, qsizetype from);
    qsizetype skipTripleQuote(const QString& text, qsizetype from, int quote);
    qsizetype colorString(const QString& text, qsizetype from);
    qsizetype colorWord(const QString& text, qsizetype from);
    qsizetype colorNumber(const QString& text, qsizetype from);
    bool startsLineComment(const QString& text, qsizetype at) const;
    void colorDiffLine(const QString& text);

    QPointer<QQuickTextDocument> target_;
    QString language_;
    const LanguageSyntax* syntax_ = nullptr;
    QSet<QString> keywords_;
    QStringList line_comments_;
    QString comment_open_, comment_close_;
    QColor keyword_, string_, function_, number_, comment_;
};

}  // namespace loquat::ui
