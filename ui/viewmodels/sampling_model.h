// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include "engine/chat/types.h"

namespace loquat::ui {

/// The sampling parameters of a conversation as the inspector edits them.
class SamplingModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Chat")
    Q_PROPERTY(QString preset READ preset WRITE setPreset NOTIFY changed FINAL)
    Q_PROPERTY(double temperature READ temperature WRITE setTemperature NOTIFY changed FINAL)
    Q_PROPERTY(double topP READ topP WRITE setTopP NOTIFY changed FINAL)
    Q_PROPERTY(double minP READ minP WRITE setMinP NOTIFY changed FINAL)
    Q_PROPERTY(double typicalP READ typicalP WRITE setTypicalP NOTIFY changed FINAL)
    Q_PROPERTY(double repetitionPenalty READ repetitionPenalty WRITE setRepetitionPenalty NOTIFY changed FINAL)
    Q_PROPERTY(double frequencyPenalty READ frequencyPenalty WRITE setFrequencyPenalty NOTIFY changed FINAL)
    Q_PROPERTY(double presencePenalty READ presencePenalty WRITE setPresencePenalty NOTIFY changed FINAL)
    Q_PROPERTY(int topK READ topK WRITE setTopK NOTIFY changed FINAL)
    Q_PROPERTY(int maxTokens READ maxTokens WRITE setMaxTokens NOTIFY changed FINAL)
    Q_PROPERTY(QString seed READ seed WRITE setSeed NOTIFY changed FINAL)
    Q_PROPERTY(QString stop READ stop WRITE setStop NOTIFY changed FINAL)
    Q_PROPERTY(bool json READ json WRITE setJson NOTIFY changed FINAL)
    Q_PROPERTY(QString thinking READ thinking WRITE setThinking NOTIFY changed FINAL)

public:
    using QObject::QObject;

    const Sampling& value() const { return value_; }
    void setValue(const Sampling& value);  ///< emits changed, not edited
    const AnswerForm& form() const { return form_; }
    void setForm(const AnswerForm& form);  ///< emits changed, not edited

    static Sampling exact();  ///< always the likeliest word

    QString preset() const;  ///< "exact", "balanced", "loose", "custom"
    void setPreset(const QString& preset);
    Q_INVOKABLE void reset();

    double temperature() const { return value_.temperature; }
    void setTemperature(double v) { edit(&Sampling::temperature, qBound(0.0, v, 2.0)); }
    double topP() const { return value_.topP; }
    void setTopP(double v) { edit(&Sampling::topP, qBound(0.0, v, 1.0)); }
    double minP() const { return value_.minP; }
    void setMinP(double v) { edit(&Sampling::minP, qBound(0.0, v, 1.0)); }
    double typicalP() const { return value_.typicalP; }
    void setTypicalP(double v) { edit(&Sampling::typicalP, qBound(0.0, v, 1.0)); }
    double repetitionPenalty() const { return value_.repetitionPenalty; }
    void setRepetitionPenalty(double v) { edit(&Sampling::repetitionPenalty, qBound(1.0, v, 2.0)); }
    double frequencyPenalty() const { return value_.frequencyPenalty; }
    void setFrequencyPenalty(double v) { edit(&Sampling::frequencyPenalty, qBound(-2.0, v, 2.0)); }
    double presencePenalty() const { return value_.presencePenalty; }
    void setPresencePenalty(double v) { edit(&Sampling::presencePenalty, qBound(-2.0, v, 2.0)); }
    int topK() const { return value_.topK; }
    void setTopK(int v) { edit(&Sampling::topK, qBound(0, v, 1000)); }
    int maxTokens() const { return value_.maxTokens; }
    void setMaxTokens(int v) { edit(&Sampling::maxTokens, v <= 0 ? -1 : v); }
    QString seed() const { return value_.seed < 0 ? QString() : QString::number(value_.seed); }
    void setSeed(const QString& seed);
    bool json() const { return form_.json; }
    void setJson(bool json);
    QString thinking() const;  ///< "" (as the model likes), "off", "on"
    void setThinking(const QString& thinking);
    QString stop() const { return value_.stop.join('\n'); }
    void setStop(const QString& lines) { edit(&Sampling::stop, lines.split('\n', Qt::SkipEmptyParts)); }

signals:
    void changed();
    void edited();  ///< by the user: worth saving

private:
    template <class T>
    void edit(T Sampling::*field, T value) {
        if (value_.*field == value) return;
        value_.*field = value;
        emit changed();
        emit edited();
    }

    void editForm(const AnswerForm& form);

    Sampling value_;
    AnswerForm form_;
};

}  // namespace loquat::ui
