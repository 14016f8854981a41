// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "engine/local/machine.h"

namespace loquat::ui {

/// What this computer has, and what the loaded model takes of it.
class Computer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList meaning READ meaning NOTIFY changed FINAL)
    Q_PROPERTY(QString memoryText READ memoryText NOTIFY changed FINAL)
    Q_PROPERTY(double memoryFraction READ memoryFraction NOTIFY changed FINAL)
    Q_PROPERTY(QString loadedModelText READ loadedModelText NOTIFY changed FINAL)

public:
    explicit Computer(const QString& dataFolder, QObject* parent = nullptr);

    /// Tells what is in memory now; `name` is empty when nothing is.
    void setLoaded(const QString& name, quint64 bytes, bool loading);
    void setMachine(const Machine& machine);  ///< what is known of the processors
    void refresh();  ///< reads free memory and disk again

    QString summary() const;
    QVariantList meaning() const;  ///< what the summary means for models: maps of iconName, title, text
    QString memoryText() const;  ///< "1.4 of 16 GB memory": what the loaded model takes
    double memoryFraction() const;
    QString loadedModelText() const;

signals:
    void changed();

private:
    QString dataFolder_;
    MemoryFigures memory_;
    Machine machine_;
    QString loadedName_;
    quint64 loadedBytes_ = 0;
    bool loading_ = false;
};

}  // namespace loquat::ui
