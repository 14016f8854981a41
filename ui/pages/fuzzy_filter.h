// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace loquat::ui {

/// Which of `names` contain the letters of `query` in order, best first. Empty names never match.
class FuzzyFilter : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList names READ names WRITE setNames NOTIFY namesChanged FINAL)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(QList<int> matches READ matches NOTIFY matchesChanged FINAL)

public:
    using QObject::QObject;

    QStringList names() const { return names_; }
    void setNames(const QStringList& names);
    QString query() const { return query_; }
    void setQuery(const QString& query);
    QList<int> matches() const { return matches_; }  ///< indexes into names

    /// Lower is better; -1 does not match. Letters that begin words or follow one another cost nothing.
    static int cost(const QString& name, const QString& query);

signals:
    void namesChanged();
    void queryChanged();
    void matchesChanged();

private:
    void refresh();

    QStringList names_;
    QString query_;
    QList<int> matches_;
};

}  // namespace loquat::ui
