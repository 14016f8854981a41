// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace loquat::ui {

/// The text with its half-written last line closed: open **, *, ` and ~~ get their end, the head of a
/// table its second line, so that nothing flickers while the rest arrives. Fenced code is left alone.
QString completeTail(const QString& text);

}  // namespace loquat::ui
