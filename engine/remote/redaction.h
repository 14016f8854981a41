// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QMap>
#include <QString>

namespace loquat::remote {

/// Something private in a text.
struct Finding {
    qsizetype start = 0;   ///< UTF-16 units
    qsizetype length = 0;
    QString kind;          ///< "id-card", "passport", "phone", "email", "card", "iban", "key", "ip", "word"
    QString text;
    QString placeholder;   ///< "⟦PHONE_1⟧"; filled by a Redactor
};

enum class WordAction { Warn, Mask, Stop };
struct WordRule {
    QString word;          ///< matched without regard to case, as a whole word where the script has words
    WordAction action = WordAction::Mask;
    bool outgoing = true;  ///< may not be sent
    bool incoming = false; ///< may not be shown
};

/// Every private part of a text, in order, not overlapping. Numbers with check digits are validated.
QList<Finding> findPrivate(const QString& text, const QList<WordRule>& words = {});

/// Replaces private parts of one conversation by placeholders that stay the same over its messages, and puts
/// them back. The map never leaves the computer.
class Redactor {
public:
    explicit Redactor(QList<WordRule> words = {});

    struct Redacted {
        QString text;
        QList<Finding> findings;  ///< positions in the original
    };
    Redacted redact(const QString& text);
    /// The user's choice in the sheet: this exact text is sent as it is / is hidden too.
    void keep(const QString& text);
    void hide(const QString& text);

    QString restore(const QString& text) const;
    const QHash<QString, QString>& originals() const { return originals_; }  ///< placeholder → text
    QMap<QString, int> countByKind() const;

private:
    QString placeholderFor(const QString& kind, const QString& text);

    QList<WordRule> words_;
    QStringList kept_;
    QHash<QString, QString> originals_;
    QHash<QString, QString> placeholders_;  ///< text → placeholder
    QHash<QString, int> numbers_;           ///< kind → last number
};

/// Puts originals back into a stream, also when a placeholder is split over pieces: holds back what may still
/// become one, never more than the longest placeholder.
class Restorer {
public:
    explicit Restorer(const Redactor& redactor);
    QString feed(const QString& piece);
    QString flush();

private:
    const Redactor& redactor_;
    QString held_;
};

}  // namespace loquat::remote
