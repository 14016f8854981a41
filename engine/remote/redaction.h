// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace loquat::remote {

/// Something private in a text.
struct Finding {
    qsizetype start = 0;   ///< UTF-16 units
    qsizetype length = 0;
    QString kind;          ///< "id-card", "passport", "phone", "email", "card", "iban", "key", "ip", "word"; from a
                           ///< Redactor also "text": what looks like a placeholder but was typed
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

/// Where a rule's word stands in a text.
struct WordHit {
    qsizetype start = 0;
    qsizetype length = 0;
    qsizetype rule = 0;    ///< index in the list given
};
/// In order, not overlapping, the longest word first; rules of all actions and directions.
QList<WordHit> findWords(const QString& text, const QList<WordRule>& rules);

/// Every private part of a text and the words to be masked on their way out, in order, not overlapping. Linear in the
/// text. Numbers with check digits are validated; those without need a form that little else has, or a word beside them
/// ("Tel", "护照"), and are left alone behind a word for things ("order no.", "订单号"). Loopback, "any", multicast and mask
/// addresses are left alone; private networks are not. What is random but named by nothing is no key.
QList<Finding> findPrivate(const QString& text, const QList<WordRule>& words = {});

/// Replaces private parts of one conversation by placeholders that stay the same over its messages, and puts
/// them back. The map never leaves the computer.
class Redactor {
public:
    explicit Redactor(QList<WordRule> words = {});
    void setWords(const QList<WordRule>& words) { words_ = words; }

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
    QMap<QString, int> countByKind() const;  ///< different private texts so far

private:
    QString placeholderFor(const QString& kind, const QString& text);

    QList<WordRule> words_;
    QStringList kept_;
    QStringList hidden_;
    QHash<QString, QString> originals_;
    QHash<QString, QString> placeholders_;  ///< text → placeholder
    QMap<QString, int> numbers_;            ///< kind → last number
};

/// Puts originals back into a stream, also when a placeholder is split over pieces: holds back what may still
/// become one, never more than the longest placeholder. Takes what models make of placeholders, too: other brackets
/// ("[PHONE_1]", "【PHONE_1】"), small letters, spaces, marks inside ("⟦**PHONE 1**⟧"). What names no original stays.
class Restorer {
public:
    explicit Restorer(const Redactor& redactor);
    QString feed(const QString& piece);
    QString flush();

private:
    QString restored(bool more);

    const Redactor& redactor_;
    QString held_;
};

/// Keeps words that may not be shown out of a stream: masked ones become "•••", a Stop ends it there.
/// Holds back what may still become such a word.
class WordWatch {
public:
    explicit WordWatch(const QList<WordRule>& rules);  ///< those for incoming text count
    QString feed(const QString& piece);
    QString flush();
    bool stopped() const { return stopped_; }          ///< nothing more comes out
    const QStringList& seen() const { return seen_; }  ///< the rules' words met so far, each once

private:
    QString take(qsizetype until);

    QList<WordRule> rules_;
    QString held_;
    qsizetype shown_ = 0;  ///< how much of held_ was given out; kept for the sake of a word's left edge
    QStringList seen_;
    bool stopped_ = false;
};

}  // namespace loquat::remote
