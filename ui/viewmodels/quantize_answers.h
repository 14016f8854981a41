// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "engine/chat/model_host.h"
#include "ui/viewmodels/quantize_results.h"

namespace loquat::ui {

/// One prompt, two answers side by side: of two candidates, or of one and the original. Without chance, so that what
/// differs is theirs. First the left one answers, then the right one.
class QuantizeAnswers : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Quantize")
    Q_PROPERTY(QString prompt READ prompt WRITE setPrompt NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList options READ options NOTIFY changed FINAL)
    Q_PROPERTY(QString leftId READ leftId WRITE setLeftId NOTIFY changed FINAL)
    Q_PROPERTY(QString rightId READ rightId WRITE setRightId NOTIFY changed FINAL)
    Q_PROPERTY(QString leftText READ leftText NOTIFY changed FINAL)
    Q_PROPERTY(QString rightText READ rightText NOTIFY changed FINAL)
    Q_PROPERTY(QString leftStats READ leftStats NOTIFY changed FINAL)
    Q_PROPERTY(QString rightStats READ rightStats NOTIFY changed FINAL)
    Q_PROPERTY(bool answering READ isAnswering NOTIFY changed FINAL)
    Q_PROPERTY(bool canAsk READ canAsk NOTIFY changed FINAL)
    Q_PROPERTY(QString verdict READ verdict NOTIFY changed FINAL)

public:
    QuantizeAnswers(ModelHost& host, const QuantizeResults& results, QObject* parent = nullptr);

    void setOriginal(const QString& path);  ///< and forgets the answers
    void clear();                           ///< stops, forgets, lets the files go

    QString prompt() const { return prompt_; }
    void setPrompt(const QString& prompt);
    QVariantList options() const;  ///< {value, text}: the original first
    QString leftId() const { return sides_[0].id; }
    void setLeftId(const QString& id) { choose(0, id); }
    QString rightId() const;
    void setRightId(const QString& id) { choose(1, id); }
    QString leftText() const { return sides_[0].text; }
    QString rightText() const { return sides_[1].text; }
    QString leftStats() const { return sides_[0].stats; }
    QString rightStats() const { return sides_[1].stats; }
    bool isAnswering() const { return sides_[0].request || sides_[1].request; }
    bool canAsk() const { return !isAnswering() && !prompt_.trimmed().isEmpty() && results_.count() > 0; }
    QString verdict() const;  ///< whether they say the same
    Q_INVOKABLE void ask();
    Q_INVOKABLE void stop();

signals:
    void changed();

private:
    struct Answer {
        QString id;  ///< of the candidate; empty: the original, at the right what is selected
        RequestId request = 0;
        QString text;
        QString stats;
        bool done = false;
    };
    void choose(int side, const QString& id);
    Answer* of(RequestId id);
    void finish(Answer& answer, const QString& stats);
    QString pathOf(const QString& id) const;

    ModelHost& host_;
    const QuantizeResults& results_;
    QString original_;
    QString prompt_;
    Answer sides_[2];
};

}  // namespace loquat::ui
