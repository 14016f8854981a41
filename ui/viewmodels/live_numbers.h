// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include "engine/chat/model_host.h"
#include "ui/viewmodels/answers.h"

namespace loquat::ui {

/// The figures of the inspector: speed now and lately, memory, cache, the last answer's first token.
class LiveNumbers : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Chat")
    Q_PROPERTY(double tokensPerSecond READ tokensPerSecond NOTIFY changed FINAL)
    Q_PROPERTY(QList<double> history READ history NOTIFY changed FINAL)
    Q_PROPERTY(QString memoryText READ memoryText NOTIFY changed FINAL)
    Q_PROPERTY(double memoryFraction READ memoryFraction NOTIFY changed FINAL)
    Q_PROPERTY(QString kvText READ kvText NOTIFY changed FINAL)
    Q_PROPERTY(double kvFraction READ kvFraction NOTIFY changed FINAL)
    Q_PROPERTY(QString firstTokenText READ firstTokenText NOTIFY changed FINAL)
    Q_PROPERTY(QString costText READ costText NOTIFY changed FINAL)
    Q_PROPERTY(QString device READ device NOTIFY changed FINAL)
    Q_PROPERTY(QString whyText READ whyText NOTIFY changed FINAL)
    Q_PROPERTY(QString whySide READ whySide NOTIFY changed FINAL)

public:
    using QObject::QObject;

    void setModel(const LoadedModelState& state, quint64 kvBytesPerToken);
    void setWhy(const QString& why, const QString& side);
    void setCost(const QString& cost);  ///< of the conversation; empty: nothing was paid
    void setContextUsed(int tokens);
    void onAnswer(const RunningAnswer& answer);  ///< while it is written
    void onEnded(const storage::GenerationStats& stats);

    double tokensPerSecond() const { return tokens_per_second_; }
    QList<double> history() const { return history_; }
    QString memoryText() const;
    double memoryFraction() const;
    QString kvText() const;
    double kvFraction() const;
    QString firstTokenText() const;
    QString costText() const;
    QString device() const { return state_.device; }
    QString whyText() const { return why_; }
    QString whySide() const { return why_side_; }  ///< "local", "cloud"

signals:
    void changed();

private:
    void addSample(double tokensPerSecond);

    LoadedModelState state_;
    quint64 kv_bytes_per_token_ = 0;
    QString why_, why_side_, cost_;
    int context_used_ = 0;
    double tokens_per_second_ = 0;
    double first_token_ms_ = 0;
    QList<double> history_;  // one sample per half second, the last 40
    QString sampled_message_;
    int sampled_tokens_ = 0;
    QElapsedTimer sample_clock_;
};

}  // namespace loquat::ui
