// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include "storage/records.h"

namespace loquat::ui {

/// A place in an answer where another model took over, as the history keeps it.
struct SeamNote {
    int at = 0;  ///< UTF-16 units of the text before it
    QString fromModel, toModel;  ///< names, as they were then
    QString fromSide, toSide;
    QString why;

    bool operator==(const SeamNote&) const = default;
};

QList<SeamNote> seamsOf(const storage::Message& message);  ///< tolerant, in order
void addSeam(storage::Message& message, const SeamNote& seam);

}  // namespace loquat::ui
