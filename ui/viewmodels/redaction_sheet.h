// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>
#include <functional>

#include "engine/chat/types.h"
#include "engine/remote/redaction.h"
#include "storage/records.h"
#include "ui/viewmodels/cloud_models.h"

namespace loquat::ui {

/// "Look before it leaves": exactly what is about to be sent, and what stands in for what.
class RedactionSheet : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Chat")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    Q_PROPERTY(bool redacting READ isRedacting NOTIFY changed FINAL)
    Q_PROPERTY(QStringList warnings READ warnings NOTIFY changed FINAL)
    Q_PROPERTY(QString providerName READ providerName NOTIFY changed FINAL)
    Q_PROPERTY(QString host READ host NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList pieces READ pieces NOTIFY changed FINAL)
    Q_PROPERTY(QString original READ original NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList findings READ findings NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList others READ others NOTIFY changed FINAL)
    Q_PROPERTY(int tokens READ tokens NOTIFY changed FINAL)
    Q_PROPERTY(QString costText READ costText NOTIFY changed FINAL)
    Q_PROPERTY(bool always MEMBER always_ NOTIFY alwaysChanged FINAL)
    Q_PROPERTY(bool canAnswerHere READ canAnswerHere NOTIFY changed FINAL)

public:
    using QObject::QObject;

    struct Question {
        QList<ChatMessage> messages;
        QString words = {};                    ///< of the question at their end, without its files
        QList<storage::Attachment> attachments = {};  ///< of that question
        CloudModel target;
        remote::Redactor* redactor = nullptr;  ///< the conversation's own, alive while the sheet is open
        bool redacting = true;                 ///< false: the text leaves as it is
        QStringList warnings;                  ///< words in it that the user wants to be warned about
        bool always = false;
        bool canAnswerHere = false;
    };
    struct Choices {
        std::function<void()> send;
        std::function<void()> answerHere;
        std::function<void()> cancel;
    };
    void show(const Question& question, Choices choices);

    bool isOpen() const { return question_.redactor != nullptr; }
    bool isRedacting() const { return question_.redacting; }
    QStringList warnings() const { return question_.warnings; }
    QString providerName() const { return question_.target.providerName; }
    QString host() const { return question_.target.host; }
    /// The question as it is sent: {text, placeholder, removed}; `placeholder` is empty for plain text.
    QVariantList pieces() const { return pieces_; }
    QString original() const { return original_; }
    /// {text, kind, placeholder, hidden, removed}, each thing once, in the order of appearance.
    QVariantList findings() const { return findings_; }
    /// What goes along: {title, text, tokens, picture}: files and pictures, earlier messages, the system prompt. `picture`:
    /// a small image of one that leaves as it is.
    QVariantList others() const { return others_; }
    int tokens() const { return tokens_; }
    QString costText() const;
    bool always() const { return always_; }
    bool canAnswerHere() const { return question_.canAnswerHere; }

    Q_INVOKABLE void setHidden(const QString& text, bool hidden);
    Q_INVOKABLE void hideWord(const QString& word);
    Q_INVOKABLE void send();
    Q_INVOKABLE void answerHere();
    Q_INVOKABLE void cancel();

    static QString kindName(const QString& kind);            ///< "Phone", translated
    static QString placeholderName(const QString& placeholder);  ///< "⟦PHONE_1⟧" → "Phone 1"

signals:
    void changed();
    void alwaysChanged();

private:
    void prepare();
    void list(const QList<remote::Finding>& findings);
    void showQuestion(const ChatMessage& message, const remote::Redactor::Redacted& redacted);
    void addPictures();
    void close(const std::function<void()>& choice);

    remote::Redactor::Redacted redacted(const QString& text);

    Question question_;
    Choices choices_;
    QString original_;
    QVariantList pieces_, findings_, others_;
    QList<remote::Finding> seen_;  ///< every private thing, also those the user lets pass
    QStringList passing_;
    int tokens_ = 0;
    bool always_ = false;
};

}  // namespace loquat::ui
