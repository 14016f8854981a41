// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace loquat::remote {

/// What a service without prefix completion is told behind an unfinished answer.
QString continueInstruction();

/// Models asked to go on like to say the end of what is there once more. Drops a beginning that repeats the
/// end of `before`, also when it comes in pieces; holds text back only while it may still be such a repetition.
/// Short or monotonous repetitions (a letter, a table rule) are left: they may well be meant.
class OverlapTrimmer {
public:
    explicit OverlapTrimmer(const QString& before);
    QString feed(const QString& piece);
    QString flush();

private:
    void take(QChar c);
    QString release();

    QString before_;
    QString held_;
    qsizetype space_ = 0;          ///< white space at the beginning of what is held
    QList<qsizetype> starts_;      ///< where in `before` the repetition may have begun
    qsizetype repeated_ = 0;       ///< the longest repetition that reached the end of `before`
    bool deciding_ = true;
};

}  // namespace loquat::remote
