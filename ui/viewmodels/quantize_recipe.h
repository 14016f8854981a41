// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSet>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "engine/local/workshop.h"

namespace loquat::ui {

/// What is to be made of a source: a goal in plain words, the candidates it proposes, the texts to calibrate and judge on.
class QuantizeRecipe : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Quantize")
    Q_PROPERTY(QString goal READ goal WRITE setGoal NOTIFY changed FINAL)
    Q_PROPERTY(QString goalText READ goalText NOTIFY changed FINAL)
    Q_PROPERTY(double limit READ limit WRITE setLimit NOTIFY changed FINAL)
    Q_PROPERTY(double limitFrom READ limitFrom NOTIFY changed FINAL)
    Q_PROPERTY(double limitTo READ limitTo NOTIFY changed FINAL)
    Q_PROPERTY(QString limitText READ limitText NOTIFY changed FINAL)
    Q_PROPERTY(QString level READ level WRITE setLevel NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList candidates READ candidates NOTIFY changed FINAL)
    Q_PROPERTY(int chosenCount READ chosenCount NOTIFY changed FINAL)
    Q_PROPERTY(bool mix READ mix WRITE setMix NOTIFY changed FINAL)
    Q_PROPERTY(QString mixSizeText READ mixSizeText NOTIFY changed FINAL)
    Q_PROPERTY(QString calibration READ calibration WRITE setCalibration NOTIFY changed FINAL)
    Q_PROPERTY(QString calibrationText READ calibrationText NOTIFY changed FINAL)
    Q_PROPERTY(QString heldOut READ heldOut WRITE setHeldOut NOTIFY changed FINAL)
    Q_PROPERTY(QString heldOutText READ heldOutText NOTIFY changed FINAL)
    Q_PROPERTY(QString depth READ depth WRITE setDepth NOTIFY changed FINAL)
    Q_PROPERTY(QString needsText READ needsText NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)

public:
    explicit QuantizeRecipe(const Workshop& workshop, QObject* parent = nullptr) : QObject(parent), workshop_(workshop) {}

    void setSource(const WorkshopSource& source);  ///< and proposes candidates for it
    void restore(const WorkshopPlan& plan);        ///< as they were before a crash
    WorkshopPlan plan() const;                     ///< without the texts themselves
    double budget() const;                         ///< bytes of a file that reaches the goal

    QString goal() const { return goal_; }  ///< "size", "memory", "quality"
    void setGoal(const QString& goal);
    QString goalText() const;
    double limit() const { return limit_; }  ///< bytes: of the file, or of memory
    void setLimit(double bytes);
    double limitFrom() const;
    double limitTo() const;
    QString limitText() const;
    QString level() const { return level_; }  ///< "close", "balanced", "small"
    void setLevel(const QString& level);
    QVariantList candidates() const;  ///< {name, plain, sizeText, bitsText, chosen, usual}
    int chosenCount() const { return int(chosen_.size()) + (mix_ ? 1 : 0); }
    Q_INVOKABLE void setChosen(const QString& name, bool chosen);
    bool mix() const { return mix_; }  ///< a Loquat mix within budget() is made too
    void setMix(bool mix);
    QString mixSizeText() const;
    QString calibration() const { return calibration_; }  ///< "bundled", "file", "conversations", "none"
    void setCalibration(const QString& kind);
    Q_INVOKABLE void setCalibrationFile(const QUrl& file);
    QString calibrationText() const;
    QString heldOut() const { return heldOut_; }  ///< "bundled", "file"
    void setHeldOut(const QString& kind);
    Q_INVOKABLE void setHeldOutFile(const QUrl& file);
    QString heldOutText() const;
    QString depth() const { return depth_; }  ///< "quick", "usual", "all"
    void setDepth(const QString& depth);
    QString needsText() const;
    QString problem() const;  ///< why it cannot start as it is; empty when it can
    void retranslate() { emit changed(); }

signals:
    void changed();

private:
    bool worthMaking(const WorkshopSource::Choice& choice) const;
    void propose();

    const Workshop& workshop_;
    WorkshopSource source_;
    QString goal_ = QStringLiteral("quality");
    QString level_ = QStringLiteral("balanced");
    double limit_ = 0;
    QSet<QString> chosen_;
    bool mix_ = true;
    QString calibration_ = QStringLiteral("bundled");
    QString calibrationFile_;
    QString heldOut_ = QStringLiteral("bundled");
    QString heldOutFile_;
    QString depth_ = QStringLiteral("usual");
};

/// What a type is, in a line for someone who has never heard of it.
QString plainType(const QString& name);

}  // namespace loquat::ui
