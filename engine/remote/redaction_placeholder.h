// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>

namespace loquat::remote::redaction {

/// "⟦PHONE_1⟧"
QString placeholder(const QString& kind, int number);

/// What stands at the beginning of a text that begins with a bracket.
struct Reading {
    enum class State { Nothing, Partial, Whole };
    State state = State::Nothing;  ///< Partial: more text may make it a placeholder
    qsizetype length = 0;          ///< of what was written
    QString placeholder;           ///< as we write it; empty: its number is not one of ours
};
Reading readPlaceholder(QStringView text);

/// Where the next bracket that may open a placeholder stands; the text's size: nowhere.
qsizetype nextBracket(QStringView text, qsizetype from);

}  // namespace loquat::remote::redaction
