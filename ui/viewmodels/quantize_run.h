// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "engine/local/workshop.h"
#include "ui/viewmodels/quantize_results.h"

namespace loquat::ui {

/// A plan being carried out: what is done, what is being done and how fast, what is left.
class QuantizeRun : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Quantize")
    Q_PROPERTY(bool running READ isRunning NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList jobs READ jobs NOTIFY changed FINAL)
    Q_PROPERTY(QString stageText READ stageText NOTIFY changed FINAL)
    Q_PROPERTY(QString stagePlain READ stagePlain NOTIFY changed FINAL)
    Q_PROPERTY(QString detailText READ detailText NOTIFY changed FINAL)
    Q_PROPERTY(double share READ share NOTIFY changed FINAL)
    Q_PROPERTY(QString leftText READ leftText NOTIFY changed FINAL)
    Q_PROPERTY(QString elapsedText READ elapsedText NOTIFY changed FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)
    Q_PROPERTY(int doneCount READ doneCount NOTIFY changed FINAL)
    Q_PROPERTY(QString errorWhat READ errorWhat NOTIFY changed FINAL)
    Q_PROPERTY(QString errorWhy READ errorWhy NOTIFY changed FINAL)

public:
    QuantizeRun(Workshop& workshop, QuantizeResults& results, QObject* parent = nullptr);

    void start(const WorkshopPlan& plan);
    void fail(const QString& what, const QString& why);  ///< before it could start
    void clear();

    bool isRunning() const { return workshop_.isRunning(); }
    QVariantList jobs() const;   ///< {id, name, state ("waiting", "making", "measuring", "done", "failed"), text, share}; first the preparations
    QString stageText() const;   ///< "Measuring Q4_K_M, 2 of 5"
    QString stagePlain() const;  ///< what that means
    QString detailText() const;  ///< "48 of 96 MB, 12 MB/s, 4 s left"
    double share() const;        ///< of the stage; -1: not known
    QString leftText() const;    ///< of everything: "About 12 min left"
    QString elapsedText() const;
    QString summary() const;     ///< "5 candidates measured on 48 passages in 14 min."
    int doneCount() const;
    QString errorWhat() const { return errorWhat_; }
    QString errorWhy() const { return errorWhy_; }

    Q_INVOKABLE void finishEarly() { workshop_.finishEarly(); }
    Q_INVOKABLE void cancel();  ///< and removes what was made
    void retranslate() { emit changed(); }

signals:
    void changed();
    void finished();  ///< all candidates have been tried
    void stopped();

private:
    QString nameOf(const QString& id) const;
    QStringList ids() const;

    Workshop& workshop_;
    QuantizeResults& results_;
    WorkshopPlan plan_;
    WorkshopProgress at_;
    bool cancelled_ = false;
    bool any_ = false;  // progress was told
    QHash<QString, ChatError> failures_;
    QElapsedTimer clock_;
    QTimer tick_;
    qint64 tookMs_ = 0;
    QString errorWhat_;
    QString errorWhy_;
};

}  // namespace loquat::ui
