// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <functional>
#include <QtQml/qqmlregistration.h>

#include "engine/local/library.h"

namespace loquat::ui {

/// Unfinished files in the folder of models that nobody writes any more: what they take, and getting rid of them.
class LeftoverFiles : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ModelLibrary")
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(QString question READ question NOTIFY changed FINAL)

public:
    explicit LeftoverFiles(Library& files, QObject* parent = nullptr);

    /// Tells what findLeftovers() is to pass over, whenever it is asked.
    using FindWanted = std::function<QSet<QString>()>;
    void setWanted(FindWanted wanted) { wanted_ = std::move(wanted); }
    void look(const QString& folder);
    void set(const QList<Leftover>& leftovers);

    QString text() const;      ///< one line; empty: there are none
    QString question() const;  ///< what would be lost
    Q_INVOKABLE void remove();  ///< for good; ask first

signals:
    void changed();

private:
    Library& files_;
    QString folder_;
    FindWanted wanted_ = [] { return QSet<QString>(); };
    QList<Leftover> leftovers_;
    int look_ = 0;  // the last one begun
};

}  // namespace loquat::ui
